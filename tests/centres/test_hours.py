"""Open or not, at any moment: against a slow reckoning minute by minute, and the days people get wrong."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nok.organisation.centres.hours import NORWAY, Closure, Opening, State, Stretch, is_holiday, opening

# Around these days clocks change, years turn, holidays fall, or weeks are numbered oddly (2020 and 2026 have 53).
EDGES = [
    date(2020, 12, 31), date(2021, 1, 4), date(2024, 2, 29), date(2025, 12, 29), date(2026, 3, 28), date(2026, 4, 2),
    date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 17), date(2026, 10, 24), date(2026, 12, 24),
    date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4),
]  # fmt: skip
HOLIDAYS_2026 = {
    date(2026, 1, 1), date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 6), date(2026, 5, 1),
    date(2026, 5, 14), date(2026, 5, 17), date(2026, 5, 24), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
}  # fmt: skip
WORKING_DAYS = [Stretch(day, time(8), time(15, 30)) for day in range(1, 6)]

days = st.builds(lambda edge, off: edge + timedelta(days=off), st.sampled_from(EDGES), st.integers(-10, 10))
quarters = st.builds(lambda n: time(n // 4, n % 4 * 15), st.integers(0, 95))
spans = st.tuples(quarters, quarters).filter(lambda pair: pair[0] != pair[1]).map(sorted)
rules = st.sampled_from([("every", None), ("even", None), ("odd", None), *(("every", n) for n in (1, 2, 3, 4, -1))])
periods = st.tuples(days, days).map(sorted)


@st.composite
def stretches(draw):
    (opens, closes), (weeks, nth) = draw(spans), draw(st.one_of(st.just(("every", None)), rules))
    first, last = draw(st.one_of(st.just((None, None)), st.just((None, None)), periods))
    return Stretch(draw(st.sampled_from([1, 7])), opens, closes, weeks, nth, first, last)


@st.composite
def exceptions(draw):
    (first, last), other = draw(periods), draw(st.one_of(st.none(), spans))
    if draw(st.booleans()):
        last = first
    opens, closes = other or (None, None)
    return Closure(first, last, "", opens, closes)


def is_open(hours, closed, moment):
    """The same question put the long way: for one wall-clock minute, each rule by itself."""
    day, clock = moment.date(), moment.time()
    special = [each for each in closed if each.from_on <= day <= each.last_on]
    if any(each.opens is None for each in special):
        return False
    ordinary = [] if is_holiday(day) else [each for each in hours if falls_on(each, day)]
    instead = [each for each in special if ordinary or each.from_on == each.last_on]
    return any(each.opens <= clock < each.closes for each in (instead or ordinary))


def falls_on(rule, day):
    if day.isoweekday() != rule.weekday:
        return False
    if (rule.from_on and day < rule.from_on) or (rule.last_on and day > rule.last_on):
        return False
    if rule.weeks != "every":
        return int(day.strftime("%V")) % 2 == (0 if rule.weeks == "even" else 1)
    if rule.nth is None:
        return True
    same = [date(day.year, day.month, n) for n in range(1, 32) if valid(day.year, day.month, n)]
    same = [each for each in same if each.isoweekday() == rule.weekday]
    return day == (same[-1] if rule.nth == -1 else same[rule.nth - 1])


def valid(year, month, number):
    try:
        return bool(date(year, month, number))
    except ValueError:
        return False


@settings(max_examples=600, deadline=None)
@given(st.lists(stretches(), min_size=1, max_size=8), st.lists(exceptions(), max_size=2), days, st.integers(0, 1439))
def test_opening_agrees_with_minutes_counted_one_by_one(hours, closed, day, minute):
    now = datetime.combine(day, time(minute // 60, minute % 60), NORWAY)

    said = opening(hours, closed, now.astimezone(UTC))

    here = now.astimezone(UTC).astimezone(NORWAY)
    assert (said.state == State.OPEN) == is_open(hours, closed, here)
    if said.state == State.OPEN:
        # Open every quarter until then, and not at it.
        last = said.until.replace(tzinfo=None)
        quarter = here.replace(tzinfo=None)
        while quarter < last:
            assert is_open(hours, closed, quarter)
            quarter += timedelta(minutes=15)
        assert not is_open(hours, closed, last) or last.time() == time(23, 59)
    elif said.opens:
        quarter = here.replace(tzinfo=None)
        quarter -= timedelta(minutes=quarter.minute % 15)
        first = said.opens.replace(tzinfo=None)
        assert is_open(hours, closed, first)
        while (quarter := quarter + timedelta(minutes=15)) < first:
            assert not is_open(hours, closed, quarter)


@pytest.mark.parametrize(
    ("clock", "state"),
    [(time(7, 59), State.CLOSED), (time(8), State.OPEN), (time(15, 29), State.OPEN), (time(15, 30), State.CLOSED)],
)
def test_opening_counts_the_first_minute_and_not_the_last(clock, state):
    assert opening(WORKING_DAYS, [], datetime.combine(date(2026, 11, 24), clock, NORWAY)).state == state


def test_holidays_of_a_year_are_the_twelve_of_the_law():
    found = {day for n in range(365) if is_holiday(day := date(2026, 1, 1) + timedelta(days=n))}

    assert found == HOLIDAYS_2026


def test_opening_looks_past_easter():
    wednesday_evening = datetime(2026, 4, 1, 18, 0, tzinfo=NORWAY)

    assert opening(WORKING_DAYS, [], wednesday_evening) == Opening(
        State.CLOSED, opens=datetime(2026, 4, 7, 8, 0, tzinfo=NORWAY)
    )


def test_a_closure_in_the_middle_of_an_open_week_closes_its_days_only():
    closed = [Closure(date(2026, 11, 25), date(2026, 11, 26), "kurs")]

    said = [
        opening(WORKING_DAYS, closed, datetime(2026, 11, day, 12, 0, tzinfo=NORWAY)).state for day in (24, 25, 26, 27)
    ]

    assert said == [State.OPEN, State.CLOSED, State.CLOSED, State.OPEN]


def test_other_hours_on_one_day_count_also_on_a_holiday():
    open_house = [Closure(date(2026, 5, 1), date(2026, 5, 1), "", time(12), time(14))]

    assert opening(WORKING_DAYS, open_house, datetime(2026, 5, 1, 12, 0, tzinfo=NORWAY)).state == State.OPEN


def test_other_hours_over_many_days_do_not_open_a_weekend():
    summer = [Closure(date(2026, 6, 29), date(2026, 8, 2), "", time(9), time(13))]

    saturday = opening(WORKING_DAYS, summer, datetime(2026, 7, 4, 10, 0, tzinfo=NORWAY))

    assert saturday == Opening(State.CLOSED, opens=datetime(2026, 7, 6, 9, 0, tzinfo=NORWAY))


@pytest.mark.parametrize(("day", "state"), [(28, State.OPEN), (4, State.OPEN)])
def test_odd_weeks_follow_each_other_over_a_year_of_53_weeks(day, state):
    """Week 53 of 2026 and week 1 of 2027 are both odd."""
    mondays_in_odd_weeks = [Stretch(1, time(9), time(12), "odd")]
    year, month = (2026, 12) if day == 28 else (2027, 1)

    assert opening(mondays_in_odd_weeks, [], datetime(year, month, day, 10, 0, tzinfo=NORWAY)).state == state


def test_opening_across_the_night_the_clocks_change_keeps_the_wall_clock():
    saturday = datetime(2026, 10, 24, 23, 30, tzinfo=NORWAY)
    sundays = [Stretch(7, time(12), time(14))]

    said = opening(sundays, [], saturday)

    assert said.opens == datetime(2026, 10, 25, 12, 0, tzinfo=NORWAY)
    assert said.opens.astimezone(UTC) == datetime(2026, 10, 25, 11, 0, tzinfo=UTC)


def test_overlapping_stretches_close_when_the_last_does():
    overlapping = [Stretch(2, time(9), time(12)), Stretch(2, time(11), time(15)), Stretch(2, time(15), time(16))]

    said = opening(overlapping, [], datetime(2026, 11, 24, 11, 30, tzinfo=NORWAY))

    assert said == Opening(State.OPEN, until=datetime(2026, 11, 24, 16, 0, tzinfo=NORWAY))


def test_hours_hold_only_between_their_days():
    summer = [Stretch(1, time(9), time(12), from_on=date(2026, 6, 1), last_on=date(2026, 6, 29))]
    at_ten = [datetime(2026, month, day, 10, 0, tzinfo=NORWAY) for month, day in ((5, 25), (6, 1), (6, 29), (7, 6))]

    assert [opening(summer, [], moment).state == State.OPEN for moment in at_ten] == [False, True, True, False]


def test_hours_that_are_not_known_are_never_called_closed():
    assert opening([], [Closure(date(2026, 1, 1), date(2026, 12, 31))], datetime(2026, 3, 3, tzinfo=NORWAY)) == Opening(
        State.UNKNOWN
    )
