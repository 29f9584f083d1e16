from pathlib import Path

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CrosscuttingConfig(AppConfig):
    name = "crosscutting"
    verbose_name = _("Cross-cutting issues and modalities")

    def ready(self) -> None:
        from mcof.reference import join_folder  # models can only be imported once the apps are there

        join_folder(Path(self.path) / "data")
