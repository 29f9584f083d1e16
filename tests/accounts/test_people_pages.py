import pytest
from django.core import mail
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from mcof.accounts.models import User
from mcof.accounts.places import place_key
from mcof.accounts.roles import Role
from tests.cast import EVERYBODY, PEOPLE, Cast
from tests.factories import make_membership, make_office, make_user

pytestmark = pytest.mark.django_db

ADMINISTRATOR_ONLY = dict.fromkeys(PEOPLE, 403) | {"visitor": 302, "administrator": 200}


@pytest.mark.parametrize(
    "address",
    [
        "/people/",
        "/people/invitations/",
        "/people/offices/",
        "/people/offices/new/",
        "/people/offices/SSD/",
        "/people/{person}/",
        "/people/{person}/memberships/",
        "/people/{person}/memberships/{membership}/end/",
        "/people/{person}/memberships/{membership}/transfer/",
    ],
)
def test_people_pages_are_for_administrators(cast: Cast, address: str) -> None:
    url = address.format(person=cast.drafter.pk, membership=cast.drafter.memberships.get().pk)

    assert cast.statuses(url) == ADMINISTRATOR_ONLY


@pytest.mark.parametrize("address", ["account", "invitation"])
def test_changes_of_a_person_are_for_administrators(cast: Cast, address: str) -> None:
    url = f"/people/{cast.drafter.pk}/{address}/"

    statuses = {who: cast.client(who).post(url).status_code for who in EVERYBODY}

    assert statuses == ADMINISTRATOR_ONLY | {"administrator": 302}


@pytest.mark.parametrize("address", ["account", "invitation"])
def test_changes_of_a_person_are_posted(cast: Cast, address: str) -> None:
    assert cast.client("administrator").get(f"/people/{cast.drafter.pk}/{address}/").status_code == 405


def test_visitor_is_sent_to_sign_in(cast: Cast) -> None:
    assert cast.client("visitor").get("/people/")["Location"] == "/accounts/login/?next=/people/"


def test_insider_learns_why_not(cast: Cast) -> None:
    page = cast.client("head").get("/people/")

    assert "This takes the role: administrator." in page.content.decode()


def _names(cast: Cast, query: str) -> list[str]:
    page = cast.client("administrator").get(f"/people/?{query}").context["page"]
    return [person.name for person in page]


def test_people_are_found_by_name_address_and_role(cast: Cast) -> None:
    assert _names(cast, "q=second") == ["Second Reviewer"]
    assert _names(cast, "q=OTHERSTATE@") == ["Otherstate"]
    assert _names(cast, "role=reviewer") == ["Reviewer", "Second Reviewer"]
    assert _names(cast, "q=nobody-like-that") == []


def test_people_without_an_account_are_shown_on_demand(cast: Cast) -> None:
    make_user("Gone", is_active=False)

    assert _names(cast, "q=gone") == []
    assert _names(cast, "q=gone&closed=on") == ["Gone"]


@pytest.mark.parametrize("item_count", [1, 3])
def test_people_take_a_constant_number_of_queries(
    cast: Cast, item_count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(item_count):
        make_membership(make_user(f"Queried {number}"), Role.DRAFTER, make_office())
    client = cast.client("administrator")

    with django_assert_num_queries(8):
        page = client.get("/people/?q=Queried")

    assert len(page.context["page"]) == item_count


def test_invitation_invites(cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    answers = {
        "email": "Awa@example.org",
        "name": "Awa Ndiaye",
        "language": "fr",
        "role": "drafter",
        "place": place_key(cast.office),
        "starts_on": "2026-01-05",
    }

    with django_capture_on_commit_callbacks(execute=True):
        response = cast.client("administrator").post("/people/invitations/", answers)

    person = User.objects.get(email="awa@example.org")
    assert response["Location"] == f"/people/{person.pk}/"
    assert str(person.memberships.get().starts_on) == "2026-01-05"
    assert [message.to for message in mail.outbox] == [["awa@example.org"]]


def test_invitation_of_somebody_known_says_why_not(cast: Cast) -> None:
    answers = {
        "email": "drafter@mcof.example",
        "name": "Drafter",
        "language": "en",
        "role": "focal_point",
        "place": place_key(cast.country),
        "starts_on": "2026-01-05",
    }

    page = cast.client("administrator").post("/people/invitations/", answers)

    assert page.context["form"].non_field_errors() == [
        "drafter@mcof.example is here already: give this person another role instead."
    ]


@pytest.mark.parametrize("place", ["", "office:NOWHERE", "country:NOWHERE", "nonsense"])
def test_invitation_to_an_unknown_place_is_refused(cast: Cast, place: str) -> None:
    answers = {"email": "a@example.org", "name": "A", "language": "en", "role": "drafter", "starts_on": "2026-01-05"}

    page = cast.client("administrator").post("/people/invitations/", answers | {"place": place})

    assert list(page.context["form"].errors) == ["place"]
    assert not User.objects.filter(email="a@example.org").exists()


def test_person_is_changed(cast: Cast) -> None:
    url = f"/people/{cast.drafter.pk}/"

    cast.client("administrator").post(url, {"name": "Drafter B", "language": "es", "timezone": "Africa/Juba"})

    person = User.objects.get(pk=cast.drafter.pk)
    assert (person.name, person.language, person.timezone) == ("Drafter B", "es", "Africa/Juba")


def test_person_with_an_unknown_time_zone_is_refused(cast: Cast) -> None:
    answers = {"name": "Drafter", "language": "en", "timezone": "Mars/Olympus"}

    page = cast.client("administrator").post(f"/people/{cast.drafter.pk}/", answers)

    assert list(page.context["form"].errors) == ["timezone"]


def test_unknown_person_is_not_found(cast: Cast) -> None:
    assert cast.client("administrator").get("/people/999999/").status_code == 404


def test_account_is_closed_and_opened(cast: Cast) -> None:
    client, url = cast.client("administrator"), f"/people/{cast.drafter.pk}/account/"

    client.post(url, {"state": "closed"})
    closed = not User.objects.get(pk=cast.drafter.pk).is_active
    client.post(url, {"state": "open"})

    assert closed
    assert User.objects.get(pk=cast.drafter.pk).is_active


def test_account_of_oneself_is_not_closed(cast: Cast) -> None:
    page = cast.client("administrator").post(
        f"/people/{cast.administrator.pk}/account/", {"state": "closed"}, follow=True
    )

    assert [str(message) for message in page.context["messages"]] == [
        "Nobody closes their own account: ask another administrator."
    ]
