from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self, cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import Item, ReferenceItem, ReferenceQuerySet
from sectors.models import Sector


def guidance() -> tuple[models.Prefetch[Any], ...]:
    """Return what to read along with something for its current questions and examples."""
    return (
        models.Prefetch("questions", GuidingQuestion.objects.current()),
        models.Prefetch("examples", Example.objects.current()),
    )


class GuidedQuerySet(ReferenceQuerySet[Item]):
    def with_guidance(self) -> Self:
        return self.prefetch_related(*guidance())


class CrossCuttingIssue(ReferenceItem):
    """What every sector takes into account; its text says what that asks for."""

    vocabulary: ClassVar[str] = "issue"

    objects = GuidedQuerySet["CrossCuttingIssue"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("cross-cutting issue")
        verbose_name_plural = _("cross-cutting issues")


class Modality(ReferenceItem):
    """A way of working that sectors use as appropriate; its text says what that asks for."""

    vocabulary: ClassVar[str] = "modality"

    objects = GuidedQuerySet["Modality"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("operational modality")
        verbose_name_plural = _("operational modalities")


class SectionGuide(ReferenceItem):
    """What the framework asks for in a section of a plan: its text, a paragraph a line. Its code is the section's key.

    All responses in sectors share the guide `response`.
    """

    vocabulary: ClassVar[str] = "section-guide"

    objects = GuidedQuerySet["SectionGuide"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("guide to a section")
        verbose_name_plural = _("guides to sections")


SUBJECTS = ("section", "sector", "issue", "modality")


def _only(name: str) -> models.Q:
    return models.Q(**{f"{other}__isnull": other != name for other in SUBJECTS})


class Guidance(ReferenceItem):
    """What helps to write about one thing: a section, a sector, an issue or a modality."""

    section = models.ForeignKey(
        SectionGuide, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("section")
    )
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("sector"))
    issue = models.ForeignKey(
        CrossCuttingIssue, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("cross-cutting issue")
    )
    modality = models.ForeignKey(
        Modality, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("operational modality")
    )

    class Meta(ReferenceItem.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_is_about_one_thing", condition=reduce(or_, map(_only, SUBJECTS))),
        ]

    @property
    def subject(self) -> SectionGuide | Sector | CrossCuttingIssue | Modality:
        return self.section or self.sector or self.issue or cast(Modality, self.modality)


class GuidingQuestion(Guidance):
    """A question that helps a drafter to write."""

    vocabulary: ClassVar[str] = "guiding-question"

    objects = ReferenceQuerySet["GuidingQuestion"].as_manager()

    class Meta(Guidance.Meta):
        default_related_name = "questions"
        verbose_name = _("guiding question")
        verbose_name_plural = _("guiding questions")


class Example(Guidance):
    """An invented passage that shows good practice; its name says what it is an example of."""

    vocabulary: ClassVar[str] = "example"

    objects = ReferenceQuerySet["Example"].as_manager()

    class Meta(Guidance.Meta):
        default_related_name = "examples"
        verbose_name = _("example of good practice")
        verbose_name_plural = _("examples of good practice")


class ChecklistItem(ReferenceItem):
    """A point that reviewers look at before they decide; its text says what to look for."""

    vocabulary: ClassVar[str] = "checklist"

    objects = ReferenceQuerySet["ChecklistItem"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("point of the reviewers' checklist")
        verbose_name_plural = _("points of the reviewers' checklist")
