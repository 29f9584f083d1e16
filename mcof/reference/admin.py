"""Reference data in the admin is for reading: it changes by loading a file, which leaves a record."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from mcof.reference.items import ReferenceItem


class ReadOnlyAdmin(admin.ModelAdmin[ReferenceItem]):
    list_display = ("code", "name", "source", "verified", "retired_on")
    list_display_links = ("code", "name")
    list_filter = ("verified", ("retired_on", admin.EmptyFieldListFilter))
    search_fields = ("code", "name_en", "name_fr", "name_es")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
