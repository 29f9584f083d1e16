"""Every action that the trail knows, by family, in words that follow the name of whoever did it.

An action is `family.what`. `tests/repository` fails for one that is recorded somewhere and has no words here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Family:
    title: Promise
    actions: dict[str, Promise]


FAMILIES: dict[str, Family] = {
    "plan": Family(
        _("Plans and their way"),
        {
            "plan.started": _("started the plan"),
            "plan.submit": _("submitted the plan"),
            "plan.withdraw": _("withdrew the version in review"),
            "plan.endorse": _("endorsed it for the region"),
            "plan.return": _("returned it for changes"),
            "plan.approve": _("approved it"),
            "plan.revise": _("opened the next version"),
            "plan.close": _("closed the plan"),
        },
    ),
    "section": Family(
        _("Sections"),
        {
            "section.saved": _("wrote"),
            "section.set_aside": _("had a text set aside"),
            "section.restored": _("brought back an earlier text of"),
            "section.assigned": _("assigned a section"),
            "section.released": _("took back who writes a section"),
            "section.escalated": _("escalated a section that is overdue"),
            "section.ready": _("marked as ready"),
            "section.reopened": _("went on working"),
        },
    ),
    "response": Family(
        _("Sectors of a plan"),
        {"response.added": _("added a sector"), "response.removed": _("took a sector out")},
    ),
    "translation": Family(_("Translations"), {"translation.saved": _("translated")}),
    "attachment": Family(
        _("Files and pictures"),
        {
            "attachment.added": _("attached a file"),
            "attachment.placed": _("changed a picture"),
            "attachment.removed": _("removed a file"),
        },
    ),
    "origin": Family(
        _("What was carried over"),
        {
            "origin.placed": _("placed the text of an earlier sector"),
            "origin.checked": _("checked what was carried over"),
        },
    ),
    "review": Family(
        _("Review"),
        {
            "review.assigned": _("gave a version to a reviewer"),
            "review.released": _("took a version back from a reviewer"),
            "review.escalated": _("escalated a review that is overdue"),
            "review.marked": _("marked a section under review"),
            "review.advised": _("gave an opinion on a version"),
            "review.checked": _("answered the checklist"),
        },
    ),
    "following": Family(
        _("Following plans"),
        {
            "following.began": _("follows the plan"),
            "following.ended": _("follows the plan no more"),
        },
    ),
    "comment": Family(
        _("Comments"),
        {
            "comment.made": _("commented on a version"),
            "comment.reply": _("replied to a comment"),
            "comment.answer": _("answered a comment"),
            "comment.settle": _("settled a comment"),
            "comment.reopen": _("asked again about a comment"),
        },
    ),
    "finding": Family(
        _("Findings"),
        {
            "finding.considered": _("considered an advice"),
            "finding.reopened": _("took up an advice again"),
        },
    ),
    "milestone": Family(
        _("Milestones"),
        {"milestone.named": _("named a milestone"), "milestone.removed": _("removed a milestone")},
    ),
    "codrafter": Family(
        _("Colleagues of other offices"),
        {
            "codrafter.admitted": _("let a colleague of another office write"),
            "codrafter.dismissed": _("ended a colleague's right to write"),
        },
    ),
    "share": Family(
        _("Sharing with States"),
        {
            "share.made": _("shared a version with a State"),
            "share.revoked": _("revoked a share"),
            "share.read": _("read a shared version"),
            "share.fetched": _("read a shared version by a program"),
            "share.printed": _("took a shared version as a document"),
            "share.file_opened": _("opened a file of a shared version"),
        },
    ),
    "link": Family(
        _("Links for people without an account"),
        {
            "link.made": _("made a link to a version"),
            "link.mailed": _("had a link mailed"),
            "link.revoked": _("revoked a link"),
            "link.opened": _("opened a version by a link"),
            "link.printed": _("took a version as a document by a link"),
            "link.file_opened": _("opened a file by a link"),
            "link.code_asked": _("asked for the code of a link"),
            "link.code_missed": _("typed a wrong code for a link"),
        },
    ),
    "consent": Family(_("Answers of States"), {"consent.recorded": _("recorded what a State answered")}),
    "question": Family(
        _("Questions of States"),
        {
            "question.asked": _("asked the office for a State"),
            "question.answer": _("answered a question of a State"),
            "question.ask": _("asked further for a State"),
            "question.settle": _("settled a question of a State"),
        },
    ),
    "report": Family(
        _("Reports"),
        {
            "report.asked": _("asked for a report"),
            "report.repeated": _("asked for a report again"),
            "report.cancelled": _("cancelled a report"),
        },
    ),
    "council": Family(
        _("Reports to the Council"),
        {
            "council.begun": _("began a report to the Council"),
            "council.written": _("wrote in a report to the Council"),
        },
    ),
    "person": Family(
        _("People"),
        {
            "person.invite": _("invited a person"),
            "person.invite_again": _("sent an invitation again"),
            "person.update": _("changed what is known of a person"),
            "person.deactivate": _("closed an account"),
            "person.reactivate": _("opened an account again"),
            "person.password": _("chose a password"),
            "person.token": _("gave out a token for programs"),
        },
    ),
    "membership": Family(
        _("Roles"),
        {"membership.grant": _("gave a role"), "membership.end": _("ended a role")},
    ),
    "absence": Family(_("Deputies"), {"absence.name": _("named a deputy"), "absence.end": _("ended an absence")}),
    "second_factor": Family(
        _("Second factors"),
        {
            "second_factor.add": _("set up a second factor"),
            "second_factor.remove": _("removed a second factor"),
            "second_factor.recovery_codes": _("made new recovery codes"),
            "second_factor.reset": _("reset somebody's second factor"),
        },
    ),
    "identity": Family(_("Single sign-on"), {"identity.tied": _("signed in by the organisation for the first time")}),
    "session": Family(_("Sessions"), {"session.end": _("signed out elsewhere")}),
    "office": Family(
        _("Offices"),
        {
            "office.create": _("added an office"),
            "office.update": _("changed an office"),
            "office.day_kept": _("said whether an office works on a day"),
            "office.day_dropped": _("took back what was said of a day of an office"),
        },
    ),
    "reference": Family(_("Reference data"), {"reference.loaded": _("loaded reference data")}),
    "trail": Family(_("Audit trail"), {"trail.exported": _("took events out of the trail")}),
}

_WORDS = {action: words for family in FAMILIES.values() for action, words in family.actions.items()}


def words_of(action: str) -> "str | Promise":
    """Return what somebody did; the code itself for an action of the past that the site knows no more."""
    return _WORDS.get(action, action)


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what one may look for: each family whole, or one action of it."""
    return [
        (
            str(family.title),
            [(code, str(_("any of these"))), *((it, capfirst(str(words))) for it, words in family.actions.items())],
        )
        for code, family in FAMILIES.items()
    ]
