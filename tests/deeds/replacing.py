"""The deed of whoever gives States a newer version in place of the one that they read."""

from plans import replacing, sharing
from plans.models import Plan, Purpose
from tests.deeds.scene import Deed, Scene
from tests.plans.versions import next_version


def behind(scene: Scene) -> Plan:
    sharing.share(scene.version, country=scene.cast.country, purpose=Purpose.INFORMATION, by=scene.cast.head)
    return next_version(scene.plan, scene.cast)


REPLACING = {
    "replace_shares": Deed(
        "share.revoked share.made",
        "approved",
        "head",
        lambda it: replacing.replace_shares(it.plan, version=2, by=it.by),
        given=behind,
        mails=True,
    ),
}
