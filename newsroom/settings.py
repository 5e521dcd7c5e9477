"""One file of settings, read from the environment; `.env.example` tells of each variable.

What is editorial (name, tagline, ads) is the `Paper` row, which an editor edits; here
stand addresses and engines. With nothing set and `DEBUG=true` it is a demo on SQLite.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from newsroom.engines import console_log, stores, tuned
from newsroom.policies import READER_POLICY

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")  # the process environment wins over it

# -- what must be said ---------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or ("only-for-a-demo-on-this-machine" * DEBUG)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or ["*"] * DEBUG
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY (or DEBUG=true for a demo on this machine).")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS, as ALLOWED_HOSTS=www.example.org.")

# -- the paper's addresses -----------------------------------------------------------

BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
HUB_URL = env("HUB_URL", default="")
SECURITY_CONTACT = env("SECURITY_CONTACT", default="")
ADMIN_PATH = env("ADMIN_PATH", default="admin/").strip("/") + "/"
SECURE = urlsplit(BASE_URL).scheme == "https"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

VAR_DIR = Path(env("VAR_DIR", default="") or BASE_DIR / "var")

# -- parts ---------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "media.apps.MediaConfig",
    "articles.apps.ArticlesConfig",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.ReaderCompression",
    "newsroom.middleware.PolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.DeskSlashes",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.middleware.RequireTwoFactor",
    "newsroom.middleware.OneAddress",
    "newsroom.middleware.OldAddresses",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "newsroom.context_processors.paper",
                "articles.context_processors.breaking",
                "articles.house_ads.house_ads",
            ],
        },
    },
]

# -- database ------------------------------------------------------------------------

_sqlite = f"sqlite:///{VAR_DIR / 'paper.sqlite3'}"
_database = env.db_url_config(env("DATABASE_URL", default="") or _sqlite)
DATABASES = {"default": tuned(_database, pool=env.int("DATABASE_POOL", default=8))}

# -- cache: fails soft, never needed -------------------------------------------------

CACHE_URL = env("CACHE_URL", default="")
CACHES = {
    "default": {"BACKEND": "newsroom.cache.FailSoftRedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# -- caches in front of the paper: told what to forget, where one is named ---------------

PURGE_URL = env("PURGE_URL", default="")
PURGE_METHOD = env("PURGE_METHOD", default="PURGE")
PURGE_HEADER = env("PURGE_HEADER", default="")  # as "Fastly-Key: …"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# -- files ---------------------------------------------------------------------------

# Names by digest, after `manage.py collectstatic`; else files are served where they stand.
HASHED_STATIC = env.bool("HASHED_STATIC", default=not DEBUG)
UPLOADS_DIR = VAR_DIR / "uploads"
UPLOADS_URL = "/uploads/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    **stores(env("STORAGE_URL", default=""), UPLOADS_DIR),
    "staticfiles": {
        "BACKEND": "newsroom.assets.HashedStatic"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not HASHED_STATIC
# The story form carries a whole story: a long body, hundreds of photos as one field.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "newsroom.uploads.OnDisk",
]
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=64 * 1024 * 1024)

# -- language and time ---------------------------------------------------------------

LANGUAGE_CODE = env("LANGUAGE_CODE", default="en")
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
TIME_ZONE = env("TIME_ZONE", default="UTC")

# -- the body's editor ---------------------------------------------------------------

# Scripts and the extensions that each brings. The server's schema is articles.schema, so these
# processors add nothing to it. TrailingNode is the editor's own, but unknown to its package.
_scripts = {
    "panels": ["Panels", "TrailingNode"],
    "nodes": ["Photo", "Gallery", "RelatedStory", "Embed"],
    "quotes": ["PullQuote", "PullQuoteSource"],
    "tables": ["TablePanel"],
    "links": ["Link"],
    "lists": ["OrderedList"],
    "paste": ["Paste"],
    "punctuation": ["Punctuation"],
    "tally": ["Tally"],
    "tools": ["Tools"],
    "wire": ["WireCopy"],
}
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy(f"articles/prose-{script}.js")],
        "extensions": dict.fromkeys(names, html_tags([])),
    }
    for script, names in _scripts.items()
]

# -- people --------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = f"/{ADMIN_PATH}"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "newsroom.accounts.DeskAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no stranger makes the desk write to strangers
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ADAPTER = "newsroom.accounts.FactorAdapter"
MFA_FORMS = {"add_webauthn": "newsroom.accounts.PasskeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an admin writes the addresses down: nobody signs up here
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # passkeys on http://localhost
REQUIRE_TWO_FACTOR = env.bool("REQUIRE_TWO_FACTOR", default=False)
EMAIL_CONFIG = env.email_url_config(env("EMAIL_URL", default="") or "consolemail://")
NOTIFY_BY_MAIL = env.bool("NOTIFY_BY_MAIL", default=False)
SENDS_MAIL = bool(env("EMAIL_URL", default=""))
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="desk@localhost")
TAGGIT_CASE_INSENSITIVE = True

# -- security ------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "desk"
CSRF_COOKIE_NAME = "desk_csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE and env.bool("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 365 * 86400 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

CONTENT_SECURITY_POLICY = {"DIRECTIVES": READER_POLICY}

# -- log -----------------------------------------------------------------------------

LOGGING = console_log(env("LOG_LEVEL", default="INFO"))
