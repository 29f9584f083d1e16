"""The deeds of those who submit, review, share and print, and of the States that read."""

from typing import Any

from plans import asking, assigning, commenting, following, linking, readership, reviewing, sharing, workflow
from plans.access import rights
from plans.models import (
    Attachment,
    CheckAnswer,
    Comment,
    DecisionKind,
    Link,
    Mark,
    Purpose,
    Question,
    Report,
    ReportState,
    Share,
    Stage,
)
from plans.readership import Way
from plans.reports import jobs
from tests.deeds.reporting import begun
from tests.deeds.scene import Deed, Scene
from tests.factories import make_user
from tests.stages import record_office_consent, reply

REMARK = commenting.Remark(body="Say more on floods.", section="risks", is_condition=True)


def commented(scene: Scene) -> Comment:
    return commenting.comment(scene.version, remark=REMARK, by=scene.cast.reviewer)


def answered(scene: Scene) -> Comment:
    comment = commented(scene)
    commenting.settle(comment, by=scene.cast.reviewer)
    return comment


def shared(scene: Scene) -> Share:
    return sharing.share(scene.version, country=scene.cast.country, purpose=Purpose.CONSENT, by=scene.cast.head)


def asked(scene: Scene) -> Question:
    cast = scene.cast
    return asking.ask(scene.version, country=cast.country, body="Since when?", section="risks", by=cast.focal_point)


def question(scene: Scene) -> Question:
    shared(scene)
    return asked(scene)


def report(scene: Scene) -> Report:
    about = {"plan": scene.plan, "version": scene.version, "language": "fr", "asked_by": scene.by}
    return Report.objects.create(**about, state=ReportState.FAILED, error="Gone")


def under_way(scene: Scene) -> Report:
    return jobs.ask_report(scene.plan, version=scene.version, language="fr", by=scene.by)


def linked(scene: Scene) -> Link:
    wanted = linking.Wanted(label="Ministry of Health", mail="planning@health.example")
    return linking.make(scene.version, wanted=wanted, by=scene.cast.head)[0]


def printed(scene: Scene) -> Report:
    shared(scene)
    return report(scene)


def guest(scene: Scene) -> Any:
    colleague = make_user("Guest")
    sharing.admit(scene.plan, colleague=colleague, by=scene.cast.head)
    return colleague


def read(scene: Scene) -> None:
    readership.note_reading(rights(scene.by, scene.plan), scene.version, Way.PAGE, by=scene.by)


def with_letter(scene: Scene) -> None:
    attachment = Attachment(plan=scene.plan, title="Letter", sha256="f" * 64)
    readership.note_file(rights(scene.by, scene.plan), [scene.version], attachment, by=scene.by)


WORKFLOW = {
    "submit": Deed(
        "plan.submit review.assigned", "ready", "head", lambda it: workflow.submit(it.plan, by=it.by), mails=True
    ),
    "withdraw": Deed("plan.withdraw", "submitted", "head", lambda it: workflow.withdraw(it.plan, by=it.by)),
    "revise": Deed("plan.revise", "approved", "head", lambda it: workflow.revise(it.plan, by=it.by)),
    "close": Deed("plan.close", "approved", "head", lambda it: workflow.close(it.plan, by=it.by)),
}
REVIEWING = {
    "endorse": Deed(
        "plan.endorse",
        "submitted",
        "regional",
        lambda it: reviewing.endorse(it.plan, version=1, reason="Sound.", by=it.by),
        mails=True,
    ),
    "return_for_changes": Deed(
        "plan.return",
        "submitted",
        "regional",
        lambda it: reviewing.return_for_changes(it.plan, version=1, reason="More on floods.", by=it.by),
        mails=True,
    ),
    "approve": Deed(
        "plan.approve",
        "endorsed",
        "reviewer",
        lambda it: reviewing.approve(it.plan, version=1, reason="Sound.", by=it.by),
        given=lambda it: record_office_consent(it.plan, it.cast),
        mails=True,
    ),
    "mark": Deed(
        "review.marked",
        "submitted",
        "reviewer",
        lambda it: reviewing.mark(it.version, section="risks", mark=Mark.FINE, by=it.by),
    ),
    "advise": Deed(
        "review.advised",
        "submitted",
        "reviewer",
        lambda it: reviewing.advise(it.version, advice=DecisionKind.APPROVE, reason="Whole.", by=it.by),
    ),
    "answer_checklist": Deed(
        "review.checked",
        "submitted",
        "reviewer",
        lambda it: reviewing.answer_checklist(it.version, answers={it.kept: (CheckAnswer.YES, "")}, by=it.by),
        given=lambda it: reviewing.checklist_of(it.version, it.by)[0].entry.code,
    ),
}
ASSIGNING = {
    "assign": Deed(
        "review.assigned",
        "submitted",
        "reviewer",
        lambda it: assigning.assign(it.version, person=it.cast.second_reviewer, stage=Stage.APPROVAL, by=it.by),
        mails=True,
    ),
    "release": Deed(
        "review.released",
        "submitted",
        "reviewer",
        lambda it: assigning.release(it.kept, by=it.by),
        given=lambda it: it.version.reviews.all()[0],
    ),
}
FOLLOWING = {
    "follow": Deed("following.began", "ready", "head", lambda it: following.follow(it.plan, by=it.by)),
    "unfollow": Deed(
        "following.ended",
        "ready",
        "head",
        lambda it: following.unfollow(it.plan, by=it.by),
        given=lambda it: following.follow(it.plan, by=it.by),
    ),
}
COMMENTING = {
    "comment": Deed(
        "comment.made",
        "submitted",
        "reviewer",
        commented,
        mails=True,
    ),
    "reply": Deed(
        "comment.reply",
        "submitted",
        "reviewer",
        lambda it: commenting.reply(it.kept, body="Above all in May.", by=it.by),
        given=commented,
    ),
    "answer": Deed(
        "comment.answer",
        "submitted",
        "drafter",
        lambda it: commenting.answer(it.kept, body="Done.", by=it.by),
        given=commented,
        mails=True,
    ),
    "settle": Deed(
        "comment.settle",
        "submitted",
        "reviewer",
        lambda it: commenting.settle(it.kept, by=it.by),
        given=commented,
    ),
    "reopen": Deed(
        "comment.reopen",
        "submitted",
        "reviewer",
        lambda it: commenting.reopen(it.kept, body="Not quite.", by=it.by),
        given=answered,
        mails=True,
    ),
}
ASKING = {
    "ask": Deed("question.asked", "submitted", "focal_point", asked, given=shared, mails=True),
    "answer": Deed(
        "question.answer",
        "submitted",
        "drafter",
        lambda it: asking.answer(it.kept, body="Since May.", by=it.by),
        given=question,
        mails=True,
    ),
    "ask_further": Deed(
        "question.ask",
        "submitted",
        "focal_point",
        lambda it: asking.ask_further(it.kept, body="And where?", by=it.by),
        given=question,
        mails=True,
    ),
    "settle": Deed(
        "question.settle",
        "submitted",
        "focal_point",
        lambda it: asking.settle(it.kept, by=it.by),
        given=question,
        mails=True,
    ),
}
SHARING = {
    "share": Deed(
        "share.made",
        "submitted",
        "head",
        shared,
        mails=True,
    ),
    "share_with": Deed(
        "share.made share.made",
        "approved",
        "reviewer",
        lambda it: sharing.share_with(
            it.version,
            countries=[it.cast.country, it.cast.other_country],
            terms=sharing.Terms(purpose=Purpose.INFORMATION),
            by=it.by,
        ),
        mails=True,
    ),
    "revoke": Deed("share.revoked", "submitted", "head", lambda it: sharing.revoke(it.kept, by=it.by), given=shared),
    "record_consent": Deed(
        "consent.recorded",
        "submitted",
        "focal_point",
        lambda it: sharing.record_consent(it.plan, reply=reply(it.cast), version=it.version, by=it.by),
        given=shared,
        mails=True,
    ),
    "admit": Deed(
        "codrafter.admitted",
        "plan",
        "head",
        lambda it: sharing.admit(it.plan, colleague=it.cast.stranger, by=it.by),
    ),
    "dismiss": Deed(
        "codrafter.dismissed",
        "plan",
        "head",
        lambda it: sharing.dismiss(it.plan, colleague=it.kept, by=it.by),
        given=guest,
    ),
}
LINKING = {
    "make": Deed("link.made", "submitted", "head", linked),
    "send": Deed(
        "link.mailed",
        "submitted",
        "head",
        lambda it: linking.send(it.kept, secret="s" * 43, language="fr", by=it.by),
        given=linked,
        mails=True,
    ),
    "revoke": Deed("link.revoked", "submitted", "head", lambda it: linking.revoke(it.kept, by=it.by), given=linked),
}
READERSHIP = {
    "note_reading": Deed("share.read", "submitted", "focal_point", read, given=shared),
    "note_print": Deed(
        "share.printed",
        "submitted",
        "focal_point",
        lambda it: readership.note_print(it.kept, by=it.by),
        given=printed,
    ),
    "note_file": Deed("share.file_opened", "submitted", "focal_point", with_letter, given=shared),
}
PRINTING = {
    "ask_report": Deed(
        "report.asked",
        "submitted",
        "reviewer",
        lambda it: jobs.ask_report(it.plan, version=it.version, language="fr", by=it.by),
    ),
    "ask_application": Deed(
        "report.asked",
        "plan",
        "reviewer",
        lambda it: jobs.ask_application(it.kept, language="fr", by=it.by),
        given=begun,
    ),
    "ask_blank": Deed("report.asked", "submitted", "drafter", lambda it: jobs.ask_blank(language="fr", by=it.by)),
    "repeat": Deed(
        "report.repeated",
        "submitted",
        "drafter",
        lambda it: jobs.repeat(it.kept, by=it.by),
        given=report,
    ),
    "cancel": Deed(
        "report.cancelled",
        "submitted",
        "drafter",
        lambda it: jobs.cancel(it.kept, by=it.by),
        given=under_way,
    ),
}
