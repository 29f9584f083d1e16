"""The workflow as one table: from where, to where, by which permission, and what must hold besides.

`plans.access` reads it to say what a person may do, `plans.workflow` to do it. Nothing else knows the states' order.
"""

from dataclasses import dataclass
from enum import StrEnum

from mcof.accounts.roles import Permission
from plans.models import State, VersionState


class Action(StrEnum):
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    ENDORSE = "endorse"
    RETURN = "return"
    APPROVE = "approve"
    REVISE = "revise"
    CLOSE = "close"


class Condition(StrEnum):
    """What must hold besides the state and the permission; each is a function of `plans.conditions`."""

    OTHER_EYES = "other_eyes"
    REGION_ENDORSES = "region_endorses"
    REGION_HAS_ENDORSED = "region_has_endorsed"
    STATES_AGREE = "states_agree"
    CONDITIONS_ANSWERED = "conditions_answered"
    CONDITIONS_SETTLED = "conditions_settled"


@dataclass(frozen=True)
class Transition:
    action: Action
    sources: tuple[State, ...]
    target: State
    permission: Permission
    version: VersionState | None = None
    conditions: tuple[Condition, ...] = ()


_REVIEW = (State.SUBMITTED, State.ENDORSED)

TRANSITIONS = {
    transition.action: transition
    for transition in (
        Transition(
            Action.SUBMIT,
            (State.DRAFT,),
            State.SUBMITTED,
            Permission.SUBMIT,
            VersionState.SUBMITTED,
            (Condition.CONDITIONS_ANSWERED,),
        ),
        Transition(Action.WITHDRAW, _REVIEW, State.DRAFT, Permission.WITHDRAW, VersionState.WITHDRAWN),
        Transition(
            Action.ENDORSE,
            (State.SUBMITTED,),
            State.ENDORSED,
            Permission.ENDORSE,
            VersionState.ENDORSED,
            (Condition.REGION_ENDORSES, Condition.OTHER_EYES),
        ),
        Transition(
            Action.RETURN, _REVIEW, State.DRAFT, Permission.RETURN, VersionState.RETURNED, (Condition.OTHER_EYES,)
        ),
        Transition(
            Action.APPROVE,
            _REVIEW,
            State.APPROVED,
            Permission.APPROVE,
            VersionState.APPROVED,
            (
                Condition.REGION_HAS_ENDORSED,
                Condition.OTHER_EYES,
                Condition.STATES_AGREE,
                Condition.CONDITIONS_SETTLED,
            ),
        ),
        Transition(Action.REVISE, (State.APPROVED,), State.DRAFT, Permission.REVISE),
        Transition(Action.CLOSE, (State.APPROVED,), State.CLOSED, Permission.CLOSE),
    )
}
