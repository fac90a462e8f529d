"""The counting rules: the examples that stand beside them, and worlds nobody thought of, counted another way."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nok.organisation.access.scope import scope
from nok.organisation.centres.loading import fixed_id
from nok.register import counting
from nok.register.codes import FORM_OF
from nok.register.models import Entry

ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
DAY = date(2026, 3, 2)
RULES = {
    "enquiries": counting.enquiries,
    "planned": counting.planned_conversations,
    "partners": counting.partner_contacts,
    "visits": counting.visits,
    "first": counting.first_contacts,
}


@pytest.fixture
def scoped(db):
    with scope(centres=[ELVERUM, HAMAR]):
        yield


def put(kind: str = "user_enquiry", **said: object) -> Entry:
    entry = Entry(**{"centre_id": ELVERUM, "kind": kind, "on": DAY, "source": "dialogue"} | said)
    entry.entered_on = entry.on
    entry.save(force_insert=True)
    return entry


def take_back(entry: Entry) -> None:
    put(entry.kind, centre_id=entry.centre_id, on=entry.on, undoes=entry.id)


def counted() -> dict[str, int]:
    return {name: rule(Entry.objects.standing()).count() for name, rule in RULES.items()}


def counts(**found: int) -> dict[str, int]:
    return dict.fromkeys(RULES, 0) | found


@pytest.mark.usefixtures("scoped")
class TestExamples:
    def test_three_times_in_one_day_is_one_enquiry_the_first(self):
        morning = put(person=b"her", hour=9)
        put(person=b"her", hour=14)
        put(person=b"her", hour=None)

        assert [one.id for one in counting.enquiries(Entry.objects.standing())] == [morning.id]

    def test_when_the_first_is_taken_back_the_next_is_counted(self):
        morning, afternoon = put(person=b"her", hour=9), put(person=b"her", hour=14)
        take_back(morning)

        assert [one.id for one in counting.enquiries(Entry.objects.standing())] == [afternoon.id]

    def test_of_two_messages_without_an_hour_the_first_of_the_year_is_counted(self):
        put(id=UUID(int=1), person=b"her", is_first_this_year=False)
        put(id=UUID(int=2), person=b"her", is_first_this_year=True)

        assert counted() == counts(enquiries=1, first=1)

    def test_the_same_person_the_day_after_is_another_enquiry(self):
        put(person=b"her")
        put(person=b"her", on=DAY + timedelta(days=1))

        assert counted() == counts(enquiries=2)

    def test_the_same_pseudonym_at_another_centre_is_another_person(self):
        put(person=b"her")
        put(person=b"her", centre_id=HAMAR)

        assert counted() == counts(enquiries=2)

    def test_an_anonymous_caller_is_once_if_the_adviser_says_so(self):
        put()
        put(is_same_today=True)
        put()

        assert counted() == counts(enquiries=2)

    def test_asking_for_a_conversation_and_having_it_are_two_things(self):
        put(person=b"her", hour=9)
        put("planned_remote", person=b"her", hour=15)

        assert counted() == counts(enquiries=1, planned=1)

    def test_each_of_a_partners_contacts_is_counted(self):
        put("partner_enquiry")
        put("partner_enquiry")
        put("partner_visit")

        assert counted() == counts(partners=3)

    def test_a_conversation_and_a_group_on_one_day_are_one_visit(self):
        put("visit", person=b"her", hour=12)
        put("visit", person=b"her", hour=18)

        assert counted() == counts(visits=1)

    def test_a_wrong_number_is_never_counted(self):
        put("no_contact")

        assert counted() == counts()

    def test_a_person_who_calls_in_january_and_in_may_is_one_person(self):
        put(is_first_this_year=True)
        put(on=DAY + timedelta(days=70), is_first_this_year=False)

        assert counted() == counts(enquiries=2, first=1)


PARTNERS = ("partner_enquiry", "partner_visit")
PEOPLE = st.one_of(st.none(), st.sampled_from([b"one", b"two"]))
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.builds(uuid4),
            "centre_id": st.sampled_from([ELVERUM, HAMAR]),
            "kind": st.sampled_from(sorted(FORM_OF)),
            "on": st.sampled_from([DAY, DAY + timedelta(days=1), date(2025, 12, 31), date(2026, 1, 1)]),
            "hour": st.one_of(st.none(), st.integers(0, 23)),
            "person": PEOPLE,
            "is_same_today": st.booleans(),
            "is_taken_back": st.booleans(),
        }
    ),
    max_size=14,
)


def by_hand(lines: list[dict]) -> dict[str, int]:
    """The rules once more, over a list, without the database."""
    left = [line for line in lines if not line["is_taken_back"]]
    kinds = Counter(line["kind"] for line in left)

    def days(kind: str) -> int:
        told = [line for line in left if line["kind"] == kind and not line["is_same_today"]]
        known = {(line["centre_id"], line["on"], line["person"]) for line in told if line["person"]}
        return len(known) + sum(line["person"] is None for line in told)

    return counts(
        enquiries=days("user_enquiry"),
        visits=days("visit"),
        planned=kinds["planned_remote"],
        partners=sum(kinds[kind] for kind in PARTNERS),
    )


class TestWorlds(TestCase):
    @given(LINES)
    def test_any_ledger_is_counted_as_by_hand(self, lines):
        with scope(centres=[ELVERUM, HAMAR]):
            for line in lines:
                columns = {name: value for name, value in line.items() if name != "is_taken_back"}
                if line["kind"] in PARTNERS:
                    line["person"] = columns["person"] = None
                entry = put(**columns)
                if line["is_taken_back"]:
                    take_back(entry)

            assert counted() == by_hand(lines)


def test_a_counter_entry_of_another_centre_takes_nothing_back(scoped):
    entry = put()
    put(centre_id=HAMAR, undoes=entry.id, id=UUID(int=7))

    assert entry in counting.enquiries(Entry.objects.standing())
