"""Migrations and commands: the login that owns the tables. It serves no page."""

from nok.config.settings.base import *  # noqa: F403
from nok.config.settings.base import INSTALLED_APPS, JOB_APPS, PUBLIC_APPS, STAFF_APPS

INSTALLED_APPS = [*INSTALLED_APPS, *PUBLIC_APPS, *STAFF_APPS, *JOB_APPS]
ROOT_URLCONF = "nok.config.urls_none"
