"""Starting a plan."""

from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm

from mcof.accounts.groups import group_of
from mcof.accounts.models import Office, User
from mcof.audit.circumstances import act_in
from mcof.audit.recording import record
from plans import models
from plans.access import OWN, Refused, may_draft_for
from plans.carrying import Carried
from plans.catalogue import catalogue
from plans.content import SECTION_KEYS, PlanContent, response_key, values
from plans.content.codec import to_plain
from plans.content.rows import RECORDS, columns, model_of, section_kind
from plans.content.translating import digest, texts
from plans.drafting.checking import InvalidSection, check
from plans.drafting.lines import with_lines
from plans.drafting.origin import Source, carry_over, keep_origin
from plans.drafting.sectors import CHOICE
from plans.drafting.writing import insert, insert_tables, with_uids

ATTACHMENTS = "attachments"
ATTEMPTS = 5


@transaction.atomic
def start_plan(
    *, office: Office, identity: values.Identity, edition: str, by: User, source: Source | None = None
) -> models.Plan:
    """Make a draft of the office: empty, or with what the source's version has for it.

    Raises Refused (not a drafter of the office, or the version is not theirs to read) and InvalidSection.
    """
    mandate = next((it for it in may_draft_for(by) if it.office_id == office.pk), None)
    if mandate is None:
        raise Refused(_("You start plans for offices where you are a drafter or the head."))
    act_in(mandate.capacity)
    check(identity, before=None)
    if catalogue().find("edition", edition) is None:
        raise InvalidSection({"edition": [_("Choose an edition of the sectors of assistance.")]})
    new = PlanContent(reference="", office=office.code, edition=edition, identity=with_uids(identity))
    carried = carry_over(source, new, by=by) if source else Carried(new, ())
    plan = _insert(carried.content, office, by)
    if source:
        _insert_beside(plan, carried.content, source.version, by=by)
    assign_perm(f"plans.{OWN}", group_of(office), plan)
    origin = keep_origin(plan, source, carried.notes) if source else {}
    record("plan.started", by=by, target=plan, plan=plan, after=to_plain(identity), **origin)
    return plan


def _insert(content: PlanContent, office: Office, by: User) -> models.Plan:
    plan = models.Plan(office=office, edition=content.edition, created_by=by, **columns(content.identity))
    _numbered(plan, content.identity)
    insert_tables([(content.identity, plan)])
    for key in RECORDS:
        kind: Any = model_of(section_kind(key))
        insert(with_lines(content.section(key)), record=kind(plan=plan), parent=plan)
    responses = tuple(map(with_lines, content.responses))
    insert_tables([(replace(content, responses=responses, attachments=(), translations=()), plan)])
    sectors = [response_key(response.sector) for response in responses]
    keys = (*SECTION_KEYS, CHOICE, ATTACHMENTS, *sectors)
    models.Section.objects.bulk_create(models.Section(plan=plan, key=key) for key in keys)
    models.Drafter.objects.create(plan=plan, user=by)
    return plan


def _insert_beside(plan: models.Plan, content: PlanContent, version: models.PlanVersion, *, by: User) -> None:
    """Keep the pictures and translations that the plan takes along.

    Both plans name one file: none is ever erased, and each plan lets in its own people only.
    """
    there = models.Attachment.with_removed.filter(plan=version.plan) if content.attachments else ()
    files = {it.uid: it.stored.name for it in there}
    models.Attachment.objects.bulk_create(
        models.Attachment(plan=plan, position=position, stored=files[it.uid], uploaded_by=by, **columns(it))
        for position, it in enumerate(content.attachments)
    )
    source = {(it.section, it.place): it.text for it in texts(content)}
    models.Translation.objects.bulk_create(
        models.Translation(
            plan=plan,
            source=source[it.section, it.place] if digest(source[it.section, it.place]) == it.original else "",
            changed_at=timezone.now(),
            changed_by=by,
            **columns(it),
        )
        for it in content.translations
    )


def _numbered(plan: models.Plan, identity: values.Identity) -> models.Plan:
    """Keep the plan under the office's next free reference, or the one after where a colleague is a moment faster."""
    for attempt in range(ATTEMPTS):
        plan.reference = _next_reference(plan.office, identity)
        try:
            with transaction.atomic():
                plan.save(force_insert=True)
                break
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise
    return plan


def _next_reference(office: Office, identity: values.Identity) -> str:
    """Return the office's next free reference, such as SSD-2026-03."""
    year = identity.starts_on.year if identity.starts_on else timezone.localdate().year
    stem = f"{office.country.code if office.country else office.code}-{year}-".upper()
    taken = models.Plan.objects.filter(reference__startswith=stem).values_list("reference", flat=True)
    numbers = [int(tail) for reference in taken if (tail := reference.removeprefix(stem)).isdigit()]
    return f"{stem}{max(numbers, default=0) + 1:02}"
