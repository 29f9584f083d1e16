"""What a worker does to make a report, one after the other."""

from enum import StrEnum


class Step(StrEnum):
    """What the worker is doing; the page has words for each."""

    READING = "reading"
    BUILDING = "building"
    LAYING_OUT = "laying-out"
    WRITING = "writing"


STEPS = tuple(Step)
