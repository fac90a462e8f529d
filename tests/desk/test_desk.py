"""What waits for the one who comes in, and only that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nok.foundation.core import clock
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import invitations

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def test_a_leader_sees_what_waits(colleague, signed_in):
    leader = colleague()
    with scope(centres=[leader.centre.id], user=leader.user.id):
        invitations.invite(email="ny@nok.example", role=Role.ADVISER, now=clock.now(), by=leader.actor)
    page = signed_in(leader).get("/").content.decode()

    assert "Det som venter på deg" in page
    assert "ny@nok.example har ikke tatt imot invitasjonen ennå" in page


def test_an_adviser_does_not_see_invitations(colleague, signed_in):
    leader, adviser = colleague(), colleague(role=Role.ADVISER)
    with scope(centres=[leader.centre.id], user=leader.user.id):
        invitations.invite(email="ny@nok.example", role=Role.ADVISER, now=clock.now(), by=leader.actor)

    assert "ny@nok.example" not in signed_in(adviser).get("/").content.decode()


@pytest.mark.parametrize("page", ["/", "/medarbeidere/", "/konto/"])
def test_a_page_asks_the_database_few_times_whatever_the_number_of_rows(colleague, signed_in, page):
    client = signed_in(colleague())
    few = _queries(client, page)
    for _ in range(3):
        colleague(role=Role.ADVISER)

    assert _queries(client, page) == few
    assert few <= MOST_QUERIES


def _queries(client, page):
    """How often the page reads or writes a table; transactions and scopes apart."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return sum(one["sql"].startswith(('SELECT "', "UPDATE", "INSERT", "DELETE")) for one in asked.captured_queries)


def test_wrong_codes_from_elsewhere_are_told_on_the_desk(colleague, signed_in):
    client = signed_in(colleague())
    kept = client.session
    kept["strange_codes"] = 3
    kept.save()

    assert "gal kode, 3 ganger" in client.get("/").content.decode()


@pytest.mark.parametrize(("page", "status"), [("/finnes-ikke/", 404), ("/invitasjoner/ny/", 403)])
def test_a_shut_page_says_so_in_words(colleague, signed_in, page, status):
    answer = signed_in(colleague(role=Role.ADVISER)).get(page)

    assert answer.status_code == status
    assert "<h1>" in answer.content.decode()
