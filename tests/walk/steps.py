"""Running a story step by step, a line for each with how long it took."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.walk.visitor import Program, Visitor

DOMAIN = "mcof.example"
MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


@dataclass
class Walk:
    """What all steps share: where the demo is, who is signed in, and what one step leaves for the next."""

    site: str
    password: str
    plan: str
    visitors: dict[str, Visitor] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def person(self, who: str) -> Visitor:
        """Return the browser of somebody of the demo, who signs in at the first need."""
        if who not in self.visitors:
            visitor = Visitor(self.site)
            visitor.sign_in(f"{who}@{DOMAIN}", self.password)
            self.visitors[who] = visitor
        return self.visitors[who]

    def program(self, who: str) -> Program:
        """Return a program of somebody, with a token as an administrator would give it out."""
        if who not in self.programs:
            command = [sys.executable, str(MANAGE), "api_token", f"{who}@{DOMAIN}"]
            token = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
            self.programs[who] = Program(self.site, token)
        return self.programs[who]

    def page(self, *parts: str) -> str:
        """Return the path of a page of the plan."""
        return "/".join(("/plans", self.plan, *parts, ""))


Step = Callable[[Walk], str]


def run(steps: Iterable[Step], walk: Walk) -> None:
    """Take the steps in order; each says in its docstring what happens and returns what there was to see."""
    for step in steps:
        begun = time.monotonic()
        try:
            seen = step(walk)
        except Exception:
            print(f"  failed  {step.__doc__}", flush=True)
            raise
        sentence = f"{step.__doc__}: {seen}" if seen else f"{step.__doc__}"
        print(f"{time.monotonic() - begun:6.1f} s  {sentence}", flush=True)
