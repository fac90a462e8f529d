"""Which days stand beside each other."""

from datetime import date

import pytest

from nok.statistics.period import period


@pytest.mark.parametrize(
    ("year", "today", "until", "until_before"),
    [
        (2026, date(2026, 11, 24), date(2026, 11, 24), date(2025, 11, 24)),
        (2025, date(2026, 11, 24), date(2025, 12, 31), date(2024, 12, 31)),
        (2026, date(2026, 1, 1), date(2026, 1, 1), date(2025, 1, 1)),
        (2024, date(2024, 2, 29), date(2024, 2, 29), date(2023, 2, 28)),
        (2025, date(2025, 2, 28), date(2025, 2, 28), date(2024, 2, 28)),
        (2025, date(2025, 3, 1), date(2025, 3, 1), date(2024, 3, 1)),
    ],
)
def test_the_same_days_of_the_year_before(year, today, until, until_before):
    found = period(year, today)

    assert (found.until, found.until_before) == (until, until_before)


def test_a_year_that_is_over_is_whole_and_this_one_is_not_until_its_last_day():
    today = date(2026, 12, 30)

    assert [period(year, today).is_whole for year in (2025, 2026)] == [True, False]
    assert period(2026, date(2026, 12, 31)).is_whole


def test_the_break_lies_between_2021_and_2022():
    assert [year for year in range(2018, 2027) if period(year, date(2026, 1, 1)).has_break] == [2022]
