"""What a plan was started from, and what of that still needs a look."""

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans.access import rights
from plans.api.answers import OpenNote, OriginDetail, answer, described
from plans.api.door import plan_or_404, signed_in
from plans.carrying import left
from plans.content import load
from plans.models import Origin, OriginNote, Outcome, Reason


class OriginPage(APIView):
    @extend_schema(responses=described(OriginDetail))
    def get(self, request: Request, reference: str) -> Response:
        """Return what the draft was started from, and what was carried, cleared or left to decide and is still open."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).view_draft.demand()
        origin = Origin.objects.of(plan)
        if origin is None:
            raise NotFound
        content, version = load(plan), origin.version
        notes = ((note, left(note, content)) for note in OriginNote.objects.filter(plan=plan, checked_at=None))
        found = tuple(_note(note, [*was]) for note, was in notes if was is not None)
        return answer(OriginDetail(version.plan.reference, version.number, origin.same_crisis, found))


def _note(note: OriginNote, fields: list[str]) -> OpenNote:
    reason = Reason(note.reason)
    return OpenNote(
        outcome=Outcome(note.outcome),
        reason=reason,
        why=str(reason.label),
        section=note.section,
        place=note.place,
        fields=fields,
        sector=note.sector,
    )
