"""Writing a whole content into a plan, as a drafter would: section by section through the writers."""

from mcof.accounts.models import User
from plans import drafting
from plans.content import SECTION_KEYS, PlanContent, response_key
from plans.content.rows import load_section
from plans.content.translating import texts_of
from plans.models import Plan, Section


def fill(plan: Plan, content: PlanContent, *, by: User) -> None:
    """Save every section of the content that differs from what the plan holds."""
    sectors = [response.sector for response in content.responses]
    drafting.choose_sectors(plan, sectors=sectors, revision=revision_of(plan, drafting.CHOICE), by=by)
    for key in (*SECTION_KEYS, *map(response_key, sectors)):
        drafting.save_section(plan, key=key, value=content.section(key), revision=revision_of(plan, key), by=by)


def revision_of(plan: Plan, key: str) -> int:
    return Section.objects.get(plan=plan, key=key).revision


def translate_twice(plan: Plan, *, section: str, place: str, by: User) -> None:
    """Translate a text into French, and then otherwise."""
    text = next(it for it in texts_of(section, load_section(plan, section)) if it.place == place)
    for revision, words in enumerate(("Une première fois.", "Mieux.")):
        drafting.translate(
            plan,
            language="fr",
            section=section,
            place=place,
            text=words,
            original=text.fingerprint,
            revision=revision,
            by=by,
        )
