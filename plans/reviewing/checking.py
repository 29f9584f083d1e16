"""The reviewer's checklist: points of the reference data, each with an answer, kept with the decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from mcof.accounts.models import Office, User
from mcof.audit.recording import record
from plans.catalogue import Entry, catalogue
from plans.models import Check, CheckAnswer, PlanVersion
from plans.reviewing.standing import judging

CHECKLIST = "checklist"


@dataclass(frozen=True)
class Point:
    """A point with the answer of one reviewer, "" where they have not given it."""

    entry: Entry
    answer: str = ""
    note: str = ""

    @property
    def answer_label(self) -> str:
        return str(CheckAnswer(self.answer).label) if self.answer else ""


def checked(answers: Iterable[Mapping[str, str]]) -> list[Point]:
    """Return the points of which a decision keeps the answers; one that is no longer in any list is left out."""
    found = ((catalogue().find(CHECKLIST, it["item"]), it) for it in answers)
    return [Point(entry, it["answer"], it["note"]) for entry, it in found if entry]


def checklist_of(version: PlanVersion, person: User) -> list[Point]:
    """Return every point of the checklist with what the person answered."""
    given = {it.item: it for it in Check.objects.filter(version=version, person=person)}
    entries = catalogue().entries(CHECKLIST, retired=True)
    return [_point(entry, given.get(entry.code)) for entry in entries if not entry.retired or entry.code in given]


def _point(entry: Entry, given: Check | None) -> Point:
    return Point(entry, given.answer, given.note) if given else Point(entry)


@transaction.atomic
def answer_checklist(version: PlanVersion, *, answers: Mapping[str, tuple[CheckAnswer, str]], by: User) -> None:
    """Keep the answers, each with a note, in place of those before. Raises Refused."""
    judging(version, by=by)
    Check.objects.filter(version=version, person=by).exclude(item__in=answers).delete()
    for item, (answer, note) in answers.items():
        given = {"answer": answer, "note": note.strip()}
        Check.objects.update_or_create(version=version, person=by, item=item, defaults=given)
    said = {item: answer for item, (answer, _note) in answers.items()}
    about = {"version": version.number, "answers": said}
    record("review.checked", by=by, target=version, plan=version.plan, office=Office.headquarters(), after=about)


def answers_of(version: PlanVersion, person: User) -> list[dict[str, str]]:
    """Return the answers as a decision keeps them."""
    found = Check.objects.filter(version=version, person=person)
    return [{"item": it.item, "answer": it.answer, "note": it.note} for it in found]
