"""The list: where each conversation stands, what was promised, in an order one can work from."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nok.foundation.core import clock
from nok.help.enquiries.actions import handling
from nok.help.enquiries.models import Handling
from nok.organisation.access.roles import Role
from tests.inbox import WORDS, within

pytestmark = pytest.mark.django_db


def shown(answer):
    return answer.content.decode()


@pytest.fixture
def kari(colleague):
    return colleague(name="Kari Nordmann")


ALL = {"new": "Ny", "taken": "Tatt av Kari Nordmann", "waits": "Venter på avsender", "answered": "Besvart",
       "closed": "Avsluttet", "deleted": "Slettet av avsender"}  # fmt: skip
IN = {
    "open": {"new", "taken", "waits", "answered", "deleted"}, "new": {"new"}, "mine": {"taken", "waits"},
    "waits": {"waits"}, "answered": {"answered"}, "closed": {"closed", "deleted"}, "all": set(ALL),
}  # fmt: skip


@pytest.fixture
def one_of_each(kari, written):
    """A conversation of each standing, known by its age band."""
    free = {"since": None, "answer_by": None}
    written(kari, age="a18_23")
    taken, waits = written(kari, age="a24_29"), written(kari, age="a30_39", state="theirs", **free)
    with within(kari):
        handling.take(thread=taken, now=clock.now(), by=kari.actor)
        handling.take(thread=waits, now=clock.now(), by=kari.actor)
        Handling.objects.filter(thread_id=waits.id).update(awaits=True)
    written(kari, age="a40_49", state="theirs", **free)
    written(kari, age="a50_59", state="closed", **free)
    burned = written(kari, **free)
    with within(kari):
        type(burned).objects.filter(id=burned.id).update(slot_id=None, role="", age="", state="gone")


@pytest.mark.parametrize("vis", IN)
def test_each_filter_shows_what_stands_so(kari, signed_in, one_of_each, vis):
    answer = shown(signed_in(kari).get(f"/innboks/?vis={vis}"))

    rows = answer[answer.index("</form>", answer.index('name="vis"')) :]
    found = {standing for standing, words in ALL.items() if f'<p class="small">{words}' in rows}
    assert found == IN[vis]


@pytest.mark.parametrize("query", ["vis=finnes-ikke", "merke=%00", "side=99999", "side=x", "vis=&merke="])
def test_what_no_filter_says_shows_a_list_all_the_same(kari, signed_in, written, query):
    written(kari)

    answer = signed_in(kari).get(f"/innboks/?{query}")

    assert answer.status_code == 200
    assert "Lovet svar" in shown(answer)


def test_what_is_overdue_is_marked_and_comes_first(kari, signed_in, written):
    now = clock.now()
    written(kari, role="relative", answer_by=now + timedelta(hours=3))
    written(kari, role="professional", answer_by=now - timedelta(hours=3))
    written(kari, role="both", answer_by=now + timedelta(hours=1))

    answer = shown(signed_in(kari).get("/innboks/"))

    order = [answer.index(f"<strong>{who}<") for who in ("Fagperson", "Utsatt og pårørende", "Pårørende")]
    assert order == sorted(order)
    assert answer.count("Over fristen") == 1
    assert answer.index("Over fristen") < answer.index("<strong>Utsatt og pårørende<")
    assert "Skulle vært svart" in answer


def test_the_list_asks_no_more_of_the_database_for_more_rows(kari, signed_in, written):
    browser = signed_in(kari)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get("/innboks/?vis=all")
        return len(queries)

    written(kari)
    asked()
    one = asked()
    for age in ("a18_23", "a60p"):
        with within(kari):
            handling.take(thread=written(kari, age=age), now=clock.now(), by=kari.actor)

    assert asked() == one


def test_the_list_holds_no_words_of_any_message(kari, signed_in, written):
    written(kari)

    assert WORDS not in shown(signed_in(kari).get("/innboks/"))


def test_more_than_a_page_is_turned_with_the_filter_kept(kari, signed_in, written):
    for _ in range(51):
        written(kari)

    answer = shown(signed_in(kari).get("/innboks/?vis=new&sendt"))

    assert answer.count("Lovet svar") == 50
    assert "?vis=new&amp;side=2" in answer


def test_the_rail_and_the_tab_say_how_many_wait_for_me_and_never_what(kari, colleague, signed_in, written):
    mona = colleague(role=Role.ADVISER)
    first = written(kari)
    written(kari)
    with within(mona):
        handling.take(thread=first, now=clock.now(), by=mona.actor)

    answer = shown(signed_in(kari).get("/senteret/"))

    assert "<title>(1) Senterets side</title>" in answer
    assert "<b>1<" in answer
    assert "<title>(2) " in shown(signed_in(mona).get("/innboks/"))


def test_the_desk_says_what_waits_and_what_is_overdue(kari, signed_in, written):
    browser = signed_in(kari)
    assert "venter på svar" not in shown(browser.get("/"))
    written(kari)
    assert "Ingen er over fristen." in shown(browser.get("/"))
    written(kari, answer_by=clock.now() - timedelta(hours=1))

    answer = shown(browser.get("/"))

    assert "2 samtaler venter på svar" in answer
    assert "Én er over fristen." in answer


def test_nobody_at_another_centre_can_tell_that_it_is_there(kari, colleague, signed_in, written):
    ola = colleague("hamar")
    browser = signed_in(ola)

    def seen():
        answers = [shown(browser.get(address)) for address in ("/", "/innboks/?vis=all", "/medarbeidere/")]
        return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer) for answer in answers]

    before = seen()
    thread = written(kari)
    signed_in(kari).get(f"/innboks/{thread.id}/les/")

    assert seen() == before
    assert "Åpnet en samtale</td>" not in shown(browser.get("/logg/"))
    assert "Ingen samtaler her nå." in shown(browser.get("/innboks/?vis=all"))
