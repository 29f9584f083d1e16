from dataclasses import replace

from plans.content.translating import texts
from plans.content.values import Translation
from tests.plans.validation.broken.case import COMPLETE, Broken

FRENCH = tuple(
    Translation(language="fr", section=it.section, place=it.place, text="« … »", original=it.fingerprint)
    for it in texts(COMPLETE)
)
UNFINISHED = replace(COMPLETE, translations=FRENCH[1:])
FINISHED = replace(COMPLETE, translations=FRENCH)

BROKEN = [
    Broken("L-01", "identity", "language", "en", at=("translations", "fr"), base=UNFINISHED),
    Broken("L-02", "risks", "overview", "Looked at each week.", at=("translations", "fr"), base=FINISHED),
]
