"""Inside the conversation: reading it, writing again, asking to come, deleting it."""

from django.http import HttpRequest, HttpResponse

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.foundation.crypto.keyfile import KEPT_FOR
from nok.help.contact import code as codes
from nok.help.contact import intake, reading
from nok.help.contact.beginning import form_page
from nok.help.contact.forms import MeetingForm, MessageForm, ReplyForm
from nok.help.contact.frame import afresh, must_wait, nonce_of, opened_of, show, to
from nok.help.contact.promise import centre_of
from nok.help.contact.showing import conversation_page, young_elsewhere
from nok.organisation.centres.showing import date_words
from nok.organisation.centres.snapshot import snapshot


def thread_page(request: HttpRequest, form: ReplyForm | None = None, status: int = 200) -> HttpResponse:
    conversation = reading.read(opened_of(request))
    context = conversation_page(conversation, clock.now())
    code = request.session.get("code")
    form = form or ReplyForm()
    if not conversation.is_met:
        form.fields["text"].help_text = text("contact-reply-help-unmet")
        context["others"] = young_elsewhere(intake.taking(snapshot()) - {conversation.thread.centre_id})
    context |= {"form": form, "nonce": request.session["nonce"]}
    context["code"] = codes.disguises(code) if code is not None else None
    return show(request, "thread", context, status)


def reply(request: HttpRequest) -> HttpResponse:
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return thread_page(request, form)
    if must_wait(request):
        return thread_page(request, form, status=429)
    return _say(request, form)


def _say(request: HttpRequest, form: ReplyForm | MeetingForm) -> HttpResponse:
    intake.reply(opened_of(request), nonce=nonce_of(request.POST.get("nonce", "")), said=form.said, now=clock.now())
    request.session.pop("code", None)
    return to(request, "thread", told="replied", nonce=intake.new_nonce().hex())


def full_page(request: HttpRequest, typed: str) -> HttpResponse:
    """The conversation takes no more: what was typed stands, and can be taken along to a new one."""
    request.session.update({"stage": "thread", "told": "full"})
    return thread_page(request, ReplyForm(initial={"text": typed}))


def begin_anew(request: HttpRequest) -> HttpResponse:
    """Close the conversation, and begin another with the same centre, with what was typed."""
    centre, typed = reading.read(opened_of(request)).thread.centre_id, request.POST.get("text", "")
    afresh(request, "form", centre=centre_of(centre).slug)
    return form_page(request, MessageForm(initial={"text": typed}))


def meet_page(request: HttpRequest, form: MeetingForm | None = None) -> HttpResponse:
    return show(request, "meet", {"form": form or MeetingForm(), "nonce": request.session["nonce"]})


def meet(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.POST)
    return _say(request, form) if form.is_valid() and not must_wait(request) else meet_page(request, form)


def keep(request: HttpRequest) -> HttpResponse:
    intake.keep(opened_of(request), clock.now())
    return to(request, "thread", told="kept")


def burn(request: HttpRequest) -> HttpResponse:
    receipt = intake.burn(opened_of(request), clock.now())
    return afresh(request, "burned", receipt=receipt)


def burned_page(request: HttpRequest) -> HttpResponse:
    return show(
        request,
        "burned",
        {"receipt": request.session["receipt"], "today": date_words(clock.today()), "days": KEPT_FOR.days},
    )
