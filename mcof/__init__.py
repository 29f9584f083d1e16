"""The site: wiring, people, record."""

from mcof.celery import app as celery_app

__all__ = ["celery_app"]
