"""What asks in a way no page answers, or is too large to be a form, is told so before a form is made of it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import get_resolver

METHODS = {"GET", "HEAD", "OPTIONS", "POST"}
# A browser shows our answer only when it has got rid of what it was sending.
MOST_THROWN_AWAY = 16 * 1024 * 1024


class Limits:
    """Answer by the door's `handler405` and `handler413`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponseBase | None:
        if getattr(view, "csrf_exempt", False):
            return None  # the way out reads nothing of what it is sent, and may never fail
        if request.method not in METHODS:
            response = _problem(request, 405)
            response["Allow"] = ", ".join(sorted(METHODS))
            return response
        size = request.META.get("CONTENT_LENGTH") or "0"
        if size.isdecimal() and int(size) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None
        _throw_away(request)
        return _problem(request, 413)


def _throw_away(request: HttpRequest) -> None:
    left = MOST_THROWN_AWAY
    while left > 0 and (part := request.read(64 * 1024)):
        left -= len(part)


def _problem(request: HttpRequest, status: int) -> HttpResponseBase:
    answer: HttpResponseBase = get_resolver().resolve_error_handler(status)(request)
    return answer
