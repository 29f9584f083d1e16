"""Every component on one page, for those who build pages and for the tests. Its samples are not for translation."""

from django import forms
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mcof.rendering import Extent, TagChoice, Tags

EXTENTS = [("0", "not yet"), ("1", "in part"), ("2", "mostly"), ("3", "fully")]
ISSUES = ["Gender", "Environment"]


class SampleForm(forms.Form):
    need = forms.CharField(
        label="What people need",
        help_text="Who lacks what, where, how many; name the source and its date.",
        widget=forms.Textarea,
    )
    in_need = forms.IntegerField(label="People in need", max_value=100_000)
    targeted = forms.IntegerField(label="People targeted", required=False)
    starts_on = forms.DateField(label="Starts on", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    system = forms.ChoiceField(label="Response system", choices=[("cluster", "Cluster"), ("refugee", "Refugee")])
    phases = forms.MultipleChoiceField(
        label="Phases", required=False, choices=[("b", "before"), ("d", "during"), ("a", "after")], widget=Tags
    )
    onset = forms.ChoiceField(label="Onset", choices=[("sudden", "sudden"), ("slow", "slow")], widget=TagChoice)
    place = forms.ChoiceField(
        label="Place", choices=[("in", "internal"), ("out", "across borders")], widget=forms.RadioSelect
    )
    extent = forms.ChoiceField(label="To what extent", choices=EXTENTS, widget=Extent)
    cash = forms.BooleanField(label="Cash is used", required=False, help_text="Or vouchers.")
    document = forms.FileField(label="Document", required=False, help_text="PDF, at most 10 MB.")


class ActivityForm(forms.Form):
    title = forms.CharField(label="Activity")
    where = forms.CharField(label="Where", required=False)
    cost = forms.IntegerField(label="Cost in USD", widget=forms.NumberInput(attrs={"data-sum": "cost"}))


ActivityFormSet = forms.formset_factory(ActivityForm, can_delete=True, can_order=True, extra=1)


@staff_member_required
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery.html", samples())


def samples() -> dict[str, object]:
    return {
        "form": SampleForm({"need": "Some 61,000 households.", "in_need": "260000", "phases": ["d"], "extent": "2"}),
        "formset": ActivityFormSet(
            prefix="activities",
            initial=[{"title": "Shelter kits", "where": "Unity", "cost": 4_800_000}, {"title": "Drainage", "cost": 90}],
        ),
        "groups": _groups(),
        "findings": _findings(),
        "differences": _differences(),
        "bars": [
            {"label": "Camp coordination", "part": 18_900_000, "whole": 41_000_000},
            {"label": "Shelter and settlements", "part": 9_900_000, "whole": 33_100_000},
            {"label": "Health", "part": 5_700_000, "whole": 26_100_000},
        ],
        "longest": 41_000_000,
        "matrix_columns": ISSUES,
        "matrix": [_matrix_row("Shelter and settlements", 3, 1), _matrix_row("Health", 2, 0)],
        "waiting_count": 4,
        "manages_people": True,
    }


def _groups() -> list[dict[str, object]]:
    crisis = [
        _section("Crisis", "done", ready="ready"),
        _section("Context and sources", "started", "2", person="Amina Deng", ready="outdated"),
        _section("People", "stop", "1", person="Peter Lado"),
    ]
    response = [_section("Shelter and settlements", "started", "3", current=True), _section("Health", "empty")]
    return [{"title": "The crisis", "sections": crisis}, {"title": "The response", "sections": response}]


def _section(title: str, state: str, note: str = "", **more: object) -> dict[str, object]:
    return {"url": "#main", "title": title, "state": state, "word": state, "note": note, **more}


def _findings() -> list[dict[str, str]]:
    return [
        {
            "level": "blocks",
            "code": "P-03",
            "message": "People targeted exceed people in need",
            "why": "284,000 is more than 260,000 in this sector.",
        },
        {
            "level": "warns",
            "code": "F-11",
            "message": "One issue has no statement",
            "why": "Say to what extent, when and how, or why not.",
        },
        {
            "level": "advises",
            "code": "M-06",
            "message": "Cash is not used here",
            "why": "If cash does not fit, a line saying so helps the reviewer.",
        },
    ]


def _differences() -> list[dict[str, object]]:
    text = [
        {"kind": "folded", "text": "Thirty-one words that nobody changed.", "words": 31},
        {"kind": "kept", "text": "worn plastic sheeting. Host communities share "},
        {"kind": "removed", "text": "water points"},
        {"kind": "added", "text": "what they have"},
        {"kind": "kept", "text": "."},
    ]
    return [
        {"where": "People in need", "plain": True, "theirs": "45,000", "mine": "61,000"},
        {"where": "What people need", "passages": text},
    ]


def _matrix_row(label: str, *levels: int) -> dict[str, object]:
    cells = [
        {"column": issue, "level": level, "word": EXTENTS[level][1]}
        for issue, level in zip(ISSUES, levels, strict=True)
    ]
    return {"label": label, "cells": cells}
