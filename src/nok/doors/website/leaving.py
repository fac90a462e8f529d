"""The way out. It may never fail: no session, no database, no token, no language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from nok.organisation.access.pages import public_page

BRIEF = "a"


@public_page
@csrf_exempt
def leave(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the weather, and have the browser forget the page.

    Chromium keeps a page for the Back button unless a cookie that scripts cannot read changes.
    Information pages carry none, so this answer sets one and removes it again. «cookies» may not
    stand in Clear-Site-Data: then the change goes unnoticed and the page comes back.
    """
    response = HttpResponseRedirect(settings.NOK_EXIT_URL)
    response.status_code = 303
    response["Clear-Site-Data"] = '"cache", "storage"'
    # The framework sends headers before cookies, so the browser meets these two in this order.
    response["Set-Cookie"] = f"{BRIEF}=1; Path=/; HttpOnly; SameSite=Strict"
    response.set_cookie(BRIEF, "", max_age=0, path="/", httponly=True, samesite="Strict")
    # With it goes the dialogue: the key it holds is nowhere else.
    response.set_cookie(
        settings.SESSION_COOKIE_NAME, "", max_age=0, path="/", secure=True, httponly=True, samesite="Strict"
    )
    return response


leave.csrf_exempt = True  # type: ignore[attr-defined]
