"""A PostgreSQL server of its own, stopped and started again while somebody saves: `python -m tests.outage`."""
