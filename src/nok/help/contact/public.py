"""The dialogue's pages. Everything happens at one address; where the sender is, stands in the sealed cookie.

Without the cookie there is nothing here but the way to the front page: so the exit, which removes it, leaves nothing
for the Back button to show. A step is a POST, answered by a redirect; what must be mended is shown with what was typed.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render as draw
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.foundation.crypto import receipts
from nok.foundation.crypto.keyfile import KEPT_FOR, KeyFileTrouble
from nok.foundation.crypto.sealing import NoKey
from nok.help.contact import code as codes
from nok.help.contact import intake, memory
from nok.help.contact.codes import YOUNG
from nok.help.contact.forms import MeetingForm, MessageForm, ReplyForm
from nok.help.contact.said import Meeting
from nok.help.contact.showing import before_page, conversation_page, wishes, young_elsewhere
from nok.organisation.access.pages import public_page
from nok.organisation.centres.showing import date_words
from nok.organisation.centres.snapshot import CentreFacts, snapshot

# What may fail while everything the sender typed is still in our hands.
OUR_FAULT = (DatabaseError, KeyFileTrouble, NoKey)


def _draw(request: HttpRequest, page: str, context: Mapping[str, Any] | None = None, status: int = 200) -> HttpResponse:
    frame = {
        "exit_url": settings.NOK_EXIT_URL,
        "front_url": reverse("website:front"),
        "told": request.session.pop("told", ""),  # what there is to tell is told once
        "seconds": request.session.pop("seconds", 0),
    }
    return draw(request, f"contact/{page}.html", frame | dict(context or {}), status=status)


def _to(request: HttpRequest, stage: str, **kept: object) -> HttpResponse:
    """Go to a stage."""
    request.session["stage"] = stage
    request.session.update(kept)
    return HttpResponseRedirect(reverse("contact:inside"), status=303)


def _afresh(request: HttpRequest, stage: str, **kept: object) -> HttpResponse:
    """Forget what was open, and go to a stage."""
    request.session.flush()
    return _to(request, stage, nonce=intake.new_nonce().hex(), **kept)


def _address(request: HttpRequest) -> str:
    if settings.NOK_BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META["REMOTE_ADDR"])


def _has_cookie(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


@public_page
def write_to(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin to write to a centre."""
    return _enter(request, "before", centre=slug)


@public_page
def come_back(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    return _enter(request, "back")


def _enter(request: HttpRequest, stage: str, **kept: object) -> HttpResponse:
    answer = _afresh(request, stage, **kept)
    if _has_cookie(request):
        return answer
    if "k" in request.GET:  # it was set at the step before, and did not come back
        request.session.flush()
        return _draw(request, "no_cookie")
    return HttpResponseRedirect(f"{request.path}?k", status=303)


@public_page
def inside(request: HttpRequest) -> HttpResponse:
    """The page of the stage the sender is at, or the step they take from it."""
    stage = request.session.get("stage", "")
    if stage not in PAGES:
        return HttpResponseRedirect(reverse("website:front"), status=303)
    request.session.modified = True  # somebody is here: the quarter of an hour begins anew
    try:
        return _step(request) if request.method == "POST" else PAGES[stage](request)
    except intake.Gone:
        return _afresh(request, "back", told="unknown")
    except OUR_FAULT:
        if request.method != "POST":
            raise
        return _keep_what_was_typed(request)


def _step(request: HttpRequest) -> HttpResponse:
    """What a button does. It may stand in a window whose place the cookie has left; what it needs must be there."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is None:
        return _to(request, request.session["stage"])
    if step in IN_THREAD and "thread" not in request.session:
        return typed_with_a_dead_session(request)
    return step(request)


def _keep_what_was_typed(request: HttpRequest) -> HttpResponse:
    """Something failed at our side: say so, with everything that was typed, ready to be sent again."""
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in {"csrfmiddlewaretoken", "text"}
    ]
    return _draw(request, "failed", {"typed": request.POST.get("text", ""), "sent": sent}, status=503)


def typed_with_a_dead_session(request: HttpRequest) -> HttpResponse:
    """A form that came when the quarter of an hour was over, or after a restart: nothing typed is lost.

    Without any cookie somebody has left, and there is only the front page.
    """
    if not _has_cookie(request):
        return HttpResponseRedirect(reverse("website:front"), status=303)
    do, slug, nonce = (request.POST.get(name, "") for name in ("do", "centre", "nonce"))
    request.session.flush()
    if do in {"start", "send"}:
        request.session.update({"stage": "form", "centre": slug, "nonce": _nonce(nonce).hex()})
        request.session["told"] = "stale" if request.POST.get("text") else ""
        return _form_page(request, MessageForm(request.POST) if do == "send" else None)
    request.session.update({"stage": "back", "told": "closed", "typed": request.POST.get("code", "")[:200]})
    return _back_page(request, kept=_wish(request) if do == "meet" else request.POST.get("text", ""))


def _wish(request: HttpRequest) -> str:
    """A wish to come as one text: the conversation it belongs to must be opened first."""
    form = MeetingForm(request.POST)
    form.is_valid()
    typed = {name: request.POST.get(name, "") for name in ("when", "name")}
    return "\n".join(" ".join(line).strip() for line in wishes(Meeting(**typed | form.cleaned_data)))


# --- the first message -------------------------------------------------------------------------------------


def _centre(request: HttpRequest) -> CentreFacts | None:
    found = snapshot().by_slug.get(request.POST.get("centre") or request.session.get("centre", ""))
    return found if found and found.row.is_open_house else None


def _before_page(request: HttpRequest) -> HttpResponse:
    centre = _centre(request)
    if centre is None or not intake.takes(centre) or not receipts.is_ready():
        return _draw(request, "not_available", {"centre": centre})
    return _draw(request, "before", before_page(centre, clock.now()))


def _form_page(request: HttpRequest, form: MessageForm | None = None, status: int = 200) -> HttpResponse:
    centre, form = _centre(request), form or MessageForm()
    context: dict[str, Any] = {"form": form, "centre": centre, "nonce": request.session["nonce"]}
    if centre and form.is_bound and _is_for_others(centre, form.data.get("age", "")):
        context |= {"is_for_others": True, "others": young_elsewhere(intake.taking(snapshot()))}
    return _draw(request, "form", context, status)


def _is_for_others(centre: CentreFacts, age: str) -> bool:
    """Whether the sender is young and nobody at the centre is trained to meet them."""
    return age in YOUNG and not centre.row.has_child_trained


def _send(request: HttpRequest) -> HttpResponse:
    centre, form = _centre(request), MessageForm(request.POST)
    if not form.is_valid() or centre is None or _is_for_others(centre, form.cleaned_data["age"]):
        return _form_page(request, form)
    wait = memory.seconds_to_wait(_address(request), clock.now())
    if wait:
        return _wait(request, wait, lambda: _form_page(request, form, status=429))
    message = form.cleaned_data.pop("text")
    try:
        sent = intake.send(
            centre=centre,
            nonce=_nonce(request.POST.get("nonce", "")),
            text=message,
            telling=intake.Telling(**form.cleaned_data),
            now=clock.now(),
        )
    except intake.NotTaken:
        request.session["told"] = "not-taken"
        return _form_page(request, form)
    return _to(request, "code", code=sent.code, nonce=intake.new_nonce().hex(), **_kept(sent.opened))


def _wait(request: HttpRequest, seconds: int, page: Callable[[], HttpResponse]) -> HttpResponse:
    """Many have written from here just now: what was typed stands, and can be sent in a moment."""
    request.session.update({"told": "wait", "seconds": seconds})
    return page()


def _nonce(written: str) -> bytes:
    try:
        nonce = bytes.fromhex(written)
    except ValueError:
        nonce = b""
    return nonce if len(nonce) == intake.NONCE_BYTES else intake.new_nonce()


def _kept(opened: intake.Opened) -> dict[str, str]:
    return {"thread": str(opened.thread_id), "look_up": opened.look_up, "key": opened.key.hex()}


# --- the code, and coming back with it ---------------------------------------------------------------------


def _code_page(request: HttpRequest) -> HttpResponse:
    code = request.session["code"]
    return _draw(request, "code", {"code": codes.disguises(code)})


def _try_code(request: HttpRequest) -> HttpResponse:
    try:
        is_same = codes.read(request.POST.get("code", "")) == request.session["code"]
    except (codes.Misspelt, codes.NoCode):
        is_same = False
    return _to(request, "thread", told="code-ok") if is_same else _to(request, "code", told="code-wrong")


def _have_code(request: HttpRequest) -> HttpResponse:
    request.session.pop("code", None)
    return _to(request, "thread")


def _back_page(request: HttpRequest, kept: str = "") -> HttpResponse:
    told = request.session.get("told", "")
    wrong = text(f"contact-told-{told}") if told in {"typo", "unknown"} else ""
    context = {"wrong": wrong, "typed": request.session.pop("typed", ""), "kept": kept}
    return _draw(request, "back", context | {"nonce": request.POST.get("nonce", "")})


def _open(request: HttpRequest) -> HttpResponse:
    """Open with a code. Wrong, unknown, burned, changed and expired: the same answer, after the same work."""
    typed, kept = request.POST.get("code", "")[:200], request.POST.get("text", "")
    wait = memory.seconds_to_wait(_address(request), clock.now())
    if wait:
        request.session["typed"] = typed
        return _wait(request, wait, lambda: _back_page(request, kept))
    try:
        code = codes.read(typed)
    except codes.Misspelt:
        return _not_opened(request, "typo", typed, kept)
    except codes.NoCode:
        return _not_opened(request, "unknown", typed, kept)
    opened = intake.come_back(code)
    if opened is None:
        return _not_opened(request, "unknown", typed, kept)
    request.session.flush()
    # What was kept may have arrived already: it goes on as the very form it was, so that it is not said twice.
    nonce = _nonce(request.POST.get("nonce", "")) if kept else intake.new_nonce()
    request.session.update(_kept(opened) | {"nonce": nonce.hex()})
    if intake.have_been_back(opened):
        request.session["code"] = code
    if kept:
        request.session["stage"] = "thread"
        return _thread_page(request, ReplyForm(initial={"text": kept}))
    return _to(request, "thread")


def _not_opened(request: HttpRequest, told: str, typed: str, kept: str) -> HttpResponse:
    if kept:
        request.session.update({"told": told, "typed": typed})
        return _back_page(request, kept)
    return _to(request, "back", told=told, typed=typed)


# --- inside the conversation -------------------------------------------------------------------------------


def _opened(request: HttpRequest) -> intake.Opened:
    kept = request.session
    return intake.Opened(UUID(kept["thread"]), kept["look_up"], bytes.fromhex(kept["key"]))


def _thread_page(request: HttpRequest, form: ReplyForm | None = None, status: int = 200) -> HttpResponse:
    context = conversation_page(intake.read(_opened(request)), clock.now())
    code = request.session.get("code")
    context |= {"form": form or ReplyForm(), "nonce": request.session["nonce"]}
    context["code"] = codes.disguises(code) if code is not None else None
    return _draw(request, "thread", context, status)


def _reply(request: HttpRequest) -> HttpResponse:
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _thread_page(request, form)
    wait = memory.seconds_to_wait(_address(request), clock.now())
    if wait:
        return _wait(request, wait, lambda: _thread_page(request, form, status=429))
    return _say(request, form)


def _say(request: HttpRequest, form: ReplyForm | MeetingForm) -> HttpResponse:
    intake.reply(_opened(request), nonce=_nonce(request.POST.get("nonce", "")), said=form.said, now=clock.now())
    request.session.pop("code", None)
    return _to(request, "thread", told="replied", nonce=intake.new_nonce().hex())


def _meet_page(request: HttpRequest, form: MeetingForm | None = None) -> HttpResponse:
    return _draw(request, "meet", {"form": form or MeetingForm(), "nonce": request.session["nonce"]})


def _meet(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.POST)
    return _say(request, form) if form.is_valid() else _meet_page(request, form)


def _keep(request: HttpRequest) -> HttpResponse:
    intake.keep(_opened(request), clock.now())
    return _to(request, "thread", told="kept")


def _recode(request: HttpRequest) -> HttpResponse:
    new = intake.change_code(_opened(request), nonce=_nonce(request.POST.get("nonce", "")))
    return _to(request, "code", code=new.code, told="recoded", nonce=intake.new_nonce().hex(), **_kept(new.opened))


def _burn(request: HttpRequest) -> HttpResponse:
    receipt = intake.burn(_opened(request), clock.now())
    return _afresh(request, "burned", receipt=receipt)


def _burned_page(request: HttpRequest) -> HttpResponse:
    return _draw(
        request,
        "burned",
        {"receipt": request.session["receipt"], "today": date_words(clock.today()), "days": KEPT_FOR.days},
    )


def _go(stage: str) -> Callable[[HttpRequest], HttpResponse]:
    return lambda request: _to(request, stage)


def _leave(request: HttpRequest) -> HttpResponse:
    return _afresh(request, "back", told="left")


PAGES: Mapping[str, Callable[[HttpRequest], HttpResponse]] = {
    "before": _before_page,
    "form": _form_page,
    "code": _code_page,
    "back": _back_page,
    "thread": _thread_page,
    "meet": _meet_page,
    "recode": lambda request: _draw(request, "recode", {"nonce": request.session["nonce"]}),
    "burn": lambda request: _draw(request, "burn"),
    "burned": _burned_page,
}
STEPS: Mapping[str, Callable[[HttpRequest], HttpResponse]] = {
    "start": _go("form"),
    "send": _send,
    "try": _try_code,
    "have": _have_code,
    "open": _open,
    "reply": _reply,
    "keep": _keep,
    "to-meet": _go("meet"),
    "to-recode": _go("recode"),
    "to-burn": _go("burn"),
    "to-thread": _go("thread"),
    "leave": _leave,
    "meet": _meet,
    "recode": _recode,
    "burn": _burn,
}
IN_THREAD = {step for do, step in STEPS.items() if do not in {"start", "send", "open", "leave"}}
