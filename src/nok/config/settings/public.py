"""The public door: anyone, no session, no cookie on information pages."""

import os

from csp.constants import NONE, SELF

from nok.config.settings.address import database
from nok.config.settings.base import *  # noqa: F403
from nok.config.settings.base import INSTALLED_APPS, NOK_EXIT_URL, PUBLIC_APPS

NOK_DOOR = "public"
INSTALLED_APPS = [*INSTALLED_APPS, *PUBLIC_APPS]
ROOT_URLCONF = "nok.config.urls_public"
WSGI_APPLICATION = "nok.config.wsgi_public.application"
DATABASES = {"default": database(os.environ.get("NOK_DATABASE_URL", ""), read_only=True)}

# The dialogue's session: all of it in its own cookie, set by no other page.
SESSION_ENGINE = "nok.help.contact.visit"
SESSION_COOKIE_NAME = "__Host-a"
# A link from a municipality's page must lead in; what is sent is guarded by the token.
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "nok.doors.website.public.form_refused"

MIDDLEWARE = [
    "nok.foundation.core.headers.SecureHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "nok.foundation.core.language.LanguageFromPath",
    "nok.foundation.core.limits.Limits",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "nok.organisation.access.pages.ClosedByDefault",
    "nok.doors.website.public.DatabaseAway",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The exit's answer leads away; unless its target stands here the page would stay on the screen.
        "form-action": [SELF, NOK_EXIT_URL.rstrip("/")],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
}
