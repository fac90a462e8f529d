"""The pages anyone may read."""

from collections.abc import Hashable, Mapping
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as draw
from django.urls import reverse
from django.utils.translation import get_language

from nok.doors.website import last_resort, looking
from nok.doors.website.municipal import municipalities_page, municipality_page
from nok.doors.website.pages import PAGES
from nok.doors.website.showing import all_by_county, finder_page, public_centre_page
from nok.doors.website.telling import all_calls, call, front_doors, host_of, years
from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.foundation.ui.kept import kept
from nok.help.contact import public as dialogue
from nok.organisation.access.pages import public_page
from nok.organisation.centres import facts, open_data
from nok.organisation.centres.finder import Filter, find
from nok.organisation.centres.published import versions_of_both
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.queries import index
from nok.organisation.places.spelling import seen

LONGEST_QUERY = 80


def render(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Draw a page in the website's frame."""
    return draw(request, f"website/{template}.html", _frame(request) | dict(context), status=status)


def _frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "exit_url": settings.NOK_EXIT_URL,
        "front_url": reverse("website:front"),
        "urgent": _urgent(),
        "languages": _other_languages(request),
        "language": get_language(),
    }


def _urgent() -> list[facts.Helpline]:
    return [facts.helpline(number) for number in last_resort.NAMES]


def _other_languages(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The same page in the other languages: code, name, address."""
    first = settings.LANGUAGE_CODE
    here = request.path
    for code, _ in settings.LANGUAGES:
        if here.startswith(f"/{code}/"):
            here = here[len(code) + 1 :]
    return [
        (code, name.removeprefix("Norsk ").capitalize(), here if code == first else f"/{code}{here}")
        for code, name in settings.LANGUAGES
        if code != get_language()
    ]


def published() -> Hashable:
    """What is published now, of centres and places."""
    at, places_at = versions_of_both()
    return snapshot(at), places_at


@public_page
@kept()
def front(request: HttpRequest) -> HttpResponse:
    doors = ("just_now", "first", "close", "young", "men", "about", "faq", "professionals", "municipalities")
    return render(request, "front", {"ways": front_doors(doors), "helpline": facts.helpline("80057000")})


@public_page
@kept()
def information(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "page", {"page": PAGES[name], "name": name, "host": request.get_host()})


@public_page
@kept()
def phones(request: HttpRequest) -> HttpResponse:
    return render(request, "phones", {"groups": all_calls(), "guide": facts.network()["guide"]})


def _typed(request: HttpRequest, name: str, longest: int = LONGEST_QUERY) -> str:
    """What was typed, without what cannot be seen, and no longer than the field."""
    return seen(request.GET.get(name, "")[: 2 * longest])[:longest]


@public_page
@kept(published)
def finder(request: HttpRequest) -> HttpResponse:
    typed = _typed(request, "sted")
    wanted = [each for each in Filter if each.value in request.GET]
    now = clock.now()
    found = find(typed, wanted, now, request.GET.get("valg", "")[:4])
    return render(request, "finder", finder_page(found, typed, wanted, now))


@public_page
@kept(published)
def centres(request: HttpRequest) -> HttpResponse:
    return render(request, "centres", all_by_county(clock.now(), snapshot()))


@public_page
@kept(published)
def centre(request: HttpRequest, slug: str) -> HttpResponse:
    found = snapshot().by_slug.get(slug)
    if found is None:
        raise Http404
    return render(request, "centre", public_centre_page(found, clock.now()))


@public_page
@kept(published)
def municipalities(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("kommune", "")[:LONGEST_QUERY]
    places = index().search(typed).places if typed else []
    return render(request, "municipalities", municipalities_page(typed, places))


@public_page
@kept(published)
def municipality(request: HttpRequest, number: str) -> HttpResponse:
    place = index().towns.get(number)
    if place is None:
        raise Http404
    return render(request, "municipality", municipality_page(place, request.GET.get("kroner"), clock.now()))


@public_page
def search(request: HttpRequest) -> HttpResponse:
    typed = _typed(request, "q", looking.LONGEST)
    return render(request, "search", {"typed": typed, "found": looking.look(typed), "longest": looking.LONGEST})


@public_page
@kept(published)
def sources(request: HttpRequest) -> HttpResponse:
    known = snapshot()
    return render(
        request,
        "sources",
        {
            "centres": [
                (each, years(each.row.read_of), [(url, host_of(url)) for url in each.row.sources])
                for each in [*known.open, *known.closed]
            ],
            "fields": open_data.FIELDS,
            "grant": facts.grant(),
            "lines": [(line.grouped, line.source, host_of(line.source)) for line in facts.helplines()],
        },
    )


OPEN_DATA = {
    "json": (open_data.as_json, "application/json"),
    "geojson": (open_data.as_geojson, "application/geo+json"),
    "csv": (open_data.as_csv, "text/csv; charset=utf-8; header=present"),
}


@public_page
def data(request: HttpRequest, form: str) -> HttpResponse:
    """The centre list for others to show: any site may fetch it."""
    write, kind = OPEN_DATA[form]
    response = HttpResponse(write(clock.today()), content_type=kind)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


# --- when something is not as it should be ---------------------------------------------------------


def problem(request: HttpRequest, status: int, words: str) -> HttpResponse:
    """A calm page with the phone numbers, made without the database; failing that, the last resort."""
    try:
        calls = [call(line, text(f"help-{line.number}-short"), "") for line in _urgent()]
        return render(request, "problem", {"words": words, "calls": calls}, status=status)
    except Exception:  # whatever broke the page may break this one too; it must still answer
        return last_resort.answer(status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 400, "error-400-")


@public_page
def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: in the dialogue one that was open too long, elsewhere none of ours."""
    if request.resolver_match and request.resolver_match.app_name == "contact":
        return dialogue.typed_with_a_dead_session(request)
    return problem(request, 403, "error-400-")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 404, "error-404-")


def not_understood(request: HttpRequest) -> HttpResponse:
    return problem(request, 405, "error-400-")


def too_large(request: HttpRequest) -> HttpResponse:
    return problem(request, 413, "error-413-")


def broken(request: HttpRequest) -> HttpResponse:
    return problem(request, 500, "error-500-")


class DatabaseAway:
    """Answer calmly, with the phone numbers, when the database does not."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.get_response(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return problem(request, 503, "error-503-") if isinstance(exception, DatabaseError) else None
