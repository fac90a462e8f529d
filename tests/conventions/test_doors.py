"""No page is open that did not say for whom; none is open at the wrong door; reading changes nothing."""

import re

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils.translation import override

from nok.foundation.core import clock
from nok.organisation.access.roles import Permission, Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import invitations
from tests.conventions.doors import DOORS, as_door, patterns
from tests.conventions.test_roles import ADDRESSES, the_world

PUBLIC = {"slug": "elverum", "number": "0301", "form": "json"}
# What reading may write: the session's clock. A page that shows something sensitive writes the log as well.
MAY_CHANGE = {"django_session"}


@pytest.mark.parametrize("door", DOORS)
def test_every_page_is_opened_for_its_own_door(door):
    wrong = [route for route, view in patterns(door) if getattr(view, "door", None) != door]

    assert len(list(patterns(door))) > 15
    assert wrong == []


def test_every_permission_opens_a_page():
    asked = {view.permission for _, view in patterns("staff")} - {None}

    assert asked == set(Permission)


def public_addresses():
    """An address for each line of the public door's table, in the first language."""
    for route, _ in patterns("public"):
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda part: PUBLIC[part[1]], route)
        plain = re.sub(r"<\w+:(\w+)>", lambda part: PUBLIC[part[1]], plain)
        yield "/" + plain.translate(str.maketrans("", "", "^$\\"))


def written():
    """How many rows of each table this transaction has put in, changed and taken out so far, whoever may see them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return dict(cursor.fetchall())


def changed_by(visit):
    before = written()
    answer = visit()
    after = written()
    return answer.status_code, {table for table in after if after[table] != before.get(table, 0)} - MAY_CHANGE


@pytest.mark.django_db
def test_reading_the_public_door_changes_nothing():
    with override_settings(**as_door("public")), override("nb"):
        client = Client(headers={"host": "localhost"})
        found = {address: changed_by(lambda address=address: client.get(address)) for address in public_addresses()}

    assert len(found) > 20
    sends_on = {"/ut/", "/skriv/", "/skriv/til/elverum/", "/skriv/tilbake/"}
    assert found == {address: (303 if address in sends_on else 200, set()) for address in found}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_reading_the_staff_door_changes_nothing_but_what_is_written_of_reading(colleague, signed_in, written, role):
    here = the_world(colleague, signed_in, written)
    client = here.browsers["leader" if role == Role.LEADER else "adviser"]
    found = {line: changed_by(lambda line=line: client.get(line.format(**here.names)))[1] for line in ADDRESSES}

    opened = {"audit_entry", "contact_reading"}
    expected = {"/innboks/{thread}/les/": opened, "/innboks/{thread}/svar/": {"audit_entry", "enquiries_presence"}}
    if role == Role.ADVISER:
        expected["/innboks/{shut}/les/"] = opened
    assert {line: tables for line, tables in found.items() if tables} == expected


@pytest.mark.django_db
def test_only_what_opens_a_conversation_may_write_when_read():
    logged = {route for route, view in patterns("staff") if getattr(view, "is_logged", False)}

    assert logged == {"innboks/<uuid:thread_id>/les/", "innboks/<uuid:thread_id>/svar/"}


@pytest.mark.django_db
def test_what_counts_writing_sees_it(colleague):
    someone = colleague()
    before = written()
    with scope(centres=[someone.centre.id], user=someone.user.id):
        invitations.invite(email="ny@nok.example", role=Role.ADVISER, now=clock.now(), by=someone.actor)

    assert {table for table, number in written().items() if number != before.get(table, 0)} == {
        "centres_invitation",
        "audit_entry",
    }
