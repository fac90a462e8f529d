"""The figures of a year against the same figures counted over a list, for a small town and for worlds of chance."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.loading import fixed_id
from nok.register.models import Entry
from nok.statistics.figures import HELPLINE, RULES, figures, first_year
from nok.statistics.period import period
from tests.statistics.worlds import Said, counted, enter, tally

ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
TODAY = date(2026, 3, 2)
PERIOD = period(2026, TODAY)
# The days a rule may stumble on: both sides of New Year and of the last day that is counted, in both years.
DAYS = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 2), date(2025, 3, 3), date(2025, 12, 31),
        date(2026, 1, 1), date(2026, 2, 28), date(2026, 3, 2)]  # fmt: skip


def actor(centre=ELVERUM) -> Actor:
    return Actor(uuid4(), centre, [Role.ADVISER])


def in_the_period(lines):
    return [one for one in lines if one.on.year in (2025, 2026) and (one.on.month, one.on.day) <= (3, 2)]


def by_hand(lines, helpline="med"):
    """Every table of every rule, counted over the list."""
    kept = {"med": (True, False), "uten": (False,), "bare": (True,)}[helpline]
    of_rule = {name: [one for one in found if one.is_helpline in kept] for name, found in counted(lines).items()}
    return {name: {cut: tally(of_rule[name], *cut) for cut in cuts} for name, (_, cuts) in RULES.items()}


@st.composite
def said(draw):
    kind = draw(st.sampled_from(["user_enquiry", "user_enquiry", "planned_remote", "partner_enquiry", "partner_visit",
                                 "visit", "no_contact"]))  # fmt: skip
    common = {
        "kind": kind, "on": draw(st.sampled_from(DAYS)), "hour": draw(st.sampled_from([None, 0, 9, 23])),
        "channel": draw(st.sampled_from(["", "phone", "web_dialogue"])), "is_same_today": draw(st.booleans()),
        "is_helpline": draw(st.booleans()), "is_back": draw(st.booleans()),
    }  # fmt: skip
    if kind in ("partner_enquiry", "partner_visit"):
        return Said(**common, partner_type=draw(st.sampled_from(["", "police", "nav"])))
    if kind == "no_contact":
        return Said(**common)
    return Said(
        **common,
        person=draw(st.sampled_from([None, b"her", b"him"])),
        gender=draw(st.sampled_from(["", "female"])),
        age_group=draw(st.sampled_from(["", "u18", "unknown"])),
        user_type=draw(st.sampled_from(["", "victim"])),
        first_ever=draw(st.sampled_from(["", "yes", "earlier"])),
        is_first_this_year=draw(st.sampled_from([None, True, False])),
    )


class TestWorlds(TestCase):
    @of_hypothesis(max_examples=120)
    @given(st.lists(said(), max_size=14), st.sampled_from(list(HELPLINE)))
    def test_figures_of_any_ledger_are_those_counted_by_hand(self, lines, helpline):
        someone = actor()
        with scope(centres=[ELVERUM, HAMAR], user=someone.user_id):
            enter(ELVERUM, lines)
            found = figures(someone, PERIOD, helpline)

        assert found.by_rule == by_hand(in_the_period(lines), helpline)

    @of_hypothesis(max_examples=40)
    @given(st.lists(said(), max_size=14))
    def test_figures_without_and_only_the_helplines_add_up_to_all(self, lines):
        someone = actor()
        with scope(centres=[ELVERUM, HAMAR], user=someone.user_id):
            enter(ELVERUM, lines)
            all_of_it, without, only = (figures(someone, PERIOD, each).by_rule for each in HELPLINE)

        assert all_of_it == {
            rule: {cut: without[rule][cut] + only[rule][cut] for cut in cuts} for rule, cuts in all_of_it.items()
        }


@pytest.mark.django_db
def test_figures_are_of_ones_own_centre_even_where_both_are_in_sight():
    lines = [Said("user_enquiry", TODAY, channel="phone")]
    with scope(centres=[ELVERUM, HAMAR]):
        enter(HAMAR, [*lines, *lines, *lines])
        mine, theirs = figures(actor(), PERIOD), figures(actor(HAMAR), PERIOD)

    assert mine.count("enquiries", (), 2026) == 0
    assert theirs.count("enquiries", ("channel",), 2026, "phone") == 3


@pytest.mark.django_db
def test_the_first_year_is_that_of_the_first_entry_and_else_this():
    someone = actor()
    with scope(centres=[ELVERUM, HAMAR]):
        enter(HAMAR, [Said("user_enquiry", date(2011, 5, 5))])
        before = first_year(someone, TODAY)
        Entry.objects.create(centre_id=ELVERUM, kind="visit", on=date(2019, 5, 5), entered_on=date(2019, 5, 5),
                             source="dialogue")  # fmt: skip

        assert (before, first_year(someone, TODAY)) == (2026, 2019)


@pytest.mark.django_db
def test_what_was_counted_before_is_counted_anew_when_the_ledger_is_another():
    someone, told = actor(), []
    line = Said("user_enquiry", TODAY, hour=9, person=b"her")
    with scope(centres=[ELVERUM, HAMAR]):
        enter(ELVERUM, [line])
        told.append(figures(someone, PERIOD).count("enquiries", (), 2026))
        enter(ELVERUM, [Said("user_enquiry", TODAY)])
        told.append(figures(someone, PERIOD).count("enquiries", (), 2026))
        enter(ELVERUM, [line])  # the same person again
        told.append(figures(someone, PERIOD).count("enquiries", (), 2026))
        first = Entry.objects.filter(person=b"her").order_by("id")[0]
        Entry(centre_id=ELVERUM, kind=first.kind, on=first.on, entered_on=first.on, source="dialogue",
              undoes=Entry.objects.get(person=None).id).save(force_insert=True)  # fmt: skip
        told.append(figures(someone, PERIOD).count("enquiries", (), 2026))
        Entry.objects.filter(person=b"her").update(person=None)  # nobody can tell any longer
        told.append(figures(someone, PERIOD).count("enquiries", (), 2026))

    assert told == [1, 2, 2, 1, 2]


@pytest.mark.django_db
def test_a_counter_entry_of_another_centre_takes_nothing_back():
    someone = actor()
    with scope(centres=[ELVERUM, HAMAR]):
        enter(ELVERUM, [Said("user_enquiry", TODAY)])
        Entry(centre_id=HAMAR, kind="user_enquiry", on=TODAY, entered_on=TODAY, source="dialogue",
              undoes=Entry.objects.get(centre_id=ELVERUM).id).save(force_insert=True)  # fmt: skip

        assert figures(someone, PERIOD).count("enquiries", (), 2026) == 1


@pytest.mark.django_db
def test_what_comes_after_the_day_is_in_neither_year():
    lines = [Said("user_enquiry", date(year, month, day)) for year in (2025, 2026) for month, day in
             ((1, 1), (3, 2), (3, 3), (12, 31))]  # fmt: skip
    someone = actor()
    with scope(centres=[ELVERUM]):
        enter(ELVERUM, lines)
        found = figures(someone, PERIOD)

    assert [found.count("enquiries", (), year) for year in (2024, 2025, 2026)] == [0, 2, 2]
