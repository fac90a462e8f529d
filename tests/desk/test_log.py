"""The log as a leader sees it."""

import ast
import re
from datetime import timedelta

import pytest

from nok.doors.desk.trail import ACTIONS, OF_THE_PAGE
from nok.foundation.audit.actions import add_entry
from nok.foundation.core import clock
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from tests.conventions.source import calls, modules

pytestmark = pytest.mark.django_db


def log(someone, action="staff.invited", days=0):
    with scope(centres=[someone.centre.id], user=someone.user.id):
        add_entry(
            at=clock.now() - timedelta(days=days), actor_id=someone.user.id, centre_id=someone.centre.id,
            action=action, object_kind="x", object_id=None,
        )  # fmt: skip


def test_a_leader_sees_who_did_what(colleague, signed_in):
    leader = colleague(name="Ingrid Haugen")
    log(leader)
    page = signed_in(leader).get("/logg/").content.decode()

    assert "<td>Ingrid Haugen</td><td>Inviterte noen</td>" in page


def test_an_adviser_may_not(colleague, signed_in):
    assert signed_in(colleague(role=Role.ADVISER)).get("/logg/").status_code == 403


def test_another_centres_lines_are_not_there(colleague, signed_in):
    log(colleague(name="Ingrid Haugen"))

    assert "Ingrid Haugen" not in signed_in(colleague("hamar", name="Leif Strand")).get("/logg/").content.decode()


@pytest.mark.parametrize(
    ("asked", "lines"),
    [("", 2), ("action=staff.ended", 1), ("action=staff.began", 0), ("who=hvem", 2), ("day=i+gar", 2)],
)
def test_lines_can_be_chosen_and_what_is_not_understood_hides_nothing(colleague, signed_in, asked, lines):
    leader = colleague()
    log(leader)
    log(leader, "staff.ended", days=3)
    page = signed_in(leader).get(f"/logg/?{asked}").content.decode()

    assert page.count("<tr><td>") == lines


def test_a_day_is_a_norwegian_day(colleague, signed_in):
    leader = colleague()
    log(leader)
    log(leader, days=3)
    client = signed_in(leader)

    assert client.get(f"/logg/?day={clock.today()}").content.decode().count("<tr><td>") == 1


def test_many_lines_stand_on_pages(colleague, signed_in):
    leader = colleague()
    for _ in range(51):
        log(leader)
    client = signed_in(leader)

    assert client.get("/logg/").content.decode().count("<tr><td>") == 50
    assert client.get("/logg/?side=2").content.decode().count("<tr><td>") == 1
    assert client.get("/logg/?side=ti").status_code == 200


def test_every_action_that_is_logged_under_a_centre_has_words():
    # A module that writes lines names their actions, in the call or just before it.
    writing = {name for name, what, _ in calls() if what in {"log.record", "key_of"}}
    logged = {
        node.value
        for name in writing
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_]+", str(node.value))
    }

    assert logged | OF_THE_PAGE == set(ACTIONS)


def test_a_change_to_the_page_says_which_part(colleague, signed_in):
    leader = colleague()
    with scope(centres=[leader.centre.id], user=leader.user.id):
        add_entry(
            at=clock.now(), actor_id=leader.user.id, centre_id=leader.centre.id, action="centre.corrected",
            object_kind="x", object_id=None, reason="contact",
        )  # fmt: skip

    assert "<td>Rettet senterets side</td><td>Kontakt</td>" in signed_in(leader).get("/logg/").content.decode()
