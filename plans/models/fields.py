"""Columns that hold codes of the reference data, by the name of their vocabulary.

Plans keep codes, not foreign keys: a plan stays readable when an item is retired, and its frozen content needs no
database to be understood. Whether a code exists is asked of the catalogue when a section is saved.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

CODE_LENGTH = 32
NARRATIVE_LENGTH = 30_000


class CodeField(models.CharField[str, str]):
    """One code of a vocabulary, or the empty string while nothing is chosen."""

    def __init__(self, *args: Any, vocabulary: str = "", **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("max_length", CODE_LENGTH)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


class CodesField(models.JSONField[list[str], list[str]]):
    """Several codes of a vocabulary, in the order of the vocabulary."""

    def __init__(self, *args: Any, vocabulary: str = "", **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise ValidationError(_("Give a list of codes."), code="invalid")
        if len(set(value)) != len(value):
            raise ValidationError(_("A code is listed twice."), code="invalid")


class CountField(models.BigIntegerField[int | None, int | None]):
    """A number of people or things: 0 or more; empty means unknown, which is not the same as 0."""

    default_validators = [MinValueValidator(0), MaxValueValidator(10_000_000_000)]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class MoneyField(CountField):
    """Whole United States dollars; empty means not yet costed."""

    default_validators = [MinValueValidator(0), MaxValueValidator(1_000_000_000_000)]


class NarrativeField(models.TextField[str, str]):
    """Running text with the few marks of `plans.content.prose`."""

    default_validators = [MaxLengthValidator(NARRATIVE_LENGTH)]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("max_length", NARRATIVE_LENGTH)
        super().__init__(*args, **kwargs)


class LineField(models.CharField[str, str]):
    """One line of text, empty while nobody has written it.

    `translated=False` for what stays as it is in every language: a number, a code, the name of a donor or a report.
    """

    def __init__(self, *args: Any, translated: bool = True, **kwargs: Any) -> None:
        self.translated = translated
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)
