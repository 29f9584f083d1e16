"""What a sector says of the cross-cutting issues and the modalities: tables to write in, here without JavaScript."""

import pytest

from plans.content.rows import load_section
from plans.models import Plan
from tests.cast import Cast
from tests.plans.views.editing import form_on, save, section_page

KEY = "response-S21-14"


@pytest.mark.parametrize(
    ("key", "table", "lines"), [(KEY, "issues", 5), (KEY, "modalities", 6), ("mobility", "dimensions", 6)]
)
def test_each_word_has_a_line_of_its_table_with_what_helps_to_write(
    ready: Plan, cast: Cast, key: str, table: str, lines: int
) -> None:
    page = cast.client("drafter").get(section_page(ready, key)).content.decode()
    section = page.partition(f'id="at-{table}"')[2].partition("</section>")[0]
    assert section.count("<tbody") == section.count('<details class="questions">') == lines
    assert "data-row-add" not in section


def test_statement_is_written_in_words_and_kept_in_codes(ready: Plan, cast: Cast) -> None:
    typed = {"issues__0__extent": "1", "issues__0__when": "delivery; Assessment", "issues__0__how": "As asked."}
    assert save(cast.client("drafter"), ready, KEY, **typed).status_code == 303
    said = load_section(ready, KEY).issues[0]
    assert (said.extent, said.when, said.how) == ("1", ("assessment", "delivery"), "As asked.")


def test_word_that_is_none_stays_in_its_cell_with_the_reason(ready: Plan, cast: Cast) -> None:
    client, before = cast.client("drafter"), load_section(ready, KEY)
    sent = form_on(client, section_page(ready, KEY)) | {"issues-1-when": "Design; Sometime", "issues-1-how": "New."}
    response = client.post(section_page(ready, KEY), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "“Sometime” is not in the list." in page
    assert ">\nDesign; Sometime</textarea>" in page
    assert load_section(ready, KEY) == before
