"""What happens to a plan of the demo after it is written: each step of a story is a call of the domain."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from mcof.accounts.adapter import DEMO_DOMAIN
from mcof.accounts.models import Country, User
from mcof.accounts.workdays import workday_after, workday_before
from mcof.demo.shares import divide
from mcof.demo.shorthand import Plain
from plans import asking, assigning, commenting, drafting, linking, reviewing, sharing, workflow
from plans.catalogue import catalogue
from plans.content import load, response_key
from plans.content.codec import from_plain
from plans.content.rows import kind_of, load_section, tables_of
from plans.content.values import PopulationFigure
from plans.extent import WHOLE, Extent
from plans.models import (
    Attachment,
    Comment,
    Consent,
    Decision,
    DecisionKind,
    Plan,
    PlanVersion,
    Purpose,
    Question,
    Review,
    Section,
    Stage,
    StateAnswer,
)
from plans.sharing import Reply
from plans.terms import review_calendar
from plans.validation import validate

Step = Callable[[Plan, User, Plain], object]


def take(plan: Plan, step: Plain, people: dict[str, User]) -> None:
    plan.refresh_from_db()
    STEPS[step["step"]](plan, people[step["by"]], step)


def save(plan: Plan, key: str, value: Any, *, by: User) -> None:
    """Save a section on top of whatever it is now."""
    revision = Section.objects.get(plan=plan, key=key).revision
    drafting.save_section(plan, key=key, value=value, revision=revision, by=by)


def _submit(plan: Plan, by: User, step: Plain) -> None:
    workflow.submit(plan, by=by, note=step.get("note", ""))


def _endorse(plan: Plan, by: User, step: Plain) -> None:
    reviewing.endorse(plan, version=_newest(plan).number, by=by, reason=step["reason"])


def _return(plan: Plan, by: User, step: Plain) -> None:
    reviewing.return_for_changes(plan, version=_newest(plan).number, by=by, reason=step["reason"])


def _approve(plan: Plan, by: User, step: Plain) -> None:
    reviewing.approve(plan, version=_newest(plan).number, by=by, reason=step["reason"])


def _date(plan: Plan, _by: User, step: Plain) -> None:
    """Date the newest version, what was decided on it and what States had answered: time does not pass in a demo."""
    version, submitted = _newest(plan), _morning(step["submitted_on"])
    # Its own queryset lets nobody change a version; what it says stays as it is here too.
    QuerySet(PlanVersion).filter(pk=version.pk).update(submitted_at=submitted)
    Consent.objects.filter(plan=plan).update(recorded_at=submitted)
    for kind, name in ((DecisionKind.ENDORSE, "endorsed_on"), (DecisionKind.APPROVE, "approved_on")):
        Decision.objects.filter(version=version, kind=kind).update(decided_at=_morning(step[name]))


def _morning(day: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(9)))


def _revise(plan: Plan, by: User, _step: Plain) -> None:
    workflow.revise(plan, by=by)


def _close(plan: Plan, by: User, _step: Plain) -> None:
    workflow.close(plan, by=by)


def _share(plan: Plan, by: User, step: Plain) -> None:
    country, purpose = Country.objects.get(code=step["country"]), Purpose(step["purpose"])
    message, extent = step.get("message", ""), _extent(step)
    sharing.share(_newest(plan), country=country, purpose=purpose, extent=extent, by=by, message=message)


def _extent(step: Plain) -> Extent:
    return Extent(frozenset(step["sections"])) if "sections" in step else WHOLE


def _link(plan: Plan, by: User, step: Plain) -> None:
    """Make a link, which was opened as often as `opened` says, and then perhaps revoked. Nobody learns its secret."""
    about = {name: step[name] for name in ("label", "mail", "times_allowed") if name in step}
    link, _secret = linking.make(_newest(plan), wanted=linking.Wanted(**about, extent=_extent(step)), by=by)
    for _time in range(step.get("opened", 0)):
        linking.enter(link)
    if step.get("revoked"):
        linking.revoke(link, by=by)


def _consent(plan: Plan, by: User, step: Plain) -> None:
    """With `document`, the title of an attachment, the office records it; else a focal point does, on the version."""
    document = Attachment.objects.get(plan=plan, title=step["document"]) if "document" in step else None
    reply = Reply(
        country=Country.objects.get(code=step["country"]),
        answer=StateAnswer(step["answer"]),
        given_on=datetime.date.fromisoformat(step["given_on"]),
        function=step["function"],
        reference=step["reference"],
        reason=step.get("reason", ""),
        note=step.get("note", ""),
        document=document,
    )
    sharing.record_consent(plan, reply=reply, version=None if document else _newest(plan), by=by)


def _append(plan: Plan, by: User, step: Plain) -> None:
    """Add a paragraph to a text."""
    section = load_section(plan, step["section"])
    text = f"{getattr(section, step['field'])}\n\n{step['text']}"
    save(plan, step["section"], replace(section, **{step["field"]: text}), by=by)


def _add_row(plan: Plan, by: User, step: Plain) -> None:
    section, table = load_section(plan, step["section"]), step["table"]
    row: Any = from_plain(tables_of(kind_of(section))[table], step["row"])
    save(plan, step["section"], replace(section, **{table: (*getattr(section, table), row)}), by=by)


def _report(plan: Plan, by: User, step: Plain) -> None:
    """Say how many people were reached in each group and sector; no person is in two groups."""
    people, groups = load_section(plan, "people"), step["groups"]
    figures = tuple(_reached(figure, groups.get(figure.group)) for figure in people.figures)
    day = datetime.date.fromisoformat(step["reached_on"])
    save(plan, "people", replace(people, reached=sum(groups.values()), reached_on=day, figures=figures), by=by)
    for sector, count in step["sectors"].items():
        key = response_key(sector)
        save(plan, key, replace(load_section(plan, key), people_reached=count), by=by)


def _reached(figure: PopulationFigure, count: int | None) -> PopulationFigure:
    """Return the figure with those reached, of each sex and age in proportion to those targeted."""
    if count is None:
        return figure
    parts = divide(count, [split.targeted or 0 for split in figure.splits])
    splits = tuple(replace(split, reached=part) for split, part in zip(figure.splits, parts, strict=True))
    return replace(figure, reached=count, splits=splits)


def _assign(plan: Plan, by: User, step: Plain) -> None:
    """The day is counted from the one on which the demo is brought in, so that something is always due."""
    person = User.objects.get(email=f"{step['person']}@{DEMO_DOMAIN}")
    due_on = timezone.localdate() + datetime.timedelta(days=step["in_days"]) if "in_days" in step else None
    drafting.assign(plan, keys=step["sections"], person=person, due_on=due_on, by=by)


def _term(plan: Plan, by: User, step: Plain) -> None:
    """Set by when a reviewer is to review, in working days from today: some are always late, some soon due."""
    version, stage = _newest(plan), Stage(step["stage"])
    person = User.objects.get(email=f"{step['person']}@{DEMO_DOMAIN}")
    calendar, days = review_calendar(plan, stage), step["in_workdays"]
    count = workday_after if days > 0 else workday_before
    due_on = count(calendar.today(), abs(days), calendar)
    made = assigning.assign(version, person=person, stage=stage, due_on=max(due_on, calendar.today()), by=by)
    # Nobody is given a day that is over; the days that would have passed since do not pass in a demo.
    Review.objects.filter(pk=made.pk).update(due_on=due_on)


def _ready(plan: Plan, by: User, step: Plain) -> None:
    for section in Section.objects.filter(plan=plan, key__in=step["sections"]):
        drafting.mark_ready(plan, key=section.key, revision=section.revision, by=by)


def _consider(plan: Plan, by: User, step: Plain) -> None:
    """Leave every finding of one rule as it is."""
    for found in validate(load(plan), catalogue()):
        if found.code == step["rule"]:
            drafting.consider(plan, finding=found.id, reason=step["reason"], by=by)


def _comment(plan: Plan, by: User, step: Plain) -> None:
    about = {name: step[name] for name in ("body", "section", "quote", "is_condition") if name in step}
    commenting.comment(_newest(plan), remark=commenting.Remark(**about), by=by)


def _answer(plan: Plan, by: User, step: Plain) -> None:
    """Answer every comment on a section."""
    for comment in Comment.objects.of_plan(plan).unanswered().filter(section=step["section"]):
        commenting.answer(comment, body=step["body"], by=by)


def _ask(plan: Plan, by: User, step: Plain) -> None:
    """Let a State ask about the newest version."""
    country = Country.objects.get(code=step["country"])
    asking.ask(_newest(plan), country=country, section=step.get("section", ""), body=step["body"], by=by)


def _respond(plan: Plan, by: User, step: Plain) -> None:
    """Answer whatever States asked."""
    for question in Question.objects.of_plan(plan).unanswered():
        asking.answer(question, body=step["body"], by=by)


def _advise(plan: Plan, by: User, step: Plain) -> None:
    reviewing.advise(_newest(plan), advice=DecisionKind(step["advice"]), reason=step["reason"], by=by)


STEPS: dict[str, Step] = {
    "submit": _submit,
    "endorse": _endorse,
    "return": _return,
    "approve": _approve,
    "date": _date,
    "revise": _revise,
    "close": _close,
    "share": _share,
    "link": _link,
    "consent": _consent,
    "append": _append,
    "add-row": _add_row,
    "report": _report,
    "assign": _assign,
    "term": _term,
    "ready": _ready,
    "consider": _consider,
    "comment": _comment,
    "answer": _answer,
    "advise": _advise,
    "ask": _ask,
    "respond": _respond,
}


def _newest(plan: Plan) -> PlanVersion:
    return PlanVersion.objects.without_content().filter(plan=plan).select_related("plan").latest("number")
