"""Reference data in the admin is for reading: it changes by loading a file, which leaves a record."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Model]
else:
    ModelAdmin = admin.ModelAdmin  # only its stubs are generic


class ReadOnlyAdmin(ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReferenceAdmin(ReadOnlyAdmin):
    list_display = ("code", "name", "source", "verified", "retired_on")
    list_display_links = ("code", "name")
    list_filter = ("verified", ("retired_on", admin.EmptyFieldListFilter))
    search_fields = ("code", "name_en", "name_fr", "name_es")

    # The columns that say what an item belongs to, shown before it.
    belongs_to: ClassVar[tuple[str, ...]] = ()

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (*self.belongs_to, *self.list_display)

    def get_list_filter(self, request: HttpRequest) -> tuple[Any, ...]:
        return (*self.belongs_to, *self.list_filter)
