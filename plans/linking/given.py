"""What a link gives to read: a page, a document and the files of one version, or of a part of it."""

from plans.content import PlanContent
from plans.extent import extent_of, part_of
from plans.linking.opening import Gone
from plans.models import Attachment, Link


def content_of(link: Link) -> PlanContent:
    return part_of(link.version, extent_of(link))


def file_of(link: Link, uid: str) -> Attachment:
    """Return a file that what is given names exactly so. Raises Gone."""
    named = {(it.uid, it.sha256) for it in content_of(link).attachments}
    found = Attachment.with_removed.filter(plan=link.version.plan_id, uid=uid).first()
    if found is None or (found.uid, found.sha256) not in named:
        raise Gone
    return found
