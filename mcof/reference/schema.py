"""What the reference models look like to a data file: their lists, columns, and what belongs to what."""

from dataclasses import dataclass
from typing import TypeAlias, cast

from django.apps import apps
from django.db import models
from django.db.models.fields.related import RelatedField

from mcof.reference.items import ReferenceItem

Model: TypeAlias = type[ReferenceItem]
Fields: TypeAlias = dict[str, object]
Column: TypeAlias = "models.Field[object, object]"

# Files do not state these: the loader keeps them.
KEPT = {"id", "retired_on"}


@dataclass(frozen=True, slots=True)
class Extent:
    """The items of a model that share some values."""

    model: Model
    shared: Fields

    def includes(self, stated: Fields) -> bool:
        return all(stated.get(name) == value for name, value in self.shared.items())


def reference_models() -> list[Model]:
    """In the order of their definition, so that what others refer to comes first."""
    return [model for model in apps.get_models() if issubclass(model, ReferenceItem)]


def lists() -> dict[str, Extent]:
    return {name: Extent(model, dict(shared)) for model in reference_models() for name, shared in model.lists().items()}


def columns(model: Model) -> dict[str, Column]:
    """What a file may state of an item."""
    found = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return {column.name: column for column in found if column.name not in KEPT and not _leads_elsewhere(column)}


def required(model: Model) -> list[str]:
    return [name for name, column in columns(model).items() if not column.blank and not column.has_default()]


def target_of(column: Column) -> Extent:
    """The items that a column may name."""
    limits = column.get_limit_choices_to() if isinstance(column, RelatedField) else {}
    return Extent(cast(Model, column.related_model), cast(Fields, limits))


def belonging_to(model: Model) -> dict[str, tuple[Model, str]]:
    """The lists that may stand inside an item of the model, and the column through which they belong to it."""
    return {
        relation.get_accessor_name() or "": (relation.related_model, relation.field.name)
        for relation in model._meta.related_objects
        if isinstance(relation, models.ManyToOneRel) and issubclass(relation.related_model, ReferenceItem)
    }


def _leads_elsewhere(column: Column) -> bool:
    return column.is_relation and not issubclass(cast(type, column.related_model), ReferenceItem)
