"""Hours and days in words."""

from datetime import date, time

import pytest

from nok.organisation.centres.hours import Closure, Stretch
from nok.organisation.centres.reading_hours import Unreadable, read_line, write_line
from nok.organisation.centres.showing import closure_words, week

TODAY = date(2026, 11, 24)


def test_alike_days_in_a_row_are_said_as_one():
    hours = [Stretch(day, time(8), time(15, 30)) for day in (1, 2, 3, 5)] + [Stretch(5, time(17), time(20))]

    assert week(hours, TODAY) == [("Mandag–onsdag", "08.00–15.30"), ("Fredag", "08.00–15.30, 17.00–20.00")]


def test_hours_say_which_weeks_and_dates_they_are_for_and_old_ones_are_left_out():
    hours = [
        Stretch(1, time(9), time(12), last_on=date(2026, 11, 23)),
        Stretch(1, time(9), time(12), "odd"),
        Stretch(2, time(9), time(12), "every", -1),
        Stretch(3, time(9), time(12), from_on=date(2027, 1, 1)),
    ]

    assert week(hours, TODAY) == [
        ("Mandag i oddetallsuker", "09.00–12.00"),
        ("Siste tirsdag i måneden", "09.00–12.00"),
        ("Onsdag, fra 1. januar 2027", "09.00–12.00"),
    ]


@pytest.mark.parametrize(
    ("closure", "words"),
    [
        (Closure(date(2026, 12, 24), date(2026, 12, 24)), "Stengt 24. desember 2026"),
        (Closure(date(2026, 7, 1), date(2026, 7, 2), "Ferie"), "Stengt fra 1. juli 2026 til 2. juli 2026. Ferie"),
        (
            Closure(date(2026, 12, 23), date(2026, 12, 23), "", time(9), time(12)),
            "Åpent 09.00–12.00 den 23. desember 2026",
        ),
    ],
)
def test_other_days_say_what_holds_instead(closure, words):
    assert closure_words(closure) == words


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("9-15.30", "09.00–15.30"),
        ("9:00 – 12 og 13 til 15", "09.00–12.00, 13.00–15.00"),
        ("17–20 i partallsuker", "17.00–20.00 partallsuker"),
        ("9-12 (oddetalsveker)", "09.00–12.00 oddetallsuker"),
        ("9 to 12 even weeks", "09.00–12.00 partallsuker"),
        ("9-12 siste i måneden", "09.00–12.00 siste i måneden"),
        ("9-12 2. i måneden", "09.00–12.00 2. i måneden"),
        ("0-24", "00.00–23.59"),
        ("", ""),
    ],
)
def test_a_line_of_hours_is_read_and_written_back(written, again):
    read = read_line(written, 1, None, None)

    assert write_line(read) == again
    assert read_line(again, 1, None, None) == read


@pytest.mark.parametrize(
    "written", ["stengt", "9", "12-9", "9-9", "25-26", "9.75-12", "9-12 av og til", "9-12-15", "٩-١٢ x"]
)
def test_a_line_that_is_not_hours_is_refused(written):
    with pytest.raises(Unreadable):
        read_line(written, 1, None, None)
