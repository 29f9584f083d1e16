from typing import ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.audit.append_only import AppendOnlyModel, AppendOnlyQuerySet


class EventQuerySet(AppendOnlyQuerySet["Event"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def about_plan(self, reference: str) -> Self:
        return self.filter(plan_reference=reference)


class Event(AppendOnlyModel):
    """Who did what to which thing, and when.

    Actor and target are copied, not referred to: the record outlives both, and protects neither from removal.
    """

    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    actor_id = models.BigIntegerField(_("actor number"), null=True)
    actor_name = models.CharField(_("actor"), max_length=200, blank=True)
    acting_as = models.CharField(_("acting as"), max_length=200, blank=True)
    action = models.CharField(_("action"), max_length=64)
    target_type = models.CharField(_("kind of thing"), max_length=64)
    target_id = models.CharField(_("number of the thing"), max_length=64)
    target_label = models.CharField(_("thing"), max_length=200)
    plan_reference = models.CharField(_("plan"), max_length=64, blank=True)
    data = models.JSONField(_("data"), default=dict, encoder=DjangoJSONEncoder)

    objects: ClassVar[models.Manager["Event"]] = EventQuerySet.as_manager()

    class Meta(AppendOnlyModel.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["plan_reference", "-id"], name="audit_event_plan"),
            models.Index(fields=["actor_id", "-id"], name="audit_event_actor"),
            models.Index(fields=["action", "-id"], name="audit_event_action"),
            models.Index(fields=["target_type", "target_id", "-id"], name="audit_event_target"),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_event_actor_has_a_name",
                condition=models.Q(actor_id__isnull=True, actor_name="")
                | (models.Q(actor_id__isnull=False) & ~models.Q(actor_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action} {self.target_label}"
