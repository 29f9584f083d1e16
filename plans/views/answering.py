"""What is said at a comment in the editor where there are no scripts: it comes with the section, which is saved too."""

from django.contrib import messages
from django.utils.translation import gettext as _

from mcof.http import PersonRequest
from plans import commenting
from plans.commenting import InvalidComment
from plans.models import ReplyKind
from plans.views.editor import Editor

MOST_DIGITS = 9


def take_turn(request: PersonRequest, editor: Editor) -> None:
    """Take the turn of the button that was pressed, if it is one of a comment."""
    kind, _colon, number = request.POST.get("turn", "").partition(":")
    if kind not in (ReplyKind.ANSWER, ReplyKind.REPLY) or not number.isdecimal() or len(number) > MOST_DIGITS:
        return
    found = editor.rights.comments.with_thread().filter(pk=int(number)).first()
    if found is None:
        return
    found.version.plan = editor.plan
    try:
        commenting.TURNS[ReplyKind(kind)](found, body=request.POST.get(f"said-{number}", ""), by=request.user)
    except InvalidComment as error:
        messages.error(request, "; ".join(map(str, error.errors.values())))
    else:
        messages.success(request, _("Recorded."))
