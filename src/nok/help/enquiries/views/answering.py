"""Writing an answer: start from something, write, see it as the sender will, send."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.help.contact.said import Said
from nok.help.enquiries import reading, starting
from nok.help.enquiries.actions import answering
from nok.help.enquiries.forms.answering import AnswerForm, BeginningForm
from nok.help.enquiries.views.inbox import in_sight, told
from nok.organisation.access.pages import StaffRequest, logged_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Centre
from nok.organisation.centres.queries import names as names_of


@logged_page(Permission.ENQUIRY_ANSWER)
def answer(request: StaffRequest, thread_id: UUID) -> HttpResponse:
    now = clock.now()
    thread = in_sight(request, thread_id, now)
    try:
        opened = reading.open_thread(thread, request.user, now, request.actor)
        return _step(request, thread, opened, now)
    except reading.DeletedBySender:
        return redirect("enquiries:show", thread.id)


def _step(request: StaffRequest, thread: Any, opened: reading.Opened, now: datetime) -> HttpResponse:
    """Where the writing has come to."""
    do = request.POST.get("do", "") if request.method == "POST" else "write"
    seen = _number(request.POST.get("seen", "")) if request.method == "POST" else opened.newest
    beginnings = starting.beginnings(request.actor)
    begin = BeginningForm(request.POST if do == "begin" else None, beginnings=beginnings)
    form = AnswerForm(
        request.POST if do in {"preview", "send"} else None,
        user=request.user,
        initial=_initial(request, begin, opened) if request.method == "POST" else _first(request, opened),
    )
    problem = ""
    if form.is_valid():
        try:
            if do == "send":
                _send(request, thread, form, seen, now)
            if do == "send" or _is_sent(request, opened, seen, form.said()):
                return redirect(f"{reverse('enquiries:inbox')}?sendt")
            problem = _said_meanwhile(request, opened, seen)
        except DomainError as refused:
            problem = str(refused)
    reading.write_presence(thread, now, request.actor)
    names = names_of(request.actor)
    context = told(thread, names, now) | {
        "opened": opened,
        "lines": [(line, names.get(line.author_id) if line.author_id else "") for line in opened.messages],
        "writing": [names.get(one, "") for one in reading.others_writing(thread, now, request.actor)],
        "form": form,
        "begin": begin,
        "problem": problem,
        "begun_at": seen,
        "seen": opened.newest if problem else seen,
    }
    is_ready = form.is_bound and form.is_valid() and not problem
    return render(request, "enquiries/preview.html" if is_ready else "enquiries/answer.html", context)


def _send(request: StaffRequest, thread: Any, form: AnswerForm, seen: int, now: datetime) -> None:
    answering.answer(
        thread=thread,
        said=form.said(),
        seen=seen,
        awaits=form.cleaned_data["awaits"],
        now=now,
        by=request.actor,
    )


def _is_sent(request: StaffRequest, opened: reading.Opened, seen: int, said: Said) -> bool:
    """Whether this very answer was sent, by somebody who was not shown that it was, and went back to write it anew."""
    return any(
        (line.author_id, line.said.packed()) == (request.actor.user_id, said.packed())
        for line in opened.messages
        if line.number > seen
    )


def _said_meanwhile(request: StaffRequest, opened: reading.Opened, seen: int) -> str:
    """What to tell somebody who wants to see their answer when something has been said since they began."""
    since = [line.author_id for line in opened.messages if line.number > seen]
    return str(answering.SaidMeanwhile.of(since, request.actor)) if since else ""


def _first(request: StaffRequest, opened: reading.Opened) -> dict[str, Any]:
    """An empty answer; a wish to come is answered with times, and those ask for something."""
    wishes = any(line.said.meeting for line in opened.messages[-1:])
    return {"text": "", "by": reading.first_name(request.user), "awaits": wishes}


def _initial(request: StaffRequest, begin: BeginningForm, opened: reading.Opened) -> dict[str, Any]:
    """What was written, and after it the beginning that was asked for."""
    written = request.POST.get("text", "")
    if begin.is_valid() and begin.cleaned_data["begin"]:
        start = begin.known[begin.cleaned_data["begin"]]
        centre = Centre.objects.get(id=request.actor.centre_id)
        name = request.POST.get("by", "").strip() or reading.first_name(request.user)
        known = {"name": name, "centre": centre.name, "phone": centre.phone}
        written = "\n\n".join(part for part in (written.strip(), starting.filled(start.text, known)) if part)
    return {"text": written, "by": request.POST.get("by", ""), "awaits": "awaits" in request.POST}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
