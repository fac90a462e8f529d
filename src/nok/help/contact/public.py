"""The dialogue's pages. Everything happens at one address; where the sender is, stands in the sealed cookie.

Without the cookie there is nothing here but the way to the front page: so the exit, which removes it, leaves nothing
for the Back button to show. A step is a POST, answered by a redirect; what must be mended is shown with what was typed.
"""

from collections.abc import Mapping

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from nok.foundation.crypto.fields import DoesNotOpen
from nok.foundation.crypto.keyfile import KeyFileTrouble
from nok.foundation.crypto.sealing import NoKey
from nok.help.contact import beginning, intake, recoding, returning, talking
from nok.help.contact.forms import MeetingForm, MessageForm
from nok.help.contact.frame import Step, afresh, go, has_cookie, leave, nonce_of, show, to
from nok.help.contact.said import Meeting
from nok.help.contact.showing import wishes
from nok.organisation.access.pages import public_page

# What may fail while everything the sender typed is still in our hands.
OUR_FAULT = (DatabaseError, DoesNotOpen, KeyFileTrouble, NoKey)


@public_page
def write_to(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin to write to a centre."""
    return _enter(request, "before", centre=slug)


@public_page
def come_back(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    return _enter(request, "back")


def _enter(request: HttpRequest, stage: str, **kept: object) -> HttpResponse:
    answer = afresh(request, stage, **kept)
    if has_cookie(request):
        return answer
    if "k" in request.GET:  # it was set at the step before, and did not come back
        request.session.flush()
        return show(request, "no_cookie")
    return HttpResponseRedirect(f"{request.path}?k", status=303)


@public_page
def inside(request: HttpRequest) -> HttpResponse:
    """The page of the stage the sender is at, or the step they take from it."""
    stage = request.session.get("stage", "")
    if stage not in PAGES:
        return HttpResponseRedirect(reverse("website:front"), status=303)
    request.session.modified = True  # somebody is here: the quarter of an hour begins anew
    try:
        return _taken(request) if request.method == "POST" else PAGES[stage](request)
    except intake.Gone:
        kept = _typed(request)
        answer = afresh(request, "back", told="unknown")
        return returning.back_page(request, kept=kept) if kept else answer
    except OUR_FAULT:
        if request.method != "POST":
            raise
        return _keep_what_was_typed(request)


def _taken(request: HttpRequest) -> HttpResponse:
    """What a button leads to; that a full conversation is drawn can fail as anything else can."""
    try:
        return _step(request)
    except intake.Full:
        return talking.full_page(request, _typed(request))


def _step(request: HttpRequest) -> HttpResponse:
    """What a button does. It may stand in a window whose place the cookie has left; what it needs must be there."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is None:
        return to(request, request.session["stage"])
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
    return show(request, "failed", {"typed": request.POST.get("text", ""), "sent": sent}, status=503)


def typed_with_a_dead_session(request: HttpRequest) -> HttpResponse:
    """A form that came when the quarter of an hour was over, or after a restart: nothing typed is lost.

    Without any cookie somebody has left, and there is only the front page.
    """
    if not has_cookie(request):
        return HttpResponseRedirect(reverse("website:front"), status=303)
    do, slug, nonce = (request.POST.get(name, "") for name in ("do", "centre", "nonce"))
    request.session.flush()
    if do in {"start", "send"}:
        request.session.update({"stage": "form", "centre": slug, "nonce": nonce_of(nonce).hex()})
        request.session["told"] = "stale" if request.POST.get("text") else ""
        return beginning.form_page(request, MessageForm(request.POST) if do == "send" else None)
    afresh(
        request, "back", told="closed-recode" if do == "take" else "closed", typed=request.POST.get("code", "")[:200]
    )
    return returning.back_page(request, kept=_typed(request))


def _typed(request: HttpRequest) -> str:
    """What was typed for the conversation, as one text."""
    return _wish(request) if request.POST.get("do") == "meet" else request.POST.get("text", "")


def _wish(request: HttpRequest) -> str:
    """A wish to come as one text: the conversation it belongs to must be opened first."""
    form = MeetingForm(request.POST)
    form.is_valid()
    typed = {name: request.POST.get(name, "") for name in ("when", "name")}
    return "\n".join(" ".join(line).strip() for line in wishes(Meeting(**typed | form.cleaned_data)))


PAGES: Mapping[str, Step] = {
    "before": beginning.before_page,
    "form": beginning.form_page,
    "code": returning.code_page,
    "back": returning.back_page,
    "thread": talking.thread_page,
    "meet": talking.meet_page,
    "recode": recoding.ask_page,
    "new-code": recoding.offer_page,
    "burn": lambda request: show(request, "burn"),
    "burned": talking.burned_page,
}
STEPS: Mapping[str, Step] = {
    "start": go("form"),
    "send": beginning.send,
    "try": returning.try_code,
    "have": returning.have_code,
    "open": returning.open_with_code,
    "reply": talking.reply,
    "anew": talking.begin_anew,
    "keep": talking.keep,
    "to-meet": go("meet"),
    "to-recode": go("recode"),
    "to-burn": go("burn"),
    "to-thread": go("thread"),
    "leave": leave,
    "meet": talking.meet,
    "recode": recoding.make,
    "take": recoding.answer,
    "keep-old": recoding.answer,
    "burn": talking.burn,
}
IN_THREAD = {step for do, step in STEPS.items() if do not in {"start", "send", "open", "leave"}}
