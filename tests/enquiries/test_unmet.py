"""Conversations with the young that nobody may read: the leader is told how many, and asked before it comes to that."""

import re

import psycopg
import pytest

from nok.foundation.core import clock
from nok.help.contact.models import Thread
from nok.help.enquiries import queries
from nok.help.enquiries.actions import handling
from nok.organisation.access.roles import Role
from nok.organisation.centres.actions import employment as employing
from nok.organisation.centres.actions import invitations
from nok.organisation.centres.models import Centre, Employment
from tests.access.rows import ELVERUM, HAMAR, KARI, NOBODY, OLA, enter, insert, signed
from tests.enquiries.test_walls import filled
from tests.inbox import WORDS, within

UNMET, IS_MET = "SELECT nok_young_unmet(%s)", "SELECT nok_young_is_met()"
LOOK_UP = "ab" * 32


def shown(answer):
    return answer.content.decode()


def trained(*people):
    """These are trained to meet the young, and the centre says that it has somebody."""
    for one in people:
        with within(one):
            one.employment.is_child_trained = True
            one.employment.save()
            Centre.objects.filter(id=one.centre.id).update(has_child_trained=True)


@pytest.fixture
def kari(colleague, db):
    return colleague(name="Kari Nordmann")


@pytest.fixture
def mona(colleague, db):
    mona = colleague(role=Role.ADVISER, name="Mona Bakken")
    trained(mona)
    return mona


def is_trained(kari, mona):
    with within(kari):
        here = Employment.objects.get(id=mona.employment.id)
        return here.is_child_trained, here.until_on, Centre.objects.get(id=kari.centre.id).has_child_trained


def steps(mona):
    return [(f"/medarbeidere/{mona.employment.id}/{part}/", given) for part, given in
            (("barnefaglig", {"is_trained": "0"}), ("slutt", {}))]  # fmt: skip


# --- the walls ------------------------------------------------------------------------------------------------


def ask(world, question, login, centre, user, *given, lookup=""):
    """What the real login is answered, with this scope."""
    with world.connect(login) as connection:
        enter(connection, signed(world, login, centre, user, lookup=lookup))
        return connection.execute(question, given).fetchone()[0]


def change(world, statement, *given):
    """Something changes at Elverum's."""
    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", ELVERUM, KARI))
        changed = connection.execute(statement, given)
        assert changed.rowcount == 1


@pytest.mark.database
def test_the_staff_login_is_told_a_number_of_what_it_cannot_see_and_only_of_its_own_centre(world):
    _, _, young = filled(world)

    assert ask(world, "SELECT count(*) FROM contact_thread WHERE id = %s", "nok_staff", ELVERUM, KARI, young) == 0
    assert ask(world, UNMET, "nok_staff", ELVERUM, KARI, None) == 1
    for centre, user in ((HAMAR, KARI), (HAMAR, OLA), (ELVERUM, OLA), (ELVERUM, NOBODY), (f"{ELVERUM},{HAMAR}", OLA)):
        assert ask(world, UNMET, "nok_staff", centre, user, None) == 0


@pytest.mark.database
@pytest.mark.parametrize("statement", [
    "UPDATE centres_employment SET role = 'adviser'",
    "UPDATE centres_employment SET from_on = current_date - 9, until_on = current_date - 8",
    "UPDATE contact_thread SET state = 'closed' WHERE id = %s",
    "UPDATE contact_thread SET age = 'a18_23' WHERE id = %s",
])  # fmt: skip
def test_the_number_is_the_leaders_and_of_what_is_open_and_young(world, statement):
    _, _, young = filled(world)
    change(world, statement, *([young] if "%s" in statement else []))

    assert ask(world, UNMET, "nok_staff", ELVERUM, KARI, None) == 0


@pytest.mark.database
def test_what_a_trained_colleague_is_shut_out_of_is_met_by_nobody(world):
    _, _, young = filled(world)
    change(world, "UPDATE centres_employment SET is_child_trained = true")
    employment = ask(world, "SELECT id FROM centres_employment", "nok_staff", ELVERUM, KARI)

    assert ask(world, UNMET, "nok_staff", ELVERUM, KARI, None) == 0
    assert ask(world, UNMET, "nok_staff", ELVERUM, KARI, employment) == 1
    change(world, "UPDATE contact_barring SET thread_id = %s", young)
    assert ask(world, UNMET, "nok_staff", ELVERUM, KARI, None) == 1


@pytest.mark.database
def test_the_public_login_learns_of_its_own_conversation_alone_whether_anyone_may_meet_it(world):
    _, _, young = filled(world)
    door = {"id": young, "centre_id": ELVERUM, "thread_id": young, "look_up": LOOK_UP, "salt": b"x",
            "epoch_id": ELVERUM, "wrapped": b"x", "has_been_back": False}  # fmt: skip
    with world.connect("nok_owner") as connection:
        enter(connection, signed(world, "nok_owner", ELVERUM, KARI))
        connection.execute(insert("contact_door", door), list(door.values()))

    def met(look_up=LOOK_UP, centre=""):
        return ask(world, IS_MET, "nok_public", centre, NOBODY, lookup=look_up)

    found = [met()]
    change(world, "UPDATE centres_employment SET is_child_trained = true")
    found += [met(), met("cd" * 32), met("", ELVERUM)]
    change(world, "UPDATE centres_employment SET from_on = current_date + 1")
    found.append(met())
    change(world, "UPDATE centres_employment SET from_on = current_date - 9, until_on = current_date - 8")
    found.append(met())
    change(world, "UPDATE centres_employment SET until_on = NULL")
    found.append(met())
    change(world, "UPDATE contact_barring SET thread_id = %s", young)
    found.append(met())

    assert found == [False, True, False, False, False, False, True, False]


@pytest.mark.database
@pytest.mark.parametrize(("login", "question"), [
    ("nok_public", "SELECT nok_young_unmet(NULL)"), ("nok_worker", "SELECT nok_young_unmet(NULL)"),
    ("nok_staff", IS_MET), ("nok_worker", IS_MET),
    ("nok_public", "SELECT 1 FROM centres_employment"), ("nok_public", "SELECT 1 FROM contact_barring"),
])  # fmt: skip
def test_no_other_login_may_ask_nor_look_for_itself(world, login, question):
    with world.connect(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(question)


# --- before it comes to that --------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [0, 1])
def test_the_last_trained_one_goes_only_when_the_leader_has_said_they_know(kari, mona, signed_in, written, lines, step):
    for columns in ({"age": "u16"}, {"age": "a16_17", "state": "theirs"}, {"age": "u16", "state": "closed"}, {}):
        written(kari, **columns)
    (address, given), browser = steps(mona)[step], signed_in(kari)
    page = shown(browser.get(address))
    assert "Bare Mona Bakken kan lese 2 åpne samtaler med unge under 18." in page
    assert 'name="known" value="2"' in page
    assert WORDS not in page

    for told in ({}, {"known": ""}, {"known": "1"}, {"known": "x"}, {"known": "-2"}, {"known": "9" * 5000}):
        answer = browser.post(address, given | told)
        assert answer.status_code == 409
        assert "Ingenting er endret." in shown(answer)
        assert "Bare Mona Bakken kan lese" in shown(answer)
    assert is_trained(kari, mona) == (True, None, True)
    assert lines(kari) == []
    assert browser.post(address, given | {"known": "2"}).status_code == 302

    until = clock.today() if step else None
    assert is_trained(kari, mona) == (bool(step), until, False)
    assert [action for action, _ in lines(kari)] == [("staff.untrained", "staff.ended")[step]]


def test_one_that_came_while_the_leader_read_is_asked_about_again(kari, mona, signed_in, written):
    written(kari, age="u16")
    (address, given), browser = steps(mona)[0], signed_in(kari)
    assert "én åpen samtale med en under 18" in shown(browser.get(address))
    written(kari, age="u16")

    answer = browser.post(address, given | {"known": "1"})

    assert "2 åpne samtaler" in shown(answer)
    assert is_trained(kari, mona) == (True, None, True)


@pytest.mark.parametrize("step", [0, 1])
def test_nothing_is_asked_where_nobody_young_waits_or_somebody_else_meets_them(kari, mona, signed_in, written, step):
    address, given = steps(mona)[step]
    browser = signed_in(kari)
    assert 'name="known"' not in shown(browser.get(address))
    written(kari, age="u16")
    trained(kari)
    assert 'name="known"' not in shown(browser.get(address))

    assert browser.post(address, given).status_code == 302
    assert is_trained(kari, mona)[2]


def test_only_what_the_others_are_shut_out_of_is_counted(kari, mona, signed_in, written):
    trained(kari)
    first, _ = written(kari, age="u16"), written(kari, age="u16")
    with within(kari):
        handling.shut_out_self(thread=first, reason="knows", now=clock.now(), by=kari.actor)
    address, given = steps(mona)[1]
    browser = signed_in(kari)

    assert 'name="known" value="1"' in shown(browser.get(address))
    assert browser.post(address, given).status_code == 409


def test_another_centres_conversations_are_not_counted(kari, mona, colleague, signed_in, written):
    leif = colleague("hamar")
    written(leif, age="u16")

    assert 'name="known"' not in shown(signed_in(kari).get(steps(mona)[0][0]))


def test_the_actions_refuse_who_does_not_know(kari, mona, written):
    written(kari, age="u16")
    with within(kari):
        given = {"employment": mona.employment, "today": clock.today(), "by": kari.actor}
        with pytest.raises(employing.OnlyThey):
            employing.end_employment(**given)
        with pytest.raises(employing.OnlyThey):
            employing.set_child_trained(is_trained=False, **given)
        employing.set_child_trained(is_trained=False, known=1, **given)


# --- when it has come to that ------------------------------------------------------------------------------


def test_the_leader_is_told_how_many_wait_until_somebody_is_trained(kari, mona, colleague, signed_in, written):
    berit = colleague(role=Role.ADVISER, name="Berit Solli")
    thread = written(kari, age="u16")
    written(kari, age="a16_17")
    browser = signed_in(kari)
    assert "venter på noen som er barnefaglig" not in shown(browser.get("/innboks/"))
    browser.post(steps(mona)[0][0], {"is_trained": "0", "known": "2"})

    for address in ("/innboks/", "/innboks/?vis=all", "/"):
        assert "2 samtaler med unge under 18 venter på noen som er barnefaglig" in shown(browser.get(address))
        assert str(thread.id) not in shown(browser.get(address))
    assert browser.get(f"/innboks/{thread.id}/").status_code == 404
    for address in ("/innboks/", "/"):
        for adviser in (mona, berit):
            assert "barnefaglig" not in shown(signed_in(adviser).get(address))
    theirs = signed_in(berit)
    assert theirs.get(f"/innboks/{thread.id}/").status_code == 404
    browser.post(f"/medarbeidere/{berit.employment.id}/barnefaglig/", {"is_trained": "1"})

    assert theirs.get(f"/innboks/{thread.id}/").status_code == 200
    assert WORDS in shown(theirs.get(f"/innboks/{thread.id}/les/"))
    for address in ("/innboks/", "/"):
        assert "venter på noen som er barnefaglig" not in shown(browser.get(address))


def test_what_only_they_had_is_nobodys_and_not_lost(kari, mona, signed_in, written):
    thread = written(kari, age="u16")
    with within(mona):
        handling.take(thread=thread, now=clock.now(), by=mona.actor)
    browser = signed_in(kari)
    address, given = steps(mona)[1]
    browser.post(address, given | {"known": "1"})
    browser.post(f"/medarbeidere/{kari.employment.id}/barnefaglig/", {"is_trained": "1"})

    page = shown(browser.get("/innboks/?vis=new"))
    assert re.findall(r'href="/innboks/([0-9a-f-]{36})/"', page) == [str(thread.id)]


def test_a_leader_is_told_of_what_they_are_shut_out_of_themselves_when_nobody_else_meets_it(kari, signed_in, written):
    trained(kari)
    thread = written(kari, age="u16")
    with within(kari):
        handling.shut_out_self(thread=thread, reason="knows", now=clock.now(), by=kari.actor)

    page = shown(signed_in(kari).get("/innboks/"))

    assert "Én samtale med en under 18 venter på noen som er barnefaglig." in page
    assert str(thread.id) not in page


def test_whoever_may_not_mark_anyone_is_told_no_number(mona, kari, written):
    written(kari, age="u16")
    with within(mona):
        mona.employment.is_child_trained = False
        mona.employment.save()
        assert Thread.objects.filter(age="u16").count() == 1
        assert queries.unmet(mona.actor) == 0
    with within(kari):
        assert queries.unmet(kari.actor) == 1


def test_an_account_begun_anew_takes_the_centres_word_back(kari, mona, written):
    written(kari, age="u16")

    invitations.invite_again_by_command(email=mona.user.email, now=clock.now())

    assert is_trained(kari, mona) == (True, clock.today(), False)
    with within(kari):
        assert queries.unmet(kari.actor) == 1
