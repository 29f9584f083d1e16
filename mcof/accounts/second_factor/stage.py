from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from mcof.accounts.second_factor.asking import shown


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]  # allauth ships no types
    def _should_handle(self, request: HttpRequest) -> bool:
        """Ask nobody for another one whose provider has asked for it already."""
        return bool(super()._should_handle(request)) and not shown(request, self.login.user)
