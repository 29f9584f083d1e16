"""What no plan can do without."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank, empty_text
from plans.validation.rules import Found, rule
from plans.validation.wording import label, say


@rule(
    "C-01",
    Level.BLOCKS,
    title=_("The plan has a title"),
    why=demands.IDENTITY,
    remedy=_(
        "Give the plan a title with the country or crisis and the years, such as “South Sudan crisis response "
        "plan 2027”."
    ),
)
def title(case: Case) -> Iterator[Found]:
    if blank(case.content.identity.title):
        yield "identity", "title", say(_("The plan has no title. Name the country or the crisis, and the years."))


@rule(
    "C-02",
    Level.BLOCKS,
    title=_("The plan names the countries concerned"),
    why=demands.IDENTITY,
    remedy=_(
        "Add each country whose territory or people the plan concerns. Each of them is later asked for its "
        "request or consent."
    ),
)
def countries(case: Case) -> Iterator[Found]:
    if not any(case.content.country_codes):
        yield "identity", "countries", say(_("No country is named. Choose every country that the plan concerns."))


@rule(
    "C-03",
    Level.BLOCKS,
    title=_("The plan has a first and a last day"),
    why=demands.IDENTITY,
    remedy=_(
        "Enter the first and the last day. If they are not settled yet, enter the likely ones: a draft can still "
        "change them."
    ),
)
def period(case: Case) -> Iterator[Found]:
    for name in ("starts_on", "ends_on"):
        if getattr(case.content.identity, name) is None:
            message = _("“%(field)s” is missing. Give the date; it can still be changed while the plan is a draft.")
            yield "identity", name, say(message, field=label(case.content.identity, name))


@rule(
    "C-04",
    Level.BLOCKS,
    title=_("The type of crisis is chosen"),
    why=demands.DEFINITION,
    remedy=_(
        "Choose what set people moving: conflict, disaster, epidemic or another type. Choose several where "
        "several came together."
    ),
)
def crisis_types(case: Case) -> Iterator[Found]:
    if not case.content.crisis.crisis_types:
        yield "crisis", "crisis_types", say(_("No type of crisis is chosen. Choose at least one; several may hold."))


@rule(
    "C-05",
    Level.BLOCKS,
    title=_("The plan has an objective"),
    why=demands.STRATEGY,
    remedy=_(
        "Write one sentence on what will be different for people when the plan ends. Two to five such objectives "
        "are usual."
    ),
)
def objectives(case: Case) -> Iterator[Found]:
    if all(blank(row.title) for row in case.content.objectives.objectives):
        yield "objectives", "objectives", say(_("The plan has no objective. Add one that sectors can work towards."))


@rule(
    "C-06",
    Level.BLOCKS,
    title=_("The plan answers in a sector of assistance"),
    why=demands.SECTORS,
    remedy=_("Choose the sectors in which this office will really do something; more can be added later."),
)
def responses(case: Case) -> Iterator[Found]:
    if not case.content.responses:
        yield (
            "responses",
            "",
            say(_("No sector of assistance is chosen. Choose the sectors in which the plan answers.")),
        )


@rule(
    "C-07",
    Level.BLOCKS,
    title=_("Each sector says what people need and how it is answered"),
    why=demands.SECTORS,
    remedy=_(
        "Write two or three sentences: who lacks what and where; then how this sector answers it. A short text "
        "that is true is enough to submit."
    ),
)
def needs_and_approaches(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for name in ("need", "approach"):
            if blank(getattr(response, name)):
                yield empty_text(key, name, response, name)


@rule(
    "C-08",
    Level.BLOCKS,
    title=_("Each sector has an activity"),
    why=demands.SECTORS,
    remedy=_(
        "Add at least one activity, or remove the sector if nothing will be done in it. Typical activities are "
        "offered below the table."
    ),
)
def activities(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        if not response.activities:
            yield (
                key,
                "activities",
                say(_("This sector has no activity. Add what is done here, or take the sector out.")),
            )
