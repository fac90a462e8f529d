"""The session: kept in the database, written in a transaction of its own, over after a while.

This module and the log are the only ones that write when a page is read.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth import logout
from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from nok.foundation.core import clock
from nok.foundation.core.database import writing

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=10)
# How late the clock may be written: never so that a session lives longer, only a little shorter.
WRITTEN_EVERY = timedelta(seconds=20)


class SessionStore(db.SessionStore):
    """The framework's own, on a connection that is read-only unless told otherwise."""

    def save(self, must_create: bool = False) -> None:
        with writing():
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        with writing():
            super().delete(session_key)


def begin(request: HttpRequest, now: datetime) -> None:
    """Mark that password and second factor were both right, just now; sweep away sessions that are over."""
    SessionStore.get_model_class().objects.filter(expire_date__lt=now).delete()
    request.session["factor_at"] = request.session["seen_at"] = now.timestamp()


def has_factor(request: HttpRequest) -> bool:
    """Whether this session was begun with a second factor; nothing else makes one."""
    return "factor_at" in request.session


class SessionClock:
    """End a session after fifteen minutes without a sign, and after ten hours whatever happens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if has_factor(request):
            now = clock.now()
            seen, began = (_moment(request, name, now) for name in ("seen_at", "factor_at"))
            if now - seen > IDLE or now - began > LONGEST:
                logout(request)
                request.timed_out = True  # type: ignore[attr-defined]
            elif now - seen > WRITTEN_EVERY:
                request.session["seen_at"] = now.timestamp()
        return self.get_response(request)


def _moment(request: HttpRequest, name: str, now: datetime) -> datetime:
    return datetime.fromtimestamp(request.session[name], tz=now.tzinfo)
