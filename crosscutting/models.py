from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mcof.reference.items import Item, ReferenceItem, ReferenceQuerySet


class GuidedQuerySet(ReferenceQuerySet[Item]):
    def with_questions(self) -> Self:
        return self.prefetch_related(models.Prefetch("questions", GuidingQuestion.objects.current()))


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


class GuidingQuestion(ReferenceItem):
    """A question that helps a drafter to write about an issue or a modality."""

    vocabulary: ClassVar[str] = "guiding-question"

    issue = models.ForeignKey(
        CrossCuttingIssue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("cross-cutting issue"),
    )
    modality = models.ForeignKey(
        Modality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("operational modality"),
    )

    objects = ReferenceQuerySet["GuidingQuestion"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("guiding question")
        verbose_name_plural = _("guiding questions")
        constraints = [
            models.CheckConstraint(
                name="guiding_question_is_about_one_thing",
                condition=models.Q(issue=None, modality__isnull=False) | models.Q(issue__isnull=False, modality=None),
            ),
        ]


class ChecklistItem(ReferenceItem):
    """A point that reviewers look at before they decide; its text says what to look for."""

    vocabulary: ClassVar[str] = "checklist"

    objects = ReferenceQuerySet["ChecklistItem"].as_manager()

    class Meta(ReferenceItem.Meta):
        verbose_name = _("point of the reviewers' checklist")
        verbose_name_plural = _("points of the reviewers' checklist")
