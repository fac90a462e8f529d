"""The pages anyone may read."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as draw
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from nok.doors.website import looking
from nok.doors.website.pages import PAGES
from nok.doors.website.showing import all_by_county, centre_page, finder_page, municipality_page
from nok.foundation.core import clock
from nok.organisation.access.pages import public_page
from nok.organisation.centres import facts, open_data
from nok.organisation.centres.finder import Filter, find
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
        "urgent": [line for line in facts.helplines() if line.number in {"112", "113", "116117", "80057000", "116111"}],
        "languages": _other_languages(request),
        "language": get_language(),
    }


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


@public_page
def front(request: HttpRequest) -> HttpResponse:
    doors = ("just_now", "first", "close", "young", "men", "faq", "professionals", "municipalities")
    return render(request, "front", {"doors": doors, "helpline": facts.helpline("80057000")})


@public_page
def information(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "page", {"page": PAGES[name], "name": name, "host": request.get_host()})


@public_page
def phones(request: HttpRequest) -> HttpResponse:
    return render(request, "phones", {"lines": facts.helplines()})


def _typed(request: HttpRequest, name: str) -> str:
    """What was typed, without what cannot be seen, and no longer than the field."""
    return seen(request.GET.get(name, "")[: 2 * LONGEST_QUERY])[:LONGEST_QUERY]


@public_page
def finder(request: HttpRequest) -> HttpResponse:
    typed = _typed(request, "sted")
    wanted = [each for each in Filter if each.value in request.GET]
    now = clock.now()
    found = find(typed, wanted, now, request.GET.get("valg", "")[:4])
    return render(request, "finder", finder_page(found, typed, wanted, now))


@public_page
def centres(request: HttpRequest) -> HttpResponse:
    return render(request, "centres", all_by_county(clock.now()))


@public_page
def centre(request: HttpRequest, slug: str) -> HttpResponse:
    found = snapshot().by_slug.get(slug)
    if found is None:
        raise Http404
    return render(request, "centre", centre_page(found, clock.now()))


@public_page
def municipalities(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("kommune", "")[:LONGEST_QUERY]
    places = []
    if typed:
        answer = index().search(typed)
        places = [place for place in answer.places if place.municipality]
    context = {"typed": typed, "places": places, "grant": facts.grant(), "network": facts.network()}
    caps = facts.grant()["growth_cap"]
    year = max(caps)
    return render(request, "municipalities", context | {"cap_year": year, "cap": str(caps[year]).replace(".", ",")})


@public_page
def municipality(request: HttpRequest, number: str) -> HttpResponse:
    place = index().towns.get(number)
    if place is None:
        raise Http404
    return render(request, "municipality", municipality_page(place, request.GET.get("kroner"), clock.now()))


@public_page
def search(request: HttpRequest) -> HttpResponse:
    typed = _typed(request, "q")
    return render(request, "search", {"typed": typed, "found": looking.look(typed)})


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    known = snapshot()
    listed = [*known.open, *known.closed]
    return render(request, "sources", {"centres": listed, "fields": open_data.FIELDS, "grant": facts.grant()})


OPEN_DATA = {
    "json": (open_data.as_json, "application/json; charset=utf-8"),
    "geojson": (open_data.as_geojson, "application/geo+json; charset=utf-8"),
    "csv": (open_data.as_csv, "text/csv; charset=utf-8"),
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

LAST_RESORT = """<!doctype html><html lang="nb"><meta charset="utf-8"><title>Siden</title>
<h1>Noe sviktet hos oss</h1><p>Pr\u00f8v igjen om litt.</p>
<p>112 Politi \u00b7 113 Ambulanse \u00b7 116 117 Legevakt \u00b7 800 57 000 Hjelpetelefonen \u00b7 116 111 For barn og unge</p></html>"""


def problem(request: HttpRequest, status: int, words: str) -> HttpResponse:
    """A plain page with the phone numbers, made without the database."""
    try:
        return render(request, "problem", {"words": words, "lines": facts.helplines()}, status=status)
    except (DatabaseError, LookupError, NoReverseMatch):
        return HttpResponse(LAST_RESORT, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 400, "error-400-")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 404, "error-404-")


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
