"""Two responses that become one."""

from dataclasses import replace

from plans.carrying.joining import apart, join
from plans.content import values
from tests.plans.contents import complete_response

FIRST = complete_response("S21-08", phases=("before",), contribution="")
SECOND = complete_response("S21-08", need="Papers are lost.", phases=("before", "after"))


def test_texts_follow_each_other_and_codes_unite() -> None:
    joined = join(FIRST, SECOND)
    assert joined.value.need == f"{FIRST.need}\n\nPapers are lost."
    assert joined.value.approach == FIRST.approach
    assert joined.value.contribution == SECOND.contribution
    assert joined.value.phases == ("before", "after")
    assert joined.left == {}


def test_statements_on_one_issue_become_one() -> None:
    second = replace(SECOND, issues=(values.IssueStatement(uid="x1", issue="X1", extent="3", how="Through consuls."),))
    joined = join(FIRST, second)
    statement = joined.value.issues[0]
    assert len(joined.value.issues) == 5
    assert statement.how == f"{FIRST.issues[0].how}\n\nThrough consuls."
    assert statement.when == FIRST.issues[0].when


def test_what_only_one_of_them_can_say_is_left() -> None:
    second = replace(SECOND, issues=(replace(FIRST.issues[0], extent="3"),))
    joined = join(FIRST, second)
    assert joined.value.issues[0].extent == "2"
    assert joined.left == {"issues.x1": {"extent": "3"}}


def test_texts_too_long_for_one_field_are_left() -> None:
    long = "x" * 20_000
    joined = join(replace(FIRST, need=long), replace(SECOND, need=long[1:]))
    assert joined.value.need == long
    assert joined.left == {"": {"need": long[1:]}}


def test_rows_of_both_keep_apart() -> None:
    mine = apart(SECOND, FIRST)
    joined = join(FIRST, mine)
    uids = [row.uid for row in joined.value.activities]
    assert uids == ["kits", "plots", "kits-2", "plots-2"]
    assert [row.uid for row in apart(mine, joined.value).activities] == ["kits-2-2", "plots-2-2"]
    assert mine.issues == SECOND.issues


def test_uids_stay_as_short_as_they_must_be() -> None:
    long = replace(FIRST, indicators=(values.Indicator(uid="i" * 32),))
    [indicator] = apart(long, long).indicators
    assert indicator.uid == "i" * 28 + "-2"
