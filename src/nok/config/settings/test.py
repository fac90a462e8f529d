"""Tests inside one process: every app, the owner's login, whose rows stand behind the same walls."""

import os

from nok.config.settings.address import database
from nok.config.settings.base import JOB_APPS, PUBLIC_APPS
from nok.config.settings.staff import *  # noqa: F403
from nok.config.settings.staff import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [*INSTALLED_APPS, *PUBLIC_APPS, *JOB_APPS]
MIDDLEWARE = [each for each in MIDDLEWARE if "whitenoise" not in each]  # no static files are collected here
SECRET_KEY = "only-for-tests"  # noqa: S105
NOK_SCOPE_KEY = "5c" * 32
NOK_FACTOR_KEY = "fa" * 32
DATABASES = {"default": database(os.environ.get("NOK_DATABASE_URL", ""))}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
