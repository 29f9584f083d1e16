import datetime
import json
from collections.abc import Collection
from typing import ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mcof.audit.actions import FAMILIES
from mcof.audit.append_only import AppendOnlyModel, AppendOnlyQuerySet


class EventQuerySet(AppendOnlyQuerySet["Event"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def matching(
        self,
        *,
        person: str = "",
        action: str = "",
        plan: str = "",
        office: str = "",
        text: str = "",
        readable: Collection[str] = (),
        since: datetime.datetime | None = None,
        until: datetime.datetime | None = None,
    ) -> Self:
        """Return the events by or about the person, of the action or its family, and so on; "" asks nothing.

        Words that were written in plans are looked for in those of the `readable` offices only.
        """
        asked = {
            "plan_reference": plan.upper(),
            "office": office,
            "action__in": _actions(action),
            "at__gte": since,
            "at__lt": until,
        }
        found = self.filter(**{name: value for name, value in asked.items() if value})
        if person:
            found = found.filter(_like(person, "actor_name", "actor_email", "acting_for", "target_label"))
        if text:
            escaped = json.dumps(text)[1:-1]  # how SQLite keeps letters beyond ASCII within JSON
            within = _like(text, "data") | _like(escaped, "data")
            open_to = Q(plan_reference="") | Q(office__in=readable)
            found = found.filter(_like(text, "target_label") | (within & open_to))
        return found

    def about_plan(self, reference: str) -> Self:
        return self.filter(plan_reference=reference)


def _actions(asked: str) -> list[str]:
    family = FAMILIES.get(asked)
    return list(family.actions) if family else [asked] if asked else []


def _like(text: str, *columns: str) -> Q:
    return Q.create([(f"{column}__icontains", text) for column in columns], connector=Q.OR)


class Event(AppendOnlyModel):
    """Who, acting as what, did what to which thing, when and from where.

    All is copied, not referred to: the record outlives people and things, and protects none from removal. `office` is
    the one that the thing belongs to, and whose head may read the event.
    """

    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    actor_id = models.BigIntegerField(_("actor number"), null=True)
    actor_name = models.CharField(_("actor"), max_length=200, blank=True)
    actor_email = models.CharField(_("e-mail address"), max_length=254, blank=True)
    acting_as = models.CharField(_("acting as"), max_length=200, blank=True)
    acting_for = models.CharField(_("acting for"), max_length=460, blank=True)
    channel = models.CharField(_("channel"), max_length=16, blank=True)
    address = models.CharField(_("address"), max_length=45, blank=True)
    trace = models.CharField(_("request, task or command"), max_length=100, blank=True)
    action = models.CharField(_("action"), max_length=64)
    target_type = models.CharField(_("kind of thing"), max_length=64)
    target_id = models.CharField(_("number of the thing"), max_length=64)
    target_label = models.CharField(_("thing"), max_length=200)
    plan_reference = models.CharField(_("plan"), max_length=64, blank=True)
    office = models.CharField(_("office"), max_length=32, blank=True)
    data = models.JSONField(_("data"), default=dict, encoder=DjangoJSONEncoder)
    digest = models.CharField(_("fingerprint"), max_length=64)

    objects: ClassVar[models.Manager["Event"]] = EventQuerySet.as_manager()

    class Meta(AppendOnlyModel.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["at"], name="audit_event_at"),
            models.Index(fields=["plan_reference", "-id"], name="audit_event_plan"),
            models.Index(fields=["office", "-id"], name="audit_event_office"),
            models.Index(fields=["actor_id", "-id"], name="audit_event_actor"),
            models.Index(fields=["action", "-id"], name="audit_event_action"),
            models.Index(fields=["target_type", "target_id", "-id"], name="audit_event_target"),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_event_actor_has_a_name",
                condition=Q(actor_id__isnull=True, actor_name="") | (Q(actor_id__isnull=False) & ~Q(actor_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action} {self.target_label}"


class Seal(AppendOnlyModel):
    """A link of the chain: which events it covers, with their fingerprints, and what it follows on.

    `events` is canonical JSON, which no database rewrites: a list of pairs of number and fingerprint. `upto` is the
    highest number of an event in this or any earlier seal.
    """

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    previous = models.CharField(_("hash of the seal before"), max_length=64, blank=True)
    upto = models.PositiveBigIntegerField(_("covers events up to"))
    events = models.TextField(_("events"))
    hash = models.CharField(_("hash"), max_length=64)

    objects: ClassVar[models.Manager["Seal"]] = AppendOnlyQuerySet["Seal"].as_manager()

    class Meta(AppendOnlyModel.Meta):
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering: ClassVar[list[str]] = ["number"]

    @property
    def covered(self) -> dict[int, str]:
        """The fingerprint of each event by its number."""
        return dict(json.loads(self.events))

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"
