"""A run of rows of a long table as the whole of it: nothing that was not shown is lost, moved or changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plans.content import values
from plans.content.changes import afters, applied, changes
from plans.content.merging import merge
from plans.content.windows import Window, completed

LETTERS = "abcdefgh"


def register(uids: str, **said: str) -> values.Risks:
    return values.Risks(risks=tuple(values.Risk(uid=uid, description=said.get(uid, uid)) for uid in uids))


def order(register: values.Risks) -> str:
    return "".join(row.uid for row in register.risks)


@st.composite
def windows(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Return the uids of a table as before, within and behind a window, and those that the window has then."""
    start = draw(st.integers(0, 7))
    stop = draw(st.integers(start + 1, 8))
    within = LETTERS[start:stop]
    staying = draw(st.permutations([uid for uid in within if draw(st.booleans())]))
    fresh = draw(st.lists(st.sampled_from("xyz"), unique=True))
    there = list(staying)
    for uid in fresh:
        there.insert(draw(st.integers(0, len(there))), uid)
    return LETTERS[:start], within, LETTERS[stop:], "".join(there)


@given(windows())
def test_rows_out_of_sight_stay_where_they_stand(parts: tuple[str, str, str, str]) -> None:
    before, within, after, there = parts
    base = register(LETTERS)
    whole = completed(base, register(there), {"risks": Window(within)})
    assert order(whole) == before + there + after


@given(windows(), st.permutations(LETTERS), st.text("klm", max_size=2))
def test_window_merges_with_what_a_colleague_does_to_the_rest(
    parts: tuple[str, str, str, str], theirs: list[str], fresh: str
) -> None:
    before, within, after, there = parts
    base = register(LETTERS)
    new = "".join(dict.fromkeys(fresh))
    colleague = register("".join(theirs) + new, **dict.fromkeys(before + after, "rewritten"))
    mine = completed(base, register(there, **dict.fromkeys(there, "mine")), {"risks": Window(within)})
    merged = merge(base, colleague, afters(changes(base, mine)))
    assert merged.conflicts == ()
    said = {row.uid: row.description for row in merged.value.risks}
    assert said == dict.fromkeys(before + after, "rewritten") | dict.fromkeys(there, "mine") | {it: it for it in new}


@given(windows())
def test_order_of_a_window_orders_that_run_only(parts: tuple[str, str, str, str]) -> None:
    before, within, after, there = parts
    gone = {f"risks.{uid}": None for uid in within if uid not in there}
    come = {f"risks.{uid}": {"uid": uid} for uid in there if uid not in within}
    sent = applied(register(LETTERS), gone | come | {"risks": list(there)})
    if any(uid in within for uid in there):
        assert order(sent) == before + there + after
    else:
        assert sorted(order(sent)) == sorted(before + there + after)


def test_row_sent_elsewhere_stands_at_its_position_in_the_whole() -> None:
    base = register("abcdef")
    window = Window("cd", {"d": 1})
    assert order(completed(base, register("dc"), {"risks": window})) == "dabcef"
    assert order(completed(base, register("dc"), {"risks": replace(window, moved={"c": 6})})) == "abdefc"


def test_window_of_rows_that_are_all_gone_adds_its_own_at_the_end() -> None:
    assert order(completed(register("ab"), register("x"), {"risks": Window("c")})) == "abx"
