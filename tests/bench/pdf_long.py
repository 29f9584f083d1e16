"""A plan of 150 pages and more: against Chromium, as in `pdf`, and a page of it against a page of that plan."""

from dataclasses import replace

from plans.content import PlanContent
from tests.bench.pdf import about_thirty_pages, compared
from tests.plans.reports.sample import sample

TIMES = 12  # as many activities and indicators in each sector


def main() -> None:
    short, long = compared(about_thirty_pages()), compared(long_plan())
    print(short, long, sep="\n")
    page = (long.ours / long.pages) / (short.ours / short.pages)
    print(f"pdf-long ratio {long.ratio:.2f} of Chromium's time; a page costs {page:.2f} of one of the short plan")


def long_plan() -> PlanContent:
    plan = sample()
    responses = (
        replace(it, activities=it.activities * TIMES, indicators=it.indicators * TIMES) for it in plan.responses
    )
    return replace(plan, responses=tuple(responses))
