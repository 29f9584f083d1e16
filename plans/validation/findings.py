"""A finding: which rule the plan does not meet, where, and what to do about it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mcof.reference import SUPPORTED

if TYPE_CHECKING:
    from plans.validation.rules import Rule
    from plans.validation.wording import Text


class Level(TextChoices):
    """How much a finding weighs: the framework advises more than it prescribes, so only what blocks must be mended."""

    BLOCKS = "blocks", _("Blocks submission")
    WARNS = "warns", _("Look again")
    ADVISES = "advises", _("Advice")


@dataclass(frozen=True)
class Finding:
    """`place` is a path within the section, with rows by uid, such as `activities.a1.cost_usd`; "" is all of it."""

    rule: "Rule"
    section: str
    place: str
    message: "Text"

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def level(self) -> Level:
        return self.rule.level

    @property
    def title(self) -> "Text":
        return self.rule.title

    @property
    def why(self) -> "Text":
        return self.rule.why

    @property
    def anchor(self) -> str:
        return anchor(self.place)

    @property
    def id(self) -> str:
        """Tell the finding from all others of the plan: another figure in its message makes it another finding."""
        with translation.override(SUPPORTED[0]):  # whoever reads it
            said = str(self.message)
        return hashlib.sha256("\n".join((self.code, self.section, self.place, said)).encode()).hexdigest()[:16]


def anchor(place: str) -> str:
    """Return the id that the editor gives the field at this place; "" leads to the top of the section."""
    return f"at-{place.replace('.', '-')}" if place else ""


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.level is Level.BLOCKS)


def findings_of(findings: Iterable[Finding], section: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.section == section)
