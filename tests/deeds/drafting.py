"""The deeds of those who draft."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from plans import drafting
from plans.catalogue import catalogue
from plans.content import load, values
from plans.content.translating import digest
from plans.models import OriginNote, Outcome, Reason
from plans.validation import Level, validate
from tests.deeds.scene import Deed, Scene

VISION = "People in the north live in safety and decide where they settle."
PLACING = drafting.Placing(section="context", caption="Bentiu in May", credit="A. Deng", alternative_text="Water")
IDENTITY = values.Identity(title="Another plan", countries=(values.PlanCountry(country="SSD"),))
MINE = values.States(cooperation="Mine")


def letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", b"%PDF-1.7 A letter", content_type="application/pdf")


def picture() -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "JPEG")
    return SimpleUploadedFile("flood.jpg", buffer.getvalue())


def advice(scene: Scene) -> str:
    return next(it.id for it in validate(load(scene.plan), catalogue()) if it.level != Level.BLOCKS)


def a_note(scene: Scene, outcome: Outcome = Outcome.CARRIED, **was: Any) -> OriginNote:
    where = {"section": "response-S12-01", "sector": "S12-01"}
    return OriginNote.objects.create(plan=scene.plan, outcome=outcome, reason=Reason.MERGED, was=was, **where)


def theirs(scene: Scene) -> None:
    """A colleague's text, upon which others write."""
    text = values.States(cooperation="Theirs")
    drafting.save_section(scene.plan, key="states", value=text, revision=0, by=scene.cast.colleague)


DRAFTING: dict[str, Deed] = {
    "start_plan": Deed(
        "plan.started",
        "plan",
        "drafter",
        lambda it: drafting.start_plan(office=it.cast.office, identity=IDENTITY, edition="2021", by=it.by),
    ),
    "save_section": Deed(
        "section.saved",
        "plan",
        "drafter",
        lambda it: drafting.save_section(it.plan, key="states", value=MINE, revision=0, by=it.by),
    ),
    "save_changes": Deed(
        "section.set_aside",
        "plan",
        "drafter",
        lambda it: drafting.save_changes(it.plan, key="states", wanted={"cooperation": "Mine"}, revision=0, by=it.by),
        given=theirs,
    ),
    "restore_section": Deed(
        "section.restored section.saved",
        "plan",
        "drafter",
        lambda it: drafting.restore_section(
            it.plan, key="states", value=values.States(), point="states-0", revision=1, by=it.by
        ),
        given=theirs,
    ),
    "choose_sectors": Deed(
        "response.added",
        "plan",
        "drafter",
        lambda it: drafting.choose_sectors(it.plan, sectors=["S21-14"], revision=0, by=it.by),
    ),
    "translate": Deed(
        "translation.saved",
        "ready",
        "drafter",
        lambda it: drafting.translate(
            it.plan,
            language="fr",
            section="objectives",
            place="vision",
            text="En sécurité.",
            original=digest(VISION),
            revision=0,
            by=it.by,
        ),
    ),
    "assign": Deed(
        "section.assigned",
        "plan",
        "head",
        lambda it: drafting.assign(it.plan, keys=["risks"], person=it.cast.colleague, due_on=None, by=it.by),
        mails=True,
    ),
    "release": Deed(
        "section.released",
        "plan",
        "head",
        lambda it: drafting.release(it.plan, keys=["risks"], by=it.by),
        given=lambda it: drafting.assign(it.plan, keys=["risks"], person=it.by, due_on=None, by=it.by),
    ),
    "mark_ready": Deed(
        "section.ready",
        "plan",
        "drafter",
        lambda it: drafting.mark_ready(it.plan, key="risks", revision=0, by=it.by),
    ),
    "unmark_ready": Deed(
        "section.reopened",
        "plan",
        "drafter",
        lambda it: drafting.unmark_ready(it.plan, key="risks", by=it.by),
        given=lambda it: drafting.mark_ready(it.plan, key="risks", revision=0, by=it.by),
    ),
    "consider": Deed(
        "finding.considered",
        "plan",
        "drafter",
        lambda it: drafting.consider(it.plan, finding=advice(it), reason="Agreed.", by=it.by),
    ),
    "look_again": Deed(
        "finding.reopened",
        "plan",
        "drafter",
        lambda it: drafting.look_again(it.plan, finding=it.kept.finding, by=it.by),
        given=lambda it: drafting.consider(it.plan, finding=advice(it), reason="Agreed.", by=it.by),
    ),
    "name_milestone": Deed(
        "milestone.named",
        "plan",
        "drafter",
        lambda it: drafting.name_milestone(it.plan, name="Before the mission", by=it.by),
    ),
    "remove_milestone": Deed(
        "milestone.removed",
        "plan",
        "drafter",
        lambda it: drafting.remove_milestone(it.kept, by=it.by),
        given=lambda it: drafting.name_milestone(it.plan, name="Before the mission", by=it.by),
    ),
    "attach": Deed(
        "attachment.added",
        "plan",
        "drafter",
        lambda it: drafting.attach(it.plan, file=letter(), title="Letter", revision=0, by=it.by),
    ),
    "detach": Deed(
        "attachment.removed",
        "plan",
        "drafter",
        lambda it: drafting.detach(it.kept, revision=1, by=it.by),
        given=lambda it: drafting.attach(it.plan, file=letter(), title="Letter", revision=0, by=it.by),
    ),
    "add_picture": Deed(
        "attachment.added",
        "plan",
        "drafter",
        lambda it: drafting.add_picture(it.plan, file=picture(), placing=PLACING, revision=0, by=it.by),
    ),
    "place_picture": Deed(
        "attachment.placed",
        "plan",
        "drafter",
        lambda it: drafting.place_picture(it.kept, placing=PLACING, revision=1, by=it.by),
        given=lambda it: drafting.add_picture(it.plan, file=picture(), placing=PLACING, revision=0, by=it.by),
    ),
    "check_notes": Deed(
        "origin.checked",
        "plan",
        "drafter",
        lambda it: drafting.check_notes(it.plan, notes=[it.kept.pk], by=it.by),
        given=a_note,
    ),
    "place_response": Deed(
        "origin.placed response.added section.saved",
        "plan",
        "drafter",
        lambda it: drafting.place_response(it.plan, note=it.kept.pk, sectors=["S21-03"], by=it.by),
        given=lambda it: a_note(it, Outcome.UNDECIDED, sector="S12-01", need="Seeds."),
    ),
}
