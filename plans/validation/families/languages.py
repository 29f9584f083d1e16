"""Whether the plan says the same in every language into which somebody has begun to translate it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.models import Language
from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.rules import Found, rule
from plans.validation.wording import say


@rule(
    "L-01",
    Level.ADVISES,
    title=_("A translation that was begun is finished"),
    why=demands.LANGUAGES,
    remedy=_("Open the translations and fill in what is marked as missing, or remove the language."),
)
def unfinished(case: Case) -> Iterator[Found]:
    for it in case.standings:
        if it.missing:
            message = _("%(language)s: %(missing)s of %(all)s texts still to be translated. Reports wait for them.")
            language = Language(it.language).label
            yield "translations", it.language, say(message, language=language, missing=it.missing, all=it.texts)


@rule(
    "L-02",
    Level.ADVISES,
    title=_("A translation follows what changed in the original"),
    why=demands.LANGUAGES,
    remedy=_("Open the translations and look at the marked texts: correct them, or confirm that they still hold."),
)
def outdated(case: Case) -> Iterator[Found]:
    for it in case.standings:
        if it.changed:
            message = _(
                "%(language)s: %(changed)s of the translated texts changed since. Look at their translations again."
            )
            yield "translations", it.language, say(message, language=Language(it.language).label, changed=it.changed)
