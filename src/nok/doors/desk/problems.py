"""When something is not as it should be at the staff door: plain words, made without the database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from nok.organisation.access.pages import entry_page


def _problem(status: int, words: str) -> HttpResponse:
    return HttpResponse(render_to_string("desk/problem.html", {"words": words}), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(400, "desk-error-400-")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(403, "desk-error-403-")


@entry_page
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: mostly one that was left open too long."""
    return _problem(403, "desk-error-csrf-")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _problem(404, "desk-error-404-")


def not_understood(request: HttpRequest) -> HttpResponse:
    return _problem(405, "desk-error-400-")


def too_large(request: HttpRequest) -> HttpResponse:
    return _problem(413, "desk-error-413-")


def broken(request: HttpRequest) -> HttpResponse:
    return _problem(500, "desk-error-500-")
