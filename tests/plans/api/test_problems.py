"""Whatever goes wrong is answered as a problem, in the reader's language, and never with a page."""

from typing import Any

import pytest
from django.test import Client

from plans.models import Plan
from tests.cast import Cast
from tests.plans.api.conftest import ROOT, Program, Programs


def is_problem(answer: Any, status: int) -> bool:
    body = answer.json()
    return (answer.status_code, answer["Content-Type"], body["status"], body["type"]) == (
        status,
        "application/problem+json",
        status,
        "about:blank",
    ) and bool(body["title"])


@pytest.fixture
def client(drafter: Program) -> Client:
    return drafter.client


def test_nobody_signed_in_is_asked_for_a_token(db: None) -> None:
    answer = Client().get(f"{ROOT}plans/")
    assert is_problem(answer, 401)
    assert answer["WWW-Authenticate"] == "Token"


def test_wrong_token_is_refused(db: None) -> None:
    assert is_problem(Client(headers={"authorization": "Token made-up"}).get(f"{ROOT}plans/"), 401)


def test_token_of_a_closed_account_is_refused(cast: Cast, drafter: Program) -> None:
    assert drafter.get("plans/").status_code == 200
    cast.drafter.is_active = False
    cast.drafter.save(update_fields=["is_active"])
    assert is_problem(drafter.get("plans/"), 401)


@pytest.mark.parametrize("path", ["plans/NO-0000-00/", "nowhere/", "plans", "vocabularies/novel/", "reports/9/", ""])
def test_nothing_there_is_not_found(client: Client, path: str) -> None:
    assert is_problem(client.get(f"{ROOT}{path}"), 404)


def test_nothing_there_takes_no_method_either(db: None) -> None:
    for method in ("post", "put", "patch", "delete", "options"):
        assert is_problem(getattr(Client(), method)(f"{ROOT}nowhere/"), 404)


@pytest.mark.parametrize("number", [0, 10**30])
def test_number_that_no_row_can_have_is_not_found(client: Client, submitted: Plan, number: int) -> None:
    for path in (f"reports/{number}/", f"plans/{submitted.reference}/versions/{number}/"):
        assert is_problem(client.get(f"{ROOT}{path}"), 404)


def test_unknown_method_is_refused(client: Client) -> None:
    answer = client.put(f"{ROOT}plans/", {}, content_type="application/json")
    assert is_problem(answer, 405)
    assert "GET" in answer["Allow"]


def test_only_json_is_answered(client: Client) -> None:
    assert is_problem(client.get(f"{ROOT}plans/", headers={"accept": "text/html"}), 406)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_only_json_is_taken(client: Client, kind: str) -> None:
    assert is_problem(client.post(f"{ROOT}plans/", "office=SSD", content_type=kind), 415)


@pytest.mark.parametrize("body", ["{", "[1, 2", '{"office": }', "\xff"])
def test_json_that_cannot_be_read_is_refused(client: Client, body: str) -> None:
    assert is_problem(client.post(f"{ROOT}plans/", body, content_type="application/json"), 400)


@pytest.mark.parametrize("body", ["[]", "null", '"text"', "7", '{"office": ["SSD"], "identity": []}'])
def test_json_of_another_shape_is_refused(client: Client, body: str) -> None:
    answer = client.post(f"{ROOT}plans/", body, content_type="application/json")
    assert is_problem(answer, 400)
    assert answer.json()["errors"]


def test_stale_body_of_another_shape_is_refused(plan: Plan, client: Client) -> None:
    answer = client.patch(f"{ROOT}plans/{plan.reference}/", "[1]", content_type="application/json")
    assert is_problem(answer, 400)


def test_refusal_gives_its_reason(submitted: Plan, programs: Programs) -> None:
    answer = programs.of("reviewer").post(f"plans/{submitted.reference}/submission/")
    assert is_problem(answer, 403)
    assert answer.json()["detail"] == "Only drafters and the head of the plan's office submit it."


def test_problem_is_told_in_the_language_asked_for(submitted: Plan, programs: Programs) -> None:
    client = programs.of("reviewer").client
    french = client.post(f"{ROOT}plans/{submitted.reference}/submission/", headers={"accept-language": "fr"}).json()
    english = client.post(f"{ROOT}plans/{submitted.reference}/submission/").json()
    assert french["detail"] != english["detail"]
    assert french["title"] != english["title"]


def test_error_of_ours_is_the_server_s_own(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("no room left")

    monkeypatch.setattr("plans.api.reference.catalogue", fail)
    client.raise_request_exception = False
    assert client.get(f"{ROOT}sectors/").status_code == 500


def test_page_in_the_browser_is_guarded_against_forged_requests(cast: Cast, plan: Plan) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.drafter)
    assert browser.get(f"{ROOT}plans/").status_code == 200
    assert is_problem(browser.post(f"{ROOT}plans/", {}, content_type="application/json"), 403)
