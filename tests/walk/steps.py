"""Running a story step by step, a line for each with how long it took."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.walk.visitor import Visitor

DOMAIN = "mcof.example"


@dataclass
class Walk:
    """What all steps share: where the demo is, who is signed in, and what one step leaves for the next."""

    site: str
    password: str
    plan: str
    visitors: dict[str, Visitor] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def person(self, who: str) -> Visitor:
        """Return the browser of somebody of the demo, who signs in at the first need."""
        if who not in self.visitors:
            visitor = Visitor(self.site)
            visitor.sign_in(f"{who}@{DOMAIN}", self.password)
            self.visitors[who] = visitor
        return self.visitors[who]

    def page(self, *parts: str) -> str:
        """Return the path of a page of the plan."""
        return "/".join(("/plans", self.plan, *parts, ""))


Step = Callable[[Walk], str]


def run(steps: Iterable[Step], walk: Walk) -> None:
    """Take the steps in order; each says in its docstring what happens and returns what there was to see."""
    for step in steps:
        begun = time.monotonic()
        seen = step(walk)
        sentence = f"{step.__doc__}: {seen}" if seen else f"{step.__doc__}"
        print(f"{time.monotonic() - begun:6.1f} s  {sentence}", flush=True)
