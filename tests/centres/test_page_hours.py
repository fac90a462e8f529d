"""Hours and closed days as a leader writes them in the browser."""

import pytest

from nok.foundation.core import clock
from nok.organisation.centres.models import Centre, ClosedPeriod, Office, OpeningHours
from nok.organisation.centres.sections import Part, read
from tests.centres.typing_in import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(colleague, signed_in):
    return signed_in(colleague("elverum"))


def test_hours_as_written_become_hours_with_rules_and_periods(leader):
    address = "/senteret/kontor/elverum/tider/"
    written = {
        "0-drop_in-1": "9-12, 13.00–15.30",
        "0-drop_in-4": "17–20 oddetallsuker",
        "0-phone-5": "9 til 11 siste i måneden",
    }
    newer = {"1-drop_in-1": "10–14", "1-first": "2027-01-01", "1-last": ""}

    leader.post(address, typed(leader, address, **written, **newer, **{"0-last": "2026-12-31", "do": "publish"}))

    rows = OpeningHours.objects.filter(office__slug="elverum").order_by("purpose", "weekday", "opens", "from_on")
    said = [
        (row.purpose, row.weekday, f"{row.opens:%H.%M}", f"{row.closes:%H.%M}", row.weeks, row.nth,
         str(row.from_on), str(row.last_on))
        for row in rows
    ]  # fmt: skip
    assert said == [
        ("drop_in", 1, "09.00", "12.00", "every", None, "None", "2026-12-31"),
        ("drop_in", 1, "10.00", "14.00", "every", None, "2027-01-01", "None"),
        ("drop_in", 1, "13.00", "15.30", "every", None, "None", "2026-12-31"),
        ("drop_in", 4, "17.00", "20.00", "odd", None, "None", "2026-12-31"),
        ("phone", 5, "09.00", "11.00", "every", -1, "None", "2026-12-31"),
    ]  # fmt: skip


def test_hours_left_alone_are_sent_back_as_they_stand(leader, colleague, signed_in):
    gjovik = signed_in(colleague("gjovik"))
    address = "/senteret/kontor/gjovik/tider/"
    office = Office.objects.get(slug="gjovik")
    before = read(Part("hours", office.centre, office), clock.today())

    gjovik.post(address, typed(gjovik, address, do="publish"))

    assert read(Part("hours", Centre.objects.get(slug="gjovik"), office), clock.today()) == before


def test_an_emptied_row_takes_the_closed_days_away(leader):
    address = "/senteret/kontor/elverum/andre-dager/"
    summer = {"0-from_on": "2099-07-01", "0-last_on": "2099-07-14", "0-reason": "Ferie"}
    early = {"1-from_on": "2099-12-23", "1-opens": "9", "1-closes": "12.30"}
    leader.post(address, typed(leader, address, **summer, **early, do="publish"))
    both = ClosedPeriod.objects.filter(office__slug="elverum").count()

    emptied = {"0-from_on": "", "0-last_on": "", "0-reason": ""}
    leader.post(address, typed(leader, address, **emptied, do="publish"))

    row = ClosedPeriod.objects.get(office__slug="elverum")
    assert (both, str(row.from_on), str(row.last_on), f"{row.opens:%H.%M}") == (2, "2099-12-23", "2099-12-23", "09.00")
