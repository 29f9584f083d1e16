import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse

from mcof.accounts.models import User
from mcof.reference import ReferenceItem
from mcof.reference.admin import ReferenceAdmin
from mcof.reference.schema import reference_models
from sectors.models import Sector
from tests.cast import sign_in

pytestmark = pytest.mark.django_db

OURS = [model for model in reference_models() if model._meta.app_label in ("sectors", "crosscutting")]


@pytest.fixture
def keeper(client: Client) -> Client:
    """Somebody who may do everything that the admin allows."""
    user = User.objects.create_superuser(email="keeper@mcof.example", name="Keeper", password="a long enough one")
    sign_in(client, user)
    return client


@pytest.mark.parametrize("model", OURS, ids=[model.__name__ for model in OURS])
def test_list_shows_source_and_verified(model: type[ReferenceItem], keeper: Client) -> None:
    assert {"source", "verified", "retired_on"} <= set(ReferenceAdmin.list_display)
    assert isinstance(site.get_model_admin(model), ReferenceAdmin)
    item = model._default_manager.all()[0]
    page = keeper.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
    assert page.status_code == 200
    assert item.source in page.text


@pytest.mark.parametrize("way", ["add", "change", "delete"])
def test_reference_data_is_not_changed_by_hand(way: str, keeper: Client) -> None:
    sector = Sector.objects.all()[0]
    args = [] if way == "add" else [sector.pk]
    answer = keeper.post(reverse(f"admin:sectors_sector_{way}", args=args), {"name_en": "Changed", "post": "yes"})
    assert answer.status_code == 403
    assert Sector.objects.filter(pk=sector.pk, name_en=sector.name_en).exists()


def test_loads_can_be_read(keeper: Client) -> None:
    assert keeper.get(reverse("admin:sectors_referenceload_changelist")).status_code == 200
