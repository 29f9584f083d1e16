from django.contrib import admin

from crosscutting.models import ChecklistItem, CrossCuttingIssue, GuidingQuestion, Modality
from mcof.reference.admin import ReferenceAdmin

admin.site.register((CrossCuttingIssue, Modality, ChecklistItem), ReferenceAdmin)


@admin.register(GuidingQuestion)
class GuidingQuestionAdmin(ReferenceAdmin):
    belongs_to = ("issue", "modality")
    list_select_related = belongs_to
