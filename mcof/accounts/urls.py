from django.urls import path
from django.views.generic import RedirectView

from mcof.accounts.views import language, memberships, offices, people, profile, roles, signing_in

urlpatterns = [
    # The address is part of who somebody is here: administrators change it, not a form of the sign-in package.
    path("accounts/email/", RedirectView.as_view(pattern_name="profile")),
    path("accounts/login/", signing_in.sign_in, name="account_login"),
    path("accounts/signed-in/", signing_in.signed_in, name="signed-in"),
    path("language/", language.language, name="language"),
    path("profile/", profile.profile, name="profile"),
    path("roles/", roles.roles, name="roles"),
    path("people/", people.people, name="people"),
    path("people/invitations/", people.invitations, name="invitations"),
    path("people/offices/", offices.offices, name="offices"),
    path("people/offices/new/", offices.new_office, name="new_office"),
    path("people/offices/<str:code>/", offices.office, name="office"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/account/", people.person_account, name="person_account"),
    path("people/<int:number>/invitation/", people.person_invitation, name="person_invitation"),
    path("people/<int:number>/memberships/", memberships.memberships, name="memberships"),
    path("people/<int:number>/memberships/<int:membership>/end/", memberships.membership_end, name="membership_end"),
    path(
        "people/<int:number>/memberships/<int:membership>/transfer/",
        memberships.membership_transfer,
        name="membership_transfer",
    ),
]
