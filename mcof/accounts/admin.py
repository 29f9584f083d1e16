"""The technical administration reads people and places; they change under /people/, which checks and records it."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from mcof.accounts.models import Country, Membership, Office, User
from mcof.reference.admin import ReadOnlyAdmin, ReferenceAdmin

# One way to sign in for the whole site: with its limit on attempts, and a second factor once there is one.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth documents it


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ("name", "email", "language", "is_active", "last_login")
    list_filter = ("is_active", "language")
    search_fields = ("name", "email")
    ordering = ("name",)
    exclude = ("password",)


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    list_display = ("user", "role", "office", "country", "starts_on", "ends_on")
    list_filter = ("role",)
    list_select_related = ("user", "office", "country")
    search_fields = ("user__name", "user__email")


@admin.register(Country)
class CountryAdmin(ReferenceAdmin):
    belongs_to = ("region", "is_member")


@admin.register(Office)
class OfficeAdmin(ReferenceAdmin):
    belongs_to = ("kind",)
