"""An address that a centre does not show: the centre reads it, and the public door's own login cannot find it."""

import re
from datetime import date
from importlib import import_module

import psycopg
import pytest
from django.db import IntegrityError, transaction

from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Office
from nok.organisation.centres.sections import read
from nok.organisation.centres.snapshot import snapshot
from tests.access.rows import ELVERUM, enter, signed
from tests.centres.correcting import correct, part_of
from tests.centres.test_page_logins import HIRE, run
from tests.centres.typing_in import typed

TODAY = date(2026, 11, 24)
HIDE = """
import sys
import django; django.setup()
from uuid import UUID
from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import page
from nok.organisation.centres.models import Centre, Office
from nok.organisation.centres.sections import Part, read, version
user, shown = sys.argv[1:]
with writing():
    centre = Centre.objects.get(slug="elverum")
    actor = Actor(UUID(user), centre.id, [Role.LEADER])
    with scope(centres=[centre.id], user=actor.user_id):
        part = Part("office", centre, Office.objects.get(slug="elverum"))
        values = read(part, clock.today())
        seen = version(values)
        values |= {"address": "Fjellveien 99", "postcode": "2411", "address_shown": shown == "shown"}
        page.correct(part=part, values=values, seen=seen, now=clock.now(), by=actor)
        print(read(Part("office", centre, Office.objects.get(slug="elverum")), clock.today())["address"])
"""
# Where the postcode 2411 is; every postcode of the country stands in the open in `places_postcode`.
POINT = ("60.9498", "11.5073")
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def found_by_the_public_login(world, *needles):
    """The tables and statistics in which the public login can read any of these, the country's postcodes apart."""
    found = set()
    with world.connect("nok_public") as connection:
        readable = connection.execute(
            "SELECT relname, 'true' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'S' "
            "AND has_any_column_privilege(oid, 'select') AND relname NOT LIKE 'places\\_%'"
        ).fetchall()
        assert ("centres_office", "true") in readable
        for table, where in [*readable, ("pg_stats", "tablename = 'centres_office'")]:
            rows = connection.execute(f'SELECT t::text FROM "{table}" t WHERE {where}').fetchall()
            # Random ids hold any four digits now and then.
            plain = [UUIDS.sub("", row) for (row,) in rows]
            found |= {(table, needle) for row in plain for needle in needles if needle in row}
    return found


@pytest.mark.database
def test_a_hidden_address_is_nowhere_the_public_login_can_read(world):
    user = run(world, "owner", HIRE)
    assert run(world, "staff", HIDE, user, "shown") == "Fjellveien 99"
    everything = {("centres_office", needle) for needle in ("Fjellveien 99", "2411", *POINT)}
    assert everything <= found_by_the_public_login(world, "Fjellveien 99", "2411", *POINT)
    with psycopg.connect(world.addresses["nok_owner"], autocommit=True) as owner:
        owner.execute("ANALYZE centres_office")

    assert run(world, "staff", HIDE, user, "hidden") == "Fjellveien 99"

    assert found_by_the_public_login(world, "Fjellveien", "2411", *POINT) == set()


@pytest.mark.database
def test_addresses_hidden_before_they_had_a_table_are_moved_there(world):
    move = import_module("nok.organisation.centres.migrations.0015_move_hidden_addresses").MOVE
    with world.connect("nok_owner") as owner:
        owner.execute("ALTER TABLE centres_office DROP CONSTRAINT office_keeps_no_hidden_address")
        enter(owner, signed(world, "nok_owner", ELVERUM))
        owner.execute("UPDATE centres_office SET address_shown = false WHERE slug = 'elverum'")
        owner.commit()

        owner.execute(move)
        owner.commit()

        enter(owner, signed(world, "nok_owner", ELVERUM))
        moved = owner.execute("SELECT address, postcode FROM centres_hiddenaddress").fetchall()
    assert moved == [("Storgata 10", "2408")]
    assert found_by_the_public_login(world, "Storgata 10", "60.8898") == set()


@pytest.mark.django_db
def test_the_open_table_refuses_a_hidden_address():
    office = Office.objects.get(slug="elverum")
    for columns in ({"postcode": ""}, {"address": ""}, {"address": "", "postcode": ""}):
        with pytest.raises(IntegrityError), transaction.atomic(), scope(centres=[office.centre_id]):
            Office.objects.filter(slug="elverum").update(address_shown=False, **columns)


@pytest.mark.django_db
def test_an_address_that_is_shown_again_is_whole(colleague):
    leader = colleague("elverum")
    with scope(centres=[leader.centre.id]):
        before = read(part_of("office", office="elverum"), TODAY)
    correct(leader, part_of("office", office="elverum"), before | {"address_shown": False})
    with scope(centres=[leader.centre.id]):
        hidden = read(part_of("office", office="elverum"), TODAY)

    correct(leader, part_of("office", office="elverum"), hidden | {"address_shown": True})

    office = snapshot().by_slug["elverum"].main
    assert hidden == before | {"address_shown": False}
    assert (office.address, office.postcode, office.point.latitude) == ("Storgata 10", "2408", 60.8898)


@pytest.mark.django_db
def test_the_leaders_page_keeps_a_hidden_address_and_shows_it_to_nobody_else(colleague, signed_in):
    someone = colleague("elverum")
    leader = signed_in(someone)
    address = "/senteret/kontor/elverum/sted/"
    sent = typed(leader, address) | {"address": "Fjellveien 99", "postcode": "2411"}
    sent.pop("address_shown", None)

    preview = leader.post(address, sent | {"do": "preview"}).context["office"]
    leader.post(address, sent | {"do": "publish"})

    form, page, trail = (leader.get(path).content.decode() for path in (address, "/senteret/", "/senteret/endringer/"))
    assert (preview.address, preview.postcode) == ("", "")
    assert ('value="Fjellveien 99"' in form, 'value="2411"' in form) == (True, True)
    assert ["Fjellveien" in text for text in (page, trail, *map(str, snapshot().by_slug["elverum"].offices))] == [
        False
    ] * 3
