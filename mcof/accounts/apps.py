from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "mcof.accounts"
    label = "accounts"
    verbose_name = _("People and offices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models can only be imported once the apps are there.
        from mcof.accounts import countries
        from mcof.reference import join, join_folder

        join("accounts/countries", countries.document)
        join_folder(countries.FOLDER)
