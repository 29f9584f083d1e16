"""What the templates of the look need beyond Django's own tags."""

from collections.abc import Mapping

from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

FACES = 6
EXTENT_STEPS = (1, 2, 3)
_MIRRORED = {"forward", "back"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it repeats a word beside it, so it is silent to screen readers."""
    classes = f"icon icon--{name}" if name in _MIRRORED else "icon"
    return format_html(
        '<svg class="{}" viewBox="0 0 20 20" aria-hidden="true"><use href="{}#{}"/></svg>',
        classes,
        static("images/icons.svg"),
        name,
    )


@register.inclusion_tag("components/way.html", takes_context=True)
def way(
    context: RequestContext, address: str, label: str, count: int | None = None, words: str = ""
) -> dict[str, object]:
    """Link to a part of the site by the name of its address, marked while the reader is inside that part.

    `words` say to those who listen what the count counts.
    """
    url = _address(address)
    path = context["request"].path if "request" in context else ""
    return {"url": url, "label": label, "count": count, "words": words, "here": bool(url) and path.startswith(url)}


def _address(name: str) -> str:
    """Return "" for a part that this site does not have, so that its way is left out."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.filter
def initials(name: object) -> str:
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def face(name: object) -> int:
    """Return one of six colours, always the same for a name."""
    return sum(map(ord, str(name))) % FACES + 1


@register.filter
def extent_steps(level: object) -> list[bool]:
    """Return for each step whether it is reached: nothing yet is three open steps."""
    reached = int(str(level)) if str(level).isdecimal() else 0
    return [step <= reached for step in EXTENT_STEPS]


@register.filter
def share_of(value: object, whole: object) -> str:
    """Return how much of the whole this is, as a length for SVG; never more than all of it."""
    part, all_of_it = float(str(value or 0)), float(str(whole or 0))
    return f"{min(100.0, 100 * part / all_of_it):.2f}%" if all_of_it > 0 else "0%"


@register.filter
def at(found: Mapping[str, object], key: str) -> object:
    """Return what a mapping has at a key that only the template knows; nothing where it has none."""
    return found.get(key, ())
