"""Entering, taking back and correcting: what stands in the ledger after, and who is refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from nok.foundation.audit.models import Entry as LogEntry
from nok.organisation.access.actor import Actor, NotPermitted
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.register import actions
from nok.register.actions import Codes
from nok.register.codebook import UnknownCode
from nok.register.models import Entry

TODAY = date(2026, 11, 24)
CALL = Codes("user_enquiry", channel="phone", user_type="victim", gender="female", age_group="a30_39", hour=10)


@pytest.fixture
def by(colleague):
    """An adviser at Elverum, with the scope their pages have."""
    someone = colleague(role=Role.ADVISER)
    with scope(centres=[someone.centre.id], user=someone.user.id):
        yield someone.actor


def entered(by: Actor, codes: Codes = CALL, *, on: date = TODAY, today: date = TODAY) -> Entry:
    return actions.enter(entry_id=uuid4(), codes=codes, on=on, today=today, by=by)


def as_leader(by: Actor) -> Actor:
    return Actor(by.user_id, by.centre_id, [Role.LEADER])


def said(entry: Entry) -> Codes:
    return actions.codes_of(Entry.objects.get(id=entry.id))


def standing() -> set[object]:
    return set(Entry.objects.standing().values_list("id", flat=True))


def logged() -> list[str]:
    return list(LogEntry.objects.filter(object_kind="register.entry").order_by("at").values_list("action", flat=True))


def test_what_is_entered_stands_as_it_was_said(by):
    entry = entered(by)

    assert said(entry) == CALL
    assert (entry.on, entry.entered_on, entry.author_id, entry.source) == (TODAY, TODAY, by.user_id, "desk")
    assert standing() == {entry.id}
    assert logged() == ["register.entered"]


def test_the_same_form_sent_twice_is_one_entry(by):
    form = uuid4()

    both = [actions.enter(entry_id=form, codes=CALL, on=TODAY, today=TODAY, by=by) for _ in range(2)]

    assert both[0] == both[1]
    assert standing() == {form}
    assert logged() == ["register.entered"]


def test_a_code_that_is_not_in_the_years_book_is_refused(by):
    with pytest.raises(UnknownCode):
        entered(by, Codes("user_enquiry", channel="phone", gender="kari nordmann"))

    assert standing() == set()


def test_a_kind_that_is_not_in_the_years_book_is_refused(by):
    with pytest.raises(UnknownCode):
        entered(by, Codes("kari nordmann"))

    assert standing() == set()


def test_a_day_that_has_not_come_is_refused(by):
    with pytest.raises(actions.NotYet):
        entered(by, on=TODAY + timedelta(days=1))


def test_a_day_long_ago_is_entered_by_the_leader(by):
    long_ago = TODAY - timedelta(days=actions.LATE_DAYS + 1)

    with pytest.raises(actions.TooLongAgo):
        entered(by, on=long_ago)
    assert entered(as_leader(by), on=long_ago).on == long_ago


def test_what_is_taken_back_stands_no_more_and_is_still_there(by):
    entry = entered(by)

    counter = actions.take_back(entry=entry, today=TODAY, by=by)

    assert standing() == set()
    assert said(entry) == CALL
    assert counter.undoes == entry.id
    assert logged() == ["register.entered", "register.taken_back"]


def test_taking_back_twice_is_taking_back_once(by):
    entry = entered(by)

    both = [actions.take_back(entry=entry, today=TODAY, by=by) for _ in range(2)]

    assert both[0] == both[1]
    assert Entry.objects.count() == 2


def test_what_takes_another_back_cannot_be_taken_back(by):
    counter = actions.take_back(entry=entered(by), today=TODAY, by=by)

    with pytest.raises(Entry.DoesNotExist):
        actions.take_back(entry=counter, today=TODAY, by=by)

    assert Entry.objects.count() == 2


def test_a_correction_takes_the_place_of_what_it_corrects(by):
    entry, better = entered(by), Codes("user_enquiry", channel="sms", user_type="relative")

    new = actions.correct(entry=entry, codes=better, on=TODAY, today=TODAY, by=by)

    assert standing() == {new.id}
    assert (said(entry), said(new)) == (CALL, better)


def test_a_correction_that_cannot_be_written_leaves_the_entry_standing(by):
    entry = entered(by)

    with pytest.raises(UnknownCode):
        actions.correct(entry=entry, codes=Codes("user_enquiry", channel="fax"), on=TODAY, today=TODAY, by=by)

    assert standing() == {entry.id}


def test_the_same_correction_sent_twice_is_one_and_another_is_refused(by):
    entry, better = entered(by), Codes("user_enquiry", channel="sms")

    both = [actions.correct(entry=entry, codes=better, on=TODAY, today=TODAY, by=by) for _ in range(2)]
    with pytest.raises(actions.TakenBack):
        actions.correct(entry=entry, codes=CALL, on=TODAY, today=TODAY, by=by)

    assert both[0] == both[1]
    assert standing() == {both[0].id}


def test_ones_own_is_mended_within_the_week_also_when_its_day_is_long_ago_by_now(by):
    day = TODAY - timedelta(days=actions.LATE_DAYS)
    entry, later = entered(by, on=day), TODAY + timedelta(days=3)

    new = actions.correct(entry=entry, codes=Codes("user_enquiry", channel="sms"), on=day, today=later, by=by)
    with pytest.raises(actions.TooLongAgo):
        actions.correct(entry=new, codes=CALL, on=day - timedelta(days=1), today=later, by=by)

    assert standing() == {new.id}


def test_a_correction_that_was_taken_back_is_not_given_as_if_it_stood(by):
    entry, better = entered(by), Codes("user_enquiry", channel="sms")
    new = actions.correct(entry=entry, codes=better, on=TODAY, today=TODAY, by=by)
    actions.take_back(entry=new, today=TODAY, by=by)

    with pytest.raises(actions.TakenBack):
        actions.correct(entry=entry, codes=better, on=TODAY, today=TODAY, by=by)


def test_what_has_been_taken_back_cannot_be_corrected(by):
    entry = entered(by)
    actions.take_back(entry=entry, today=TODAY, by=by)

    with pytest.raises(actions.TakenBack):
        actions.correct(entry=entry, codes=CALL, on=TODAY, today=TODAY, by=by)

    assert standing() == set()


def test_an_adviser_mends_their_own_for_a_week_and_the_leader_always(by):
    entry = entered(by)
    late = TODAY + timedelta(days=actions.MEND_DAYS)

    with pytest.raises(actions.AnothersEntry):
        actions.take_back(entry=entry, today=late, by=by)
    actions.take_back(entry=entry, today=late, by=as_leader(by))

    assert standing() == set()


def test_an_adviser_does_not_mend_what_a_colleague_entered(by, colleague):
    entry = entered(by)
    other = Actor(colleague(role=Role.ADVISER, name="Ola Nordmann").user.id, by.centre_id, [Role.ADVISER])

    with pytest.raises(actions.AnothersEntry):
        actions.take_back(entry=entry, today=TODAY, by=other)


def test_another_centres_entry_is_not_there(by, colleague):
    entry = entered(by)
    hamar = colleague("hamar")

    with scope(centres=[by.centre_id, hamar.centre.id], user=hamar.user.id), pytest.raises(Entry.DoesNotExist):
        actions.take_back(entry=entry, today=TODAY, by=hamar.actor)


def test_a_form_whose_id_is_another_centres_entry_is_refused_and_tells_nothing(by, colleague):
    entry = entered(by)
    hamar = colleague("hamar")

    with scope(centres=[hamar.centre.id], user=hamar.user.id), pytest.raises(actions.UsedUp):
        actions.enter(entry_id=entry.id, codes=CALL, on=TODAY, today=TODAY, by=hamar.actor)


def test_whoever_has_no_role_enters_nothing(by):
    with pytest.raises(NotPermitted):
        entered(Actor(by.user_id, by.centre_id, []))
