"""The list, the page before a conversation, and being shut out of one. Nothing here opens anything."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.help.contact.codes import GONE, OURS
from nok.help.enquiries import queries
from nok.help.enquiries.actions import handling
from nok.help.enquiries.forms.handling import ShownForm, ShutOutForm
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.queries import names as names_of

EACH_PAGE = 50
DONE = ("sendt", "stengt", "gitt")  # what the page before this one did


@staff_page(Permission.ENQUIRY_READ)
def inbox(request: StaffRequest) -> HttpResponse:
    now = clock.now()
    form = ShownForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    shown = chosen.get("vis") or "open"
    threads = queries.narrowed(queries.inbox(request.actor, clock.day_of(now)), shown, request.actor)
    if chosen.get("merke"):
        threads = threads.filter(level=chosen["merke"])
    page = Paginator(threads, EACH_PAGE).get_page(request.GET.get("side"))
    names, kept = names_of(request.actor), request.GET.copy()
    for name in ("side", *DONE):
        kept.pop(name, None)
    context = {
        "form": form,
        "page": page,
        "rows": [told(thread, names, now) for thread in page],
        "kept": kept.urlencode(),
        "done": [text(f"enquiry-done-{name}") for name in DONE if name in request.GET],
        "unmet": queries.unmet(request.actor),
        "may_set": request.actor.may(Permission.DIALOGUE_SET),
    }
    return render(request, "enquiries/inbox.html", context)


@staff_page(Permission.ENQUIRY_READ)
def show(request: StaffRequest, thread_id: UUID) -> HttpResponse:
    """What may be known before deciding to read."""
    now = clock.now()
    thread = in_sight(request, thread_id, now)
    return render(request, "enquiries/show.html", told(thread, names_of(request.actor), now))


@staff_page(Permission.ENQUIRY_READ)
def shut_out(request: StaffRequest, thread_id: UUID) -> HttpResponse:
    now = clock.now()
    thread = in_sight(request, thread_id, now)
    form = ShutOutForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        handling.shut_out_self(thread=thread, reason=form.cleaned_data["reason"], now=now, by=request.actor)
        return redirect(f"{reverse('enquiries:inbox')}?stengt")
    is_last = queries.is_last_reader(thread, request.actor, clock.day_of(now))
    return render(request, "enquiries/shut_out.html", {"thread": thread, "form": form, "is_last": is_last})


def in_sight(request: StaffRequest, thread_id: UUID, now: datetime) -> Any:
    """The conversation, with who has it.

    :raises Http404: absent, another centre's, shut out of, or deleted long ago: all answer alike
    """
    thread = queries.inbox(request.actor, clock.day_of(now)).filter(id=thread_id).first()
    if thread is None:
        raise Http404
    return thread


def told(thread: Any, names: dict[UUID, str], now: datetime) -> dict[str, Any]:
    """A conversation in words, without any of it."""
    stands = queries.stands(thread)
    return {
        "thread": thread,
        "who": text(f"enquiry-role-{thread.role or 'none'}"),
        "age": text(f"enquiry-age-{thread.age}") if thread.age else "",
        "stands": text(f"enquiry-stands-{stands}", name=names.get(thread.owner, "")),
        "owner": names.get(thread.owner, ""),
        "level": text(f"enquiry-level-{thread.level}") if thread.level else "",
        "is_late": bool(thread.state == OURS and thread.answer_by and thread.answer_by < now),
        "is_gone": thread.state == GONE,
        "days": (clock.day_of(now) - clock.day_of(thread.since)).days if thread.since else 0,
    }
