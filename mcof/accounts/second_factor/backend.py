from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from mcof.accounts.models import Membership, User


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    def get_user(self, user_id: int) -> User | None:
        """Fetch the person of a session together with the one thing that every request asks about their roles."""
        guarded = Membership.objects.guarded(OuterRef("pk"), timezone.localdate())
        asked = Q(Exists(guarded)) | Q(is_staff=True)
        found = User.objects.filter(pk=user_id, is_active=True)
        return found.annotate(second_factor_asked=asked).first()  # type: ignore[no-redef]  # saves the property its query
