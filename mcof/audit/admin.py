from django.contrib import admin

from mcof.audit.models import Event
from mcof.reference.admin import ReadOnlyAdmin


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("at", "actor_name", "action", "target_label", "plan_reference")
    search_fields = ("actor_name", "action", "target_label", "plan_reference")
    ordering = ("-id",)
    show_full_result_count = False
