from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """What Django's own commands ask for; people of the site come in through `managing.invite`."""

    def create_superuser(self, email: str, password: str | None = None, *, name: str) -> "User":
        user = self.model(email=email.lower(), name=name, is_staff=True, is_superuser=True)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by an e-mail address. What a person may do comes from memberships alone."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="en")
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    is_active = models.BooleanField(_("active"), default=True, help_text=_("May sign in."))
    is_staff = models.BooleanField(_("staff"), default=False, help_text=_("May open the technical administration."))
    joined_at = models.DateTimeField(_("joined at"), default=now, editable=False)

    objects = UserManager()

    USERNAME_FIELD: ClassVar[str] = "email"
    EMAIL_FIELD: ClassVar[str] = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_in_any_case"),
            models.CheckConstraint(name="user_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def second_factor_asked(self) -> bool:
        """Whether a role asks for one. The person of a request comes with the answer: see `second_factor.backend`."""
        roles = self.memberships.model.objects
        return self.is_staff or roles.guarded(self.pk, localdate()).exists()

    def get_full_name(self) -> str:
        return self.name
