"""A field as people and screen readers meet it: label, hint, control and error, tied together."""

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from mcof.rendering import Extent, Tags


class NeedForm(forms.Form):
    need = forms.CharField(label="What people need", help_text="Who lacks what, and where.")
    note = forms.CharField(label="Note", required=False)
    phases = forms.MultipleChoiceField(
        label="Phases", choices=[("b", "before"), ("d", "during")], help_text="Several may hold.", widget=Tags
    )
    extent = forms.ChoiceField(
        label="Extent", required=False, choices=[("", "—"), ("0", "not yet"), ("2", "mostly")], widget=Extent
    )
    cash = forms.BooleanField(label="Cash is used", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def html(name: str, form: NeedForm | None = None) -> str:
    return " ".join(str((form or NeedForm())[name].as_field_group()).split())


def test_field_says_that_it_is_required_in_words() -> None:
    assert '<span class="field__need">(required)</span>' in html("need")
    assert "required" not in html("note")


def test_hint_describes_its_control() -> None:
    assert 'aria-describedby="id_need_helptext"' in html("need")
    assert '<p class="field__hint" id="id_need_helptext">Who lacks what, and where.</p>' in html("need")


def test_error_describes_its_control_and_is_announced() -> None:
    field = html("need", NeedForm({}))
    assert 'aria-invalid="true" aria-describedby="id_need_helptext id_need_error"' in field
    assert '<div id="id_need_error" role="alert">' in field


def test_field_stands_at_an_address_of_its_own() -> None:
    assert 'id="field-rows-0-need"' in html("need", NeedForm(prefix="rows-0"))


def test_group_of_choices_has_a_legend_and_its_hint() -> None:
    group = html("phases")
    assert '<fieldset aria-describedby="id_phases_helptext"> <legend class="field__label">Phases' in group
    assert group.count('<label class="choice"') == 2


def test_chosen_tags_are_checked() -> None:
    group = html("phases", NeedForm(MultiValueDict({"phases": ["d"]})))
    assert group.count("checked") == 1
    assert 'value="d"' in group.partition("checked")[0].rpartition("<input")[2]


def test_extent_draws_the_steps_of_each_choice_and_leaves_out_the_blank() -> None:
    control = html("extent")
    assert control.count('type="radio"') == 2
    assert control.count("extent__step--on") == 2


def test_checkbox_stands_before_its_label() -> None:
    box = html("cash")
    assert box.index('type="checkbox"') < box.index("<label")


@pytest.mark.parametrize("data", [None, {}])
def test_whole_form_shows_each_field_once_and_hidden_ones_bare(data: dict[str, str] | None) -> None:
    whole = str(NeedForm(data))
    assert whole.count('class="field ') == 5
    assert whole.count('type="hidden"') == 1


def test_form_that_came_back_lists_what_to_mend() -> None:
    whole = " ".join(str(NeedForm({"need": ""})).split())
    assert "2 things to mend before this can be saved" in whole
    assert '<a href="#field-need">What people need</a>: This field is required.' in whole
