"""The only writer of questions: what States ask about what was shared with them, and what the office says to it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Country, User
from mcof.audit.recording import record
from plans.access import Refused, Rights, extent_for, rights, shares_for
from plans.extent import Extent, part_of
from plans.models import NoticeKind, PlanVersion, Question, QuestionState, QuestionTurn, TurnKind
from plans.models.fields import NARRATIVE_LENGTH
from plans.notices import tell
from plans.questions import questions_for
from plans.writers import focal_points_of, writers_of


class InvalidQuestion(ValueError):
    """What was written cannot be kept; `errors` maps fields to messages."""

    def __init__(self, **errors: object) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))


@transaction.atomic
def ask(version: PlanVersion, *, country: Country, body: str, by: User, section: str = "") -> Question:
    """Ask the office for a State about a version shared with it. Raises Refused and InvalidQuestion."""
    rights(by, version.plan).ask.demand()
    if not shares_for(by).filter(version=version, country=country).exists():
        raise Refused(_("You ask for your own State, about a version shared with it."))
    _check_body(body)
    _check_section(version, section, extent_for(by, version))
    made = Question.objects.create(version=version, country=country, section=section, body=body.strip(), asked_by=by)
    _recorded("question.asked", made, by=by)
    _tell_office(made, NoticeKind.ASKED, by=by)
    return made


@transaction.atomic
def answer(to: Question, *, body: str, by: User) -> QuestionTurn:
    """Answer for the office. Raises Refused and InvalidQuestion."""
    _reading(to, by=by).answer_questions.demand()
    made = _turn(to, TurnKind.ANSWER, body, QuestionState.ANSWERED, by_state=False, by=by)
    _tell_state(to, NoticeKind.QUESTION_ANSWERED, by=by)
    return made


@transaction.atomic
def ask_further(to: Question, *, body: str, by: User) -> QuestionTurn:
    """Ask on for the State, after an answer or before. Raises Refused and InvalidQuestion."""
    _reading(to, by=by).ask.demand()
    made = _turn(to, TurnKind.ASK, body, QuestionState.OPEN, by_state=True, by=by)
    _tell_office(to, NoticeKind.ASKED, by=by)
    return made


@transaction.atomic
def settle(to: Question, *, by: User, body: str = "") -> QuestionTurn | None:
    """Say for either side that nothing is left to answer. Raises Refused; settling twice does nothing."""
    allowed = _reading(to, by=by)
    (allowed.answer_questions or allowed.ask).demand()
    if not Question.objects.filter(pk=to.pk).unsettled().exists():
        return None
    by_state = not allowed.answer_questions
    made = _turn(to, TurnKind.SETTLE, body, QuestionState.SETTLED, by_state=by_state, by=by)
    (_tell_office if by_state else _tell_state)(to, NoticeKind.QUESTION_SETTLED, by=by)
    return made


TURNS: dict[TurnKind, Callable[..., QuestionTurn | None]] = {
    TurnKind.ANSWER: answer,
    TurnKind.ASK: ask_further,
    TurnKind.SETTLE: settle,
}


def _reading(to: Question, *, by: User) -> Rights:
    """Return what the person may do, if they may read the question at all."""
    allowed = rights(by, to.version.plan)
    if not questions_for(allowed).filter(pk=to.pk).exists():
        raise Refused(_("This question is another State's."))
    return allowed


def _turn(to: Question, kind: TurnKind, body: str, state: QuestionState, *, by_state: bool, by: User) -> QuestionTurn:
    if kind != TurnKind.SETTLE or body.strip():
        _check_body(body)
    if not Question.objects.unsettled().filter(pk=to.pk).update(state=state):
        raise Refused(_("This question is settled. Whoever has another asks it anew."))
    to.state = state
    made = QuestionTurn.objects.create(question=to, kind=kind, body=body.strip(), by_state=by_state, written_by=by)
    _recorded(f"question.{kind}", to, by=by, said=made.body)
    return made


def _check_body(body: str) -> None:
    if not body.strip():
        raise InvalidQuestion(body=_("Write what you want to say."))
    if len(body) > NARRATIVE_LENGTH:
        raise InvalidQuestion(body=_("Say it in %s characters at most.") % NARRATIVE_LENGTH)


def _check_section(version: PlanVersion, key: str, extent: Extent) -> None:
    """A section that the version does not have and one that the State may not read are refused alike."""
    try:
        part = part_of(version, extent)
        known = not key or (extent.has(key) and part.section(key) is not None)
    except KeyError:
        known = False
    if not known:
        raise InvalidQuestion(section=_("This version has no such section."))


def _tell_office(of: Question, kind: NoticeKind, *, by: User) -> None:
    _tell(writers_of(of.version.plan), of, kind, by=by)


def _tell_state(of: Question, kind: NoticeKind, *, by: User) -> None:
    _tell(focal_points_of(of.country), of, kind, by=by)


def _tell(people: Iterable[User], of: Question, kind: NoticeKind, *, by: User) -> None:
    tell(people, kind, plan=of.version.plan, version=of.version, question=of, by=by)


def _recorded(action: str, it: Question, *, by: User, **detail: Any) -> None:
    about = {"version": it.version.number, "state": it.country.code, "section": it.section, **detail}
    record(action, by=by, target=it, plan=it.version.plan, **about)
