"""The OpenAPI document: complete, clean, and true of what the addresses do with whatever is sent."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import schemathesis
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core import NotSet

from plans.models import Plan
from tests.plans.api.conftest import Programs


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]  # ships no types
    return found


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from methods.values()


def test_document_is_valid_and_draws_no_warning(tmp_path: Path) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))


def test_every_address_is_in_the_document(document: dict[str, Any]) -> None:
    names = {name for name in get_resolver().reverse_dict if str(name).startswith("api-")}
    assert len(document["paths"]) == len(names - {"api-schema", "api-nothing"})


def test_every_operation_is_described_and_may_answer_with_a_problem(document: dict[str, Any]) -> None:
    for operation in operations(document):
        assert "default" in operation["responses"]
    names = [operation["operationId"] for operation in operations(document)]
    assert len(names) == len(set(names))


def test_enumerations_have_names_of_their_own(document: dict[str, Any]) -> None:
    names = {name for name in document["components"]["schemas"] if name.endswith("Enum")}
    assert names >= {"AnswerEnum", "DecisionEnum", "KindEnum", "LanguageEnum", "PurposeEnum", "ReportStateEnum"}


@pytest.mark.parametrize("who", ["head", "reviewer"])
@pytest.mark.parametrize("mode", GenerationMode)
def test_no_request_breaks_the_server(
    submitted: Plan, programs: Programs, document: dict[str, Any], who: str, mode: GenerationMode
) -> None:
    """Requests that the document allows, and others, on a plan that is there: none may end in an error of ours."""
    client = programs.of(who).client
    client.raise_request_exception = False
    schema = schemathesis.openapi.from_dict(document)
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # the document is valid

        @EXAMPLES
        @given(case=operation.as_strategy(generation_mode=mode))
        def send(case: Case) -> None:
            status = _sent(client, case, submitted)
            assert status < 500, f"{case.method} {case.formatted_path} {case.query} {case.body!r}"

        try:
            send()
        except Unsatisfiable:
            assert mode == GenerationMode.NEGATIVE  # nothing about the operation can be wrong


Case: TypeAlias = schemathesis.Case[Any]
EXAMPLES = settings(
    max_examples=4,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _sent(client: Client, case: Case, plan: Plan) -> int:
    """Send the case about the plan that is there, and take back what it changed."""
    if "reference" in case.path_parameters:
        case.path_parameters["reference"] = plan.reference
    body = b"" if isinstance(case.body, NotSet) else case.body
    data = body if isinstance(body, bytes) else json.dumps(body)
    query = {name: str(value) for name, value in (case.query or {}).items()}
    with transaction.atomic():
        answer = client.generic(
            case.method, case.formatted_path, query_params=query, data=data, content_type="application/json"
        )
        transaction.set_rollback(True)
    return answer.status_code
