from django.contrib import admin

from mcof.reference.admin import ReadOnlyAdmin, ReferenceAdmin
from sectors.models import (
    AgeBand,
    BandSet,
    Edition,
    ObjectiveSet,
    ReferenceLoad,
    Sector,
    SectorMapping,
    StrategicObjective,
    Term,
    TypicalActivity,
    TypicalIndicator,
)

admin.site.register((Edition, ObjectiveSet, BandSet), ReferenceAdmin)


@admin.register(Term)
class TermAdmin(ReferenceAdmin):
    belongs_to = ("vocabulary",)


@admin.register(Sector)
class SectorAdmin(ReferenceAdmin):
    belongs_to = ("edition",)
    list_select_related = belongs_to


@admin.register(SectorMapping, TypicalActivity, TypicalIndicator)
class SectorPartAdmin(ReferenceAdmin):
    belongs_to = ("sector",)
    list_select_related = belongs_to


@admin.register(StrategicObjective)
class StrategicObjectiveAdmin(ReferenceAdmin):
    belongs_to = ("objective_set",)
    list_select_related = belongs_to


@admin.register(AgeBand)
class AgeBandAdmin(ReferenceAdmin):
    belongs_to = ("band_set",)
    list_select_related = belongs_to


@admin.register(ReferenceLoad)
class ReferenceLoadAdmin(ReadOnlyAdmin):
    list_display = ("at", "files", "counts")
