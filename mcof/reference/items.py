"""What every item of reference data has: a stable code, names in three languages, and where it comes from."""

from typing import ClassVar, Self, TypeVar, overload

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SUPPORTED = ("en", "fr", "es")


class Localized:
    """Reads `<name>_<language>` in the reader's language, and in English where that is empty."""

    def __set_name__(self, owner: type[models.Model], name: str) -> None:
        self.columns = {language: f"{name}_{language}" for language in SUPPORTED}

    @overload
    def __get__(self, item: None, owner: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, item: models.Model, owner: type[models.Model]) -> str: ...
    def __get__(self, item: models.Model | None, owner: type[models.Model]) -> Self | str:
        return self if item is None else self.in_language(item, (get_language() or "en")[:2])

    def in_language(self, item: models.Model, language: str) -> str:
        own = getattr(item, self.columns.get(language, self.columns["en"]))
        return str(own or getattr(item, self.columns["en"]))


Item = TypeVar("Item", bound="ReferenceItem")


class ReferenceQuerySet(models.QuerySet[Item]):
    def current(self) -> Self:
        return self.filter(retired_on__isnull=True)


class ReferenceItem(models.Model):
    """An item of a list that plans refer to by code. It may be retired, never deleted."""

    # The name of its list in data files, the catalogue and the API.
    vocabulary: ClassVar[str]
    # The columns that tell one item from all others of the model.
    identity: ClassVar[tuple[str, ...]] = ("code",)

    code = models.CharField(_("code"), max_length=32, unique=True)
    name_en = models.CharField(_("name in English"), max_length=255)
    name_fr = models.CharField(_("name in French"), max_length=255)
    name_es = models.CharField(_("name in Spanish"), max_length=255)
    text_en = models.TextField(_("description in English"), blank=True)
    text_fr = models.TextField(_("description in French"), blank=True)
    text_es = models.TextField(_("description in Spanish"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    source = models.CharField(_("source"), max_length=255)
    verified = models.BooleanField(_("verified against the source"), default=False)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    name = Localized()
    text = Localized()

    class Meta:
        abstract = True
        ordering: ClassVar[tuple[str, ...]] = ("position", "code")

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> dict[str, str]:
        return {language: getattr(self, f"name_{language}") for language in SUPPORTED}

    @property
    def retired(self) -> bool:
        return self.retired_on is not None

    @classmethod
    def lists(cls) -> dict[str, dict[str, str]]:
        """The lists kept in this model: their name, and the column values all their items share."""
        return {cls.vocabulary: {}}
