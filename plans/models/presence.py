"""Who has a section open now: for colleagues to see, for a minute, and never part of the plan or its trail."""

from django.db import models

from mcof.accounts.models import User
from plans.models.plan import Section


class Presence(models.Model):
    section = models.ForeignKey(Section, models.CASCADE, related_name="presences")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("section", "person"), name="presence_once"),)
