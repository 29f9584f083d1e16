"""The deeds of those who prepare reports to the Council."""

import datetime

from plans import council
from plans.models import CouncilReport
from tests.deeds.scene import Deed, Scene

YEAR = {"starts_on": datetime.date(2027, 1, 1), "ends_on": datetime.date(2027, 12, 31)}


def begun(scene: Scene) -> CouncilReport:
    return council.begin(**YEAR, by=scene.by)


COUNCIL = {
    "begin": Deed("council.begun", "plan", "reviewer", lambda it: council.begin(**YEAR, by=it.by)),
    "write": Deed(
        "council.written",
        "plan",
        "reviewer",
        lambda it: council.write(
            it.kept, language="fr", wording=council.Wording("Une année.", "Une leçon."), revision=0, by=it.by
        ),
        given=begun,
    ),
}
