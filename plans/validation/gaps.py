"""What has not been written yet."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from plans.content import PlanContent
from plans.validation.rules import Found
from plans.validation.wording import Text, label, say

_WORDLESS = re.compile(r"[\s*#–—•….,;:?_^\[\]\\-]*")
_UNTITLED = _("without a title")


def blank(text: str) -> bool:
    """Whether there is no word: marks, dashes and dots alone say nothing."""
    return _WORDLESS.fullmatch(text) is not None


def called(text: str) -> "str | Text":
    """Return what a row calls itself, for messages about that row."""
    return _UNTITLED if blank(text) else text


def unwritten(content: PlanContent, fields: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Find the texts that are still empty; each is a section and a field of it."""
    for section, name in fields:
        value = content.section(section)
        if blank(getattr(value, name)):
            yield empty_text(section, name, value, name)


def empty_text(section: str, place: str, value: Any, name: str) -> Found:
    message = _("“%(field)s” is empty. Write it, even briefly, or say why it does not apply.")
    return section, place, say(message, field=label(value, name))
