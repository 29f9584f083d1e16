"""The demo's fullest plan as one value."""

from mcof.demo.scripts import Script, scripts
from plans.content import RESPONSE_PREFIX, PlanContent
from plans.content.codec import from_plain
from plans.content.rows import section_kind
from plans.drafting.writing import with_uids


def full_plan() -> PlanContent:
    return max(demo_plans(), key=lambda plan: len(plan.responses))


def demo_plans() -> list[PlanContent]:
    return list(map(_content, scripts()))


def _content(script: Script) -> PlanContent:
    sections = {key: with_uids(from_plain(section_kind(key), plain)) for key, plain in script.sections.items()}
    responses = tuple(value for key, value in sections.items() if key.startswith(RESPONSE_PREFIX))
    others = {key: value for key, value in sections.items() if not key.startswith(RESPONSE_PREFIX)}
    return PlanContent(
        reference=script.reference, office=script.office, edition=script.edition, responses=responses, **others
    )
