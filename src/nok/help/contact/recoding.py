"""Another code: it is shown first, and takes the old one's place when the sender says that they have it."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from nok.help.contact import code as codes
from nok.help.contact import exchange, intake
from nok.help.contact.frame import kept_of, must_wait, nonce_of, opened_of, show, to


def ask_page(request: HttpRequest) -> HttpResponse:
    return show(request, "recode", {"nonce": request.session["nonce"]})


def make(request: HttpRequest) -> HttpResponse:
    """Offer a code. The old one opens as before."""
    return to(request, "new-code", offer=nonce_of(request.POST.get("nonce", "")).hex())


def offer_page(request: HttpRequest) -> HttpResponse:
    opened, nonce = opened_of(request), bytes.fromhex(request.session["offer"])
    offered = exchange.offer(opened, nonce)
    return _taken(request, offered.opened) if exchange.is_taken(opened, offered) else _drawn(request, offered, nonce)


def _drawn(request: HttpRequest, offered: exchange.Offer, nonce: bytes, status: int = 200) -> HttpResponse:
    context = {
        "code": codes.disguises(offered.code),
        "nonce": nonce.hex(),
        "shown": exchange.sign(offered.opened),
        "typed": request.session.pop("typed", ""),
    }
    return show(request, "new_code", context, status)


def answer(request: HttpRequest) -> HttpResponse:
    """What was pressed below the new code. When the database is away, both codes are still on hand."""
    nonce = nonce_of(request.POST.get("nonce", ""))
    offered = exchange.offer(opened_of(request), nonce)
    try:
        settled = _settled(request, offered)
        if settled is None:
            settled = _take(request, offered, nonce) if request.POST["do"] == "take" else _keep_old(request)
    except DatabaseError:
        return _again(request, offered, nonce, "recode-failed", status=503)
    return settled


def _settled(request: HttpRequest, offered: exchange.Offer) -> HttpResponse | None:
    """The answer to a page that leaves no choice: its code is in use already, or another has come between."""
    opened, shown = opened_of(request), request.POST.get("shown", "")
    if shown == exchange.sign(opened):
        return _taken(request, opened)
    if shown != exchange.sign(offered.opened):
        return to(request, "thread", told="recode-old")
    return _taken(request, offered.opened) if exchange.is_taken(opened, offered) else None


def _take(request: HttpRequest, offered: exchange.Offer, nonce: bytes) -> HttpResponse:
    typed = request.POST.get("code", "")
    if typed.strip() and not codes.is_written(typed, offered.code):
        return _again(request, offered, nonce, "code-wrong")
    if must_wait(request):
        return _again(request, offered, nonce, "wait", status=429)
    exchange.take(opened_of(request), offered)
    return _taken(request, offered.opened)


def _again(request: HttpRequest, offered: exchange.Offer, nonce: bytes, told: str, status: int = 200) -> HttpResponse:
    """The same page, with what was typed; nothing has changed by it."""
    typed = request.POST.get("code", "")[:200]
    request.session.update({"stage": "new-code", "offer": nonce.hex(), "told": told, "typed": typed})
    return _drawn(request, offered, nonce, status)


def _keep_old(request: HttpRequest) -> HttpResponse:
    """The code in use stays. The next one offered is another."""
    request.session.pop("offer", None)
    return to(request, "thread", told="recode-kept", nonce=intake.new_nonce().hex())


def _taken(request: HttpRequest, opened: intake.Opened) -> HttpResponse:
    """Inside, with the new code in use; the one before is not shown again."""
    for name in ("code", "offer"):
        request.session.pop(name, None)
    return to(request, "thread", told="recoded", nonce=intake.new_nonce().hex(), **kept_of(opened))
