import pytest
from django.utils import translation

from mcof.accounts.roles import (
    DEFINITIONS,
    PERMISSION_SENTENCES,
    PERMISSIONS,
    OfficeKind,
    Permission,
    Role,
    permissions_of,
    roles_at,
    roles_with,
)
from tests.cast import Cast


def test_every_role_is_defined() -> None:
    assert set(DEFINITIONS) == set(Role)
    assert [str(it.sentence) for it in DEFINITIONS.values() if not str(it.sentence).endswith(".")] == []


def test_every_permission_has_a_sentence_and_a_role() -> None:
    assert set(PERMISSION_SENTENCES) == set(Permission)
    assert permissions_of(Role) == set(Permission)


def test_head_may_all_that_a_drafter_may() -> None:
    assert PERMISSIONS[Role.DRAFTER] < PERMISSIONS[Role.HEAD]


def test_administrator_sees_no_plan() -> None:
    seeing = {Permission.VIEW_DRAFT, Permission.VIEW_SUBMITTED, Permission.VIEW_SHARED}

    assert PERMISSIONS[Role.ADMINISTRATOR] & seeing == set()


def test_nobody_both_writes_and_decides_by_one_role() -> None:
    deciding = {Permission.APPROVE, Permission.ENDORSE, Permission.RETURN}

    assert [role for role, it in PERMISSIONS.items() if Permission.EDIT in it and it & deciding] == []


def test_roles_with_permission() -> None:
    assert roles_with(Permission.RECORD_CONSENT) == {Role.HEAD, Role.FOCAL_POINT}


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        (OfficeKind.COUNTRY, [Role.DRAFTER, Role.HEAD, Role.ADMINISTRATOR]),
        (OfficeKind.REGIONAL, [Role.DRAFTER, Role.HEAD, Role.ENDORSER, Role.ADMINISTRATOR]),
        (OfficeKind.HEADQUARTERS, [Role.DRAFTER, Role.HEAD, Role.REVIEWER, Role.ADMINISTRATOR]),
        (None, [Role.FOCAL_POINT]),
    ],
)
def test_roles_at_a_place(kind: OfficeKind | None, roles: list[Role]) -> None:
    assert roles_at(kind) == roles


def test_roles_page_explains_each_role_to_everybody_signed_in(cast: Cast) -> None:
    statuses = cast.statuses("/roles/")

    assert statuses.pop("visitor") == 302
    assert set(statuses.values()) == {200}


def test_roles_page_says_what_stands_in_the_table(cast: Cast) -> None:
    page = cast.client("drafter").get("/roles/").content.decode()

    with translation.override("en"):
        sentences = [*(str(it.sentence) for it in DEFINITIONS.values()), *map(str, PERMISSION_SENTENCES.values())]
    assert [sentence for sentence in sentences if sentence not in page] == []
