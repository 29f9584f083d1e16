"""What the rules say of translations."""

import pytest

from plans.catalogue import Catalogue
from plans.validation import validate
from plans.validation.examples.languages import FINISHED, UNFINISHED
from tests.plans.contents import TODAY, changed

pytestmark = pytest.mark.django_db  # for the reference data: the rules themselves ask the database nothing


def test_finished_translation_has_no_finding(known: Catalogue) -> None:
    assert validate(FINISHED, known, today=TODAY) == ()


def test_language_both_unfinished_and_outdated_has_a_finding_of_each(known: Catalogue) -> None:
    found = validate(changed(UNFINISHED, "risks", "overview", "Looked at each week."), known, today=TODAY)
    assert [(it.code, str(it.message)) for it in found] == [
        ("L-01", "French: 1 of 99 texts still to be translated. Reports wait for them."),
        ("L-02", "French: 1 of the translated texts changed since. Look at their translations again."),
    ]
