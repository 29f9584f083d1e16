"""Every write is an event, in the same transaction: both stand or neither does, and no mail tells of what is not."""

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

import sectors.loading
from mcof.accounts import managing
from mcof.audit.actions import words_of
from mcof.audit.models import Event
from plans import (
    asking,
    assigning,
    commenting,
    council,
    drafting,
    following,
    linking,
    readership,
    replacing,
    reviewing,
    sharing,
    workflow,
)
from plans.reports import jobs
from tests.cast import Cast
from tests.deeds import deciding
from tests.deeds import drafting as writing
from tests.deeds import managing as looking_after
from tests.deeds import replacing as renewing
from tests.deeds import reporting as telling
from tests.deeds.scene import Deed, Scene

WRITERS: dict[ModuleType, dict[str, Deed]] = {
    drafting: writing.DRAFTING,
    workflow: deciding.WORKFLOW,
    reviewing: deciding.REVIEWING,
    assigning: deciding.ASSIGNING,
    commenting: deciding.COMMENTING,
    asking: deciding.ASKING,
    sharing: deciding.SHARING,
    linking: deciding.LINKING,
    replacing: renewing.REPLACING,
    following: deciding.FOLLOWING,
    readership: deciding.READERSHIP,
    council: telling.COUNCIL,
    jobs: deciding.PRINTING,
    managing: looking_after.MANAGING,
    sectors.loading: looking_after.LOADING,
}
DEEDS = {f"{module.__name__}.{name}": deed for module, deeds in WRITERS.items() for name, deed in deeds.items()}
# Who looks at what is soon forgotten; whoever starts a plan keeps what it carries over; each step of a plan is a move.
LOOKS = {"plans.drafting.be_present", "plans.reviewing.be_looking"}
PARTS = {"plans.drafting.carry_over", "plans.workflow.move"}
# People act for themselves there, and the site where somebody has its files in hand.
IN_NO_CAPACITY = {"session.end", "reference.loaded"}
KEPT = ("accounts", "plans", "sectors", "audit", "mfa", "usersessions")


def writers(module: ModuleType) -> set[str]:
    """Return the functions that a module offers to somebody who acts."""
    own = [name for name, it in vars(module).items() if getattr(it, "__module__", "") == module.__name__]
    offered = getattr(module, "__all__", [name for name in own if not name.startswith("_")])
    return {f"{module.__name__}.{name}" for name in offered if acts(getattr(module, name))}


def acts(it: object) -> bool:
    return inspect.isfunction(it) and "by" in inspect.signature(it).parameters


def test_every_writer_has_its_deed() -> None:
    assert set().union(*map(writers, WRITERS)) - LOOKS - PARTS == set(DEEDS)


@pytest.fixture
def scene_of(request: pytest.FixtureRequest, cast: Cast) -> Callable[[Deed], Scene]:
    def prepared(deed: Deed) -> Scene:
        plan = request.getfixturevalue(deed.stage)
        scene = Scene(cast, plan.pk, cast.person(deed.who))
        scene.prepared = deed.given(scene)
        return scene

    return prepared


@pytest.mark.parametrize("name", DEEDS)
def test_every_write_is_an_event(
    name: str,
    scene_of: Callable[[Deed], Scene],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    deed = DEEDS[name]
    scene = scene_of(deed)
    last = Event.objects.newest_first()[0].pk
    with django_capture_on_commit_callbacks(execute="report" not in deed.actions):
        deed.do(scene)
    events = list(Event.objects.filter(pk__gt=last))
    assert {it.action for it in events} == set(deed.actions.split())
    assert all(words_of(it.action) != it.action for it in events)
    own = [it for it in events if it.actor_id is not None]
    assert {(it.actor_id, it.actor_email) for it in own} == {(scene.by.pk, scene.by.email)}
    assert all(it.acting_as or it.action in IN_NO_CAPACITY for it in own)
    assert all(it.office for it in events if it.plan_reference)
    assert not [it.target_label for it in events if " object (" in it.target_label]
    assert bool(mail.outbox) == deed.mails


@pytest.mark.parametrize("name", DEEDS)
def test_write_that_is_rolled_back_leaves_no_event_and_no_mail(
    name: str,
    scene_of: Callable[[Deed], Scene],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    scene, before = scene_of(DEEDS[name]), Event.objects.count()
    with django_capture_on_commit_callbacks(execute=True) as after_commit, transaction.atomic():
        DEEDS[name].do(scene)
        assert Event.objects.count() > before
        transaction.set_rollback(True)
    assert Event.objects.count() == before
    assert (after_commit, mail.outbox) == ([], [])


class Lost(Exception):
    """The event could not be written."""


@pytest.mark.parametrize("name", DEEDS)
def test_write_whose_event_is_lost_is_undone(
    name: str,
    scene_of: Callable[[Deed], Scene],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def lose(self: Event, *args: Any, **options: Any) -> None:
        raise Lost

    scene = scene_of(DEEDS[name])
    before = everything()
    monkeypatch.setattr(Event, "save", lose)
    with django_capture_on_commit_callbacks(execute=True) as after_commit, pytest.raises(Lost):
        DEEDS[name].do(scene)
    changed = {model for model, rows in everything().items() if rows != before[model]}
    assert (changed, after_commit, mail.outbox) == (set(), [], [])


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that the site keeps."""
    kept = [
        model
        for label in ("accounts", "plans", "sectors", "audit", "mfa", "usersessions")
        for model in apps.get_app_config(label).get_models()
    ]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in kept}
