"""Texts that people left, copied, or let grow."""

from plans.validation.examples.example import COMPLETE, ONE, TWO, Example
from plans.validation.examples.plan import changed
from plans.validation.families.copies import STATEMENT
from plans.validation.families.prose import LONG, LONG_IN_ROW
from plans.validation.passages import PARAGRAPH

NEED = (
    "Families who came in May live in the school and in the church, without doors and light, and at night without a "
    "place to wash; the river is an hour away."
)
ELSEWHERE = changed(COMPLETE, TWO, "need", f"First of all.\n\n{NEED}")
HOW = "Women of each committee choose where lamps and latrines stand, and say where not."
SAID = changed(COMPLETE, ONE, "issues.x1.how", HOW)
FRENCH, SPANISH = (changed(COMPLETE, "identity", "language", language) for language in ("fr", "es"))
LONG_NAME = "a" * (PARAGRAPH - 1)

EXAMPLES = (
    Example("W-01", "context", "gaps", "TBD", near="The east."),
    Example("W-01", "context", "gaps", "xxxx families lack water.", near="xx families lack water."),
    Example("W-01", "crisis", "summary", "lorem ipsum dolor", near="The lore of ipsum."),
    Example("W-01", ONE, "need", "**To be completed.**", near="Latrines are to be completed by June."),
    Example("W-01", ONE, "approach", "First phase: to be confirmed", near="First phase: to be confirmed by May"),
    Example("W-01", ONE, "activities.kits.partner", "(TBC)", near="Clinics for TBC"),
    Example("W-01", "risks", "risks.flood.owner", "[à compléter]", near="Travail à compléter", base=FRENCH),
    Example("W-01", "accountability", "psea", "- por completar", near="Queda por completar el curso.", base=SPANISH),
    Example("W-01", "funding", "contributions.c1.donor", "???", near="??"),
    Example("W-02", "context", "situation", "word " * (LONG // 5) + "x", near="word " * (LONG // 5)),
    Example("W-02", ONE, "activities.kits.description", "a" * (LONG_IN_ROW + 1), near="a" * LONG_IN_ROW),
    Example("W-03", ONE, "need", NEED, near=f"{NEED} So it was.", at=(TWO, "need"), base=ELSEWHERE),
    Example("W-03", "context", "needs", f"**{NEED.upper()}**", near="", at=(TWO, "need"), base=ELSEWHERE),
    Example(
        "W-03",
        ONE,
        "approach",
        LONG_NAME + "b",
        near=LONG_NAME,
        at=(TWO, "approach"),
        base=changed(COMPLETE, TWO, "approach", LONG_NAME + "B.\n\nThe rest."),
    ),
    Example("W-04", ONE, "issues.x2.how", HOW, near=f"{HOW} So do men.", base=SAID),
    Example("W-04", TWO, "issues.x1.how", f"{HOW}.", near="", base=SAID),
    Example("W-04", ONE, "modalities.m1.how", HOW, near="Jointly.", base=SAID),
    Example(
        "W-04",
        ONE,
        "issues.x2.how",
        "a" * STATEMENT,
        near="a" * (STATEMENT - 1),
        base=changed(COMPLETE, ONE, "issues.x1.how", "a" * STATEMENT),
    ),
    Example("W-05", ONE, "approach", "With ZQX, EU and 20 USD.", near="With IOM, EU, ZQX-26 and 20 USD."),
    Example(
        "W-05",
        "context",
        "gaps",
        "The NSDMC has no boats.",
        near="The National State Disaster Management Council (NSDMC) has no boats.",
    ),
)
