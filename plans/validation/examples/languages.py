from dataclasses import replace

from plans.content.translating import texts
from plans.content.values import Translation
from plans.validation.examples.example import COMPLETE, Example

FRENCH = tuple(
    Translation(language="fr", section=it.section, place=it.place, text="« … »", original=it.fingerprint)
    for it in texts(COMPLETE)
)
UNFINISHED = replace(COMPLETE, translations=FRENCH[1:])
FINISHED = replace(COMPLETE, translations=FRENCH)

EXAMPLES = (
    Example("L-01", "translations", "", FRENCH[1:], near=FRENCH, at=("translations", "fr")),
    Example("L-01", "translations", "", FRENCH[:1], near=(), at=("translations", "fr")),
    Example(
        "L-02",
        "risks",
        "overview",
        "Looked at each week.",
        near=COMPLETE.risks.overview,
        at=("translations", "fr"),
        base=FINISHED,
    ),
)
