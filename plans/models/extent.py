"""How much of a version somebody is given to read. What it means is `plans.extent`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WithExtent(models.Model):
    """What of a version is given: None is all of it, a list the keys of sections or the codes of languages."""

    sections = models.JSONField(_("sections"), null=True, blank=True, default=None)
    languages = models.JSONField(_("languages of the text"), null=True, blank=True, default=None)

    class Meta:
        abstract = True
