"""Comments as pages show them: where each stands, the words around it, and what the reader may do with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from plans.access import Rights
from plans.content import PlanContent
from plans.models import Comment, CommentState, ReplyKind
from plans.reports.tree import Document
from plans.threads import Thread, threads
from plans.views.places import late_rows, section_title, way_to


@dataclass(frozen=True)
class Turn:
    """Something that the reader may do with a comment, by the button that does it."""

    kind: ReplyKind
    label: "str | Promise"


@dataclass(frozen=True)
class Shown:
    """`section` is what its section is called; "" for a comment on the whole plan."""

    thread: Thread
    section: str
    turns: tuple[Turn, ...]
    url: str
    field_url: str
    """The way to the field in the editor, for those who may write."""

    @property
    def comment(self) -> Comment:
        return self.thread.comment


def shown(allowed: Rights, comments: Iterable[Comment], content: PlanContent) -> list[Shown]:
    """Return the comments against what the plan says now, for somebody who may read them."""
    late = late_rows(content)
    return [_shown(allowed, it, late=late(it.comment.section, it.place)) for it in threads(comments, content)]


def beside(found: Iterable[Shown], document: Document) -> dict[str, list[Shown]]:
    """Return the comments by the part of the document that they are about, those on the whole plan by its first."""
    keys = [part.key for part in document.all_parts()]
    parts: dict[str, list[Shown]] = {}
    for it in found:
        section, field = it.comment.section, it.thread.place.partition(".")[0]
        place = next((key for key in (f"{section}-{field}", section) if key in keys), keys[0])
        parts.setdefault(place, []).append(it)
    return parts


def _shown(allowed: Rights, thread: Thread, *, late: bool) -> Shown:
    comment, reference = thread.comment, allowed.plan.reference
    title = capfirst(str(section_title(comment.section))) if comment.section else ""
    url = reverse("plan-comment", args=[reference, comment.pk])
    return Shown(thread, title, _turns(allowed, comment), url, _field_url(allowed, thread, late=late))


def _field_url(allowed: Rights, thread: Thread, *, late: bool) -> str:
    if not allowed.edit or not thread.comment.section:
        return ""
    section = reverse("plan-section", args=[allowed.plan.reference, thread.comment.section])
    return way_to(section, thread.place, late=late)


_ANSWER = Turn(ReplyKind.ANSWER, _("Say how it was dealt with"))
_REPLY = Turn(ReplyKind.REPLY, _("Reply"))
_SETTLE = Turn(ReplyKind.SETTLE, _("Settle"))
_REOPEN = Turn(ReplyKind.REOPEN, _("Ask again"))


def _turns(allowed: Rights, comment: Comment) -> tuple[Turn, ...]:
    settled = comment.state == CommentState.SETTLED
    if allowed.comment:
        after = () if comment.state == CommentState.OPEN else (_REOPEN,)
        return (_REPLY, *(() if settled else (_SETTLE,)), *after)
    if allowed.answer_comments:
        return (_REPLY,) if settled else (_ANSWER, _REPLY)
    return ()
