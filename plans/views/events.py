"""What happened to a plan, in words: the trail itself keeps codes."""

from django.utils.functional import Promise
from django.utils.text import capfirst

from mcof.audit.actions import words_of
from mcof.audit.models import Event
from plans.content import response_key
from plans.views.places import section_title


def told(event: Event) -> "str | Promise":
    """Return what the person did, and in which section or sector where that is known."""
    words = words_of(event.action)
    detail = event.data.get("detail", {})
    key = detail.get("section") or ("sector" in detail and response_key(detail["sector"]))
    return f"{words}: {capfirst(str(section_title(key)))}" if key else words
