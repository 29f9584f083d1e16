"""Single fields of tables that are written in like spreadsheets."""

import pytest
from django.http import QueryDict

from plans.forms.frame import frame_of
from plans.forms.patches import read_patch, shown
from tests.plans.contents import complete_content

pytestmark = pytest.mark.django_db
CONTENT = complete_content()
RESPONSE = CONTENT.section("response-S21-14")
PILLARS = "activities.kits.pillars"


def test_cell_of_several_words_is_read_and_shown_as_one_text() -> None:
    patch = read_patch(RESPONSE, frame_of(CONTENT), QueryDict(f"{PILLARS}=peace%3B+Humanitarian"))
    assert (patch.wanted, patch.errors) == ({PILLARS: ["humanitarian", "peace"]}, {})
    place = "activities.kits.target_groups"
    assert shown(RESPONSE, [place], frame_of(CONTENT)) == {place: ["Internally displaced people; Host community"]}


def test_block_of_a_thousand_rows_is_read_whole() -> None:
    data = QueryDict(mutable=True)
    for number in range(1000):
        for name in ("title", "location", "partner", "pcode", "description", "cost_usd"):
            data[f"activities.r{number}.{name}"] = "7"
    assert len(read_patch(RESPONSE, frame_of(CONTENT), data).wanted) == 6000
