"""Formatted text from other programs in a field of running text; the samples are as those programs write."""

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.content.prose import prose, words_of
from plans.models import Plan
from tests.cast import Cast
from tests.plans.views.editing import section_page, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SAMPLES = sorted(Path(__file__).with_name("pasted").glob("*.html"))
PASTE = """(field, [html, plain]) => {
  const data = new DataTransfer()
  data.setData("text/html", html)
  data.setData("text/plain", plain)
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""
MARKS = "async (html) => (await import('/static/js/paste.js')).marksOf(html)"
WORDS = """(html) => {
  const apart = html.replaceAll(/<(p|li|td|th|h\\d|br|div|dd|figcaption|caption)\\b/g, " $&")
  const page = new DOMParser().parseFromString(apart, "text/html")
  const unseen = "head, script, style, meta, [style*='display:none'], [style*='mso-list:Ignore'], a[href^='#']"
  page.querySelectorAll(unseen).forEach((it) => it.remove())
  return page.body.textContent.replaceAll("\\u00ad", "")
}"""


@pytest.fixture
def field(page: Page, plan: Plan, cast: Cast, live_server: LiveServer) -> Any:
    sign_in(page, cast, live_server)
    page.goto(section_page(plan, "monitoring"))
    field = page.get_by_label("Learning")
    field.focus()
    return field


def marks(page: Page, html: str) -> str:
    found = page.evaluate(MARKS, html)
    return "\n\n".join(filter(None, [found["text"], "\n".join(found["notes"])]))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_structure_is_kept_as_marks(field: Any, page: Page, sample: Path) -> None:
    assert marks(page, sample.read_text()) == sample.with_suffix(".txt").read_text().rstrip("\n")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_word_is_kept(field: Any, page: Page, sample: Path) -> None:
    html = sample.read_text()
    with page.context.new_page() as elsewhere:  # where no policy minds the styles of the sample
        written = words(elsewhere.evaluate(WORDS, html))
    assert written - words(words_of(prose(marks(page, html)))) == Counter()


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


TAGS = (
    "p",
    "div",
    "b",
    "i",
    "span",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "table",
    "tr",
    "td",
    "a",
    "blockquote",
    "br",
    "section",
)
ATTRIBUTES = {
    "a": (' href="https://mcof.example/x"', ' href="#_ftn1"', ' href="#_ftnref1"', ""),
    "p": (' style="mso-list:l0 level2 lfo1"', ' class="MsoTitle"', ""),
    "span": (' style="font-weight:bold"', ""),
}


def random_html(chance: random.Random, depth: int = 0) -> str:
    """Return elements within each other as no program would write them, with words among them."""
    pieces = []
    for _piece in range(chance.randint(1, 4)):
        if depth > 5 or chance.random() < 0.4:
            pieces.append(chance.choice((" ", "")) + f"word{chance.randint(1, 99)}" + chance.choice((" ", ",", "*")))
            continue
        tag = chance.choice(TAGS)
        pieces.append(f"<{tag}{chance.choice(ATTRIBUTES.get(tag, ('',)))}>{random_html(chance, depth + 1)}</{tag}>")
    return "".join(pieces)


def test_no_word_of_any_markup_goes_missing(field: Any, page: Page) -> None:
    chance = random.Random(20260523)
    for _round in range(400):
        html = random_html(chance)
        written = Counter(re.findall(r"word\d+", re.sub(r"<[^>]*>", "", html)))
        kept = Counter(re.findall(r"word\d+", words_of(prose(marks(page, html)))))
        assert written - kept == Counter(), html


def paste(field: Any, html: str, plain: str = "plain") -> None:
    field.evaluate(PASTE, [html, plain])


def test_pasted_text_goes_where_the_caret_is_and_can_be_undone(field: Any, page: Page) -> None:
    field.fill("Before after")
    field.evaluate("it => it.setSelectionRange(7, 7)")
    paste(field, "<h1>Head</h1><p>One <b>two</b></p><ul><li>a</li></ul>")
    expect(field).to_have_value("Before \n\n## Head\n\nOne **two**\n\n- a\n\nafter")
    expect(page.get_by_role("status").filter(has_text="Pasted")).to_contain_text("Headings: 1 · Lists: 1")
    page.keyboard.press("Control+z")
    expect(field).to_have_value("Before after")


def test_words_pasted_into_a_line_stay_in_it(field: Any) -> None:
    field.fill("- an item")
    field.evaluate("it => it.setSelectionRange(2, 4)")
    paste(field, "<meta charset='utf-8'><span>the <strong>last</strong></span>")
    expect(field).to_have_value("- the **last** item")


def test_notes_go_to_the_end_with_labels_of_their_own(field: Any) -> None:
    field.fill("First[^1] and .\n\n[^1]: Old")
    field.evaluate("it => it.setSelectionRange(14, 14)")
    note = '<a href="#_ftn1">[1]</a></p><div id=ftn1><p><a href="#_ftnref1">[1]</a> New</p></div>'
    paste(field, f"<p>second{note}")
    expect(field).to_have_value("First[^1] and second[^2].\n\n[^1]: Old\n[^2]: New")


def test_table_and_pictures_are_told_of(field: Any, page: Page) -> None:
    paste(field, "<table><tr><td>a<td>b</table><p><img src='https://mcof.example/x.png'></p>")
    told = page.get_by_role("status").filter(has_text="Pasted")
    expect(told).to_contain_text("Tables: 1, each row now an item of a list · Pictures left out: 1")
    expect(field).to_have_value("- a | b")


def test_plain_text_is_left_to_the_browser(field: Any) -> None:
    prevented = PASTE.replace("field.dispatch", "return !field.dispatch").replace('data.setData("text/html", html)', "")
    assert field.evaluate(prevented, ["", "plain"]) is False


def test_words_are_pasted_when_the_reader_does_not_come(
    page: Page, plan: Plan, cast: Cast, live_server: LiveServer
) -> None:
    sign_in(page, cast, live_server)
    page.route("**/js/paste*.js", lambda route: route.abort())
    page.goto(section_page(plan, "monitoring"))
    field = page.get_by_label("Learning")
    field.focus()
    paste(field, "<b>bold</b>", "bold")
    expect(field).to_have_value("bold")
