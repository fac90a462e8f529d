"""The centre's own page: what it says, correcting it part by part with a look first, and the trail."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.actions import page
from nok.organisation.centres.codes import OFFICE_PARTS, PARTS
from nok.organisation.centres.forms.hours import ClosuresForm, HoursForm
from nok.organisation.centres.forms.page import plain_form
from nok.organisation.centres.models import Centre, CentreChange, Office
from nok.organisation.centres.sections import PATHS, Part, Values, parts, read, version
from nok.organisation.centres.showing import centre_page
from nok.organisation.centres.snapshot import unpublished
from nok.organisation.centres.telling import differences, name_of, part_name, told

CODES = {path: code for code, path in PATHS.items()}
NEWEST = 200
CARRIED = {"csrfmiddlewaretoken", "do", "seen"}


@staff_page(Permission.CENTRE_READ)
def show(request: StaffRequest) -> HttpResponse:
    return _show(request)


def _show(request: StaffRequest, problem: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    centre = _own(request)
    shown = centre_page(unpublished(centre.slug), now)
    found = [(part, read(part, clock.day_of(now))) for part in parts(centre)]
    lines = [
        (part, name_of(part), [text(f"mark-{mark}") for mark in part.marks], version(values)) for part, values in found
    ]
    context = shown | {
        "lines": lines,
        "first": next((part.key for part, _ in found if part.marks), ""),
        "left": sum(len(part.marks) for part, _ in found),
        "may_edit": request.actor.may(Permission.CENTRE_EDIT),
        "public_url": _public_address(centre),
        "problem": problem,
        "published": request.GET.get("publisert", ""),
    }
    return render(request, "centres/show.html", context, status=status)


@staff_page(Permission.CENTRE_EDIT)
def correct(request: StaffRequest, path: str) -> HttpResponse:
    if CODES.get(path) not in PARTS:
        raise Http404
    return _correct(request, Part(CODES[path], _own(request)))


@staff_page(Permission.CENTRE_EDIT)
def correct_office(request: StaffRequest, slug: str, path: str) -> HttpResponse:
    office = get_visible(Office, request.actor, slug=slug, withdrawn_on=None)
    if CODES.get(path) not in OFFICE_PARTS:
        raise Http404
    return _correct(request, Part(CODES[path], _own(request), office))


@staff_page(Permission.CENTRE_EDIT)
def new_office(request: StaffRequest) -> HttpResponse:
    """One more place where people are received; the first of a centre is its main one."""
    centre = _own(request)
    is_first = not Office.objects.filter(centre=centre, withdrawn_on=None).exists()
    return _correct(request, Part("office", centre, Office(centre=centre, is_main=is_first, address_shown=False)))


def _correct(request: StaffRequest, part: Part) -> HttpResponse:
    """The form; then what everyone will see; then it is public."""
    now = clock.now()
    values = read(part, clock.day_of(now))
    form = _form(part, values, request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"part": part, "name": name_of(part), "form": form, "seen": version(values)}
    step = request.POST.get("do", "preview")
    if form.is_valid() and step != "edit":
        seen = request.POST.get("seen", "")
        try:
            if step == "publish":
                page.correct(part=part, values=form.values(), seen=seen, now=now, by=request.actor)
                return redirect(f"{reverse('centres:show')}?publisert={part.code}")
            preview = _preview(request, part, form.values(), seen, now)
        except page.ChangedMeanwhile as problem:
            context["problem"] = str(problem)
            context["meanwhile"] = differences(form.values(), problem.now)
        except (page.NothingChanged, page.AlreadyThere) as problem:
            context["problem"] = str(problem)
        else:
            carried = _carried(request.POST)
            return render(request, "centres/preview.html", context | preview | {"seen": seen, "carried": carried})
    if request.method == "POST" and "problem" not in context:
        context["seen"] = request.POST.get("seen", "")
    return render(request, f"centres/{_template(part)}.html", context)


def _form(part: Part, values: Values, data: QueryDict | None) -> Any:
    if part.code == "hours":
        return HoursForm(values, data)
    if part.code == "closures":
        return ClosuresForm(values, data)
    form = plain_form(part.code, values, data)
    if part.office and part.office._state.adding:
        form.fields["postcode"].required = True
    return form


def _template(part: Part) -> str:
    return {"hours": "hours", "closures": "closures"}.get(part.code, "correct")


class _SeenEnough(Exception):
    """The preview is drawn; the change is undone."""


def _preview(request: StaffRequest, part: Part, values: Values, seen: str, now: datetime) -> dict[str, Any]:
    """The page as it would be: the change is made, looked at, and undone before anyone else can see it."""
    shown: dict[str, Any] = {}
    before = read(part, clock.day_of(now))
    try:
        with transaction.atomic():
            page.correct(part=part, values=values, seen=seen, now=now, by=request.actor)
            shown = centre_page(unpublished(part.centre.slug), now)
            raise _SeenEnough
    except _SeenEnough:
        return shown | {"differences": differences(before, values)}


def _carried(typed: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, every in typed.lists() if name not in CARRIED for value in every]


@staff_page(Permission.CENTRE_EDIT)
def close_office(request: StaffRequest, slug: str) -> HttpResponse:
    office = get_visible(Office, request.actor, slug=slug, withdrawn_on=None)
    if request.method == "POST":
        try:
            page.close_office(office=office, now=clock.now(), by=request.actor)
        except page.MainOffice as problem:
            return _show(request, str(problem), status=409)
        return redirect(f"{reverse('centres:show')}?publisert=office")
    return render(request, "centres/close_office.html", {"office": office})


@staff_page(Permission.CENTRE_EDIT)
def confirm(request: StaffRequest) -> HttpResponse:
    """Confirm one part or all of them; which, and as they were seen, stands in the answer."""
    if request.method != "POST":
        return redirect("centres:show")
    centre = _own(request)
    known = {part.key for part in parts(centre)}
    only = request.POST.get("only", "")
    asked = {key: request.POST[key] for key in known & set(request.POST) if only in {"", key}}
    try:
        page.confirm(centre=centre, seen=asked, now=clock.now(), by=request.actor)
    except (page.ChangedMeanwhile, page.NothingChanged) as problem:
        return _show(request, str(problem), status=409)
    return redirect(f"{reverse('centres:show')}?publisert=confirmed")


@staff_page(Permission.CENTRE_READ)
def changes(request: StaffRequest) -> HttpResponse:
    found = CentreChange.objects.visible_to(request.actor).select_related("by").order_by("-at", "part")[:NEWEST]
    lines = [(each, part_name(each.part, each.place), told(each)) for each in found]
    return render(request, "centres/changes.html", {"lines": lines, "years": 2})


def _own(request: StaffRequest) -> Centre:
    centre = Centre.objects.visible_to(request.actor).filter(withdrawn_on=None).first()
    if centre is None:
        raise Http404
    return centre


def _public_address(centre: Centre) -> str:
    language = get_language()
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.NOK_PUBLIC_ADDRESS}{prefix}/senter/{centre.slug}/"
