"""Writing a whole content into a plan, as a drafter would: section by section through the writers."""

from mcof.accounts.models import User
from plans import drafting
from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.models import Plan, Section


def fill(plan: Plan, content: PlanContent, *, by: User) -> None:
    """Save every section of the content that differs from what the plan holds."""
    sectors = [response.sector for response in content.responses]
    drafting.choose_sectors(plan, sectors=sectors, revision=revision_of(plan, drafting.CHOICE), by=by)
    for key in (*SECTION_KEYS, *map(response_key, sectors)):
        drafting.save_section(plan, key=key, value=content.section(key), revision=revision_of(plan, key), by=by)


def revision_of(plan: Plan, key: str) -> int:
    return Section.objects.get(plan=plan, key=key).revision
