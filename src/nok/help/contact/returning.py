"""The code: keeping it after the first message, and coming back with it."""

from django.http import HttpRequest, HttpResponse

from nok.foundation.core.words import text
from nok.help.contact import code as codes
from nok.help.contact import intake
from nok.help.contact.forms import ReplyForm
from nok.help.contact.frame import kept_of, must_wait, nonce_of, show, to
from nok.help.contact.talking import thread_page


def code_page(request: HttpRequest) -> HttpResponse:
    typed = request.session.pop("typed", "")
    return show(request, "code", {"code": codes.disguises(request.session["code"]), "typed": typed})


def try_code(request: HttpRequest) -> HttpResponse:
    if "code" not in request.session:  # it was kept in another window
        return to(request, "thread")
    typed = request.POST.get("code", "")[:200]
    if codes.is_written(typed, request.session["code"]):
        return to(request, "thread", told="code-ok")
    return to(request, "code", told="code-wrong", typed=typed)


def have_code(request: HttpRequest) -> HttpResponse:
    request.session.pop("code", None)
    return to(request, "thread")


def back_page(request: HttpRequest, kept: str = "", status: int = 200) -> HttpResponse:
    told = request.session.get("told", "")
    wrong = text(f"contact-told-{told}") if told in {"typo", "unknown"} else ""
    context = {"wrong": wrong, "typed": request.session.pop("typed", ""), "kept": kept}
    return show(request, "back", context | {"nonce": request.POST.get("nonce", "")}, status)


def open_with_code(request: HttpRequest) -> HttpResponse:
    """Open with a code. Wrong, unknown, burned, changed and expired: the same answer, after the same work."""
    typed, kept = request.POST.get("code", "")[:200], request.POST.get("text", "")
    if must_wait(request):
        request.session["typed"] = typed
        return back_page(request, kept, status=429)
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
    nonce = nonce_of(request.POST.get("nonce", "")) if kept else intake.new_nonce()
    request.session.update(kept_of(opened) | {"nonce": nonce.hex()})
    if intake.have_been_back(opened):
        request.session["code"] = code
    if kept:
        request.session["stage"] = "thread"
        return thread_page(request, ReplyForm(initial={"text": kept}))
    return to(request, "thread")


def _not_opened(request: HttpRequest, told: str, typed: str, kept: str) -> HttpResponse:
    if kept:
        request.session.update({"told": told, "typed": typed})
        return back_page(request, kept)
    return to(request, "back", told=told, typed=typed)
