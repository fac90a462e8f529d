"""What every page and step of the dialogue does: show a page, go to a stage, keep what was typed."""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.ui.kept import drawn
from nok.help.contact import intake, memory

Step = Callable[[HttpRequest], HttpResponse]
# What stands where the token of a form comes; nobody who writes a text that is shown can know it.
HOLE = token_hex(32)


def show(request: HttpRequest, page: str, context: Mapping[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """Draw a page in the dialogue's frame."""
    told = {
        "told": request.session.pop("told", ""),  # what there is to tell is told once
        "seconds": request.session.pop("seconds", 0),
    }
    return render(request, f"contact/{page}.html", _frame() | told | dict(context or {}), status=status)


def show_kept(
    request: HttpRequest, page: str, of: Hashable, context: Callable[[datetime], Mapping[str, Any]]
) -> HttpResponse:
    """Show a page on which nothing is the sender's own but the token of its form.

    :param of: everything that it depends on beside the language and the minute
    """

    now = clock.now()

    def draw() -> bytes:
        return render_to_string(f"contact/{page}.html", _frame() | {"csrf_token": HOLE} | dict(context(now))).encode()

    whole = drawn((page, of), now, draw)
    return HttpResponse(whole.replace(HOLE.encode(), get_token(request).encode()))


def _frame() -> dict[str, Any]:
    return {"exit_url": settings.NOK_EXIT_URL, "front_url": reverse("website:front")}


def to(request: HttpRequest, stage: str, **kept: object) -> HttpResponse:
    """Go to a stage."""
    request.session["stage"] = stage
    request.session.update(kept)
    return HttpResponseRedirect(reverse("contact:inside"), status=303)


def afresh(request: HttpRequest, stage: str, **kept: object) -> HttpResponse:
    """Forget what was open, and go to a stage."""
    request.session.flush()
    return to(request, stage, nonce=intake.new_nonce().hex(), **kept)


def address(request: HttpRequest) -> str:
    """Where the request came from."""
    if settings.NOK_BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META["REMOTE_ADDR"])


def has_cookie(request: HttpRequest) -> bool:
    """Whether the browser has the dialogue's cookie, dead or alive."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def go(stage: str) -> Step:
    """A step that only goes to a stage."""
    return lambda request: to(request, stage)


def leave(request: HttpRequest) -> HttpResponse:
    """Close the conversation on this machine."""
    return afresh(request, "back", told="left")


def must_wait(request: HttpRequest) -> bool:
    """Whether many have written from here just now: then what was typed stands, and can be sent in a moment."""
    seconds = memory.seconds_to_wait(address(request), clock.now())
    if seconds:
        request.session.update({"told": "wait", "seconds": seconds})
    return bool(seconds)


def nonce_of(written: str) -> bytes:
    """The nonce a form came with; a new one if it is none."""
    try:
        nonce = bytes.fromhex(written)
    except ValueError:
        nonce = b""
    return nonce if len(nonce) == intake.NONCE_BYTES else intake.new_nonce()


def kept_of(opened: intake.Opened) -> dict[str, str]:
    """What the cookie keeps of an open conversation."""
    return {"thread": str(opened.thread_id), "look_up": opened.look_up, "key": opened.key.hex()}


def opened_of(request: HttpRequest) -> intake.Opened:
    """The open conversation the cookie keeps."""
    kept = request.session
    return intake.Opened(UUID(kept["thread"]), kept["look_up"], bytes.fromhex(kept["key"]))
