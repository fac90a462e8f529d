"""A conversation opened, with what colleagues do with it; and giving on all that somebody has."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.help.contact.codes import CLOSED, GONE
from nok.help.contact.models import Thread
from nok.help.enquiries import queries, reading
from nok.help.enquiries.actions import handling
from nok.help.enquiries.forms.handling import GiveForm, MarkForm, NoteForm
from nok.help.enquiries.views.inbox import in_sight, told
from nok.organisation.access.actor import Actor
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import StaffRequest, logged_page, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Employment
from nok.organisation.centres.queries import names as names_of

Act = Callable[[Thread, Mapping[str, Any], datetime, Actor], None]
ACTS: dict[str, Act] = {
    "take": lambda thread, given, now, by: handling.take(thread=thread, now=now, by=by),
    "give": lambda thread, given, now, by: handling.give(thread=thread, **given, now=now, by=by),
    "mark": lambda thread, given, now, by: handling.mark(thread=thread, **given, now=now, by=by),
    "note": lambda thread, given, now, by: handling.add_note(thread=thread, **given, now=now, by=by),
    "close": lambda thread, given, now, by: handling.close(thread=thread, now=now, by=by),
    "reopen": lambda thread, given, now, by: handling.reopen(thread=thread, now=now, by=by),
}


@logged_page(Permission.ENQUIRY_READ)
def read(request: StaffRequest, thread_id: UUID) -> HttpResponse:
    now, actor = clock.now(), request.actor
    thread = in_sight(request, thread_id, now)
    do = request.POST.get("do", "")
    forms, problem = _forms(request, do, now), ""
    try:
        if do in ACTS and (do not in forms or forms[do].is_valid()):
            ACTS[do](thread, forms[do].cleaned_data if do in forms else {}, now, actor)
            return redirect("enquiries:read", thread.id)
    except reading.DeletedBySender:
        return redirect("enquiries:show", thread.id)
    except DomainError as refused:
        problem = str(refused)
    return _opened(request, thread, forms, problem, now)


def _forms(request: StaffRequest, do: str, now: datetime) -> dict[str, Form]:
    """The forms of the page; the one that was sent holds what was written."""

    def sent(name: str) -> Any:
        return request.POST if do == name else None

    people = queries.colleagues(request.actor, clock.day_of(now)).exclude(user_id=request.actor.user_id)
    return {
        "give": GiveForm(sent("give"), colleagues=people),
        "mark": MarkForm(sent("mark")),
        "note": NoteForm(sent("note")),
    }


def _opened(request: StaffRequest, thread: Any, forms: Mapping[str, Form], problem: str, now: datetime) -> HttpResponse:
    try:
        opened = reading.open_thread(thread, request.user, now, request.actor)
    except reading.DeletedBySender:
        return redirect("enquiries:show", thread.id)
    names = names_of(request.actor)
    context = told(thread, names, now) | {
        "opened": opened,
        "lines": [(line, names.get(line.author_id) if line.author_id else "") for line in opened.messages],
        "notes": [(note, names.get(note.author_id, "")) for note in opened.notes],
        "readers": [(seen, names.get(seen.user_id, "")) for seen in opened.readers],
        "writing": [names.get(one, "") for one in reading.others_writing(thread, now, request.actor)],
        "forms": forms,
        "problem": problem,
        "is_closed": thread.state == CLOSED,
        "is_mine": thread.owner == request.actor.user_id,
        "may_take": thread.owner is None or request.actor.may(Permission.ENQUIRY_HAND_OVER),
    }
    return render(request, "enquiries/read.html", context)


@staff_page(Permission.ENQUIRY_HAND_OVER)
def hand_over(request: StaffRequest, employment_id: UUID) -> HttpResponse:
    """Give on all that a colleague has, in one step."""
    now = clock.now()
    leaver = get_visible(Employment, request.actor, id=employment_id)
    people = queries.colleagues(request.actor, clock.day_of(now)).exclude(user_id=leaver.user_id)
    form = GiveForm(request.POST if request.method == "POST" else None, colleagues=people)
    done = None
    if form.is_valid():
        try:
            done = handling.hand_over(leaver=leaver, to=form.cleaned_data["to"], now=now, by=request.actor)
        except DomainError as refused:
            form.add_error("to", str(refused))
    open_still = Thread.objects.visible_to(request.actor).exclude(state__in=[CLOSED, GONE])
    context = {
        "leaver": leaver,
        "form": form,
        "count": open_still.filter(handlings__owner_id=leaver.user_id).count(),
        "done": done,
        "inbox": reverse("enquiries:inbox"),
    }
    return render(request, "enquiries/hand_over.html", context)
