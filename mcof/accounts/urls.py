from django.urls import path
from django.views.generic import RedirectView

from mcof.accounts.single_sign_on import views as single_sign_on
from mcof.accounts.views import (
    absences,
    language,
    memberships,
    offices,
    people,
    profile,
    roles,
    second_factor,
    sessions,
    signing_in,
)

urlpatterns = [
    # The address is part of who somebody is here: administrators change it, not a form of the sign-in package.
    path("accounts/email/", RedirectView.as_view(pattern_name="profile")),
    path("accounts/login/", signing_in.sign_in, name="account_login"),
    path("accounts/signed-in/", signing_in.signed_in, name="signed-in"),
    # The package's pages under its own names, with what this site adds to each.
    path("accounts/2fa/", second_factor.overview, name="mfa_index"),
    path("accounts/2fa/authenticate/", second_factor.authenticate, name="mfa_authenticate"),
    path("accounts/2fa/reauthenticate/", second_factor.code_again, name="mfa_reauthenticate"),
    path("accounts/2fa/totp/activate/", second_factor.add_app, name="mfa_activate_totp"),
    path("accounts/2fa/totp/deactivate/", second_factor.remove_app, name="mfa_deactivate_totp"),
    path("accounts/2fa/webauthn/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("accounts/2fa/webauthn/add/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("accounts/2fa/webauthn/reauthenticate/", second_factor.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
    path("accounts/2fa/recovery-codes/generate/", second_factor.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("accounts/oidc/<str:provider_id>/login/", single_sign_on.login, name="openid_connect_login"),
    path("accounts/oidc/<str:provider_id>/login/callback/", single_sign_on.callback, name="openid_connect_callback"),
    path("accounts/3rdparty/", RedirectView.as_view(pattern_name="profile"), name="socialaccount_connections"),
    path(
        "accounts/3rdparty/login/error/",
        RedirectView.as_view(pattern_name="account_login"),
        name="socialaccount_login_error",
    ),
    path("language/", language.language, name="language"),
    path("profile/", profile.profile, name="profile"),
    path("profile/absences/", absences.my_absences, name="absences"),
    path("absences/<int:absence>/end/", absences.absence_end, name="absence_end"),
    path("profile/sessions/", sessions.my_sessions, name="sessions"),
    path("accounts/sessions/", RedirectView.as_view(pattern_name="sessions"), name="usersessions_list"),
    path("roles/", roles.roles, name="roles"),
    path("people/", people.people, name="people"),
    path("people/invitations/", people.invitations, name="invitations"),
    path("people/offices/", offices.offices, name="offices"),
    path("people/offices/new/", offices.new_office, name="new_office"),
    path("people/offices/<str:code>/", offices.office, name="office"),
    path("people/offices/<str:code>/days/", offices.office_days, name="office_days"),
    path("people/offices/<str:code>/days/<int:day>/", offices.office_day, name="office_day"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/account/", people.person_account, name="person_account"),
    path("people/<int:number>/invitation/", people.person_invitation, name="person_invitation"),
    path("people/<int:number>/absences/", absences.person_absences, name="person_absences"),
    path("people/<int:number>/second-factor/", people.person_second_factor, name="person_second_factor"),
    path("people/<int:number>/memberships/", memberships.memberships, name="memberships"),
    path("people/<int:number>/memberships/<int:membership>/end/", memberships.membership_end, name="membership_end"),
    path(
        "people/<int:number>/memberships/<int:membership>/transfer/",
        memberships.membership_transfer,
        name="membership_transfer",
    ),
]
