"""Every setting once. Each environment variable is read here and nowhere else; docs/settings.md explains them."""

from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mcof import env

django_stubs_ext.monkeypatch()  # lets classes of Django that are generic for the type checker be so at run time

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("MCOF_DATA", str(BASE_DIR / "var"))).resolve()

# --- Where it runs ---------------------------------------------------------------------------------------------------

DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
DEMO_PASSWORD = env.text("DEMO_PASSWORD", "crisis-planning-2026")
SECRET_KEY = env.kept_secret("SECRET_KEY", DATA_DIR / "secret-key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
BASE_URL = env.text("BASE_URL", "http://127.0.0.1:8000")
HTTPS = BASE_URL.startswith("https://")
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")

ROOT_URLCONF = "mcof.urls"
WSGI_APPLICATION = "mcof.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "guardian",
    "knox",
    "rest_framework",
    "mcof.audit",
    "mcof.accounts",
    "sectors",
    "crosscutting",
    "plans",
    "mcof",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mcof.audit.middleware.OriginMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "mcof.compression.BrotliMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mcof.accounts.middleware.PersonalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mcof.accounts.middleware.SessionMiddleware",
    "mcof.accounts.second_factor.middleware.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mcof.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "mcof.navigation.bar",
            ],
        },
    },
]
FORM_RENDERER = "mcof.rendering.Renderer"

# --- What it keeps ---------------------------------------------------------------------------------------------------

DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'mcof.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,  # a server that was restarted has forgotten us
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue for the file instead of failing, readers never wait for them.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # A server that does not answer is away: nobody waits for minutes to be told.
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, **DATABASES["default"].get("OPTIONS", {})}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = DATA_DIR / "files"  # never served by address: every download passes a view
MAX_UPLOAD_BYTES = env.number("MAX_UPLOAD_MB", 10) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES + 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a table of a thousand rows has some fifteen to each

REDIS_URL = env.text("REDIS_URL")
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"},
    # Painted pages of reports, each some 15 KB, for a day: beside the worker that painted them.
    "sheets": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "sheets",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

# --- The queue -------------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"visibility_timeout": 3600}
if not REDIS_URL:
    CELERY_BROKER_TRANSPORT = "mcof.file_queue:Transport"
    QUEUE_DIR = DATA_DIR / "queue"
    for folder in ("messages", "control"):
        (QUEUE_DIR / folder).mkdir(parents=True, exist_ok=True)
    # Producer and worker share one folder: in and out are the same.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE_DIR / "messages"),
        "data_folder_out": str(QUEUE_DIR / "messages"),
        "control_folder": str(QUEUE_DIR / "control"),
        "polling_interval": 0.2,
    }
CELERY_TASK_IGNORE_RESULT = True  # states of jobs are rows, where people see them
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- Who signs in, and what workers do by the clock ------------------------------------------------------------------

from mcof.signing_in import *  # noqa: E402, F403  the settings of this part, by their own names
from mcof.work import *  # noqa: E402, F403  the same

ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"

# --- How soon a review is due, and what is owed escalated ------------------------------------------------------------

REVIEW_DAYS = env.number("REVIEW_DAYS", 5)
URGENT_REVIEW_DAYS = env.number("URGENT_REVIEW_DAYS", 1)
ESCALATION_DAYS = env.number("ESCALATION_DAYS", 3)

# --- How long a link to a plan leads there ---------------------------------------------------------------------------

LINK_DAYS = env.number("LINK_DAYS", 14)
LINK_DAYS_AT_MOST = env.number("LINK_DAYS_AT_MOST", 90)
LINK_OPENINGS_AT_MOST = 1000

# --- Languages -------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "mcof.formats"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

# --- Files of the site, and what a page may load ---------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or not STATIC_ROOT.exists()
        else "mcof.bundling.BundledStorage"
    },
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"

# --- Mail ------------------------------------------------------------------------------------------------------------

EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "MCOF crisis planning <noreply@mcof.example>")

AUDIT_HEAD_TO = env.words("AUDIT_HEAD_TO")

# --- The programming interface ---------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "plans.api.problems.handle",
    "PAGE_SIZE": 50,
}
REST_KNOX = {"TOKEN_TTL": None, "AUTH_HEADER_PREFIX": "Token"}
SPECTACULAR_SETTINGS = {
    "TITLE": "MCOF crisis planning",
    "DESCRIPTION": "Crisis response plans under the Migration Crisis Operational Framework.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "LanguageEnum": "plans.models.Language",
        "PlanStateEnum": "plans.models.State",
        "VersionStateEnum": "plans.models.VersionState",
        "LinkStateEnum": "plans.models.LinkState",
        "ReportStateEnum": "plans.models.ReportState",
        "ReportKindEnum": "plans.models.ReportKind",
        "KindEnum": "plans.models.Kind",
        "ReplyKindEnum": "plans.models.ReplyKind",
        "CommentStateEnum": "plans.models.CommentState",
        "DecisionEnum": "plans.models.DecisionKind",
        "AnswerEnum": "plans.models.StateAnswer",
        "CheckAnswerEnum": "plans.models.CheckAnswer",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "plans.api.schema.with_problems",
    ],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # The framework logs the address of every request that is refused: that of a link is a secret.
    "filters": {"links": {"()": "mcof.discretion.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["links"]}},
    "loggers": {name: {"filters": ["links"]} for name in ("django.request", "django.security.csrf", "django.server")},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}

if DEMO and HTTPS:
    raise ImproperlyConfigured("DEMO is set together with an https BASE_URL: demo accounts are for loopback only.")
