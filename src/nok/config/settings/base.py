"""What both doors and the commands share. Everything secret or local comes by the environment.

`NOK_HOME` the folder that holds all state · `NOK_DATABASE_URL` this process's own login ·
`NOK_SECRET_KEY` this door's signing key · `NOK_SCOPE_KEY` this login's scope key, hexadecimal ·
`NOK_FACTOR_KEY` seals authenticators, hexadecimal; only at the staff door and for commands ·
`NOK_STAFF_ADDRESS`, `NOK_PUBLIC_ADDRESS` where the doors answer, for links to them ·
`NOK_HOSTS` host names answered to, comma between · `NOK_EXIT_URL` where the exit leads, a plain page
of another site that many people visit · `NOK_DEMO` 1 in a demonstration.
"""

import os
from pathlib import Path
from typing import Any

from nok.config.settings.address import database

NOK_HOME = Path(os.environ.get("NOK_HOME", "var"))
NOK_SCOPE_KEY = os.environ.get("NOK_SCOPE_KEY", "")
NOK_KEY_FILE = os.environ.get("NOK_KEY_FILE", "")
NOK_KEY_SECRET = os.environ.get("NOK_KEY_SECRET", "")
NOK_DOOR_FILE = os.environ.get("NOK_DOOR_FILE", "")
NOK_DOOR_SECRET = os.environ.get("NOK_DOOR_SECRET", "")
NOK_FACTOR_KEY = os.environ.get("NOK_FACTOR_KEY", "")
NOK_PUBLIC_ADDRESS = os.environ.get("NOK_PUBLIC_ADDRESS", "http://127.0.0.1:8400")
NOK_STAFF_ADDRESS = os.environ.get("NOK_STAFF_ADDRESS", "http://localhost:8401")
NOK_DEMO = os.environ.get("NOK_DEMO") == "1"
NOK_DOOR = "none"
# Every request comes through a proxy of ours: then the address is the last it put in X-Forwarded-For.
NOK_BEHIND_PROXY = os.environ.get("NOK_BEHIND_PROXY") == "1"
# Whole working days until an answer, where a centre has not confirmed its hours.
NOK_ANSWER_WORKING_DAYS = int(os.environ.get("NOK_ANSWER_WORKING_DAYS", "2"))
NOK_EXIT_URL = os.environ.get("NOK_EXIT_URL", "https://www.yr.no/")

SECRET_KEY = os.environ.get("NOK_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("NOK_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "nok.foundation.core",
    "nok.foundation.audit",
    "nok.foundation.crypto",
    "nok.foundation.ui",
    "nok.organisation.access",
    "nok.organisation.accounts",
    "nok.organisation.places",
    "nok.organisation.centres",
    "nok.register",
    "nok.statistics",
    "nok.help.contact",
    "nok.help.enquiries",
]
# What a colleague who leaves has in hand, and should give on first: each room tells of its own.
NOK_LEAVING = ["nok.help.enquiries.leaving.in_hand"]
# What nobody could see to without them, or if they were no longer trained for the young.
NOK_ONLY_THEIRS = ["nok.help.enquiries.leaving.only_theirs"]
# What only one door, or the commands, need.
PUBLIC_APPS = ["nok.doors.website"]
JOB_APPS = ["procrastinate.contrib.django"]
STAFF_APPS = ["nok.doors.desk", "nok.demo"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["nok.organisation.accounts.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "nok.organisation.accounts.session"
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(os.environ.get("NOK_DATABASE_URL", ""))}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("en", "English")]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = NOK_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
FORM_RENDERER = "nok.foundation.ui.forms.Renderer"

# Not «no-referrer»: with it the browser posts «Origin: null» and our own forms are refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
USE_X_FORWARDED_HOST = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# Nothing about a request reaches a log: no address, no path, no words. What failed does, without them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"wordless": {"()": "nok.foundation.core.logs.Wordless"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "propagate": False},
    },
}
