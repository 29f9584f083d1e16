"""Templates stay short, and the content security policy would refuse style or script written into them."""

import re

from tests.repository.files import ROOT, lines, listed

LONGEST = 80
INLINE = re.compile(r"""\sstyle=|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]+=["']|javascript:""", re.IGNORECASE)
# In the words of a page 1000 is 1,000 or 1 000, which no script, form or anchor reads as a number.
LOCALIZED = re.compile(
    r"""\b[a-z-]+="[^"]*{{ (?:[a-z_.]*\b(?:revision|pk)|(?:picture|it|block)\.(?:width|height)|index) }}"""
)
TEMPLATES = [path for path in listed() if path.suffix == ".html" and "templates" in path.parts]


def test_templates_stay_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in TEMPLATES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_templates_have_no_inline_style_or_script() -> None:
    assert [place for path in TEMPLATES for place, line in lines(path) if INLINE.search(line)] == []


def test_translated_blocks_are_trimmed() -> None:
    untrimmed = re.compile(r"{% blocktrans(?:late)?(?! trimmed)\b")
    assert [place for path in TEMPLATES for place, line in lines(path) if untrimmed.search(line)] == []


def test_numbers_that_machines_read_are_not_localized() -> None:
    assert [place for path in TEMPLATES for place, line in lines(path) if LOCALIZED.search(line)] == []
