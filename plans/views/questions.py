"""Questions of States: all of a plan, and one with what was said to it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mcof.http import PersonRequest
from plans import asking
from plans.access import Rights, rights, shares_for, versions_visible_to
from plans.asking import InvalidQuestion
from plans.content import PlanContent
from plans.door import plan_or_404, version_or_404
from plans.extent import Extent, part_of
from plans.forms.asking import QuestionForm, TurnForm
from plans.models import PlanVersion, Question, QuestionState, TurnKind
from plans.questions import questions_for
from plans.views.editor import SeeOther
from plans.views.head import head_of
from plans.views.outline import section_order
from plans.views.places import section_title

_ORDER = {QuestionState.OPEN: 0, QuestionState.ANSWERED: 1, QuestionState.SETTLED: 2}


@dataclass(frozen=True)
class Shown:
    """A question, what its section is called, and what the reader may do with it, the button's words by kind."""

    question: Question
    section: str
    turns: "dict[TurnKind, str | Promise]"


@login_required
@require_http_methods(["GET", "POST"])
def questions(request: PersonRequest, reference: str) -> HttpResponse:
    """Show what was asked about the plan, what waits for an answer first, and take the next question of a State."""
    allowed = rights(request.user, plan_or_404(request.user, reference))
    form = _form(request, allowed) if request.method == "POST" or allowed.ask else None
    if form and form.is_valid() and (made := _ask(request, allowed, form)):
        messages.success(request, _("Your question is with the office, which is told of it."))
        return SeeOther(reverse("plan-question", args=[reference, made.pk]))
    found = sorted(questions_for(allowed).with_thread(), key=lambda it: _ORDER[QuestionState(it.state)])
    context = {"questions": [shown(allowed, it) for it in found], "form": form}
    return _page(request, allowed, "questions", context)


def _form(request: PersonRequest, allowed: Rights) -> QuestionForm:
    allowed.ask.demand()
    version = _version(request, allowed)
    states = shares_for(request.user).filter(version=version).values_list("country__code", flat=True)
    initial = {"version": version.number, "section": request.GET.get("section", "")}
    extent = allowed.extent(version)
    sections = askable_sections(part_of(version, extent), extent)
    return QuestionForm(request.POST or None, countries=states, sections=sections, initial=initial)


def _version(request: PersonRequest, allowed: Rights) -> PlanVersion:
    """Return the version asked about: the one that the page named, else the newest that the State reads."""
    number = request.POST.get("version") or request.GET.get("version") or ""
    if number.isdecimal():
        return version_or_404(request.user, allowed.plan, int(number))
    return get_object_or_404(versions_visible_to(request.user, allowed.plan)[:1])


def askable_sections(content: PlanContent, extent: Extent) -> list[tuple[str, str]]:
    """Return the sections that one may ask about, by key, in the order of the plan."""
    keys = (key for key in section_order(content) if extent.has(key) and _is_section(content, key))
    return [(key, capfirst(str(section_title(key)))) for key in keys]


def _is_section(content: PlanContent, key: str) -> bool:
    try:
        content.section(key)
    except KeyError:
        return False
    return True


def _ask(request: PersonRequest, allowed: Rights, form: QuestionForm) -> Question | None:
    given = dict(form.cleaned_data)
    version = version_or_404(request.user, allowed.plan, given.pop("version"))
    version.plan = allowed.plan
    try:
        return asking.ask(version, **given, by=request.user)
    except InvalidQuestion as error:
        _refuse(form, error)
        return None


@login_required
@require_http_methods(["GET", "POST"])
def question(request: PersonRequest, reference: str, question: int) -> HttpResponse:
    """Show a question with what was said to it, and take the next turn."""
    allowed = rights(request.user, plan_or_404(request.user, reference))
    found = get_object_or_404(questions_for(allowed).with_thread(), pk=question)
    found.version.plan = allowed.plan
    form = TurnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("turn") not in TurnKind:
            return HttpResponseBadRequest(_("This page does not know that button. Go back and load it again."))
        if _turn(request, found, TurnKind(request.POST["turn"]), form):
            return SeeOther(reverse("plan-question", args=[reference, question]))
    return _page(request, allowed, "question", {"it": shown(allowed, found), "form": form})


def _turn(request: PersonRequest, found: Question, kind: TurnKind, form: TurnForm) -> bool:
    try:
        asking.TURNS[kind](found, body=form.cleaned_data["body"], by=request.user)
    except InvalidQuestion as error:
        _refuse(form, error)
        return False
    messages.success(request, _("Recorded."))
    return True


def _refuse(form: QuestionForm | TurnForm, error: InvalidQuestion) -> None:
    for field, message in error.errors.items():
        form.add_error(field, str(message))


def shown(allowed: Rights, question: Question) -> Shown:
    title = capfirst(str(section_title(question.section))) if question.section else ""
    return Shown(question, title, _turns(allowed, question))


def _turns(allowed: Rights, question: Question) -> "dict[TurnKind, str | Promise]":
    if question.state == QuestionState.SETTLED:
        return {}
    if allowed.answer_questions:
        return {TurnKind.ANSWER: gettext_lazy("Answer the State"), TurnKind.SETTLE: gettext_lazy("Settle")}
    if allowed.ask:
        return {TurnKind.SETTLE: gettext_lazy("Settle"), TurnKind.ASK: gettext_lazy("Ask further")}
    return {}


def _page(request: PersonRequest, allowed: Rights, page: str, context: dict[str, Any]) -> HttpResponse:
    bars = {"plan": allowed.plan, "head": head_of(allowed), "here": "plan-questions"}
    form = context["form"]
    return render(request, f"plans/questions/{page}.html", bars | context, status=422 if form and form.errors else 200)
