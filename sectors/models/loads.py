from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReferenceLoad(models.Model):
    """A load of reference data that changed something: when, from which files, and how much."""

    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    files = models.JSONField(_("files"), default=list)
    counts = models.JSONField(_("changes by list"), default=dict)

    class Meta:
        verbose_name = _("load of reference data")
        verbose_name_plural = _("loads of reference data")
        ordering = ("-pk",)
        get_latest_by = "pk"

    def __str__(self) -> str:
        return ", ".join(self.files)
