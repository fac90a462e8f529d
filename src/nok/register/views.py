"""The page that tells how we count."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from nok.foundation.core import clock
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.register.codebook import Codebook, codebook
from nok.register.codebook_checks import CONFIDENCE
from nok.register.codebook_diff import differences
from nok.register.codebook_facts import years
from nok.register.telling import difference_words, sheets, told


@staff_page(Permission.FIGURES_READ)
def how_we_count(request: StaffRequest) -> HttpResponse:
    return _page(request, codebook(clock.today().year))


@staff_page(Permission.FIGURES_READ)
def how_we_counted(request: StaffRequest, year: int) -> HttpResponse:
    if year not in years():
        raise Http404
    return _page(request, codebook(year))


def _page(request: StaffRequest, book: Codebook) -> HttpResponse:
    before = max((year for year in years() if year < book.year), default=None)
    return render(
        request,
        "register/how_we_count.html",
        {
            "book": book,
            "years": reversed(years()),
            "sureness": CONFIDENCE,
            "sheets": sheets(book),
            "rules": told(book.rules, book),
            "cautions": told(book.cautions, book),
            "before": before,
            "differences": [difference_words(one) for one in differences(codebook(before), book)] if before else [],
        },
    )
