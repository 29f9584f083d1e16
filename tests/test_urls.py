"""Every address of the site and what everybody of the cast gets from it. An address without a row fails.

`tests.addresses` says how the plan stands that they lead to; `test_states` asks the same in its other states.
"""

from fnmatch import fnmatch
from html import unescape
from http import HTTPStatus
from itertools import islice
from typing import Any

import pytest
from django.db import transaction

from mcof.audit.models import Event
from plans.content import PlanContent
from plans.readership import Way
from tests.addresses import World, names
from tests.cast import EVERYBODY

PARTS = 5  # so that no test takes minutes

OFFICE = {"drafter", "colleague", "head"}
REVIEWERS = {"regional", "reviewer", "second_reviewer"}
SHARERS = {"head", "reviewer", "second_reviewer"}
INSIDE = OFFICE | REVIEWERS | {"focal_point"}
DRAFTERS = OFFICE | {"stranger"}


def everybody(status: int, **others: int) -> dict[str, int]:
    return dict.fromkeys(EVERYBODY, status) | others


def members(allowed: set[str], status: int = 200) -> dict[str, int]:
    """A page for people of some roles: 403 to the others."""
    return {who: status if who in allowed else 403 for who in EVERYBODY} | {"visitor": 302}


def page(allowed: set[str], status: int = 200) -> dict[str, int]:
    """A page of the plan: 403 to those who may see the plan but not this, 404 to everybody else."""
    found = {who: status if who in allowed else 403 if who in INSIDE else 404 for who in EVERYBODY}
    return found | {"visitor": 302}


def api(allowed: set[str], status: int = 200) -> dict[str, int]:
    """The same for a program, which is asked for its token."""
    return page(allowed, status) | {"visitor": 401}


def own(status: int, **others: int) -> dict[str, int]:
    """What the drafter asked for: nobody else knows of it."""
    return everybody(404, drafter=status, **others)


READ: tuple[tuple[dict[str, int], str], ...] = (
    # Open to everybody
    (everybody(200), "landing framework places sector rules rule robots genuine"),
    # A link that nobody has opened yet: the way in, and from within it back there
    (everybody(200), "link"),
    (everybody(302), "link-print link-print-file link-file"),
    (everybody(405), "link-code"),
    (everybody(200), "account_reset_password account_reset_password_done account_reset_password_from_key_done"),
    (
        everybody(200),
        "account_reset_password_from_key account_inactive account_email_verification_sent account_confirm_email",
    ),
    (everybody(302, visitor=200), "account_login account_signup"),
    (everybody(404), "openid_connect_login openid_connect_callback"),
    (everybody(200), "socialaccount_login_cancelled"),
    (everybody(302), "socialaccount_login_error socialaccount_signup socialaccount_connections"),
    (everybody(405), "language"),
    (everybody(200), "api-schema api-editions api-sectors api-crosscutting-issues api-modalities api-vocabulary"),
    (everybody(200), "api-section-guides api-guiding-questions api-examples"),
    (everybody(200), "api-countries api-offices api-rules"),
    (everybody(404), "api-nothing"),
    # For whoever is signed in
    (everybody(200, visitor=302), "desk notices notice-mail plans reports profile roles sessions absences"),
    (everybody(200, visitor=302, focal_point=403, other_focal_point=403), "blank-plan"),
    (everybody(200, visitor=302), "account_logout signed-in"),
    (everybody(200, visitor=302), "account_change_password account_reauthenticate"),
    (everybody(302), "account_email account_set_password account_confirm_login_code usersessions_list"),
    (everybody(200, visitor=302), "mfa_index mfa_activate_totp mfa_add_webauthn mfa_generate_recovery_codes"),
    (everybody(302), "mfa_list_webauthn mfa_authenticate mfa_reauthenticate mfa_reauthenticate_webauthn"),
    (everybody(404, visitor=302), "mfa_deactivate_totp mfa_view_recovery_codes mfa_download_recovery_codes"),
    (everybody(404, visitor=302), "mfa_edit_webauthn mfa_remove_webauthn"),
    (everybody(200, visitor=401), "api-plans api-reports"),
    (members({"focal_point", "other_focal_point"}), "portal"),
    (members({"reviewer", "second_reviewer"}), "council council-report council-text"),
    (everybody(403, visitor=401, reviewer=200, second_reviewer=200), "api-council-reports"),
    (members(DRAFTERS), "plan-new plan-new-sources plan-new-countries plan-new-form"),
    # The plan
    (page(INSIDE), "plan version plan-consents plan-reports attachment-file consent-letter"),
    (page(INSIDE), "plan-questions plan-question"),
    (page(OFFICE | REVIEWERS), "plan-history"),
    (
        page(OFFICE),
        "plan-overview plan-section plan-responses plan-matrix plan-attachments plan-readiness plan-colleagues",
    ),
    (page(OFFICE), "plan-translations plan-translation plan-translation-text"),
    (page(OFFICE), "plan-origin plan-block"),
    (page(OFFICE), "plan-sessions plan-comparison plan-set-aside"),
    (page(set()), "section-restoration"),
    (everybody(405, visitor=302), "plan-milestones milestone-removal"),
    (page(OFFICE), "plan-withdrawal"),
    (page(set()), "plan-submission plan-revision plan-closure plan-pictures plan-picture"),
    (page(OFFICE), "section-findings"),
    (page(set()), "finding-consideration"),
    (page(REVIEWERS), "review version-comments version-checklist version-reviewers"),
    (everybody(405, visitor=302), "version-marks version-opinion reviewer-release"),
    (page(OFFICE | REVIEWERS), "plan-comments plan-comment"),
    (page(SHARERS), "plan-shares plan-links"),
    (everybody(405, visitor=302), "colleague-dismissal share-revocation share-replacement link-revocation"),
    (everybody(405, visitor=302), "report-repeat report-cancellation"),
    (everybody(405, visitor=302), "plan-following desk-news"),
    (everybody(405, visitor=302), "plan-section-conflict plan-translation-conflict text-preview"),
    (everybody(405), "plan-section-changes plan-section-presence plan-translation-changes plan-translation-presence"),
    (own(200, visitor=302), "report report-file"),
    (api(INSIDE), "api-plan api-findings api-versions api-version api-changes api-shares api-consents"),
    (api(INSIDE), "api-attachment-file api-consent-letter api-questions"),
    (api(SHARERS), "api-links api-readings"),
    (api(OFFICE), "api-attachments"),
    (api(OFFICE | REVIEWERS), "api-decisions api-comments"),
    (api(OFFICE), "api-history api-milestones api-set-aside"),
    (page(OFFICE, 400) | {"visitor": 401}, "api-comparison"),
    (api(OFFICE), "api-translations api-translation api-origin"),
    (own(200, visitor=401), "api-report api-report-file"),
    (everybody(405, visitor=401), "api-submission api-revision api-closure api-share api-attachment"),
    (everybody(405, visitor=401), "api-share-replacement"),
    (everybody(405, visitor=401), "api-link"),
    (everybody(405, visitor=401), "api-replies api-question-turns api-reviewer api-following"),
    (api(REVIEWERS), "api-marks api-opinions api-checklist api-reviewers"),
    (everybody(405, visitor=401), "api-assignment api-ready-mark api-consideration api-restoration"),
    # People, and the administration, which nobody of the cast enters
    (members({"administrator"}), "people invitations person memberships membership_end membership_transfer"),
    (members({"administrator"}), "offices office new_office"),
    (members({"administrator", "head"}), "trail trail-file"),
    # The event is of no office: somebody about themselves.
    (everybody(403, visitor=302, head=404, administrator=200), "trail-event"),
    (members({"administrator"}), "person_absences"),
    (everybody(405), "absence_end office_day office_days"),
    (everybody(405), "person_account person_invitation person_second_factor"),
    (everybody(403, visitor=302), "admin:login"),
    (everybody(302), "admin:* gallery"),
)

WRITE: tuple[tuple[dict[str, int], str, dict[str, Any]], ...] = (
    (members(DRAFTERS, 422), "plan-new-form", {"title": ""}),
    (everybody(200), "genuine", {"sha256": "0" * 64}),
    (everybody(302), "notices", {}),
    (everybody(422, visitor=302), "notice-mail", {"decided": "hourly"}),
    (everybody(200, visitor=302), "text-preview", {"text": "A **word**"}),
    (everybody(302), "sessions", {"end": "others"}),
    (everybody(404, visitor=302), "sessions", {"end": "0"}),
    (everybody(200, visitor=302), "absences", {"deputy": ""}),
    (members({"administrator"}), "person_absences", {"deputy": ""}),
    (everybody(404, visitor=302, head=302, administrator=302), "absence_end", {}),
    (members({"administrator"}, 422), "office_days", {"day": ""}),
    (members({"administrator"}, 302), "office_day", {}),
    (page(set()), "plan-block", {"block": ""}),
    (page(INSIDE, 302), "plan-following", {"follow": "yes"}),
    (everybody(302), "desk-news", {"until": ""}),
    (everybody(401), "plan-section-changes plan-section-presence", {"revision": 0}),
    (everybody(401), "plan-translation-changes plan-translation-presence", {"revision": 0}),
    (page(set()), "plan-translation-conflict plan-translation-text", {"mine": "[]", "earlier": "0"}),
    (page(set()), "plan-overview plan-section plan-section-conflict plan-responses plan-attachments", {"revision": 0}),
    (page(set()), "plan-translation", {"situation": "Les institutions sont jeunes."}),
    (page(set()), "plan-submission", {"note": ""}),
    (page(set()), "plan-pictures plan-picture", {"placing": "nowhere"}),
    (page(set()), "plan-origin", {"section": "risks"}),
    (page(set()), "finding-consideration", {"reason": "It is agreed."}),
    (page(set()), "section-restoration plan-milestones milestone-removal", {"name": "Before the mission"}),
    (page(OFFICE, 302), "plan-withdrawal", {}),
    (page(set()), "plan-revision plan-closure", {}),
    (page({"head"}, 302), "colleague-dismissal", {}),
    (page({"head"}, 422), "plan-colleagues", {"email": "nobody"}),
    (page(SHARERS, 422), "plan-shares", {"countries": ""}),
    (page(SHARERS, 302), "share-replacement", {"version": 1}),
    (page(SHARERS, 302), "share-revocation link-revocation", {}),
    (page(SHARERS, 422), "plan-links", {"label": ""}),
    (everybody(302), "link", {}),
    (everybody(429), "link-code", {}),
    (page({"head", "focal_point"}, 422), "plan-consents", {"country": ""}),
    (page({"regional"}, 302), "review", {"version": 1, "decision": "endorse", "reason": "Sound."}),
    (page(REVIEWERS, 422), "review", {"version": 1, "decision": "return"}),
    (page(REVIEWERS, 303), "version-marks", {"section": "risks", "mark": "fine"}),
    (page(REVIEWERS, 400), "version-marks", {"section": "weather", "mark": "fine"}),
    (page(REVIEWERS, 303), "version-opinion", {"opinion-advice": "return", "opinion-reason": "Dear."}),
    (page(REVIEWERS, 302), "version-checklist", {"CL-01-answer": "yes"}),
    (page(REVIEWERS, 422), "version-reviewers", {"approval-person": "0"}),
    (page(REVIEWERS, 302), "reviewer-release", {}),
    (page(REVIEWERS, 303), "version-comments", {"body": "Why?", "audience": "office"}),
    (page(OFFICE | REVIEWERS, 303), "plan-comment", {"body": "See annex II.", "turn": "reply"}),
    (page(REVIEWERS, 303), "plan-comment", {"turn": "settle"}),
    (page(OFFICE, 303), "plan-comment", {"body": "It is in the text now.", "turn": "answer"}),
    (page({"focal_point"}, 303), "plan-questions", {"version": 1, "country": "SSD", "body": "Since when?"}),
    (page({"focal_point"}, 303), "plan-question", {"turn": "ask", "body": "And where?"}),
    (page(OFFICE, 303), "plan-question", {"turn": "answer", "body": "Since May."}),
    (page(OFFICE | {"focal_point"}, 303), "plan-question", {"turn": "settle"}),
    (page(INSIDE, 422), "plan-reports", {"language": ""}),
    (members({"reviewer", "second_reviewer"}, 422), "council council-report council-text", {"starts_on": ""}),
    (own(403, visitor=302), "report-repeat", {}),
    (own(403, visitor=302), "report-cancellation", {}),
    (everybody(422, visitor=302, focal_point=403, other_focal_point=403), "blank-plan", {"language": ""}),
    (members({"administrator"}, 302), "person_account person_invitation person_second_factor", {}),
)

API_WRITE: tuple[tuple[dict[str, int], str, str, dict[str, Any]], ...] = (
    (everybody(400, visitor=401, drafter=201, colleague=201, head=201), "POST", "api-plans", {"office": "SSD"}),
    (api(set()), "PATCH", "api-plan", {}),
    (api(INSIDE, 204), "PUT", "api-following", {}),
    (api(INSIDE, 204), "DELETE", "api-following", {}),
    (api(set()), "POST", "api-attachments", {}),
    (api(set()), "DELETE", "api-attachment", {}),
    (api(set()), "PUT", "api-assignment", {"person": "colleague@mcof.example"}),
    (api(set()), "DELETE", "api-assignment", {}),
    (api(set()), "PUT", "api-ready-mark", {"revision": 0}),
    (api(set()), "DELETE", "api-ready-mark", {}),
    (api(set()), "PUT", "api-consideration", {"reason": "It is agreed."}),
    (api(set()), "DELETE", "api-consideration", {}),
    (api(set()), "PATCH", "api-translation", {}),
    (api(set()), "POST", "api-restoration", {"to": "now", "revision": 0}),
    (api(set()), "POST", "api-milestones", {"name": "Before the mission"}),
    (api(set()), "POST", "api-submission", {}),
    (api(OFFICE, 204), "DELETE", "api-submission", {}),
    (api(set()), "POST", "api-revision", {}),
    (api(set()), "POST", "api-closure", {}),
    (api({"regional"}, 201), "POST", "api-decisions", {"decision": "endorse", "reason": "Sound."}),
    (api(REVIEWERS, 201), "POST", "api-comments", {"body": "Why?"}),
    (api(OFFICE | REVIEWERS, 201), "POST", "api-replies", {"kind": "reply", "body": "See annex II."}),
    (api({"focal_point"}, 201), "POST", "api-questions", {"body": "Since when?"}),
    (api(OFFICE, 201), "POST", "api-question-turns", {"kind": "answer", "body": "Since May."}),
    (api({"focal_point"}, 201), "POST", "api-question-turns", {"kind": "ask", "body": "And where?"}),
    (api(REVIEWERS, 204), "PUT", "api-marks", {"section": "risks", "mark": "fine"}),
    (api(REVIEWERS, 400), "PUT", "api-marks", {"section": "weather", "mark": "fine"}),
    (api(REVIEWERS), "PUT", "api-opinions", {"advice": "return", "reason": "Dear."}),
    (api(REVIEWERS, 204), "PUT", "api-checklist", {"answers": []}),
    (api(REVIEWERS, 400), "PUT", "api-reviewers", {"person": "nobody@mcof.example", "stage": "approval"}),
    (api(REVIEWERS, 204), "DELETE", "api-reviewer", {}),
    (api(SHARERS, 400), "POST", "api-shares", {"purpose": "consent"}),
    (api(SHARERS, 400), "POST", "api-share-replacement", {"version": 1}),
    (api(SHARERS, 204), "DELETE", "api-share", {}),
    (api(SHARERS, 201), "POST", "api-links", {"label": "Ministry of Health"}),
    (api(SHARERS, 204), "DELETE", "api-link", {}),
    (api({"head", "focal_point"}, 201), "POST", "api-consents", {"answer": "consent"}),
    (api(INSIDE, 202), "POST", "api-reports", {"language": "es"}),
    (
        everybody(403, visitor=401, reviewer=201, second_reviewer=201),
        *("POST", "api-council-reports", {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}),
    ),
    (own(403, visitor=401), "DELETE", "api-report", {}),
)


API_COMMON: dict[str, Any] = {
    "version": 1,
    "country": "SSD",
    "identity": {"title": "A new plan"},
    "given_on": "2026-01-20",
    "function": "Director",
    "reference": "MHA/2026/14",
}


def test_every_address_has_its_row() -> None:
    rows = [row for _expected, listed in READ for row in listed.split()]
    told = {name for name, _arguments in names() if any(fnmatch(name, row) for row in rows)}
    assert {name for name, _arguments in names()} == told
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("start", range(PARTS))
def test_reading_an_address(world: World, start: int) -> None:
    rows = [(expected, row) for expected, listed in READ for row in listed.split()]
    part = islice(names(), start, None, PARTS)
    found = {name: world.statuses("get", world.address(name, arguments)) for name, arguments in part}
    assert found == {name: next(expected for expected, row in rows if fnmatch(name, row)) for name in found}


@pytest.mark.usefixtures("plain")
def test_writing_to_an_address(world: World) -> None:
    arguments = dict(names())
    for expected, listed, data in WRITE:
        for name in listed.split():
            url = world.address(name, arguments[name])
            assert (name, world.statuses("post", url, data)) == (name, expected)


def test_writing_by_a_program(world: World) -> None:
    arguments = dict(names())
    common = API_COMMON | {"plan": world.plan.reference}
    for expected, method, name, data in API_WRITE:
        url = world.address(name, arguments[name])
        found = world.statuses(method, url, common | data, "application/json")
        assert (method, name, found) == (method, name, expected)


# What a State's focal point reads of a version that was shared; the other addresses open to them hold none of its text.
READINGS = {"plan", "version", "attachment-file", "api-plan", "api-findings", "api-version", "api-changes"}
READINGS |= {"api-attachment-file"}


def test_whatever_a_focal_point_reads_of_a_shared_version_is_on_record(world: World) -> None:
    client = world.clients["focal_point"]
    words = PlanContent.from_json(world.plan.versions.get().content).context.situation[:40]
    recorded, told = set(), set()
    for name, pattern in names():
        with transaction.atomic():
            answer = client.get(world.address(name, pattern))
            body = answer.getvalue().decode(errors="replace")
            if Event.objects.filter(action__in=list(Way), actor_name="Focalpoint").exists():
                recorded.add(name)
            transaction.set_rollback(True)
        if answer.status_code == HTTPStatus.OK and words in unescape(body):
            told.add(name)
    assert recorded == READINGS
    assert told >= {"plan", "version", "api-plan", "api-version"}
    assert told <= recorded
