"""The staff door: signed in with a second factor, row-level security on every transaction."""

import os

from csp.constants import NONE, SELF

from nok.config.settings.address import database
from nok.config.settings.base import *  # noqa: F403
from nok.config.settings.base import INSTALLED_APPS, STAFF_APPS, TEMPLATES

NOK_DOOR = "staff"
INSTALLED_APPS = [*INSTALLED_APPS, *STAFF_APPS]
ROOT_URLCONF = "nok.config.urls_staff"
WSGI_APPLICATION = "nok.config.wsgi_staff.application"
DATABASES = {"default": database(os.environ.get("NOK_DATABASE_URL", ""), read_only=True)}

CSRF_FAILURE_VIEW = "nok.doors.desk.problems.csrf_failure"
TEMPLATES[0]["OPTIONS"]["context_processors"].append("nok.doors.desk.rail.rail")

MIDDLEWARE = [
    "nok.foundation.core.headers.SecureHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nok.foundation.core.limits.Limits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nok.organisation.accounts.session.SessionClock",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nok.organisation.centres.workplace.Workplace",
    "nok.organisation.access.pages.ClosedByDefault",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
}
