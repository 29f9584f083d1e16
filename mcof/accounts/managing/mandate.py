from mcof.accounts.access import demand
from mcof.accounts.models import User
from mcof.accounts.roles import Permission


def capacity(by: User | None) -> str:
    """Return the capacity in which the person looks after people and offices, or refuse."""
    return demand(Permission.MANAGE_PEOPLE, by).mandate if by else ""
