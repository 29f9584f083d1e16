import datetime
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken
from pytest_django import DjangoAssertNumQueries, Settings

from mcof.accounts import managing
from mcof.accounts.answers import Refused
from mcof.accounts.models import Absence, User
from mcof.accounts.roles import OfficeKind, Role
from mcof.audit.models import Event
from tests.authenticator import SECRET, code, give_app, recovery_codes
from tests.cast import PEOPLE, Cast, sign_in
from tests.factories import PASSWORD, make_membership, make_office, make_user

pytestmark = pytest.mark.django_db

OVERVIEW = "/accounts/2fa/"
SET_UP = "/accounts/2fa/totp/activate/"
ANSWER = "/accounts/2fa/authenticate/"


@pytest.fixture
def reviewer() -> User:
    user = make_user("Amina", email="amina@example.org")
    make_membership(user, Role.REVIEWER, make_office(code="HQ", kind=OfficeKind.HEADQUARTERS))
    return user


def by_password(user: User, *, to: str = "/profile/") -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, "next": to})
    return client


def set_up(client: Client) -> str:
    """Set up an app as its page says; return its key."""
    page = client.get(SET_UP).content.decode()
    found = re.search(r'codes__key">(\w+)<', page)
    assert found
    answer = client.post(SET_UP, {"code": code(found[1])})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    return found[1]


def test_second_factor_is_asked_of_those_who_decide_and_administer(cast: Cast) -> None:
    led = set()
    for who in PEOPLE:
        client = Client()
        client.force_login(cast.person(who))
        if client.get("/desk/").status_code == 302:
            led.add(who)
    assert led == {"regional", "reviewer", "second_reviewer", "administrator"}


def test_person_who_owes_one_is_led_there_before_anything_opens(reviewer: User) -> None:
    client = by_password(reviewer)
    for address in ("/desk/", "/plans/", "/profile/", "/roles/", "/accounts/signed-in/", "/accounts/password/change/"):
        assert client.get(address)["Location"] == OVERVIEW
    page = client.get(OVERVIEW).content.decode()
    assert "Your role asks for a second factor" in page
    assert 'href="/desk/"><' not in page


def test_nothing_is_written_while_one_is_owed(reviewer: User) -> None:
    client = by_password(reviewer)
    answer = client.post("/profile/", {"name": "Somebody", "language": "en", "timezone": "UTC"})
    reviewer.refresh_from_db()
    assert (answer.status_code, reviewer.name) == (403, "Amina")
    assert "Your role asks for a second factor" in answer.content.decode()


def test_session_opens_no_interface_while_one_is_owed(reviewer: User) -> None:
    answer = by_password(reviewer).get("/api/v1/plans/")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_token_is_a_factor_of_its_own(reviewer: User) -> None:
    _kept, token = AuthToken.objects.create(user=reviewer)
    answer = Client().get("/api/v1/plans/", headers={"Authorization": f"Token {token}"})
    assert answer.status_code == 200


def test_way_out_stays_open(reviewer: User) -> None:
    client = by_password(reviewer)
    assert client.post("/language/", {"language": "fr"}).status_code == 302
    assert client.post("/accounts/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_second_factor_that_is_offered_is_asked_of_nobody(reviewer: User, settings: Settings) -> None:
    settings.SECOND_FACTOR = "offered"
    assert by_password(reviewer).get("/desk/").status_code == 200


@pytest.mark.parametrize(
    ("starts", "ends", "asked"), [(-9, None, True), (-9, -2, False), (3, None, False), (1, None, True)]
)
def test_second_factor_is_asked_while_the_role_is_held(starts: int, ends: int | None, *, asked: bool) -> None:
    today = timezone.localdate()
    user = make_user()
    over = today + datetime.timedelta(days=ends) if ends else None
    begins = today + datetime.timedelta(days=starts)
    make_membership(user, Role.ADMINISTRATOR, make_office(), starts_on=begins, ends_on=over)
    assert (by_password(user).get("/profile/").status_code == 302) is asked


def test_role_given_while_signed_in_asks_at_the_next_click(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.drafter)
    before = client.get("/profile/").status_code
    managing.grant(user=cast.drafter, role=Role.REVIEWER, place=cast.headquarters, by=cast.administrator)
    assert (before, client.get("/profile/")["Location"]) == (200, OVERVIEW)


def test_app_is_set_up_and_everything_opens(reviewer: User) -> None:
    client = by_password(reviewer)
    set_up(client)
    shown = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert all(it in shown for it in recovery_codes(reviewer))
    assert client.get("/desk/").status_code == 200
    assert Event.objects.filter(action="second_factor.add", actor_id=reviewer.pk).exists()


def test_recovery_codes_are_shown_once(reviewer: User) -> None:
    client = by_password(reviewer)
    set_up(client)
    client.get("/accounts/2fa/recovery-codes/")
    again = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert not any(it in again for it in recovery_codes(reviewer))
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 403


def test_wrong_code_sets_nothing_up(reviewer: User) -> None:
    client = by_password(reviewer)
    client.get(SET_UP)
    page = client.post(SET_UP, {"code": "000000"}).content.decode()
    assert "This code is not right" in page
    assert not Authenticator.objects.exists()


def test_picture_has_no_style_of_its_own(reviewer: User) -> None:
    page = by_password(reviewer).get(SET_UP).content.decode()
    picture = page.partition("<svg")[2].partition("</svg>")[0]
    assert 'class="qr"' in page
    assert "style" not in picture


def test_secret_is_not_kept_in_clear(reviewer: User) -> None:
    give_app(reviewer)
    kept = Authenticator.objects.get(user=reviewer, type="totp")
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(code())


def test_sign_in_asks_for_the_code(reviewer: User) -> None:
    give_app(reviewer)
    client = by_password(reviewer)
    assert "_auth_user_id" not in client.session
    assert client.post(ANSWER, {"code": code()})["Location"] == "/profile/"
    assert client.get("/profile/").status_code == 200


@pytest.mark.parametrize("steps", [-1, 1])
def test_code_of_a_clock_that_is_off_is_taken(reviewer: User, steps: int) -> None:
    give_app(reviewer)
    assert by_password(reviewer).post(ANSWER, {"code": code(steps=steps)}).status_code == 302


def test_code_is_taken_once(reviewer: User) -> None:
    give_app(reviewer)
    now = code()
    by_password(reviewer).post(ANSWER, {"code": now})
    assert by_password(reviewer).post(ANSWER, {"code": now}).status_code == 200


def test_recovery_code_opens_once(reviewer: User) -> None:
    give_app(reviewer)
    one = recovery_codes(reviewer)[0]
    assert by_password(reviewer).post(ANSWER, {"code": one}).status_code == 302
    assert by_password(reviewer).post(ANSWER, {"code": one}).status_code == 200
    assert len(recovery_codes(reviewer)) == 9


def test_codes_cannot_be_guessed(reviewer: User) -> None:
    give_app(reviewer)
    client = by_password(reviewer)
    for _attempt in range(5):
        client.post(ANSWER, {"code": "000000"})
    assert client.post(ANSWER, {"code": code()}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_other_session_shows_the_factor_as_well(reviewer: User) -> None:
    client = by_password(reviewer)
    give_app(reviewer)
    way = client.get("/profile/")["Location"]
    assert way == "/accounts/2fa/reauthenticate/?next=%2Fprofile%2F"
    assert "Use the password" not in client.get(way).content.decode()
    assert client.post(way, {"code": code(), "next": "/profile/"})["Location"] == "/profile/"
    assert client.get("/profile/").status_code == 200


def test_last_factor_of_a_role_that_asks_stays(reviewer: User) -> None:
    give_app(reviewer)
    client = Client()
    sign_in(client, reviewer)
    page = client.get("/accounts/2fa/totp/deactivate/").content.decode()
    client.post("/accounts/2fa/totp/deactivate/")
    assert "set up another one before you remove the last" in page
    assert Authenticator.objects.filter(user=reviewer, type="totp").exists()


def test_factor_that_nobody_asks_for_is_removed(cast: Cast) -> None:
    give_app(cast.drafter)
    cast.client("drafter").post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=cast.drafter).exists()
    assert Event.objects.get(action="second_factor.remove").data == {"detail": {"kind": "totp"}}


def test_new_recovery_codes_replace_the_old(cast: Cast) -> None:
    give_app(cast.drafter)
    old = recovery_codes(cast.drafter)
    client = cast.client("drafter")
    client.post("/accounts/2fa/recovery-codes/generate/")
    assert not set(old) & set(recovery_codes(cast.drafter))
    assert recovery_codes(cast.drafter)[0] in client.get("/accounts/2fa/recovery-codes/").content.decode()


def test_setting_up_asks_again_after_a_while() -> None:
    client = Client()
    client.force_login(make_user())
    way = client.get(SET_UP)["Location"]
    assert way == "/accounts/reauthenticate/?next=%2Faccounts%2F2fa%2Ftotp%2Factivate%2F"
    assert client.post(way, {"password": PASSWORD, "next": SET_UP})["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_administrator_resets_a_lost_factor(cast: Cast) -> None:
    give_app(cast.reviewer)
    client = cast.client("administrator")
    assert "Second factor: recovery codes, app." in client.get(f"/people/{cast.reviewer.pk}/").content.decode()
    client.post(f"/people/{cast.reviewer.pk}/second-factor/")
    assert not Authenticator.objects.filter(user=cast.reviewer).exists()
    event = Event.objects.get(action="second_factor.reset")
    assert (event.actor_id, event.data) == (cast.administrator.pk, {"before": ["recovery_codes", "totp"]})


def test_reset_needs_another_administrator_and_something_to_reset(cast: Cast) -> None:
    give_app(cast.administrator)
    with pytest.raises(Refused, match="another administrator"):
        managing.reset_second_factor(user=cast.administrator, by=cast.administrator)
    with pytest.raises(Refused, match="has no second factor"):
        managing.reset_second_factor(user=cast.drafter, by=cast.administrator)
    with pytest.raises(Refused, match="takes the role"):
        managing.reset_second_factor(user=cast.administrator, by=cast.head)


def test_command_resets_for_the_only_administrator(cast: Cast) -> None:
    give_app(cast.administrator)
    call_command("reset_second_factor", "Admin@mcof.example")
    assert not Authenticator.objects.filter(user=cast.administrator).exists()
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("reset_second_factor", "admin@mcof.example")
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("reset_second_factor", "nobody@mcof.example")


def test_requirement_costs_no_statement(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = cast.client("drafter")
    with django_assert_num_queries(2):  # the session and the person, as ever
        client.get("/language/")


@pytest.mark.parametrize(("kind", "asked"), [("country", False), ("regional", True), ("headquarters", True)])
def test_head_shows_a_second_factor_where_the_office_reads_what_others_submit(kind: str, *, asked: bool) -> None:
    head = make_user("Ines", email="ines@example.org")
    make_membership(head, Role.HEAD, make_office(code="ABOVE", kind=OfficeKind(kind)))
    assert (by_password(head).get("/desk/").status_code == 302) is asked


def test_deputy_of_a_head_who_reads_what_others_submit_shows_one(cast: Cast) -> None:
    head = make_user("Ines", email="ines@example.org")
    make_membership(head, Role.HEAD, cast.regional_office)
    deputy = make_user("Omar", email="omar@example.org")
    make_membership(deputy, Role.DRAFTER, cast.regional_office)
    today = timezone.localdate()
    assert by_password(deputy).get("/desk/").status_code == 200
    Absence.objects.create(person=head, deputy=deputy, starts_on=today, ends_on=today + datetime.timedelta(3))
    assert by_password(deputy).get("/desk/")["Location"] == OVERVIEW
