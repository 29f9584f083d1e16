"""Two hundred drafters who save over HTTP as people type, against one of them alone: within what 19 of 20 saves end.

The site runs as in its image, on PostgreSQL and Redis; the drafters are threads of this process, on the same machine
and its processors. Ten write on each of twenty plans as full as the demo's fullest, each in a field of their own. Each
saves every ten seconds or so, as somebody does who writes and thinks; after a save the page asks for the findings, and
every eight seconds who else is there. A save counts from the moment when it was due, so that falling behind shows. One
drafter alone does the same without pauses, before and afterwards. In the end every text that was accepted has to be in
the plan or in its history.
"""

import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from mcof.accounts.roles import Role
from plans import drafting
from plans.content import SECTION_KEYS, PlanContent
from plans.content.rows import columns_of, model_of, section_kind
from plans.models import Section
from plans.models.fields import NarrativeField
from tests.bench._full_plan import full_plan
from tests.drafter import Drafter, lost
from tests.factories import make_country, make_membership, make_office, make_user
from tests.plans.filling import fill
from tests.site import running_site

PLANS, ON_EACH, SECONDS = 20, 10, 40.0
WARMING, ALONE = 30, 60
AS_IN_THE_IMAGE = ("--workers=3", "--threads=4")


def main() -> None:
    drafters = [drafter for number in range(PLANS) for drafter in _office(number, full_plan())]
    with running_site(*AS_IN_THE_IMAGE, debug=False) as site:
        for drafter in drafters:
            drafter.port = site.port
        _alone(drafters[0], WARMING)
        alone = _alone(drafters[0], ALONE)
        together = _together(drafters)
        alone += _alone(drafters[0], ALONE)
    _tell("one alone", alone)
    _tell(f"{len(drafters)} together", together)
    failed = [words for drafter in drafters for words in drafter.failed]
    gone = sum(lost(drafter) for drafter in drafters)
    print(f"{len(together) / SECONDS:.1f} saves a second; {len(failed)} requests failed {sorted(set(failed))}")
    print(
        f"load ratio {_p95(together) / _p95(alone):.2f} of what it takes alone, by 95 in 100 saves; {gone} texts lost"
    )


def _office(number: int, content: PlanContent) -> Iterator[Drafter]:
    """Yield the drafters of an office, each with a field of the office's plan to write in."""
    office = make_office(country=make_country())
    people = [make_user(f"Drafter {number}.{one}") for one in range(ON_EACH)]
    for person in people:
        make_membership(person, Role.DRAFTER, office)
    plan = drafting.start_plan(office=office, identity=content.identity, edition=content.edition, by=people[0])
    fill(plan, content, by=people[0])
    revisions = dict(Section.objects.filter(plan=plan).values_list("key", "revision"))
    for person, (key, place) in zip(people, _texts(), strict=False):
        yield Drafter(person, plan, key, place, revisions[key])


def _texts() -> Iterator[tuple[str, str]]:
    """Yield the running texts of a plan that are no part of a row, by their section and place."""
    for key in SECTION_KEYS:
        model = model_of(section_kind(key))
        names = (it for it in columns_of(section_kind(key)) if isinstance(model._meta.get_field(it), NarrativeField))
        yield from ((key, name) for name in names)


def _alone(drafter: Drafter, saves: int) -> list[float]:
    for _ in range(saves):
        drafter.save(time.perf_counter())
    return drafter.taken()


def _together(drafters: Sequence[Drafter]) -> list[float]:
    with ThreadPoolExecutor(len(drafters)) as pool:
        start = time.perf_counter()
        for done in [pool.submit(drafter.work, start, SECONDS) for drafter in drafters]:
            done.result()
    return [seconds for drafter in drafters for seconds in drafter.taken()]


def _tell(who: str, times: Sequence[float]) -> None:
    half, most, longest = (1000 * it for it in (statistics.median(times), _p95(times), max(times)))
    within = f"half within {half:.0f} ms, 95 in 100 within {most:.0f} ms, all within {longest:.0f} ms"
    print(f"{who:<13} {len(times):4} saves: {within}")


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
