from argparse import ArgumentParser
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mcof.reference import Change, Rejected
from sectors.loading import load_reference


class Command(BaseCommand):
    help = "Load reference data: the named files, or without names everything that is shipped. Never deletes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="JSON files; see docs/reference-data.md")
        parser.add_argument("--check", action="store_true", help="only say what a load would do")

    def handle(self, *args: Any, files: list[Path], check: bool, **options: Any) -> None:
        try:
            changes = load_reference(files, by=None, only_check=check)
        except Rejected as refusal:
            raise CommandError(f"Nothing was loaded. Mend this first:\n{refusal}") from None
        self._report(changes, detailed=bool(files) or options["verbosity"] > 1)
        if check:
            self.stdout.write("Only checked: nothing was written.")

    def _report(self, changes: list[Change], *, detailed: bool) -> None:
        for vocabulary, group in groupby(sorted(changes, key=_by_list), key=lambda change: change.vocabulary):
            of_list = list(group)
            kinds = dict.fromkeys(change.kind for change in of_list)
            counts = (f"{sum(change.kind == kind for change in of_list)} {kind}" for kind in kinds)
            self.stdout.write(f"{vocabulary}: {', '.join(counts)}")
            if detailed:
                self.stdout.writelines(f"  {change}\n" for change in of_list)
        if not changes:
            self.stdout.write("Reference data is up to date.")


def _by_list(change: Change) -> tuple[str, str, str]:
    return change.vocabulary, change.kind, change.code
