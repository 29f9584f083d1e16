"""The reviewers' comments in the editor: each at the field, row or table that it is on, and why the plan came back."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from plans.access import Rights
from plans.content.rows import columns_of, kind_of, tables_of
from plans.forms.places import inside
from plans.forms.sections import SectionForm
from plans.layout import shape_of
from plans.models import Decision, DecisionKind, Plan, PlanVersion, State
from plans.views.threads import Shown


def open_count(allowed: Rights) -> Coalesce:
    """Count for a section of the plan the comments on it that wait for the office's answer."""
    found = allowed.comments.unanswered().filter(section=OuterRef("key")).order_by()
    return Coalesce(Subquery(found.values("section").annotate(n=Count("pk")).values("n")), 0)


def returned(plan: Plan) -> Decision | None:
    """Return the decision by which the draft came back to its office, in one statement; None for any other draft."""
    if plan.state != State.DRAFT:
        return None
    newest = PlanVersion.objects.filter(plan=plan).order_by("-number").values("pk")[:1]
    found = Decision.objects.filter(kind=DecisionKind.RETURN, version=Subquery(newest))
    return found.select_related("decided_by", "version").defer("version__content").first()


def placed(found: Iterable[Shown], form: SectionForm) -> dict[str, Sequence[Shown]]:
    """Return the comments on a section by the place under which the page shows each; "" is the section's own head.

    Of a long table the page shows some rows only: what is said of the others stands at the table.
    """
    tables = form.record.tables.values()
    hidden = {inside(table.place, row.uid): table.place for table in tables for row in table.hidden}
    places: dict[str, list[Shown]] = {}
    for it in found:
        place = shown_place(form.stored, it.thread.place)
        row = ".".join(place.split(".")[:2])
        places.setdefault(hidden.get(row, place), []).append(it)
    return dict(places)


def shown_place(value: Any, place: str) -> str:
    """Return the place of the field, or else of the innermost row or table around it that is still there."""
    record, kind, path, there = value, kind_of(value), "", ""
    steps = place.split(".") if place else []
    while steps:
        name = steps.pop(0)
        path = inside(path, name)
        if name not in tables_of(kind):
            written = name in columns_of(kind) and name not in ("uid", *shape_of(kind).heading)
            return path if written else there
        crossed = shape_of(kind).crossed == name  # its lines show as cells of the row
        there = there if crossed else path
        row = next((row for row in getattr(record, name) if steps and row.uid == steps[0]), None)
        if row is None:
            return there
        record, kind, path = row, tables_of(kind)[name], inside(path, steps.pop(0))
        there = there if crossed else path
    return there
