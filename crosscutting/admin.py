from django.contrib import admin

from crosscutting.models import (
    SUBJECTS,
    ChecklistItem,
    CrossCuttingIssue,
    Example,
    GuidingQuestion,
    Modality,
    SectionGuide,
)
from mcof.reference.admin import ReferenceAdmin

admin.site.register((CrossCuttingIssue, Modality, SectionGuide, ChecklistItem), ReferenceAdmin)


@admin.register(GuidingQuestion, Example)
class GuidanceAdmin(ReferenceAdmin):
    belongs_to = SUBJECTS
    list_select_related = belongs_to
