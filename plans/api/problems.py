"""Errors as application/problem+json (RFC 9457): what is wrong, where, and what to do."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response

from mcof.accounts.answers import Gone, Refused
from mcof.outage import AGAIN_AFTER, AWAY
from plans import asking, assigning, commenting, drafting, reviewing, sharing, workflow
from plans.content.codec import Malformed, to_plain
from plans.reports.jobs import InvalidReport, TooManyReports


def handle(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Answer for an exception that a view let through; None leaves it to the server's own 500."""
    if isinstance(exception, drafting.StaleSection):
        return _stale(exception, yours=context["request"].data.get("value"))
    if isinstance(exception, drafting.StaleTranslation):
        return _stale_translation(exception, yours=context["request"].data.get("text"))
    for kind, answer in _ANSWERS.items():
        if isinstance(exception, kind):
            return answer(exception)
    return None


def problem(status: int, title: object, **more: Any) -> Response:
    body = {"type": "about:blank", "status": status, "title": str(title), **more}
    return Response(body, status=status, content_type="application/problem+json")


def _stale(error: drafting.StaleSection, yours: Any) -> Response:
    return problem(
        409,
        _("Somebody else saved this section in the meantime."),
        detail=_(
            "Compare your text with what is there now and save again upon its revision. What you sent is kept with the "
            "texts set aside."
        ),
        revision=error.revision,
        changed_by=str(error.section.changed_by),
        changed_at=error.section.changed_at,
        current=to_plain(error.current),
        yours=yours,
        conflicts={it.place: {"base": it.base, "current": it.theirs, "yours": it.mine} for it in error.conflicts},
    )


def _stale_translation(error: drafting.StaleTranslation, yours: Any) -> Response:
    return problem(
        409,
        _("Somebody else translated this text in the meantime."),
        detail=_("Compare your text with what is there now and save again upon its revision."),
        revision=error.current.revision,
        changed_by=str(error.current.changed_by),
        changed_at=error.current.changed_at,
        current=error.current.text,
        yours=yours,
    )


def _refused(error: Any) -> Response:
    return problem(403, _("You may not do this."), detail=str(error.reason))


def _gone(error: Any) -> Response:
    return problem(410, _("This is no longer shared with you."), detail=str(error.reason))


def _invalid(error: Any) -> Response:
    return _wrong_fields(error.errors)


def _invalid_report(error: InvalidReport) -> Response:
    return _wrong_fields({"format" if it == "file_format" else it: text for it, text in error.errors.items()})


def _reason_needed(error: Any) -> Response:
    return _wrong_fields({"reason": str(error)})


def _wrong_shape(error: Any) -> Response:
    return _wrong_fields(error.detail if isinstance(error.detail, dict) else {".": error.detail})


def _wrong_fields(errors: dict[str, Any]) -> Response:
    listed = {place: found if isinstance(found, list) else [found] for place, found in errors.items()}
    messages = {place: [str(message) for message in found] for place, found in listed.items()}
    return problem(400, _("Some fields cannot be kept."), errors=messages)


def _not_ready(error: Any) -> Response:
    found = [{"code": it.code, "section": it.section, "message": str(it.message)} for it in error.findings]
    return problem(409, _("Findings block the submission."), findings=found)


def _not_found(_error: Any) -> Response:
    return problem(404, _("There is nothing here, or nothing that you may see."))


def _away(_error: Any) -> Response:
    response = problem(503, _("The site cannot reach its data just now."), detail=_("Nothing was stored: try again."))
    response["Retry-After"] = str(AGAIN_AFTER)
    return response


def _too_many(error: Any) -> Response:
    response = problem(429, _("Wait a while before you ask for more."), detail=str(error))
    if error.seconds is not None:
        response["Retry-After"] = str(error.seconds)
    return response


def _framework(error: Any) -> Response:
    """Answer for the framework's own errors: not signed in, wrong method, JSON that cannot be read."""
    title = _TITLES.get(error.status_code, HTTPStatus(error.status_code).phrase)
    response = problem(error.status_code, title, detail=str(error.detail))
    challenge = getattr(error, "auth_header", None)
    if challenge:
        response["WWW-Authenticate"] = challenge
    return response


_TITLES = {
    400: gettext_lazy("The request cannot be read."),
    401: gettext_lazy("Say who you are: send your token."),
    403: gettext_lazy("You may not do this."),
    405: gettext_lazy("This address does not know this method."),
    406: gettext_lazy("This address answers with JSON only."),
    415: gettext_lazy("Send JSON, or a form where a file goes along."),
}
_ANSWERS: dict[type[Exception], Callable[[Any], Response]] = {
    Gone: _gone,
    Refused: _refused,
    drafting.InvalidSection: _invalid,
    Malformed: _invalid,
    sharing.InvalidShare: _invalid,
    assigning.InvalidTerm: _invalid,
    commenting.InvalidComment: _invalid,
    asking.InvalidQuestion: _invalid,
    InvalidReport: _invalid_report,
    TooManyReports: _too_many,
    workflow.NotReady: _not_ready,
    reviewing.ReasonNeeded: _reason_needed,
    Http404: _not_found,
    exceptions.NotFound: _not_found,
    exceptions.ValidationError: _wrong_shape,
    exceptions.APIException: _framework,
    **dict.fromkeys(AWAY, _away),
}
