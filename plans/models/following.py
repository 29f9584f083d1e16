"""Which plans somebody follows, where they said so themselves, and until when they know the news of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mcof.accounts.models import User
from plans.models.plan import Plan


class Following(models.Model):
    """What a person said about a plan: that they follow it, or that they do not, though they work on it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="followings")
    person = models.ForeignKey(User, models.CASCADE, related_name="followings")
    follows = models.BooleanField(_("follows"))

    class Meta:
        verbose_name = _("following")
        verbose_name_plural = _("followings")
        constraints = (models.UniqueConstraint(fields=("plan", "person"), name="following_once"),)


class NewsSeen(models.Model):
    """Until when the person has seen what changed in the plans that they follow."""

    person = models.OneToOneField(User, models.CASCADE, related_name="news_seen")
    until = models.DateTimeField()
