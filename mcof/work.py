"""What workers do by the clock, and for how long at most: a part of `mcof/settings.py`, which takes all of it in."""

from celery.schedules import crontab

from mcof import env

REPORT_SECONDS = env.number("REPORT_SECONDS", 540)
REPORT_MEMORY_MB = env.number("REPORT_MEMORY_MB", 1500)
REPORT_DAYS = env.number("REPORT_DAYS", 30)
REPORTS_AT_ONCE = env.number("REPORTS_AT_ONCE", 5)
MASTHEAD = env.choice("MASTHEAD", ("new", "old"))

CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # nothing waits behind a long report while another worker is idle
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_WORKER_MAX_MEMORY_PER_CHILD = REPORT_MEMORY_MB * 1024  # a process that has grown is replaced after its task
CELERY_BEAT_SCHEDULE = {
    "seal the audit trail": {"task": "mcof.audit.tasks.seal", "schedule": 60.0},
    # What no queue knows of, and what a worker was lost with.
    "tend reports": {"task": "plans.reports.tasks.tend_reports", "schedule": 60.0},
    "expire reports": {"task": "plans.reports.tasks.expire_reports", "schedule": crontab(minute="23")},
    # What a queue that was away did not send; the digest of the day.
    "mail notices": {"task": "plans.notices.tasks.mail_notices", "schedule": 300.0, "args": ["at-once"]},
    "mail digests": {
        "task": "plans.notices.tasks.mail_notices",
        "schedule": crontab(hour="5", minute="30"),
        "args": ["daily"],
    },
    # Each office hears at its own eight in the morning: some zones are a quarter of an hour apart.
    "remind of what is due": {"task": "plans.reminding.tasks.remind_all", "schedule": crontab(minute="*/15")},
    "attest the audit trail": {"task": "mcof.audit.tasks.attest", "schedule": crontab(hour="3", minute="17")},
}
