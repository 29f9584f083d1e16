import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings

from mcof.templatetags.look import extent_steps, face, initials, share_of


def render(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context))


def test_icon_is_silent_beside_its_word() -> None:
    assert render('{% icon "check" %}') == (
        '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><use href="/static/images/icons.svg#check"/></svg>'
    )


def test_icon_of_a_direction_turns_with_the_script() -> None:
    assert 'class="icon icon--forward"' in render('{% icon "forward" %}')


@override_settings(ROOT_URLCONF="tests.look.urls")
@pytest.mark.parametrize(("path", "marked"), [("/gallery/", True), ("/gallery/deeper/", True), ("/", False)])
def test_way_is_marked_inside_its_part(path: str, marked: bool) -> None:
    way = render('{% way "gallery" "Gallery" 3 %}', request=RequestFactory().get(path))
    assert ('aria-current="page"' in way) == marked
    assert '<span class="chip">3</span>' in way


@override_settings(ROOT_URLCONF="tests.look.urls")
def test_way_to_nowhere_is_left_out() -> None:
    assert render('{% way "nowhere" "Nowhere" %}').strip() == ""


@pytest.mark.parametrize(
    ("name", "letters"), [("Amina Diallo", "AD"), ("José María de la Cruz", "JC"), ("madonna", "M"), ("", "")]
)
def test_initials_are_first_and_last(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_face_keeps_its_colour() -> None:
    assert face("Amina Diallo") == face("Amina Diallo")
    assert {face(name) for name in "abcdef"} == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize(("level", "reached"), [(0, 0), (2, 2), ("3", 3), (None, 0), ("", 0)])
def test_extent_reaches_its_steps(level: object, reached: int) -> None:
    assert extent_steps(level) == [step < reached for step in range(3)]


@pytest.mark.parametrize(
    ("value", "whole", "share"),
    [(1, 4, "25.00%"), (9, 4, "100.00%"), (None, 4, "0.00%"), (1, 0, "0%"), (1, None, "0%")],
)
def test_share_is_never_more_than_the_whole(value: object, whole: object, share: str) -> None:
    assert share_of(value, whole) == share


@pytest.mark.parametrize(
    "page", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html", "503.html"]
)
def test_refusal_renders_without_a_request(page: str) -> None:
    html = render_to_string(page, {"exception": "Only the head of the office may submit."})
    assert html.count("<h1>") == 1
    assert ("Only the head of the office may submit." in html) == (page == "403.html")
