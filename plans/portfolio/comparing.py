"""Which sections differ between two versions of a plan."""

from plans.content import SECTION_KEYS, PlanContent, response_key


def changed_sections(before: PlanContent, after: PlanContent) -> tuple[str, ...]:
    """Return the keys of sections that differ, in the plan's order; a sector's response that came or went counts."""
    own = [key for key in SECTION_KEYS if before.section(key) != after.section(key)]
    sectors = dict.fromkeys(response.sector for response in (*after.responses, *before.responses))
    differing = [sector for sector in sectors if before.response(sector) != after.response(sector)]
    files = ("attachments",) if before.attachments != after.attachments else ()
    return (*own, *(response_key(sector) for sector in differing), *files)
