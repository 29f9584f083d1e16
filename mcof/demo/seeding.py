"""Bringing the demo in: people first, then each plan with its story, as the people who write and decide on it."""

from itertools import cycle

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import translation

from mcof.accounts.models import Office, User
from mcof.demo.council import report_to_council
from mcof.demo.documents import ask_for_some
from mcof.demo.people import bring_in_people
from mcof.demo.scripts import DATA, Script, scripts
from mcof.demo.steps import save, take
from mcof.demo.translations import translate
from plans import drafting
from plans.content import values
from plans.content.codec import from_plain
from plans.content.rows import section_kind
from plans.models import Plan


@transaction.atomic
def seed() -> list[Plan]:
    """Bring in what is missing and return the plans that are new; what is there already stays as people left it."""
    with translation.override("en"):
        people = bring_in_people()
        missing = [script for script in scripts() if not Plan.objects.filter(reference=script.reference).exists()]
        plans = [_perform(script, people) for script in missing]
        report_to_council(people)
        ask_for_some()
        return plans


def _perform(script: Script, people: dict[str, User]) -> Plan:
    writers = [people[key] for key in script.writers]
    plan = _start(script, by=writers[0])
    drafting.choose_sectors(plan, sectors=script.sectors, revision=0, by=writers[0])
    for by, (key, section) in zip(cycle(writers), script.sections.items(), strict=False):
        save(plan, key, from_plain(section_kind(key), section), by=by)
    _attach(plan, script, by=writers[0])
    for language, sections in script.translations.items():
        translate(plan, language, sections, by=writers[-1])
    for step in script.story:
        take(plan, step, people)
    return plan


def _start(script: Script, *, by: User) -> Plan:
    identity = from_plain(values.Identity, script.sections.pop("identity"))
    office = Office.objects.get(code=script.office)
    return drafting.start_plan(office=office, identity=identity, edition=script.edition, by=by)


def _attach(plan: Plan, script: Script, *, by: User) -> None:
    """Bring in files; one that names a section is a picture there."""
    for revision, row in enumerate(script.attachments):
        name, said = row["file"], {key: text for key, text in row.items() if key != "file"}
        file = SimpleUploadedFile(name, (DATA / "files" / name).read_bytes())
        if "section" in said:
            drafting.add_picture(plan, file=file, placing=drafting.Placing(**said), revision=revision, by=by)
        else:
            drafting.attach(plan, file=file, title=said["title"], revision=revision, by=by)
