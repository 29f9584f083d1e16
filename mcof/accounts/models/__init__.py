from mcof.accounts.models.absences import Absence
from mcof.accounts.models.memberships import Membership
from mcof.accounts.models.places import Country, Office, OfficeDay
from mcof.accounts.models.users import User

__all__ = ["Absence", "Country", "Membership", "Office", "OfficeDay", "User"]
