"""A few of the plans that `bin/stress reports` makes, and what the first two hundred found."""

import io
import random

import pytest
from PIL import Image

from plans.catalogue import catalogue
from tests.stress.pictures import KINDS, kept
from tests.stress.plans import made_plan
from tests.stress.reports import outcomes_of


@pytest.mark.parametrize("number", [7, 13, 19])
def test_made_plan_is_printed_without_a_fault(db: None, number: int) -> None:
    (outcome,) = outcomes_of(range(number, number + 1), seed=1)
    assert outcome.pages
    assert outcome.wrong == ()


def test_same_seed_makes_the_same_plan(db: None) -> None:
    first, second = (made_plan(random.Random("1-5"), catalogue()) for _ in range(2))
    assert first == second


def test_pictures_are_taken_unless_they_are_none() -> None:
    refused = {name for name in KINDS if kept(name) is None}
    assert refused == {"half.jpg", "no-picture.png", "empty.png"}


@pytest.mark.parametrize("name", ["forty-megapixels.png", "forty-megapixels.jpg"])
def test_large_picture_is_kept_small(name: str) -> None:
    picture = kept(name)
    assert picture is not None
    assert Image.open(io.BytesIO(picture.data)).size == (2_000, 1_250)
