import logging
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mcof.demo.documents import KINDS, Made, NotMade, documents
from plans.models import Language
from plans.reports.files import file_name


class Command(BaseCommand):
    help = "Make the demo's documents: every kind in every language, as PDF and as Word, in a folder for each kind."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--kind", choices=KINDS, nargs="*", default=KINDS)
        parser.add_argument("--language", choices=Language.values, nargs="*", default=Language.values)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo. Set DEMO=1, on data of its own.")
        logging.getLogger("weasyprint").setLevel(logging.ERROR)  # what it says of styles is for the log of a worker
        try:
            found = documents(options["language"], kinds=options["kind"])
            made = [self._written(it, options["folder"]) for it in found]
        except NotMade as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(made)} documents in {sum(it.seconds for it in made):.0f} s")

    def _written(self, made: Made, folder: Path) -> Made:
        path = folder / made.kind / file_name(made.report)
        path.parent.mkdir(parents=True, exist_ok=True)
        with made.report.file.open("rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
        self.stdout.write(f"{path.relative_to(folder)!s:<58}{_told(made)}")
        return made


def _told(made: Made) -> str:
    """Word breaks pages as it shows them, so that none are counted."""
    report = made.report
    pages = f"{report.pages} pages" if report.pages else ""
    return f"{pages:>9}{(report.size or 0) / 1000:>8.0f} KB{made.seconds:>7.1f} s"
