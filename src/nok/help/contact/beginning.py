"""The first message: what to know before, the form, and sending it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from nok.foundation.core import clock
from nok.foundation.crypto import receipts
from nok.help.contact import intake
from nok.help.contact.codes import YOUNG
from nok.help.contact.forms import MessageForm
from nok.help.contact.frame import kept_of, must_wait, nonce_of, show, show_kept, to
from nok.help.contact.showing import before_page as before
from nok.help.contact.showing import young_elsewhere
from nok.organisation.centres.snapshot import CentreFacts, Snapshot, snapshot


def _centre(request: HttpRequest, published: Snapshot | None = None) -> CentreFacts | None:
    found = (published or snapshot()).by_slug.get(request.POST.get("centre") or request.session.get("centre", ""))
    return found if found and found.row.is_open_house else None


def before_page(request: HttpRequest) -> HttpResponse:
    published = snapshot()
    centre = _centre(request, published)
    if centre is None or centre.row.id not in intake.taking(published) or not receipts.is_ready():
        return show(request, "not_available", {"centre": centre})
    return show_kept(request, "before", (published, centre.slug), lambda now: before(centre, now))


def form_page(request: HttpRequest, form: MessageForm | None = None, status: int = 200) -> HttpResponse:
    centre, form = _centre(request), form or MessageForm()
    context: dict[str, Any] = {"form": form, "centre": centre, "nonce": request.session["nonce"]}
    if centre and form.is_bound and _is_for_others(centre, form.data.get("age", "")):
        context |= {"is_for_others": True, "others": young_elsewhere(intake.taking(snapshot()))}
    return show(request, "form", context, status)


def _is_for_others(centre: CentreFacts, age: str) -> bool:
    """Whether the sender is young and nobody at the centre is trained to meet them."""
    return age in YOUNG and not centre.row.has_child_trained


def send(request: HttpRequest) -> HttpResponse:
    centre, form = _centre(request), MessageForm(request.POST)
    if centre is None:
        request.session["told"] = "not-taken"
        return form_page(request, form)
    if not form.is_valid() or _is_for_others(centre, form.cleaned_data["age"]):
        return form_page(request, form)
    if must_wait(request):
        return form_page(request, form, status=429)
    message = form.cleaned_data.pop("text")
    try:
        sent = intake.send(
            centre=centre,
            nonce=nonce_of(request.POST.get("nonce", "")),
            text=message,
            telling=intake.Telling(**form.cleaned_data),
            now=clock.now(),
        )
    except intake.NotTaken:
        request.session["told"] = "not-taken"
        return form_page(request, form)
    return to(request, "code", code=sent.code, nonce=intake.new_nonce().hex(), **kept_of(sent.opened))
