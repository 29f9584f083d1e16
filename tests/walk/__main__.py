"""python -m tests.walk --url http://127.0.0.1:8000 [--password ...]: a line per step, exit 0 or 1."""

import argparse
import os
import sys
import time

from tests.walk import deciding, printing, programs, writing
from tests.walk.steps import Step, Walk, run

PAGES: tuple[Step, ...] = (
    writing.starts_a_plan,
    writing.sees_what_is_missing,
    writing.follows_a_finding,
    writing.cannot_submit_yet,
    writing.completes_the_plan,
    writing.loses_no_text_to_a_colleague,
    writing.submits,
    deciding.region_endorses,
    deciding.reviewer_returns,
    deciding.drafter_reads_the_reason,
    writing.mends_and_submits_again,
    deciding.region_endorses_again,
    deciding.drafter_cannot_decide,
    deciding.approval_waits_for_the_state,
    deciding.head_shares_for_consent,
    deciding.focal_point_consents,
    deciding.second_reviewer_approves,
    deciding.head_shares_for_information,
    printing.focal_point_reads,
    printing.prints_in_english,
    printing.prints_in_french,
    printing.prints_in_spanish,
    printing.stranger_finds_nothing,
)

API: tuple[Step, ...] = (
    programs.drafter_reads_the_plan,
    programs.drafter_saves_a_section,
    programs.drafter_submits,
    programs.region_endorses,
    programs.approval_waits,
    programs.states_answer,
    programs.reviewer_approves,
    programs.focal_point_prints,
    programs.stranger_finds_nothing,
)


def main() -> int:
    arguments = _arguments()
    begun = time.monotonic()
    try:
        print("Over the pages")
        run(PAGES, Walk(arguments.url, arguments.password, plan="SSD-2027-01"))
        print("Over the API")
        run(API, Walk(arguments.url, arguments.password, plan="HND-2026-01"))
    except (AssertionError, OSError) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(
        f"The main job works from end to end: {len(PAGES) + len(API)} steps in {time.monotonic() - begun:.0f} seconds."
    )
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="where the demo runs")
    parser.add_argument("--password", default=os.environ.get("DEMO_PASSWORD", "crisis-planning-2026"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
