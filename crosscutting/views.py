"""The framework for everybody to read: what it consists of, and where each part comes from."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from crosscutting.framework import Listing, SectorEntry, entries, sortable, vocabularies
from crosscutting.models import ChecklistItem, CrossCuttingIssue, Modality, SectionGuide, guidance
from mcof.accounts.models import Country, Office
from sectors.models import BandSet, ObjectiveSet, ReferenceLoad, Sector, Term, Vocabulary


def framework(request: HttpRequest) -> HttpResponse:
    issues, modalities = CrossCuttingIssue.objects.with_guidance(), Modality.objects.with_guidance()
    sectors = Sector.objects.with_phases().with_mapping()
    context = {
        "editions": _by_edition(entries(sectors, _phases(), (*issues, *modalities))),
        "issues": issues,
        "modalities": modalities,
        "guides": SectionGuide.objects.with_guidance(),
        "objective_sets": ObjectiveSet.objects.prefetch_related("objectives"),
        "band_sets": BandSet.objects.prefetch_related("bands"),
        "vocabularies": [
            *vocabularies(),
            Listing("checklist", _("Reviewers' checklist"), list(ChecklistItem.objects.all())),
        ],
        "last_load": ReferenceLoad.objects.first(),
    }
    return render(request, "framework/framework.html", context)


def places(request: HttpRequest) -> HttpResponse:
    countries, offices = Country.objects.all(), Office.objects.select_related("parent")
    context = {
        "countries": Listing("country", _("Countries"), sorted(countries, key=lambda country: sortable(country.name))),
        "offices": Listing("office", _("Offices"), list(offices)),
    }
    return render(request, "framework/places.html", context)


def sector(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Sector.objects.with_suggestions().with_mapping().prefetch_related(*guidance()), code=code)
    issues, modalities = CrossCuttingIssue.objects.with_guidance(), Modality.objects.with_guidance()
    [entry] = entries([found], _phases(), (*issues, *modalities))
    context = {
        "entry": entry,
        "sector": found,
        "issues": [issue for issue in issues if not issue.retired],
        "modalities": [modality for modality in modalities if not modality.retired],
        "siblings": Sector.objects.filter(edition=found.edition),
    }
    return render(request, "framework/sector.html", context)


def _checklist() -> Listing:
    return Listing("checklist", _("Reviewers' checklist"), list(ChecklistItem.objects.all()))


def _phases() -> list[Term]:
    return list(Term.objects.of(Vocabulary.PHASE).current())


def _by_edition(found: list[SectorEntry]) -> list[tuple[Listing, list[SectorEntry]]]:
    """Return the editions, the newest first, each with its sectors."""
    groups = [(edition, list(of_edition)) for edition, of_edition in groupby(found, key=lambda it: it.sector.edition)]
    return [
        (Listing(edition.code, edition.name, [entry.sector for entry in of_edition]), of_edition)
        for edition, of_edition in reversed(groups)
    ]
