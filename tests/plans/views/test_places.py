"""Where a finding leads: to the very field on the page of its section."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from plans.content import PlanContent, values
from plans.content.rows import stored_section
from plans.drafting.writing import write
from plans.models import Plan
from plans.validation import anchor
from plans.validation.examples import EXAMPLES, Example
from tests.cast import Cast
from tests.plans.contents import changed, complete_content
from tests.plans.filling import fill
from tests.plans.views.editing import section_page

WITHOUT_CASH = values.ModalityAbsence(uid="a1", modality="M6", reason="Markets are closed.")
CONTENT = changed(complete_content(), "modalities", "absences", (WITHOUT_CASH,))


@pytest.fixture
def filled(plan: Plan, cast: Cast) -> Plan:
    fill(plan, CONTENT, by=cast.drafter)
    return plan


def test_every_finding_leads_to_its_field(filled: Plan, cast: Cast) -> None:
    client = cast.client("drafter")
    examples = [it for it in EXAMPLES if leads_to_a_form(it)]
    pages = {key: ids_on(client, section_page(filled, key)) for key in {it.where[0] for it in examples}}
    lost = [it for it in examples if not is_there(it, pages[it.where[0]])]
    assert {it.where[1].rpartition(".")[2] for it in lost} == {"sex", "band"}  # these show where there is a finding
    for example in lost:
        write(example.broken.people, upon=stored_section(filled, "people"))
        assert anchor(example.where[1]) in ids_on(client, section_page(filled, "people"))


def leads_to_a_form(example: Example) -> bool:
    section, place = example.where
    return place != "" and section != "translations"


def ids_on(client: Client, url: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', client.get(url).content.decode()))


def is_there(example: Example, ids: set[str]) -> bool:
    return anchor(known(CONTENT, *example.where)) in ids


def known(content: PlanContent, section: str, place: str) -> str:
    """Return the place with rows that only the example has replaced by the first of their table."""
    value, path = content.section(section), place.split(".")
    for number in range(1, len(path), 2):
        rows = {row.uid: row for row in getattr(value, path[number - 1])}
        path[number] = path[number] if path[number] in rows else next(iter(rows))
        value = rows[path[number]]
    return ".".join(path)


def test_finding_on_a_language_leads_to_its_translations(filled: Plan, cast: Cast) -> None:
    url = reverse("plan-translations", args=[filled.reference])
    assert anchor("fr") in ids_on(cast.client("drafter"), url)
