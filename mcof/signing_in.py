"""The settings of people, passwords and second factors: a part of `mcof/settings.py`, which takes all of them in."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from mcof import env

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def single_sign_on(issuer: str, client: str, secret: str, name: str) -> dict[str, object]:
    """Return the provider for the package to know, or none where no issuer is named."""
    if not issuer:
        return {}
    if not client or not secret:
        raise ImproperlyConfigured("OIDC_ISSUER is set: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET as well.")
    if not issuer.startswith("https://") and urlsplit(issuer).hostname not in LOOPBACK:
        raise ImproperlyConfigured(f"OIDC_ISSUER is {issuer!r}: it begins with https://.")
    # Only what the provider has signed counts, so that what it tells beside is not even asked for.
    how = {"server_url": issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False}
    app = {"provider_id": "provider", "name": name, "client_id": client, "secret": secret, "settings": how}
    return {"openid_connect": {"APPS": [app]}}


AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "mcof.accounts.second_factor.backend.Backend",
    "guardian.backends.ObjectPermissionBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "landing"
ACCOUNT_ADAPTER = "mcof.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation, which proves the address
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
SECOND_FACTOR = env.choice("SECOND_FACTOR", ("required", "offered"))
MFA_ADAPTER = "mcof.accounts.second_factor.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "mcof.accounts.second_factor.forms.CodeForm",
    "reauthenticate": "mcof.accounts.second_factor.forms.CodeAgainForm",
    "activate_totp": "mcof.accounts.second_factor.forms.AppForm",
    "add_webauthn": "mcof.accounts.second_factor.forms.PasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation has proved the address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "MCOF crisis planning"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute off
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
GUARDIAN_GET_INIT_ANONYMOUS_USER = None
INVITATION_DAYS = env.number("INVITATION_DAYS", 14)
PASSWORD_RESET_HOURS = env.number("PASSWORD_RESET_HOURS", 24)
PASSWORD_RESET_TIMEOUT = INVITATION_DAYS * 24 * 3600  # the longest life of any link; see mcof.accounts.links
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "mcof.accounts.links.LinkTokens"  # noqa: S105  the name of a class

OIDC_NAME = env.text("OIDC_NAME", "your organisation")
OIDC_SECOND_FACTOR = set(env.words("OIDC_SECOND_FACTOR"))
SOCIALACCOUNT_PROVIDERS = single_sign_on(
    env.text("OIDC_ISSUER"), env.text("OIDC_CLIENT_ID"), env.text("OIDC_CLIENT_SECRET"), OIDC_NAME
)
SOCIALACCOUNT_ADAPTER = "mcof.accounts.single_sign_on.adapter.SingleSignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: browsers hold the redirect of a form to the policy for forms
