"""Errors as application/problem+json (RFC 9457): what is wrong, where, and what to do."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from mcof.accounts.answers import Refused
from plans import drafting, reviewing, sharing, workflow
from plans.content.codec import Malformed, to_plain
from plans.reports.jobs import InvalidReport


def handle(exception: Exception, _context: dict[str, Any]) -> Response | None:
    """Answer for an exception that a view let through; None leaves it to the server's own 500."""
    for kind, answer in _ANSWERS.items():
        if isinstance(exception, kind):
            set_rollback()
            return answer(exception)
    return None


def problem(status: int, title: str, **more: Any) -> Response:
    body = {"type": "about:blank", "status": status, "title": title, **more}
    return Response(body, status=status, content_type="application/problem+json")


def _refused(error: Any) -> Response:
    return problem(403, _("You may not do this."), detail=str(error.reason))


def _invalid(error: Any) -> Response:
    return problem(400, _("Some fields cannot be kept."), errors=_messages(error.errors))


def _messages(errors: dict[str, Any]) -> dict[str, list[str]]:
    listed = {place: found if isinstance(found, list) else [found] for place, found in errors.items()}
    return {place: [str(message) for message in found] for place, found in listed.items()}


def _stale(error: Any) -> Response:
    title = _("Somebody else saved this section in the meantime.")
    return problem(
        409,
        title,
        detail=_("Compare your text with what is there now and save again upon its revision."),
        revision=error.revision,
        changed_by=str(error.section.changed_by),
        changed_at=error.section.changed_at,
        current=to_plain(error.current),
    )


def _not_ready(error: Any) -> Response:
    found = [{"code": it.code, "section": it.section, "message": str(it.message)} for it in error.findings]
    return problem(409, _("Findings block the submission."), findings=found)


def _reason_needed(error: Any) -> Response:
    return problem(400, _("Some fields cannot be kept."), errors={"reason": [str(error)]})


def _not_found(_error: Any) -> Response:
    return problem(404, _("There is nothing here, or nothing that you may see."))


def _denied(_error: Any) -> Response:
    return problem(403, _("You may not do this."))


def _framework(error: Any) -> Response:
    """Answer for the framework's own errors: not signed in, wrong method, JSON that cannot be read."""
    detail: dict[str, Any] = {"detail": error.detail} if isinstance(error.detail, str) else {"errors": error.detail}
    response = problem(error.status_code, str(error.default_detail), **detail)
    challenge = getattr(error, "auth_header", None)
    if challenge:
        response["WWW-Authenticate"] = challenge
    return response


_ANSWERS: dict[type[Exception], Callable[[Any], Response]] = {
    Refused: _refused,
    drafting.InvalidSection: _invalid,
    Malformed: _invalid,
    sharing.InvalidShare: _invalid,
    InvalidReport: _invalid,
    drafting.StaleSection: _stale,
    workflow.NotReady: _not_ready,
    reviewing.ReasonNeeded: _reason_needed,
    Http404: _not_found,
    PermissionDenied: _denied,
    exceptions.APIException: _framework,
}
