"""Registering what comes: one screen, what it is counted as, and what was just entered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.help.enquiries import entering, registered
from nok.help.enquiries.counted import told
from nok.help.enquiries.forms.registering import DayForm, RegisterForm
from nok.help.enquiries.models import Draft
from nok.help.enquiries.registering import (
    EARLIER,
    LIVE,
    NOW,
    codes_from,
    kind_of,
    moment_of,
    pressed,
    said_of_time,
)
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Centre
from nok.register import actions as ledger
from nok.register.codebook import codebook
from nok.register.codes import DESK, NO_CONTACT, VISIT
from nok.register.models import Entry

UNDO_SECONDS = 10
SAVES = {"save", "again", "nobody"}


@staff_page(Permission.REGISTER_ENTER)
def register(request: StaffRequest) -> HttpResponse:
    """The empty screen, or what was half-made; and what was just registered."""
    now, do = clock.now(), request.POST.get("do", "")
    if do == "drop":
        entering.forget(request.actor)
        return redirect("enquiries:register")
    draft = entering.put_by(now, request.actor) if request.method == "GET" else None
    form = _form(request, _initial(request, draft, now), now, do)
    if do in SAVES and form.is_valid():
        try:
            entry = _enter(form, do, now, request)
        except DomainError as refused:
            _refuse(form, refused)
        else:
            return _done(request, entry, do, now)
    elif do == "aside" and form.is_bound:
        form.is_valid()
        if form_id := form.cleaned_data.get("form_id"):
            entering.put_aside(form_id, form.cleaned_data, now, request.actor)
    return _page(request, form, now, draft=draft, aside=do == "aside")


@staff_page(Permission.REGISTER_ENTER)
def correct(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """The same screen, filled in: what is saved takes the place of what stood."""
    now, do = clock.now(), request.POST.get("do", "")
    entry = _own(request, entry_id)
    form = _form(request, pressed(entry) | {"form_id": entry.id}, now, do)
    if do in SAVES and form.is_valid():
        codes, on = _codes(form, do, now)
        if codes.kind == entry.kind == VISIT:
            codes = replace(codes, purpose=entry.purpose)
        try:
            corrected = ledger.correct(entry=entry, codes=codes, on=on, today=clock.day_of(now), by=request.actor)
        except DomainError as refused:
            _refuse(form, refused)
        else:
            return _done(request, corrected, "save", now)
    return _page(request, form, now, correcting=entry)


@staff_page(Permission.REGISTER_ENTER)
def take_back(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry back, at once or later; it is counted no more."""
    now, entry = clock.now(), _own(request, entry_id)
    if request.method != "POST":
        return redirect("enquiries:register")
    try:
        ledger.take_back(entry=entry, today=clock.day_of(now), by=request.actor)
    except DomainError as refused:
        form = _form(request, _initial(request, None, now), now, "", is_sent=False)
        return _page(request, form, now, problem=str(refused))
    request.session.pop("just_registered", None)
    request.session["taken_back"] = now.timestamp()
    day = DayForm(request.POST)
    if day.is_valid() and request.actor.may(Permission.REGISTER_MEND):
        return redirect(f"{reverse('enquiries:day')}?dag={day.cleaned_data['dag']}")
    return redirect("enquiries:register")


@staff_page(Permission.REGISTER_MEND)
def day(request: StaffRequest) -> HttpResponse:
    """Everything of a day, whoever entered it."""
    today = clock.today()
    form = DayForm(request.GET if "dag" in request.GET else None, initial={"dag": today})
    shown = form.cleaned_data["dag"] if form.is_valid() else today
    context = {"form": form, "day": shown, "lines": registered.of_day(shown, today, request.actor)}
    return render(request, "enquiries/registered_day.html", context)


def _own(request: StaffRequest, entry_id: UUID) -> Entry:
    """An entry the actor may mend; of the desk's own, never what a message caused."""
    own = {} if request.actor.may(Permission.REGISTER_MEND) else {"author_id": request.actor.user_id}
    return get_visible(Entry, request.actor, id=entry_id, undoes=None, source=DESK, **own)


def _form(
    request: StaffRequest, initial: Mapping[str, Any], now: datetime, do: str, *, is_sent: bool = True
) -> RegisterForm:
    has_helpline = Centre.objects.get(id=request.actor.centre_id).runs_helpline
    sent = request.POST if request.method == "POST" and is_sent else None
    return RegisterForm(sent, codebook(clock.day_of(now).year), initial, do=do, has_helpline=has_helpline)


def _initial(request: StaffRequest, draft: Draft | None, now: datetime) -> dict[str, Any]:
    """What is filled in before anything is pressed: the shift's channel, the same call again, or what was put aside."""
    empty = {"form_id": uuid4(), "channel": request.session.get("register_channel", "phone"), "when": NOW}
    if same := registered.of_the_form(request.GET.get("samme", ""), request.actor):
        again = pressed(same)
        return empty | {name: again[name] for name in ("channel", "when", "day", "hour", "is_helpline")}
    if draft is None:
        return empty
    found: dict[str, Any] = empty | draft.codes | {"form_id": draft.form_id}
    begun, hour = clock.day_of(draft.at), clock.time_of_day(draft.at)
    is_over = (begun, hour) != (clock.day_of(now), clock.time_of_day(now))
    if found["when"] != EARLIER and is_over:  # it was then, and is not now
        found |= said_of_time(begun, hour if found["channel"] in LIVE else None)
    return found


def _codes(form: RegisterForm, do: str, now: datetime) -> tuple[ledger.Codes, date]:
    chosen = form.cleaned_data
    on, hour = moment_of(chosen, now)
    kind = NO_CONTACT if do == "nobody" else kind_of(chosen["channel"], chosen["who"])
    return codes_from(chosen, kind, on, hour), on


def _enter(form: RegisterForm, do: str, now: datetime, request: StaffRequest) -> Entry:
    codes, on = _codes(form, do, now)
    return entering.register(form.cleaned_data["form_id"], codes, on, now, request.actor)


def _refuse(form: RegisterForm, refused: DomainError) -> None:
    """Say it where it can be mended. A form that is used up gets another id: pressed again, it is entered anew."""
    at_day = isinstance(refused, ledger.NotYet | ledger.TooLongAgo) and "day" in form.fields
    form.add_error("day" if at_day else None, str(refused))
    if isinstance(refused, ledger.UsedUp):
        form.data = {**form.data.dict(), "form_id": str(uuid4())}  # type: ignore[attr-defined]


def _done(request: StaffRequest, entry: Entry, do: str, now: datetime) -> HttpResponse:
    request.session["register_channel"] = pressed(entry)["channel"]
    request.session["just_registered"] = [str(entry.id), now.timestamp()]
    request.session.pop("taken_back", None)
    answer = redirect("enquiries:register")
    if do == "again":
        answer["Location"] += f"?samme={entry.id}"
    return answer


def _page(request: StaffRequest, form: RegisterForm, now: datetime, **more: Any) -> HttpResponse:
    just_id, seconds = _just(request, now)
    lines = registered.own(clock.day_of(now), just_id, request.actor)
    context = more | {
        "form": form,
        "preview": _preview(form, now),
        "lines": lines,
        "just": lines[0] if lines and lines[0].is_last and seconds else None,
        "undo_seconds": seconds,
        "was_taken_back": now.timestamp() - request.session.get("taken_back", 0) < UNDO_SECONDS,
        "sees_all": request.actor.may(Permission.REGISTER_MEND),
    }
    return render(request, "enquiries/register.html", context)


def _just(request: StaffRequest, now: datetime) -> tuple[str, int]:
    """What was registered last, and for how many seconds it can be regretted here."""
    entry_id, at = request.session.get("just_registered", ["", 0])
    left = UNDO_SECONDS - (now.timestamp() - at)
    return entry_id, max(0, round(left))


def _preview(form: RegisterForm, now: datetime) -> Any:
    """What would be counted, as far as it has been said; nothing until it is known who it was."""
    chosen = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else form.initial
    if not chosen.get("channel") or not chosen.get("who"):
        return None
    if not form.is_bound:
        chosen = _as_cleaned(chosen)
    on, hour = moment_of(chosen, now)
    return told(codes_from(chosen, kind_of(chosen["channel"], chosen["who"]), on, hour), on, clock.day_of(now))


def _as_cleaned(initial: Mapping[str, Any]) -> dict[str, Any]:
    """What a form begins with, as it would be when sent."""
    given = dict(initial)
    if isinstance(given.get("day"), str):
        given["day"] = date.fromisoformat(given["day"])
    given["hour"] = int(given["hour"]) if given.get("hour") not in (None, "") else None
    for name in ("is_same_today", "is_helpline"):
        given[name] = bool(given.get(name))
    return given
