"""Why the rules ask: the demands of the framework and of Resolution 1243, and plain arithmetic, a sentence each."""

from django.utils.translation import gettext_lazy as _

IDENTITY = _("A plan must be found, told from others, and shown to every State that it concerns.")
STRATEGY = _(
    "The framework is a basis for analysis and planning: a plan says what is known, what follows and who acts."
)
DEFINITION = _(
    "The framework knows a migration crisis by its types, onset, cause and place, and plans for every phase."
)
DIMENSIONS = _(
    "The framework names six mobility dimensions of crisis. A plan says which are present and answers those."
)
PHASES = _("The framework plans for before, during and after a crisis. Phases overlap, and each one chosen needs work.")
SECTORS = _("The framework answers a crisis through sectors of assistance: what people need there and what is done.")
ISSUES = _("Work in every sector says when, how and to what extent it takes in each of the five cross-cutting issues.")
MODALITIES = _(
    "The six operational modalities are applied as appropriate: each is used somewhere, or the plan says why not."
)
SYSTEMS = _(
    "Activities contribute to the response systems that are active in the country, so that the response is one."
)
NEXUS = _("The framework joins humanitarian, development and peace work, so that needs shrink and not only get met.")
LINKS = _("The framework serves objective 2 of the Migration Governance Framework and the strategic objectives of IOM.")
PEOPLE_FIRST = _(
    "The framework puts people at the centre: they take part in decisions, and IOM is accountable to them."
)
STATES = _("States are responsible for people on their territory; IOM supports them at their request and with consent.")
PARTNERSHIPS = _("The framework builds on partnerships with States, organizations and local actors.")
RISKS = _("Work in a crisis meets risks to people and to the programme; the framework asks for quality and for care.")
EVIDENCE = _("Programming is based on evidence: a reader can trace each figure, see whom it means and how old it is.")
COUNCIL = _(
    "Resolution 1243 asks for regular reports to the Council: what cannot be measured cannot be reported there."
)
SUBSETS = _(
    "Arithmetic: those targeted are some of those in need, who are some of the affected, some of the population."
)
PARTS = _("Arithmetic: parts do not add up to more than their whole, and no whole is smaller than one of its parts.")
ONCE = _("Arithmetic: one person may get help in several sectors and still counts once in the plan.")
COSTS = _("What the plan asks for is the sum of what its activities cost, and is set against what is confirmed.")
CALENDAR = _("Arithmetic of dates: things end after they begin, and what belongs to a plan happens within it.")
APPEALS = _("A flash appeal covers the first months; work that lasts longer belongs in a crisis response plan.")
LANGUAGES = _("IOM works in English, French and Spanish: a plan says the same in every language in which it is read.")
CODES = _("Codes let plans be added up, compared and translated. One that nobody knows would drop out of every count.")
