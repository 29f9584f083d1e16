import pytest
from django.core.management import CommandError, call_command

from mcof.accounts.models import User


@pytest.mark.django_db
def test_demo_is_refused_on_a_site_that_is_none() -> None:
    with pytest.raises(CommandError, match="Set DEMO=1"):
        call_command("seed_demo")

    assert not User.objects.exists()
