"""What happened to a plan, in words: the trail itself keeps codes."""

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mcof.audit.models import Event
from plans.content import response_key
from plans.views.places import section_title

_WORDS: dict[str, Promise] = {
    "plan.started": _("started the plan"),
    "origin.placed": _("placed the text of an earlier sector"),
    "origin.checked": _("checked what was carried over"),
    "section.saved": _("wrote"),
    "translation.saved": _("translated"),
    "section.assigned": _("assigned a section"),
    "section.released": _("took back who writes a section"),
    "section.ready": _("marked as ready"),
    "section.reopened": _("went on working"),
    "review.assigned": _("gave a version to a reviewer"),
    "review.released": _("took a version back from a reviewer"),
    "review.marked": _("marked a section under review"),
    "review.advised": _("gave an opinion on a version"),
    "review.checked": _("answered the checklist"),
    "comment.made": _("commented on a version"),
    "comment.reply": _("replied to a comment"),
    "comment.answer": _("answered a comment"),
    "comment.settle": _("settled a comment"),
    "comment.reopen": _("asked again about a comment"),
    "finding.considered": _("considered an advice"),
    "finding.reopened": _("took up an advice again"),
    "section.restored": _("brought back an earlier text of"),
    "section.set_aside": _("had a text set aside"),
    "milestone.named": _("named a milestone"),
    "milestone.removed": _("removed a milestone"),
    "response.added": _("added a sector"),
    "response.removed": _("took a sector out"),
    "attachment.added": _("attached a file"),
    "attachment.placed": _("changed a picture"),
    "attachment.removed": _("removed a file"),
    "plan.submit": _("submitted the plan"),
    "plan.withdraw": _("withdrew the version in review"),
    "plan.endorse": _("endorsed it for the region"),
    "plan.return": _("returned it for changes"),
    "plan.approve": _("approved it"),
    "plan.revise": _("opened the next version"),
    "plan.close": _("closed the plan"),
    "share.made": _("shared a version with a State"),
    "share.revoked": _("revoked a share"),
    "consent.recorded": _("recorded what a State answered"),
    "codrafter.admitted": _("let a colleague of another office write"),
    "codrafter.dismissed": _("ended a colleague's right to write"),
    "report.asked": _("asked for a report"),
    "report.repeated": _("asked for a report again"),
}


def told(event: Event) -> "str | Promise":
    """Return what the person did, and in which section or sector where that is known."""
    words = _WORDS.get(event.action, event.action)
    detail = event.data.get("detail", {})
    key = detail.get("section") or ("sector" in detail and response_key(detail["sector"]))
    return f"{words}: {capfirst(str(section_title(key)))}" if key else words
