import json
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mcof.accounts.models import User
from mcof.celery import app
from plans.models import Plan, ReportFormat
from plans.reports import jobs
from tests.cast import sign_in
from tests.plans.views.test_pictures import SAID


def play(files: list[Path], *, plan: int, person: int) -> None:
    """Send pictures through the form and print the plan; tell in JSON what was answered, and the memory it took."""
    app.conf.task_always_eager = True
    asked_for, by = Plan.objects.get(pk=plan), User.objects.get(pk=person)
    client = Client(SERVER_NAME="127.0.0.1")
    sign_in(client, by)
    at_first = most_held()
    answers = [sent(client, asked_for, file, revision) for revision, file in enumerate(files)]
    uploading = most_held() - at_first
    formats = [it for it in ReportFormat if it.is_document]
    reports = [jobs.ask_report(asked_for, version=None, language="en", file_format=it, by=by).pk for it in formats]
    printing = most_held() - at_first
    print(json.dumps({"answers": answers, "uploading": uploading, "printing": printing, "reports": reports}))


def sent(client: Client, plan: Plan, file: Path, revision: int) -> int:
    picture = SimpleUploadedFile(file.name, file.read_bytes())
    typed = {**SAID, "caption": file.name, "revision": revision, "file": picture}
    return client.post(reverse("plan-pictures", args=[plan.reference]), typed).status_code


def most_held() -> int:
    """Return how many megabytes this process held at most until now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024
