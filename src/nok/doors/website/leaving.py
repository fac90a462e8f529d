"""The way out. It may never fail: no session, no database, no token, no language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from nok.organisation.access.pages import public_page


@public_page
@csrf_exempt
def leave(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the weather, and have the browser forget the page.

    Chromium keeps a page for the Back button unless an HttpOnly cookie changes; information pages
    carry none, so one is set and removed in the same answer.
    """
    response = HttpResponseRedirect(settings.NOK_EXIT_URL)
    response.status_code = 303
    response["Clear-Site-Data"] = '"*"'
    response["Set-Cookie"] = "a=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
    return response


leave.csrf_exempt = True  # type: ignore[attr-defined]
