"""The only writer of shares and of what States answer."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm, remove_perm

from mcof.accounts.groups import group_of
from mcof.accounts.models import Country, User
from mcof.audit.recording import record
from plans.access import CO_DRAFT, SHARED, Refused, rights, shares_for
from plans.content import PlanContent
from plans.content.translating import languages_of
from plans.drafting import InvalidSection
from plans.extent import ALWAYS, WHOLE, Extent, columns_of, parts_of
from plans.letters import kept
from plans.models import (
    IN_REVIEW,
    Attachment,
    Consent,
    Letter,
    NoticeKind,
    Plan,
    PlanCountry,
    PlanVersion,
    Purpose,
    Share,
    StateAnswer,
    VersionState,
)
from plans.notices import tell
from plans.writers import focal_points_of, writers_of


class InvalidShare(ValueError):
    """What was asked cannot be shared or recorded; `errors` maps fields to messages."""

    def __init__(self, **errors: object) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))


@dataclass(frozen=True, kw_only=True)
class Terms:
    """For what a version is shared, how much of it, with which words, from when and until when."""

    purpose: Purpose
    message: str = ""
    starts_at: datetime.datetime | None = None
    expires_at: datetime.datetime | None = None
    extent: Extent = WHOLE
    replaces: int | None = None
    """The number of the version that the State reads until now, where this one replaces it."""

    def told(self) -> dict[str, Any]:
        """Return what the trail says of them."""
        days = {"starts_at": self.starts_at, "expires_at": self.expires_at}
        told: dict[str, Any] = {name: at.isoformat() if at else None for name, at in days.items()}
        told |= {"purpose": self.purpose, **columns_of(self.extent)}
        return told if self.replaces is None else told | {"replaces": self.replaces}


@transaction.atomic
def share(version: PlanVersion, *, country: Country, by: User, **terms: Any) -> Share:
    """Share a version with one State. Raises as `share_with`."""
    (made,) = share_with(version, countries=[country], terms=Terms(**terms), by=by)
    return made


@transaction.atomic
def share_with(version: PlanVersion, *, countries: Sequence[Country], terms: Terms, by: User) -> list[Share]:
    """Let the focal points of States read a version: for consent while it is in review, for information once approved.

    With all of the States or, where one does not fit, with none. Raises Refused and InvalidShare, which names it.
    """
    rights(by, version.plan).share.demand()
    _check_terms(version, terms)
    if not countries:
        raise InvalidShare(country=_("Choose at least one State."))
    wrong = [error for country in countries if (error := _wrong_state(version, country, terms.purpose))]
    if wrong:
        raise InvalidShare(country=wrong)
    return [_make(version, country, terms, by=by) for country in countries]


def _make(version: PlanVersion, country: Country, terms: Terms, *, by: User) -> Share:
    """Write a share that was checked, and tell the State once it begins."""
    days = {"starts_at": terms.starts_at, "expires_at": terms.expires_at}
    kept: dict[str, Any] = {"message": terms.message, **days, **columns_of(terms.extent)}
    try:
        with transaction.atomic():
            made = Share.objects.create(version=version, country=country, purpose=terms.purpose, shared_by=by, **kept)
    except IntegrityError as error:
        raise InvalidShare(country=_shared_already(country)) from error
    assign_perm(f"plans.{SHARED}", group_of(country), version)
    kind = NoticeKind.SHARED if terms.replaces is None else NoticeKind.REPLACED
    people = focal_points_of(country)
    tell(people, kind, plan=version.plan, version=version, by=by, not_before=terms.starts_at)
    _recorded("share.made", made, by=by, **terms.told())
    return made


def _check_terms(version: PlanVersion, terms: Terms) -> None:
    if terms.expires_at is not None and terms.expires_at <= max(timezone.now(), terms.starts_at or timezone.now()):
        raise InvalidShare(expires_at=_("Choose a moment that lies ahead, and after the share begins."))
    if terms.purpose == Purpose.CONSENT and version.state not in IN_REVIEW:
        raise InvalidShare(purpose=_("A version is shared for consent while it is in review."))
    if terms.purpose == Purpose.INFORMATION and version.state != VersionState.APPROVED:
        raise InvalidShare(purpose=_("A version is shared for information once it is approved."))
    if wrong := wrong_extent(version, terms.extent):
        raise InvalidShare(**wrong)


def _wrong_state(version: PlanVersion, country: Country, purpose: Purpose) -> str:
    """Say why the version is not shared with the State; nothing where it is."""
    if Share.objects.filter(version=version, country=country, purpose=purpose, revoked_at=None).exists():
        return _shared_already(country)
    if purpose == Purpose.CONSENT and not _concerned(version.plan, country):
        return _("%s: consent is asked of the States that the plan concerns.") % country.name
    return ""


def _shared_already(country: Country) -> str:
    return _("%s: this version is shared with this State already: revoke that share first.") % country.name


def wrong_extent(version: PlanVersion, extent: Extent) -> dict[str, object]:
    """Name sections that the version does not have, and languages in which it cannot be read; nothing if it has all."""
    if extent.whole:
        return {}
    content = PlanContent.from_json(version.content)
    errors: dict[str, object] = {}
    if extent.sections is not None and not (extent.sections and extent.sections <= {ALWAYS, *parts_of(content)}):
        errors["sections"] = _("Choose at least one section, and of those that the version has.")
    if extent.languages is not None and not (extent.languages and extent.languages <= {*languages_of(content)}):
        errors["languages"] = _("Choose at least one language, and of those in which the version can be read.")
    return errors


@transaction.atomic
def revoke(made: Share, *, by: User) -> None:
    """End a share at once: the State's next click is refused. Raises Refused; ending it twice does nothing."""
    rights(by, made.version.plan).share.demand()
    if not Share.objects.filter(pk=made.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by):
        return
    if not Share.objects.filter(version=made.version, country=made.country, revoked_at=None).exists():
        remove_perm(f"plans.{SHARED}", group_of(made.country), made.version)
    _recorded("share.revoked", made, by=by)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a State answered, on which day, through whom, and where that is written.

    `reason` says why it declines. The office points to a `document` of the plan; whoever answers may add a `letter`.
    """

    country: Country
    answer: StateAnswer
    given_on: datetime.date
    function: str
    reference: str
    reason: str = ""
    note: str = ""
    document: Attachment | None = None
    letter: "UploadedFile[Any] | None" = None


def record_consent(plan: Plan, *, reply: Reply, by: User, version: PlanVersion | None = None) -> Consent:
    """Record a State's request, consent or refusal.

    A focal point answers for their own State, on a version shared with it for consent; the office records what it
    holds in writing, with or without a version. Raises Refused and InvalidShare.
    """
    rights(by, plan).record_consent.demand()
    try:
        with kept(reply.letter) as letter:
            return _record_consent(plan, reply, version, letter, by=by)
    except InvalidSection as invalid:
        raise InvalidShare(letter=invalid.errors["file"][0]) from invalid


@transaction.atomic
def _record_consent(
    plan: Plan, reply: Reply, version: PlanVersion | None, letter: Letter | None, *, by: User
) -> Consent:
    by_state = _answers_for_state(plan, reply.country, version, by=by)
    _check_reply(plan, reply)
    consent = Consent.objects.create(
        plan=plan,
        version=version,
        country=reply.country,
        answer=reply.answer,
        given_on=reply.given_on,
        function=reply.function.strip(),
        reference=reply.reference.strip(),
        document=reply.document,
        reason=reply.reason.strip(),
        note=reply.note,
        by_state=by_state,
        recorded_by=by,
    )
    about = {"state": reply.country.code, "answer": reply.answer, "reference": consent.reference, "by_state": by_state}
    if letter is not None:
        letter.consent = consent
        letter.save()
        about |= {"letter": letter.filename, "sha256": letter.sha256}
    record("consent.recorded", by=by, target=consent, plan=plan, after=about)
    tell(writers_of(plan), NoticeKind.STATE_ANSWERED, plan=plan, version=version, by=by)
    return consent


def _answers_for_state(plan: Plan, country: Country, version: PlanVersion | None, *, by: User) -> bool:
    """Tell whether the person answers as the State's focal point; refuse one who answers for another or too late."""
    if rights(by, plan).view_draft:
        return False
    asked = shares_for(by).filter(version=version, country=country, purpose=Purpose.CONSENT)
    if version is None or not asked.exists():
        raise Refused(_("You answer for your own State, on a version shared with it for consent."))
    if version.state not in IN_REVIEW:
        raise Refused(_("This version is no longer in review: there is nothing to answer."))
    return True


def _check_reply(plan: Plan, reply: Reply) -> None:
    errors: dict[str, object] = {}
    if not _concerned(plan, reply.country):
        errors["country"] = _("The plan does not concern this State.")
    if reply.given_on > timezone.localdate():
        errors["given_on"] = _("This day lies ahead: give the day on which the State answered.")
    if not reply.function.strip():
        errors["function"] = _("Say who answered for the State: function and ministry.")
    if not reply.reference.strip():
        errors["reference"] = _("Give the reference of the letter or note.")
    if reply.answer == StateAnswer.DECLINE and not reply.reason.strip():
        errors["reason"] = _("Say why the State declines, so that the office can answer.")
    if reply.document is not None and reply.document.plan_id != plan.pk:
        errors["document"] = _("Choose a document attached to this plan.")
    if errors:
        raise InvalidShare(**errors)


@transaction.atomic
def admit(plan: Plan, *, colleague: User, by: User) -> None:
    """Let a person of another office write on the draft. Raises Refused."""
    rights(by, plan).share.demand()
    rights(by, plan).view_draft.demand()
    assign_perm(f"plans.{CO_DRAFT}", colleague, plan)
    record("codrafter.admitted", by=by, target=plan, plan=plan, person=str(colleague))


@transaction.atomic
def dismiss(plan: Plan, *, colleague: User, by: User) -> None:
    """End a co-drafter's right. Raises Refused."""
    rights(by, plan).share.demand()
    rights(by, plan).view_draft.demand()
    remove_perm(f"plans.{CO_DRAFT}", colleague, plan)
    record("codrafter.dismissed", by=by, target=plan, plan=plan, person=str(colleague))


def _concerned(plan: Plan, country: Country) -> bool:
    return PlanCountry.objects.filter(plan=plan, country=country.code).exists()


def _recorded(action: str, made: Share, *, by: User, **detail: object) -> None:
    version = made.version
    about = {"version": version.number, "state": made.country.code, **detail}
    record(action, by=by, target=made, plan=version.plan, after=about)
