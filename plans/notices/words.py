"""What a notice says, and where it leads: made when it is read, in the reader's language."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from mcof.accounts.terms import day_in_words
from plans.models import DecisionKind, Notice, NoticeKind

_SENTENCES: dict[NoticeKind, Promise] = {
    NoticeKind.TO_REVIEW: gettext_lazy("Version %(version)s of “%(plan)s” is for you to review."),
    NoticeKind.COMMENTED: gettext_lazy("%(author)s commented on “%(plan)s”."),
    NoticeKind.ANSWERED: gettext_lazy("Your comment on “%(plan)s” was answered."),
    NoticeKind.MENTIONED: gettext_lazy("You are told of a comment on “%(plan)s”."),
    NoticeKind.SECTION: gettext_lazy("A section of “%(plan)s” is assigned to you."),
    NoticeKind.SHARED: gettext_lazy("A version of “%(plan)s” is shared with your State."),
    NoticeKind.REPLACED: gettext_lazy("Version %(version)s of “%(plan)s” replaces the one that your State read."),
    NoticeKind.STATE_ANSWERED: gettext_lazy("A State answered about “%(plan)s”."),
    NoticeKind.ASKED: gettext_lazy("%(state)s asks about “%(plan)s”."),
    NoticeKind.QUESTION_ANSWERED: gettext_lazy("Your State's question about “%(plan)s” was answered."),
    NoticeKind.QUESTION_SETTLED: gettext_lazy("The question of %(state)s about “%(plan)s” is settled."),
}
_REVIEWS: dict[NoticeKind, Promise] = {
    NoticeKind.DUE_SOON: gettext_lazy("The review of “%(plan)s” is due on %(day)s."),
    NoticeKind.DUE_TODAY: gettext_lazy("The review of “%(plan)s” is due on %(day)s."),
    NoticeKind.OVERDUE: gettext_lazy("The review of “%(plan)s” was due on %(day)s."),
    NoticeKind.ESCALATED: gettext_lazy("The review of “%(plan)s” was due from %(person)s on %(day)s."),
}
_SECTIONS: dict[NoticeKind, Promise] = {
    NoticeKind.DUE_SOON: gettext_lazy("A section of “%(plan)s” is due on %(day)s."),
    NoticeKind.DUE_TODAY: gettext_lazy("A section of “%(plan)s” is due on %(day)s."),
    NoticeKind.OVERDUE: gettext_lazy("A section of “%(plan)s” was due on %(day)s."),
    NoticeKind.ESCALATED: gettext_lazy("A section of “%(plan)s” was due from %(person)s on %(day)s."),
}
_DECIDED: dict[DecisionKind, Promise] = {
    DecisionKind.ENDORSE: gettext_lazy("“%(plan)s” was endorsed for the region."),
    DecisionKind.RETURN: gettext_lazy("“%(plan)s” was returned for changes."),
    DecisionKind.APPROVE: gettext_lazy("“%(plan)s” was approved."),
}


def told(notice: Notice) -> str:
    """Return the sentence. Whoever sees versions only hears the title of the version."""
    title = notice.version.title if notice.version else notice.plan.title
    author = notice.comment.written_by.name if notice.comment else ""
    number = notice.version.number if notice.version else ""
    state = notice.question.country.name if notice.question else ""
    said = {"plan": title, "author": author, "version": number, "state": state, **_term(notice)}
    return str(_sentence(notice)) % said


def _sentence(notice: Notice) -> Promise:
    kind = NoticeKind(notice.kind)
    if notice.reminder:
        return (_REVIEWS if notice.reminder.review_id else _SECTIONS)[kind]
    return _DECIDED[DecisionKind(notice.decision.kind)] if notice.decision else _SENTENCES[kind]


def _term(notice: Notice) -> dict[str, str]:
    """Return whose term it is and when, of a reminder."""
    it = notice.reminder
    return {"person": it.person.name, "day": day_in_words(it.due_on)} if it else {}


def url_of(notice: Notice) -> str:
    return _ADDRESSES[NoticeKind(notice.kind)](notice)


def _comment(notice: Notice) -> str:
    return reverse("plan-comment", args=[notice.plan.reference, notice.comment_id])


def _question(notice: Notice) -> str:
    return reverse("plan-question", args=[notice.plan.reference, notice.question_id])


def _section(notice: Notice) -> str:
    key = notice.section.key if notice.section else "identity"
    return reverse("plan-section", args=[notice.plan.reference, key])


def _of_version(name: str) -> Callable[[Notice], str]:
    return lambda notice: reverse(name, args=[notice.plan.reference, notice.version.number if notice.version else 1])


def _owed(notice: Notice) -> str:
    return _section(notice) if notice.section else _of_version("review")(notice)


def _of_plan(name: str) -> Callable[[Notice], str]:
    return lambda notice: reverse(name, args=[notice.plan.reference])


_ADDRESSES: dict[NoticeKind, Callable[[Notice], str]] = {
    NoticeKind.TO_REVIEW: _of_version("review"),
    NoticeKind.DECIDED: _of_plan("plan-history"),
    NoticeKind.COMMENTED: _comment,
    NoticeKind.ANSWERED: _comment,
    NoticeKind.MENTIONED: _comment,
    NoticeKind.SECTION: _section,
    NoticeKind.SHARED: _of_version("version"),
    NoticeKind.REPLACED: _of_version("version"),
    NoticeKind.STATE_ANSWERED: _of_plan("plan-consents"),
    NoticeKind.ASKED: _question,
    NoticeKind.QUESTION_ANSWERED: _question,
    NoticeKind.QUESTION_SETTLED: _question,
    NoticeKind.DUE_SOON: _owed,
    NoticeKind.DUE_TODAY: _owed,
    NoticeKind.OVERDUE: _owed,
    NoticeKind.ESCALATED: _owed,
}
