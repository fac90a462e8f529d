"""The one place that asks what time it is; everything else is told."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """This day in Norway."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The day in Norway at this moment."""
    return timezone.localdate(moment)


def hour_of(moment: datetime) -> datetime:
    """The hour the moment is in: as finely as we note when somebody wrote, or was read."""
    return moment.replace(minute=0, second=0, microsecond=0)


def time_of_day(moment: datetime) -> int:
    """The hour of the day in Norway, 0 to 23."""
    return timezone.localtime(moment).hour
