"""The report to the Council of the demo: what headquarters has written in it; its figures are those of the plans."""

import tomllib

from mcof.accounts.models import User
from mcof.demo.scripts import DATA
from plans import council
from plans.models import CouncilReport


def report_to_council(people: dict[str, User]) -> None:
    """Begin the report and write its texts; one that is there stays as people left it."""
    told = tomllib.loads((DATA / "council.toml").read_text())
    period, by = {name: told[name] for name in ("starts_on", "ends_on")}, people[told["by"]]
    if CouncilReport.objects.filter(**period).exists():
        return
    report = council.begin(**period, by=by)
    for language, texts in told["texts"].items():
        wording = council.Wording(**{name: text.strip() for name, text in texts.items()})
        council.write(report, language=language, wording=wording, revision=0, by=by)
