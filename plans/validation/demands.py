"""Why the rules ask: the demands of the framework and of Resolution 1243, and plain arithmetic, a sentence each."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from plans.validation.wording import Text


@dataclass(frozen=True)
class Demand:
    """What asks for rules, and where that stands."""

    text: "Text"
    source: "Text"


FRAMEWORK = _("Migration Crisis Operational Framework, Council document MC/2355 of 2012")
ADDENDUM = _("Addendum of 2021 to the framework; its edition of 2012 did not ask for it yet")
MANUAL = _("The framework as the Emergency Manual of IOM describes it since the Addendum of 2021")
RESOLUTION = _("Council Resolution 1243 of 27 November 2012")
GOVERNANCE = _("Migration Governance Framework, objective 2, to which the framework contributes")
REVIEWS = _("Experience: what reviewers send plans back for")
ARITHMETIC = _("Plain arithmetic")
OFFICIAL = _("The official languages of IOM")
STANDARDS = _("The reference data of this site, which follow the standards of the humanitarian community")

IDENTITY = Demand(
    _("A plan must be found, told from others, and shown to every State that it concerns."),
    FRAMEWORK,
)
STRATEGY = Demand(
    _("The framework is a basis for analysis and planning: a plan says what is known, what follows and who acts."),
    FRAMEWORK,
)
DEFINITION = Demand(
    _("The framework knows a migration crisis by its types, onset, cause and place, and plans for every phase."),
    FRAMEWORK,
)
DIMENSIONS = Demand(
    _("The framework names six mobility dimensions of crisis. A plan says which are present and answers those."),
    MANUAL,
)
PHASES = Demand(
    _("The framework plans for before, during and after a crisis. Phases overlap, and each one chosen needs work."),
    FRAMEWORK,
)
SECTORS = Demand(
    _("The framework answers a crisis through sectors of assistance: what people need there and what is done."),
    FRAMEWORK,
)
ISSUES = Demand(
    _("Work in every sector says when, how and to what extent it takes in each of the five cross-cutting issues."),
    ADDENDUM,
)
MODALITIES = Demand(
    _("The six operational modalities are applied as appropriate: each is used somewhere, or the plan says why not."),
    ADDENDUM,
)
SYSTEMS = Demand(
    _("Activities contribute to the response systems that are active in the country, so that the response is one."),
    MANUAL,
)
NEXUS = Demand(
    _("The framework joins humanitarian, development and peace work, so that needs shrink and not only get met."),
    MANUAL,
)
LINKS = Demand(
    _("The framework serves objective 2 of the Migration Governance Framework and the strategic objectives of IOM."),
    GOVERNANCE,
)
PEOPLE_FIRST = Demand(
    _("The framework puts people at the centre: they take part in decisions, and IOM is accountable to them."),
    MANUAL,
)
STATES = Demand(
    _("States are responsible for people on their territory; IOM supports them at their request and with consent."),
    FRAMEWORK,
)
PARTNERSHIPS = Demand(
    _("The framework builds on partnerships with States, organizations and local actors."),
    FRAMEWORK,
)
RISKS = Demand(
    _("Work in a crisis meets risks to people and to the programme; the framework asks for quality and for care."),
    REVIEWS,
)
EVIDENCE = Demand(
    _("Programming is based on evidence: a reader can trace each figure, see whom it means and how old it is."),
    MANUAL,
)
COUNCIL = Demand(
    _("Resolution 1243 asks for regular reports to the Council: what cannot be measured cannot be reported there."),
    RESOLUTION,
)
SUBSETS = Demand(
    _("Arithmetic: those targeted are some of those in need, who are some of the affected, some of the population."),
    ARITHMETIC,
)
PARTS = Demand(
    _("Arithmetic: parts do not add up to more than their whole, and no whole is smaller than one of its parts."),
    ARITHMETIC,
)
ONCE = Demand(
    _("Arithmetic: one person may get help in several sectors and still counts once in the plan."),
    ARITHMETIC,
)
COSTS = Demand(
    _("What the plan asks for is the sum of what its activities cost, and is set against what is confirmed."),
    REVIEWS,
)
CALENDAR = Demand(
    _("Arithmetic of dates: things end after they begin, and what belongs to a plan happens within it."),
    ARITHMETIC,
)
APPEALS = Demand(
    _("A flash appeal covers the first months; work that lasts longer belongs in a crisis response plan."),
    REVIEWS,
)
LANGUAGES = Demand(
    _("IOM works in English, French and Spanish: a plan says the same in every language in which it is read."),
    OFFICIAL,
)
CODES = Demand(
    _("Codes let plans be added up, compared and translated. One that nobody knows would drop out of every count."),
    STANDARDS,
)
PROSE = Demand(
    _("Those who decide on a plan read all of it: what is unfinished, copied or endless comes back."),
    REVIEWS,
)
