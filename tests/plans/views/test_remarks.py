"""Under what each comment stands in the editor: its field, or what is still there around it."""

import pytest

from plans.views.remarks import shown_place
from tests.plans.contents import complete_content

PEOPLE = complete_content().people
RISKS = complete_content().risks
RISK = RISKS.risks[0].uid
RESPONSE = complete_content().responses[0]


@pytest.mark.parametrize(
    ("value", "place", "expected"),
    [
        (PEOPLE, "", ""),
        (PEOPLE, "method", "method"),
        (PEOPLE, "figures", "figures"),
        (PEOPLE, "figures.idp", "figures.idp"),
        (PEOPLE, "figures.idp.note", "figures.idp.note"),
        (PEOPLE, "figures.gone.note", "figures"),
        (PEOPLE, "figures.idp.splits", "figures.idp"),
        (PEOPLE, "figures.idp.splits.gone.targeted", "figures.idp"),
        (PEOPLE, "figures.idp.splits.f-0-17", "figures.idp"),
        (PEOPLE, "figures.idp.splits.f-0-17.targeted", "figures.idp.splits.f-0-17.targeted"),
        (PEOPLE, "unknown", ""),
        (RISKS, f"risks.{RISK}.mitigation", f"risks.{RISK}.mitigation"),
        (RISKS, f"risks.{RISK}.unknown", f"risks.{RISK}"),
        (RESPONSE, "issues.gone.when", "issues"),
        (RESPONSE, f"issues.{RESPONSE.issues[0].uid}.issue", f"issues.{RESPONSE.issues[0].uid}"),
    ],
)
def test_comment_stands_at_the_innermost_thing_that_is_there(value: object, place: str, expected: str) -> None:
    assert shown_place(value, place) == expected
