"""The only writer of comments: what reviewers say of a version, replies, and where each comment stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import Office, User
from mcof.audit.recording import record
from plans.access import Refused, Rights, rights
from plans.content import PlanContent
from plans.content.passages import Passage, occurrences
from plans.models import Audience, Comment, CommentState, NoticeKind, PlanVersion, Reply, ReplyKind
from plans.models.fields import NARRATIVE_LENGTH
from plans.notices import tell
from plans.writers import readers_of_comments, writers_of

QUOTE_LENGTH = 2_000


class InvalidComment(ValueError):
    """What was written cannot be kept; `errors` maps fields to messages."""

    def __init__(self, **errors: object) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A comment to be made: on a passage, on the text or row at a place, on a section, or on the whole plan."""

    body: str
    section: str = ""
    place: str = ""
    quote: str = ""
    audience: Audience = Audience.OFFICE
    is_condition: bool = False
    mentioned: tuple[User, ...] = ()


@transaction.atomic
def comment(version: PlanVersion, *, remark: Remark, by: User) -> Comment:
    """Say something about a version. Raises Refused and InvalidComment."""
    rights(by, version.plan).comment.demand()
    _check_body(remark.body)
    if remark.is_condition and remark.audience != Audience.OFFICE:
        raise InvalidComment(audience=_("The office must be able to read what it has to answer."))
    passage = _passage(version, remark)
    made = Comment.objects.create(
        version=version,
        section=remark.section,
        place=passage.place,
        start=passage.start,
        quote=passage.quote,
        body=remark.body.strip(),
        audience=remark.audience,
        is_condition=remark.is_condition,
        written_by=by,
    )
    mentioned = _readers(made, remark.mentioned)
    made.mentioned.set(mentioned)
    _recorded("comment.made", made, by=by, audience=remark.audience, is_condition=remark.is_condition)
    _tell(made, NoticeKind.MENTIONED, mentioned, by=by)
    if made.audience == Audience.OFFICE:
        _tell(made, NoticeKind.COMMENTED, writers_of(version.plan).exclude(pk__in=[it.pk for it in mentioned]), by=by)
    return made


@transaction.atomic
def reply(to: Comment, *, body: str, by: User, mentioned: Iterable[User] = ()) -> Reply:
    """Say something on a comment, which stays where it stands. Raises Refused and InvalidComment."""
    allowed = _reading(to, by=by)
    (allowed.comment or allowed.answer_comments).demand()
    return _turn(to, ReplyKind.REPLY, body, by=by, mentioned=mentioned)


@transaction.atomic
def answer(to: Comment, *, body: str, by: User) -> Reply:
    """Say for the office how it dealt with the comment. Raises Refused and InvalidComment."""
    _reading(to, by=by).answer_comments.demand()
    if to.state == CommentState.SETTLED:
        raise Refused(_("This comment is settled: there is nothing left to answer."))
    return _turn(to, ReplyKind.ANSWER, body, by=by, state=CommentState.ANSWERED)


@transaction.atomic
def settle(to: Comment, *, by: User, body: str = "") -> Reply | None:
    """Agree that nothing is left to do. Raises Refused; settling twice does nothing."""
    _reading(to, by=by).comment.demand()
    if not Comment.objects.filter(pk=to.pk).unsettled().exists():
        return None
    return _turn(to, ReplyKind.SETTLE, body, by=by, state=CommentState.SETTLED)


@transaction.atomic
def reopen(to: Comment, *, body: str, by: User) -> Reply:
    """Ask again, after an answer or after it was settled. Raises Refused and InvalidComment."""
    _reading(to, by=by).comment.demand()
    return _turn(to, ReplyKind.REOPEN, body, by=by, state=CommentState.OPEN)


TURNS: dict[ReplyKind, Callable[..., Reply | None]] = {
    ReplyKind.REPLY: reply,
    ReplyKind.ANSWER: answer,
    ReplyKind.SETTLE: settle,
    ReplyKind.REOPEN: reopen,
}


def _reading(to: Comment, *, by: User) -> Rights:
    """Return what the person may do, if they may read the comment at all."""
    allowed = rights(by, to.version.plan)
    if not allowed.comments.filter(pk=to.pk).exists():
        raise Refused(_("Only reviewers read this comment."))
    return allowed


def _turn(
    to: Comment,
    kind: ReplyKind,
    body: str,
    *,
    by: User,
    state: CommentState | None = None,
    mentioned: Iterable[User] = (),
) -> Reply:
    if kind != ReplyKind.SETTLE or body.strip():
        _check_body(body)
    made = Reply.objects.create(comment=to, kind=kind, body=body.strip(), written_by=by)
    told = _readers(to, mentioned)
    made.mentioned.set(told)
    if state is not None:
        Comment.objects.filter(pk=to.pk).update(state=state)
        to.state = state
    _recorded(f"comment.{kind}", to, by=by, said=made.body)
    _tell(to, NoticeKind.MENTIONED, told, by=by)
    if kind == ReplyKind.REOPEN:
        _tell(to, NoticeKind.COMMENTED, writers_of(to.version.plan), by=by)
    elif to.written_by not in told:
        _tell(to, NoticeKind.ANSWERED, [to.written_by], by=by)
    return made


def _tell(of: Comment, kind: NoticeKind, people: Iterable[User], *, by: User) -> None:
    tell(people, kind, plan=of.version.plan, version=of.version, comment=of, by=by)


def _check_body(body: str) -> None:
    if not body.strip():
        raise InvalidComment(body=_("Write what you want to say."))
    if len(body) > NARRATIVE_LENGTH:
        raise InvalidComment(body=_("Say it in %s characters at most.") % NARRATIVE_LENGTH)


def _passage(version: PlanVersion, remark: Remark) -> Passage:
    """Return the place of the comment, and where it begins in the words there."""
    value = _section(version, remark.section) if remark.section else None
    if not remark.quote.strip():
        return Passage(remark.place, 0, "")
    if len(remark.quote) > QUOTE_LENGTH:
        raise InvalidComment(quote=_("Choose a passage of %s characters at most.") % QUOTE_LENGTH)
    found = occurrences(remark.quote, value, remark.place)
    if not found:
        raise InvalidComment(
            quote=_("This section does not have this passage word for word. Copy it from one paragraph or cell.")
        )
    return found[0]


def _section(version: PlanVersion, key: str) -> object:
    section: object = PlanContent.from_json(version.content).section_or_none(key)
    if section is None:
        raise InvalidComment(section=_("This version has no such section."))
    return section


def _readers(of: Comment, mentioned: Iterable[User]) -> list[User]:
    """Return those mentioned, if they may read the comment; nobody is told of what is not theirs."""
    wanted = list(mentioned)
    readers = readers_of_comments(of.version.plan, Audience(of.audience)).filter(pk__in=[it.pk for it in wanted])
    if len(readers) < len(set(wanted)):
        raise InvalidComment(mentioned=_("Somebody you mention may not read this comment."))
    return list(readers)


def _recorded(action: str, it: Comment, *, by: User, **detail: Any) -> None:
    """Record what happened; the trail of what is said among reviewers is headquarters' own."""
    about = {"version": it.version.number, "section": it.section, "place": it.place, **detail}
    inside = it.audience == Audience.REVIEWERS
    office = Office.headquarters() if inside else None
    record(action, by=by, target=it, plan=it.version.plan, office=office, **about)
