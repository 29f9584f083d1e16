"""Files beside a plan's text: attached to the draft, taken out of it, fetched."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from plans import door, drafting
from plans.access import rights
from plans.api.answers import AttachmentLine, answer, described
from plans.api.door import plan_or_404, signed_in
from plans.api.pages import ListView
from plans.api.requests import AttachmentRemoval, AttachmentRequest, read
from plans.models import Attachment


class Attachments(ListView):
    parser_classes = (MultiPartParser,)

    @extend_schema(responses=described(AttachmentLine, many=True))
    def get(self, request: Request, reference: str) -> Response:
        """List the files of the draft; a version lists its own in its content."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).view_draft.demand()
        return self.page_of(request, plan.attachment_rows.order_by("position", "pk"), _attachment)

    @extend_schema(request={"multipart/form-data": AttachmentRequest}, responses={201: described(AttachmentLine)})
    def post(self, request: Request, reference: str) -> Response:
        """Attach a file to the draft, upon the revision of the section `attachments` that you read."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        given = read(AttachmentRequest, request.data)
        return answer(_attachment(drafting.attach(plan, **given, by=signed_in(request))), status=201)


class AttachmentPage(APIView):
    @extend_schema(
        request=None,
        parameters=[OpenApiParameter("revision", int, required=True, description="The revision that you read.")],
        responses={204: None},
    )
    def delete(self, request: Request, reference: str, uid: str) -> Response:
        """Take a file out of the draft; versions that name it keep it."""
        plan = plan_or_404(request, reference)
        rights(signed_in(request), plan).edit.demand()
        attachment = get_object_or_404(plan.attachment_rows, uid=uid)
        revision = read(AttachmentRemoval, request.query_params)["revision"]
        drafting.detach(attachment, revision=revision, by=signed_in(request))
        return Response(status=204)


class AttachmentFile(APIView):
    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, reference: str, uid: str) -> HttpResponseBase:
        """Return a file of the draft, or of a version that you may read."""
        return door.attachment_file(signed_in(request), plan_or_404(request, reference), uid)


def _attachment(attachment: Attachment) -> AttachmentLine:
    return AttachmentLine(
        uid=attachment.uid,
        title=attachment.title,
        filename=attachment.filename,
        media_type=attachment.media_type,
        size=attachment.size,
        sha256=attachment.sha256,
    )
