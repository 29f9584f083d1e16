"""A second factor beside the password: whose roles ask for one, and whether a session has shown it.

`allauth.mfa` keeps and checks the factors. Here is who needs one, how it shows, and that nothing opens without it.
"""

from mcof.accounts.second_factor.asking import is_asked_of, owed, show, shown

__all__ = ["is_asked_of", "owed", "show", "shown"]
