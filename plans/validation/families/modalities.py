"""The six operational modalities: used in a sector, or the plan says why not."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from plans.validation import demands
from plans.validation.case import Case
from plans.validation.findings import Level
from plans.validation.gaps import blank
from plans.validation.rules import Found, rule
from plans.validation.wording import say

CASH = "M6"
CASH_FORMS = {"cash", "voucher"}


@rule(
    "F-14",
    Level.BLOCKS,
    title=_("Each modality is used, or the plan says why not"),
    why=demands.MODALITIES,
    remedy=_(
        "For each modality named, either mark it as used in a sector and say how, or add it here with the reason "
        "why it does not fit."
    ),
)
def modalities_considered(case: Case) -> Iterator[Found]:
    settled = {row.modality for row in case.content.modalities.absences if not blank(row.reason)}
    settled |= {row.modality for _key, response in case.responses for row in response.modalities if row.used}
    silent = [entry for entry in case.modalities if entry.code not in settled]
    if silent:
        message = _(
            "Neither used in a sector nor explained: %(modalities)s. Use them, or say here why they do not fit."
        )
        yield "modalities", "absences", say(message, modalities=silent)


@rule(
    "F-15",
    Level.BLOCKS,
    title=_("A modality that is used says how"),
    why=demands.MODALITIES,
    remedy=_(
        "Write a sentence or two on how the modality works in this sector: who decides, who is paid, which "
        "partner leads."
    ),
)
def uses_explained(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        for row in response.modalities:
            if row.used and blank(row.how):
                message = _("“%(modality)s” is used here. Say how, in a sentence or two.")
                yield key, f"modalities.{row.uid}.how", say(message, modality=case.named("modality", row.modality))


@rule(
    "F-16",
    Level.WARNS,
    title=_("No modality is both used and ruled out"),
    why=demands.MODALITIES,
    remedy=_("Decide which is true: remove the reason here, or unmark the modality in the sector that uses it."),
)
def absences_true(case: Case) -> Iterator[Found]:
    used = {row.modality for _key, response in case.responses for row in response.modalities if row.used}
    for row in case.content.modalities.absences:
        if row.modality in used:
            message = _("The plan says why “%(modality)s” is not used, yet a sector uses it. Take one of them out.")
            modality = case.named("modality", row.modality)
            yield "modalities", f"absences.{row.uid}.modality", say(message, modality=modality)


@rule(
    "F-17",
    Level.ADVISES,
    title=_("Cash in words is cash in activities"),
    why=demands.MODALITIES,
    remedy=_(
        "Mark the activities that give cash or vouchers under “form of assistance”, or correct the answer on the "
        "modality."
    ),
)
def cash_agrees(case: Case) -> Iterator[Found]:
    for key, response in case.responses:
        said = any(row.used for row in response.modalities if row.modality == CASH)
        done = any(row.assistance in CASH_FORMS for row in response.activities)
        if said and not done:
            message = _("This sector uses “%(modality)s”, but no activity gives cash or vouchers. Mark those that do.")
            yield key, "activities", say(message, modality=case.named("modality", CASH))
        if done and not said:
            message = _("An activity gives cash or vouchers. Say under “%(modality)s” how that is done.")
            yield key, "modalities", say(message, modality=case.named("modality", CASH))
