"""What is missing, who is shown it, and that one press mends it."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from nok.foundation.core import clock
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.register.actions import LATE_DAYS, MEND_DAYS, Codes, enter
from nok.register.models import Entry
from nok.statistics.lacking import doubles, unanswered
from nok.statistics.mending import EACH_PAGE

pytestmark = pytest.mark.django_db
TODAY = clock.today()
CALL = Codes("user_enquiry", channel="phone", user_type="victim", gender="female", age_group="a18_23", hour=9)
BLANK = replace(CALL, gender="", hour=None)


@pytest.fixture
def leader(colleague):
    return colleague("elverum", Role.LEADER)


@pytest.fixture
def adviser(colleague):
    return colleague("elverum", Role.ADVISER)


def put(by, codes=BLANK, days=0, **more) -> Entry:
    """Entered so many days ago, on that day."""
    day = TODAY - timedelta(days=days)
    with scope(centres=[by.centre.id], user=by.user.id):
        return enter(entry_id=uuid4(), codes=replace(codes, **more), on=day, today=day, by=by.actor)


def found(query, by) -> set:
    with scope(centres=[by.centre.id], user=by.user.id):
        return {entry.id for entry in query(by.actor, TODAY)}


def standing(by) -> list[tuple[str, str]]:
    with scope(centres=[by.centre.id], user=by.user.id):
        return list(Entry.objects.standing().order_by("gender", "age_group").values_list("gender", "age_group"))


def page(browser: Client, path: str = "/tall/mangler/") -> str:
    return unescape(" ".join(browser.get(path).content.decode().split()))


def test_what_nobody_answered_is_missing_and_not_known_is_an_answer(leader):
    expected = {put(leader).id, put(leader, age_group="", gender="male").id, put(leader, kind="visit", channel="").id}
    put(leader, gender="not_stated", age_group="unknown")
    put(leader, Codes("partner_enquiry", channel="phone"))
    put(leader, Codes("no_contact", channel="phone"))

    assert found(unanswered, leader) == expected


def test_an_adviser_is_shown_their_own_of_the_last_days_and_a_leader_all(leader, adviser, colleague):
    own, old, others = put(adviser), put(adviser, days=MEND_DAYS), put(leader)
    put(colleague("hamar", Role.ADVISER))

    assert found(unanswered, adviser) == {own.id}
    assert found(unanswered, leader) == {own.id, old.id, others.id}


def test_one_of_two_that_say_the_same_of_the_same_hour_seems_to_be_double(leader, adviser):
    same = {put(leader, CALL).id, put(leader, CALL).id}
    for unlike in ({"hour": 10}, {"gender": "male"}, {"is_same_today": True}, {"is_helpline": True}, {"days": 1}):
        put(leader, CALL, **unlike)
    put(adviser, CALL)
    put(leader, CALL, hour=None)
    put(leader, CALL, hour=None)
    put(leader, CALL, days=LATE_DAYS)
    put(leader, CALL, days=LATE_DAYS)
    put(leader, Codes("no_contact", channel="phone", hour=9))
    put(leader, Codes("no_contact", channel="phone", hour=9))

    shown = found(doubles, leader)

    assert (len(shown), shown <= same) == (1, True)


def test_one_press_answers(signed_in, adviser):
    entry, browser = put(adviser), signed_in(adviser)
    action = re.search(r'action="(/tall/mangler/[^"]+)"', page(browser))[1]

    answer = browser.post(action, {"gender": "female"})

    assert (answer.status_code, answer["Location"]) == (302, "/tall/mangler/?side=1")
    assert (standing(adviser), found(unanswered, adviser)) == ([("female", "a18_23")], set())
    assert str(entry.id) in action


def test_two_presses_answer_both(signed_in, adviser):
    put(adviser, age_group="")
    browser = signed_in(adviser)
    for pressed in ({"gender": "male"}, {"age_group": "u18"}):
        browser.post(re.search(r'action="(/tall/mangler/[^"]+)"', page(browser))[1], pressed)

    assert standing(adviser) == [("male", "u18")]


def test_pressed_twice_it_is_one_correction(signed_in, adviser):
    browser = signed_in(adviser)
    path = f"/tall/mangler/{put(adviser).id}/"
    for _ in range(2):
        browser.post(path, {"gender": "female"})

    assert standing(adviser) == [("female", "a18_23")]


def test_another_answer_to_what_was_answered_meanwhile_explains_itself(signed_in, adviser):
    browser = signed_in(adviser)
    path = f"/tall/mangler/{put(adviser).id}/"
    browser.post(path, {"gender": "female"})
    answer = browser.post(path, {"gender": "male"})

    assert "Dette er allerede rettet." in answer.content.decode()
    assert standing(adviser) == [("female", "a18_23")]


@pytest.mark.parametrize("pressed", [{"gender": "x"}, {"age_group": "female"}, {"gender": "f" * 300}])
def test_an_answer_that_is_not_in_the_codebook_explains_itself(signed_in, adviser, pressed):
    path = f"/tall/mangler/{put(adviser).id}/"
    answer = signed_in(adviser).post(path, pressed)

    assert "finnes ikke i årets kodebok" in answer.content.decode()
    assert standing(adviser) == [("", "a18_23")]


@pytest.mark.parametrize("pressed", [{}, {"gender": ""}, {"gender": "\0"}, {"kind": "visit"}])
def test_nothing_pressed_changes_nothing(signed_in, adviser, pressed):
    path = f"/tall/mangler/{put(adviser).id}/"

    assert signed_in(adviser).post(path, pressed).status_code == 302
    assert standing(adviser) == [("", "a18_23")]


def test_a_partners_entry_has_no_gender(signed_in, leader):
    entry = put(leader, Codes("partner_enquiry", channel="phone"))

    assert signed_in(leader).post(f"/tall/mangler/{entry.id}/", {"gender": "female"}).status_code == 404


def test_one_press_takes_the_double_back(signed_in, leader):
    put(leader, CALL)
    put(leader, CALL)
    browser = signed_in(leader)
    action = re.search(r'action="(/tall/mangler/[^"]+/ta-tilbake/[^"]*)"', page(browser))[1]
    browser.post(action)
    browser.post(action)

    assert (standing(leader), found(doubles, leader)) == ([("female", "a18_23")], set())


def test_an_adviser_does_not_mend_what_a_colleague_entered(signed_in, leader, adviser):
    entry, browser = put(leader), signed_in(adviser)
    answers = [browser.post(f"/tall/mangler/{entry.id}/{end}", {"gender": "male"}) for end in ("", "ta-tilbake/")]

    assert ["Be lederen om å rette dette." in answer.content.decode() for answer in answers] == [True, True]
    assert standing(leader) == [("", "a18_23")]


def test_another_centres_entries_are_not_there(signed_in, leader, colleague):
    entry, browser = put(leader), signed_in(colleague("hamar", Role.LEADER))
    answers = [browser.post(f"/tall/mangler/{entry.id}/{end}", {"gender": "male"}) for end in ("", "ta-tilbake/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert str(entry.id) not in page(browser)
    assert standing(leader) == [("", "a18_23")]


def test_a_long_list_has_pages_and_asks_as_much_of_the_database(
    signed_in, leader, django_assert_max_num_queries, django_assert_num_queries
):
    browser = signed_in(leader)
    put(leader)
    with django_assert_max_num_queries(30) as few:
        page(browser)
    for _ in range(EACH_PAGE):
        put(leader, hour=None)
    with django_assert_num_queries(len(few)):
        first = page(browser)
    second = page(browser, "/tall/mangler/?side=2")

    assert [each.count("<fieldset") for each in (first, second)] == [EACH_PAGE, 1]
    assert [f"{EACH_PAGE + 1} registreringer mangler et svar." in each for each in (first, second)] == [True, True]
