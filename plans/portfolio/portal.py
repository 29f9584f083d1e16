"""What a State has before it: the plans shared with it, what is asked, and what is new."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from mcof.accounts.models import Membership, User
from mcof.accounts.roles import PERMISSIONS, Permission, Role
from plans.access import shares_for
from plans.models import IN_REVIEW, Consent, PlanVersion, Purpose, Question, QuestionState, Share, StateAnswer
from plans.readership import opened_by


def reads_for_states(held: Sequence[Membership]) -> bool:
    return any(Permission.VIEW_SHARED in PERMISSIONS[Role(it.role)] for it in held)


def reads_for_states_only(held: Sequence[Membership]) -> bool:
    """Whether all that the person does here is done for a State."""
    return bool(held) and all(Permission.VIEW_SHARED in PERMISSIONS[Role(it.role)] for it in held)


@dataclass(frozen=True, kw_only=True)
class Received:
    """The newest version of a plan that is shared with a State, by the share that asks most of it.

    `answer` is what the State answered last to that version, `new` whether the person has not opened it yet, `before`
    the number of the version that it had earlier, `questions` how many of the State's are not settled, and `answered`
    how many of those have an answer.
    """

    share: Share
    shares: tuple[Share, ...]
    answer: Consent | None
    new: bool
    before: int | None
    questions: int
    answered: int

    @property
    def version(self) -> PlanVersion:
        return self.share.version

    @property
    def for_consent(self) -> bool:
        return self.share.purpose == Purpose.CONSENT

    @property
    def asked(self) -> bool:
        """Whether the State's answer is asked for and owed."""
        return self.for_consent and self.answer is None and self.version.state in IN_REVIEW

    @property
    def declined(self) -> bool:
        return self.answer is not None and self.answer.answer == StateAnswer.DECLINE

    @property
    def messages(self) -> list[str]:
        return list(dict.fromkeys(it.message for it in self.shares if it.message))


def received_by(user: User) -> list[Received]:
    """Return what is shared with the person's States, what they are asked first, in a constant number of statements."""
    found = shares_for(user).select_related("country", "version__plan__office").defer("version__content")
    shares = list(found.order_by("-version__number", "-shared_at"))
    about = _About(user, shares)
    received = [about.received(of_plan) for of_plan in _by_plan(shares)]
    return sorted(received, key=lambda it: (not it.asked, not it.for_consent, -it.share.shared_at.timestamp()))


def _by_plan(shares: Iterable[Share]) -> list[list[Share]]:
    """Return the shares of each plan with each State, the newest version first."""
    found: dict[tuple[int, int], list[Share]] = defaultdict(list)
    for share in shares:
        found[share.version.plan_id, share.country_id].append(share)
    return list(found.values())


@dataclass
class _About:
    """What stands beside the shares, each fetched once."""

    user: User
    shares: list[Share]

    def received(self, shares: list[Share]) -> Received:
        newest = [it for it in shares if it.version_id == shares[0].version_id]
        share = min(newest, key=lambda it: it.purpose != Purpose.CONSENT)
        key = (share.version.plan_id, share.country_id)
        return Received(
            share=share,
            shares=tuple(newest),
            answer=self._answers.get((share.version_id, share.country_id)),
            new=not any(it.pk in self._opened for it in newest),
            before=next((it.version.number for it in shares if it.version_id != share.version_id), None),
            questions=self._questions.get(key, (0, 0))[0],
            answered=self._questions.get(key, (0, 0))[1],
        )

    @cached_property
    def _answers(self) -> dict[tuple[int | None, int], Consent]:
        found = Consent.objects.filter(version__in=[it.version_id for it in self.shares], by_state=True)
        return {(it.version_id, it.country_id): it for it in found.order_by("recorded_at", "pk")}

    @cached_property
    def _opened(self) -> set[int]:
        return opened_by(self.user, self.shares)

    @cached_property
    def _questions(self) -> dict[tuple[int, int], tuple[int, int]]:
        plans, states = {it.version.plan_id for it in self.shares}, {it.country_id for it in self.shares}
        left = Question.objects.unsettled().filter(version__plan__in=plans, country__in=states).order_by()
        answered = Count("pk", filter=Q(state=QuestionState.ANSWERED))
        counted = left.values("version__plan", "country").annotate(number=Count("pk"), answered=answered)
        return {(it["version__plan"], it["country"]): (it["number"], it["answered"]) for it in counted}
