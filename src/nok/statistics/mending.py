"""What is missing, in a list where each is mended with a press."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nok.foundation.core import clock
from nok.foundation.core.errors import DomainError
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.register.actions import LATE_DAYS, MEND_DAYS, codes_of, correct, take_back
from nok.register.codebook import Variable, codebook
from nok.register.codes import FORM_OF, OF_USERS
from nok.register.models import Entry
from nok.statistics.lacking import ASKED, doubles, unanswered

EACH_PAGE = 25
TOLD = ("kind", "channel", "user_type", *ASKED, "partner_type", "purpose")


@dataclass(frozen=True)
class Line:
    """An entry as it is told, and the questions nobody has answered."""

    entry: Entry
    told: Sequence[str]
    asked: Sequence[Variable]


class Answer(forms.Form):
    """The answer that was pressed: one of these."""

    gender = forms.CharField(required=False)
    age_group = forms.CharField(required=False)


@staff_page(Permission.REGISTER_ENTER)
def missing(request: StaffRequest) -> HttpResponse:
    return _list(request)


@staff_page(Permission.REGISTER_ENTER)
def answer(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_visible(Entry, request.actor, id=entry_id, kind__in=OF_USERS)  # a partner has neither
    form = Answer(request.POST if request.method == "POST" else None)
    said = {name: code for name, code in form.cleaned_data.items() if code} if form.is_valid() else {}
    if not said:
        return _back(request)
    codes = replace(codes_of(entry), **said)
    return _mended(request, lambda today: correct(entry=entry, codes=codes, on=entry.on, today=today, by=request.actor))


@staff_page(Permission.REGISTER_ENTER)
def take_out(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    entry = get_visible(Entry, request.actor, id=entry_id)
    if request.method != "POST":
        return _back(request)
    return _mended(request, lambda today: take_back(entry=entry, today=today, by=request.actor))


def _mended(request: StaffRequest, mend: Callable[[date], Entry]) -> HttpResponse:
    """The list again, shorter by one; or with what stood in the way."""
    try:
        mend(clock.today())
    except DomainError as problem:
        return _list(request, str(problem))
    return _back(request)


def _back(request: StaffRequest) -> HttpResponse:
    side = request.GET.get("side", "")
    return redirect(reverse("statistics:missing") + (f"?side={int(side)}" if side.isdecimal() else ""))


def _list(request: StaffRequest, problem: str = "") -> HttpResponse:
    today = clock.today()
    page = Paginator(unanswered(request.actor, today), EACH_PAGE).get_page(request.GET.get("side"))
    twice = doubles(request.actor, today)[:EACH_PAGE]
    context = {
        "problem": problem,
        "page": page,
        "lines": [_line(entry) for entry in page],
        "doubles": [_line(entry) for entry in twice],
        "is_all": request.actor.may(Permission.REGISTER_MEND),
        "mend_days": MEND_DAYS,
        "late_days": LATE_DAYS,
    }
    return render(request, "statistics/missing.html", context)


def _line(entry: Entry) -> Line:
    form = codebook(entry.on.year).forms[FORM_OF[entry.kind]]
    known = [(form[name], getattr(entry, name)) for name in TOLD if name in form]
    told = [_label(variable, code) for variable, code in known if code]
    return Line(entry, told, [form[name] for name in ASKED if name in form and not getattr(entry, name)])


def _label(variable: Variable, code: str) -> str:
    return next((one.label for one in variable.categories if one.code == code), code)
