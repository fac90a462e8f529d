"""A centre's figures at the desk, and the same to take along."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.foundation.ui.charts import Bars, Grid
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.centres.models import Centre
from nok.statistics import exports
from nok.statistics.figures import HELPLINE, WITH, figures, first_year
from nok.statistics.period import Period, period
from nok.statistics.tables import Sums, hours, sums, tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Shown:
    """What is chosen in the address, and what is counted for it. `helpline`: empty where there is nothing to choose."""

    centre: Centre
    period: Period
    years: range
    helpline: str
    sums: Sums
    tables: list[Bars]
    hours: Grid


@staff_page(Permission.FIGURES_READ)
def this_year(request: StaffRequest) -> HttpResponse:
    return _page(request, clock.today().year)


@staff_page(Permission.FIGURES_READ)
def one_year(request: StaffRequest, year: int) -> HttpResponse:
    return _page(request, year)


@staff_page(Permission.FIGURES_READ)
def as_csv(request: StaffRequest, year: int) -> HttpResponse:
    return _file(request, exports.as_csv(_sheets(_shown(request, year))), "text/csv; charset=utf-8", f"{year}.csv")


@staff_page(Permission.FIGURES_READ)
def as_xlsx(request: StaffRequest, year: int) -> HttpResponse:
    return _file(request, exports.as_xlsx(_sheets(_shown(request, year))), XLSX, f"{year}.xlsx")


def _shown(request: StaffRequest, year: int) -> Shown:
    today = clock.today()
    years = range(first_year(request.actor, today), today.year + 1)
    if year not in years:
        raise Http404
    centre = Centre.objects.get(id=request.actor.centre_id)
    helpline = _helpline(request) if centre.runs_helpline else ""
    counted = figures(request.actor, period(year, today), helpline or WITH)
    return Shown(centre, counted.period, years, helpline, sums(counted), tables(counted), hours(counted))


def _helpline(request: StaffRequest) -> str:
    """What the address asks for; all, if it asks for what there is not."""
    asked = request.GET.get("hjelpetelefon", WITH)
    return asked if asked in HELPLINE else WITH


def _page(request: StaffRequest, year: int) -> HttpResponse:
    choices = [(each, text(f"figures-helpline-{each}")) for each in HELPLINE]
    return render(
        request,
        "statistics/figures.html",
        {
            "shown": _shown(request, year),
            "choices": choices,
            "made_up": settings.NOK_DEMO,
            "may_mend": request.actor.may(Permission.REGISTER_ENTER),
        },
    )


def _sheets(shown: Shown) -> list[exports.Sheet]:
    total = Bars(text("figures-sums"), str(shown.period.year), str(shown.period.before), shown.sums.rows)
    mark = text("figures-made-up") if settings.NOK_DEMO else ""
    return exports.sheets([total, *shown.tables], shown.hours, mark)


def _file(request: StaffRequest, content: bytes, kind: str, name: str) -> HttpResponse:
    mark = "oppdiktede-" if settings.NOK_DEMO else ""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{mark}tall-{name}"'
    return answer
