"""What stands beside a version for the State that reads it: the office's message, what is asked, what was answered."""

from dataclasses import dataclass

from plans.access import Rights, shares_for
from plans.door import answers_for
from plans.models import IN_REVIEW, Consent, PlanVersion, Purpose, Question, Share
from plans.questions import questions_for


@dataclass(frozen=True)
class ForState:
    shares: tuple[Share, ...]
    answers: tuple[Consent, ...]
    questions: tuple[Question, ...]
    asked: bool
    """Whether the State's answer is asked for now, be it the first or another."""

    @property
    def messages(self) -> list[str]:
        return list(dict.fromkeys(it.message for it in self.shares if it.message))


def for_state(allowed: Rights, version: PlanVersion | None) -> ForState | None:
    """Return what the person sees as a State's focal point; None for those inside the plan."""
    if version is None or allowed.inside:
        return None
    shares = tuple(shares_for(allowed.user).filter(version=version))
    own = answers_for(allowed, version).filter(version=version, country__in=[it.country_id for it in shares])
    asked = version.state in IN_REVIEW and any(it.purpose == Purpose.CONSENT for it in shares)
    questions = questions_for(allowed).unsettled().filter(version=version)
    return ForState(shares, tuple(own.select_related("country")), tuple(questions), asked)
