"""The demo: invented offices, people and plans, brought in through the writers that everybody uses.

`data/` holds what they are called and what they write; `seeding.seed` brings all of it in once.
"""
