"""The worker: what every minute and every night do. It serves no page."""

from nok.config.settings.base import *  # noqa: F403
from nok.config.settings.base import INSTALLED_APPS, JOB_APPS

NOK_DOOR = "worker"
INSTALLED_APPS = [*INSTALLED_APPS, *JOB_APPS]
ROOT_URLCONF = "nok.config.urls_none"
# What an hour should have done while the worker was down is done, once, when it is up again.
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 24 * 3600}
