"""Correcting and confirming a centre's page: the actions."""

from datetime import date

import pytest

from nok.foundation.core import clock
from nok.organisation.access.actor import NotPermitted
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres import open_data
from nok.organisation.centres.actions import page
from nok.organisation.centres.loading import load_centres
from nok.organisation.centres.models import Centre, CentreName, Membership, Office
from nok.organisation.centres.published import version as published_version
from nok.organisation.centres.sections import Part, parts, read, version
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.models import Municipality
from tests.centres.correcting import audited, correct, part_of, trail
from tests.conftest import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
CONTACT = {"phone": "62000000", "email": "post@nokelverum.no", "website": "https://www.nokelverum.no"}


def test_correct_is_public_at_once_with_trail_and_audit_line(colleague):
    leader, before = colleague("elverum"), published_version()
    old = read(part_of("contact"), TODAY)

    correct(leader, part_of("contact"), CONTACT)

    shown = snapshot().by_slug["elverum"].row
    assert (shown.phone, shown.confirmed_on, published_version()) == ("62000000", clock.today(), before + 1)
    assert (shown.corrected, set(shown.unconfirmed)) == (["contact"], {"age", "hours", "membership", "services"})
    assert trail(leader) == [("corrected", "contact", "", old, CONTACT, leader.user.id)]
    assert audited(leader) == [("centre.corrected", "contact")]


def test_what_was_corrected_outlives_the_fact_files(colleague):
    leader = colleague("elverum")
    correct(leader, part_of("contact"), CONTACT)

    report = load_centres(today=TODAY)

    assert Centre.objects.get(slug="elverum").phone == "62000000"
    assert (report.changed, report.kept) == ([], ["Nok. Elverum Ressurssenter: kontakt"])


def test_what_was_confirmed_is_not_marked_again_by_the_fact_files(colleague):
    leader = colleague("gjovik")
    with scope(centres=[leader.centre.id], user=leader.user.id):
        found = {part.key: version(read(part, TODAY)) for part in parts(leader.centre)}
        page.confirm(centre=leader.centre, seen=found, now=clock.now(), by=leader.actor)

    report = load_centres(today=TODAY)

    centre = Centre.objects.get(slug="gjovik")
    assert (centre.unconfirmed, Office.objects.get(slug="gjovik").unconfirmed, report.changed) == ([], [], [])


def test_hours_confirmed_at_one_office_are_not_marked_again_there(colleague):
    leader = colleague("bergen")
    with scope(centres=[leader.centre.id], user=leader.user.id):
        seen = {"hours/stord": version(read(part_of("hours", "bergen", "stord"), TODAY))}
        page.confirm(centre=leader.centre, seen=seen, now=clock.now(), by=leader.actor)

    load_centres(today=TODAY)

    marks = dict(Office.objects.filter(centre=leader.centre).values_list("slug", "unconfirmed"))
    assert (sorted(marks["stord"]), "hours" in marks["hardanger"]) == (["address", "status"], True)


def test_an_adviser_may_correct_and_confirm_nothing(colleague):
    adviser, before = colleague("elverum", Role.ADVISER), published_version()

    with pytest.raises(NotPermitted):
        correct(adviser, part_of("contact"), CONTACT)
    with pytest.raises(NotPermitted), scope(centres=[adviser.centre.id], user=adviser.user.id):
        page.confirm(centre=adviser.centre, seen={"contact": ""}, now=clock.now(), by=adviser.actor)

    assert (Centre.objects.get(slug="elverum").phone, published_version()) == ("97159810", before)


def test_another_centres_leader_reaches_neither_centre_nor_office(colleague):
    stranger = colleague("hamar")

    with pytest.raises(Centre.DoesNotExist):
        correct(stranger, part_of("contact"), CONTACT)
    with pytest.raises(Centre.DoesNotExist):
        correct(stranger, part_of("office", office="elverum"), read(part_of("office", office="elverum"), TODAY))
    theirs = Part("office", stranger.centre, Office.objects.get(slug="elverum"))
    with pytest.raises(Office.DoesNotExist):
        correct(stranger, theirs, read(theirs, TODAY) | {"place": "Et annet sted"})

    assert Centre.objects.get(slug="elverum").phone == "97159810"


def test_the_later_of_two_leaders_is_told_and_nothing_is_lost(colleague):
    first, second = colleague("elverum"), colleague("elverum", name="Ola Nordmann")
    seen = version(read(part_of("contact"), TODAY))
    correct(first, part_of("contact"), CONTACT, seen)

    with pytest.raises(page.ChangedMeanwhile) as told:
        correct(second, part_of("contact"), CONTACT | {"phone": "62111111"}, seen)

    assert told.value.now == CONTACT
    assert Centre.objects.get(slug="elverum").phone == "62000000"


def test_correct_says_so_when_nothing_is_another(colleague):
    leader = colleague("elverum")
    correct(leader, part_of("contact"), CONTACT)

    with pytest.raises(page.NothingChanged):
        correct(leader, part_of("contact"), CONTACT)


def test_a_hidden_address_leaves_pages_data_and_trail(colleague):
    leader = colleague("elverum")
    values = read(part_of("office", office="elverum"), TODAY)

    correct(leader, part_of("office", office="elverum"), values | {"address_shown": False})

    shown, town = snapshot().by_slug["elverum"].main, Municipality.objects.get(number="3420")
    assert (shown.address, shown.postcode, shown.place) == ("", "", "Elverum")
    assert (shown.point.latitude, shown.point.longitude) == (town.latitude, town.longitude)
    assert "Storgata" not in str(trail(leader))


def test_hours_are_replaced_whole_and_read_back_the_same(colleague):
    leader = colleague("elverum")
    hours = {
        "drop_in": [[1, "09:00", "12:00", "every", None, None, None], [1, "13:00", "15:00", "even", None, None, None]],
        "phone": [[2, "09:00", "12:00", "every", -1, "2026-12-01", "2027-01-31"]],
        "days": [[3, "odd", None]],
        "round_the_clock": "phone",
    }

    correct(leader, part_of("hours", office="elverum"), hours)

    assert read(part_of("hours", office="elverum"), TODAY) == hours
    assert len(snapshot().by_slug["elverum"].main.drop_in) == 2


def test_days_with_other_hours_leave_those_that_are_over(colleague):
    leader = colleague("elverum")
    past, coming = ["2020-01-02", "2020-01-03", "", "", ""], ["2099-07-01", "2099-07-14", "", "", "Ferie"]
    correct(leader, part_of("closures", office="elverum"), {"closures": [past, coming]})

    correct(leader, part_of("closures", office="elverum"), {"closures": []})

    assert read(part_of("closures", office="elverum"), date(2020, 1, 1)) == {"closures": [past]}


def test_a_new_name_keeps_the_old_one_and_membership_has_its_dates(colleague):
    leader = colleague("elverum")
    values = read(part_of("about"), TODAY)

    correct(leader, part_of("about"), values | {"name": "Nok. Østerdalen", "member": False})

    names = list(CentreName.objects.filter(centre=leader.centre).values_list("name", flat=True))
    assert sorted(names) == ["Nok. Elverum Ressurssenter", "SMISO Elverum"]
    assert Membership.objects.get(centre=leader.centre).until_on == clock.today()
    assert snapshot().by_slug["elverum"].members == []
    assert load_centres(today=TODAY).kept == ["Nok. Østerdalen: navn og eierform"]
    assert sorted(CentreName.objects.filter(centre=leader.centre).values_list("name", flat=True)) == sorted(names)
    assert Membership.objects.filter(centre=leader.centre, until_on=None).count() == 0


def test_a_hidden_address_is_in_none_of_the_open_data(colleague):
    leader = colleague("elverum")
    values = read(part_of("office", office="elverum"), TODAY)
    correct(leader, part_of("office", office="elverum"), values | {"address_shown": False})

    written = [write(TODAY).decode() for write in (open_data.as_json, open_data.as_geojson, open_data.as_csv)]

    assert [text for text in written if "Storgata 10" in text or "2408" in text or "60.8898" in text] == []


def test_confirm_takes_the_marks_of_what_was_seen_and_of_nothing_else(colleague):
    leader = colleague("elverum")
    with scope(centres=[leader.centre.id], user=leader.user.id):
        seen = {"who": version(read(part_of("who"), TODAY))}
        page.confirm(centre=leader.centre, seen=seen, now=clock.now(), by=leader.actor)

    centre = Centre.objects.get(slug="elverum")
    assert (set(centre.unconfirmed), centre.corrected) == ({"hours", "membership", "services"}, ["who"])
    assert (centre.confirmed_on, audited(leader)) == (clock.today(), [("centre.confirmed", "who")])
    assert trail(leader) == [("confirmed", "who", "", {}, {}, leader.user.id)]


def test_confirm_refuses_what_was_changed_since_it_was_seen(colleague):
    leader = colleague("elverum")
    with scope(centres=[leader.centre.id], user=leader.user.id), pytest.raises(page.ChangedMeanwhile):
        page.confirm(centre=leader.centre, seen={"who": "0" * 16}, now=clock.now(), by=leader.actor)

    assert "age" in Centre.objects.get(slug="elverum").unconfirmed


def test_no_login_sees_another_centres_trail(colleague):
    leader, stranger = colleague("elverum"), colleague("hamar")
    correct(leader, part_of("contact"), CONTACT)

    assert (len(trail(leader)), trail(stranger)) == (1, [])


@pytest.mark.database
def test_the_public_login_may_not_read_the_trail(world: World):
    with world.connect("nok_public") as connection:
        granted = connection.execute("SELECT has_table_privilege('centres_centrechange', 'select')").fetchone()

    assert granted == (False,)
