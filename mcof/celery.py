"""The queue: Celery reads its settings from Django's, under CELERY_."""

import os
from typing import Any

import celery

from mcof.audit.circumstances import Channel, Origin, coming_from

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mcof.settings")


class Task(celery.Task):  # type: ignore[type-arg]  # no generic class when it runs
    """Of what a task does the trail knows which task it was."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        name = self.name.rpartition(".")[2]
        with coming_from(Origin(Channel.TASK, trace=f"{name} {self.request.id}")):
            return super().__call__(*args, **options)


app: "celery.Celery[celery.Task[Any, Any]]" = celery.Celery("mcof", task_cls=Task)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["plans.reports", "plans.notices", "plans.linking", "plans.reminding"])
