"""Files beside the text: letters, maps, tables. Type and size are checked by content, not by name."""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from mcof.audit.recording import record
from plans.access import rights
from plans.drafting.checking import InvalidSection
from plans.drafting.plans import ATTACHMENTS
from plans.drafting.sections import claim
from plans.models import Attachment, Consent, Drafter, Plan

# Extension → media type and how files of the type begin.
_TYPES = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
}
ACCEPTED = tuple(_TYPES)
_SUFFIXES = {media_type: suffix for suffix, (media_type, _begins) in reversed(_TYPES.items())}


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A file as it is kept."""

    data: bytes
    media_type: str
    filename: str
    width: int = 0
    height: int = 0


def attach(plan: Plan, *, file: "UploadedFile[Any]", title: str, revision: int, by: User) -> Attachment:
    """Keep a file with the plan. Raises Refused, InvalidSection (too large, wrong type) and StaleSection."""
    rights(by, plan).edit.demand()
    media_type = checked_type(file)
    name = PurePath(file.name or "file").name[-200:]
    stored = Stored(data=file.read(), media_type=media_type, filename=name)
    return keep(plan, stored, revision=revision, by=by, title=title or name)


def keep(plan: Plan, file: Stored, *, revision: int, by: User, **said: str) -> Attachment:
    """Write file and row; where the row cannot be written, the file goes again. Raises StaleSection."""
    attachment = Attachment(
        plan=plan,
        uid=secrets.token_hex(6),
        position=plan.attachment_rows.count(),
        filename=file.filename,
        media_type=file.media_type,
        size=len(file.data),
        sha256=hashlib.sha256(file.data).hexdigest(),
        width=file.width,
        height=file.height,
        uploaded_by=by,
        **said,
    )
    name = f"{secrets.token_hex(16)}{_SUFFIXES[file.media_type]}"
    attachment.stored.save(name, ContentFile(file.data), save=False)
    try:
        _write(attachment, revision=revision, by=by)
    except BaseException:
        attachment.stored.delete(save=False)
        raise
    return attachment


@transaction.atomic
def _write(attachment: Attachment, *, revision: int, by: User) -> None:
    plan = attachment.plan
    claim(plan, key=ATTACHMENTS, revision=revision, by=by)
    attachment.save()
    Drafter.objects.get_or_create(plan=plan, user=by)
    after = {"filename": attachment.filename, "size": attachment.size, "sha256": attachment.sha256}
    record("attachment.added", by=by, target=attachment, plan=plan, after=after)


@transaction.atomic
def detach(attachment: Attachment, *, revision: int, by: User) -> None:
    """Take a file out of the draft; versions that name it keep it.

    Raises Refused, StaleSection, and InvalidSection while a State's consent rests on it.
    """
    plan = attachment.plan
    rights(by, plan).edit.demand()
    if Consent.objects.filter(document=attachment).exists():
        raise InvalidSection({"attachments": [_("This document proves a State's answer and stays with the plan.")]})
    claim(plan, key=ATTACHMENTS, revision=revision, by=by)
    Attachment.objects.filter(pk=attachment.pk).update(removed_at=timezone.now())
    before = {"filename": attachment.filename, "sha256": attachment.sha256}
    record("attachment.removed", by=by, target=attachment, plan=plan, before=before)


def checked_type(file: "UploadedFile[Any]") -> str:
    """Return the media type of an upload, or raise InvalidSection with the remedy."""
    if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
        text = _("The file is larger than %s: shrink it or split it.")
        raise InvalidSection({"file": [text % filesizeformat(settings.MAX_UPLOAD_BYTES)]})
    if not file.size:
        raise InvalidSection({"file": [_("The file is empty.")]})
    media_type, begins = _TYPES.get(PurePath(file.name or "").suffix.lower(), ("", b""))
    if not media_type or not _start(file).startswith(begins):
        text = _("This is not a file of an accepted type (%s), whatever its name says.")
        raise InvalidSection({"file": [text % ", ".join(ACCEPTED)]})
    return media_type


def _start(file: "UploadedFile[Any]") -> bytes:
    file.seek(0)
    start: bytes = file.read(16)
    file.seek(0)
    return start
