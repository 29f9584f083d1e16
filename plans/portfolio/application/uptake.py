"""How plans took up the cross-cutting issues and the operational modalities."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plans.content import PlanContent


@dataclass(frozen=True)
class Issue:
    """`extents` counts the responses of sectors by the extent that they state; `silent` are those that state none."""

    code: str
    extents: Mapping[str, int]
    silent: int


@dataclass(frozen=True)
class Modality:
    """Plans that use it in a sector or more, that say why they do not, and that say neither."""

    code: str
    used: int
    explained: int
    silent: int
    responses: int


def issue(code: str, contents: Iterable[PlanContent]) -> Issue:
    responses = [response for content in contents for response in content.responses]
    stated = [next((it.extent for it in response.issues if it.issue == code), "") for response in responses]
    extents = Counter(filter(None, stated))
    return Issue(code, dict(extents), len(responses) - extents.total())


def modality(code: str, contents: Iterable[PlanContent]) -> Modality:
    used = explained = silent = responses = 0
    for content in contents:
        number = sum(_uses(code, content))
        reason = any(it.modality == code and it.reason.strip() for it in content.modalities.absences)
        responses += number
        used += number > 0
        explained += number == 0 and reason
        silent += number == 0 and not reason
    return Modality(code, used, explained, silent, responses)


def _uses(code: str, content: PlanContent) -> list[bool]:
    return [any(it.modality == code and it.used for it in response.modalities) for response in content.responses]
