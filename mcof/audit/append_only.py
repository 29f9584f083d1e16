"""Rows that are written once: whoever holds one cannot change or remove it, only add the next."""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class AppendOnlyError(TypeError):
    """Somebody tried to rewrite what has been recorded: a mistake in the code, never of the reader."""


class AppendOnlyQuerySet(models.QuerySet[Row]):
    def update(self, **values: Any) -> NoReturn:
        refuse(self.model, "updated")

    def delete(self) -> NoReturn:
        refuse(self.model, "deleted")

    def bulk_create(self, objs: Iterable[Row], *args: Any, update_conflicts: bool = False, **options: Any) -> list[Row]:
        if update_conflicts:
            refuse(self.model, "updated")
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        refuse(self.model, "updated")


class AppendOnlyModel(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        # The base manager serves related lookups and refresh_from_db: it must refuse as well.
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Overridden because refusing is the whole point: the row may be inserted, never saved again."""
        if not self._state.adding:
            refuse(type(self), "updated")
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        refuse(type(self), "deleted")


def refuse(model: type[models.Model], change: str) -> NoReturn:
    raise AppendOnlyError(f"{model.__name__} is append-only: a row cannot be {change}.")
