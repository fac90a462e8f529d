"""A centre's offices: moved, opened, closed."""

from datetime import date

import pytest

from nok.foundation.core import clock
from nok.organisation.access.actor import NotPermitted
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import page
from nok.organisation.centres.loading import load_centres
from nok.organisation.centres.models import Centre, Office
from nok.organisation.centres.sections import Part, read
from nok.organisation.centres.snapshot import snapshot
from tests.centres.correcting import audited, correct, part_of, trail

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
CONTACT = {"phone": "62000000", "email": "post@nokelverum.no", "website": "https://www.nokelverum.no"}


def test_a_new_postcode_moves_the_office_to_its_municipality(colleague):
    leader = colleague("elverum")
    values = read(part_of("office", office="elverum"), TODAY)

    correct(leader, part_of("office", office="elverum"), values | {"postcode": "2317", "place": "Hamar"})

    office = Office.objects.get(slug="elverum")
    assert (office.municipality_id, office.point_from) == ("3403", "postcode")


def test_a_centre_without_an_office_gets_its_first_and_main_one(colleague):
    leader = colleague("telemark")
    with scope(centres=[leader.centre.id]):
        office = Office(centre=leader.centre, is_main=True, address_shown=False)
    part = Part("office", leader.centre, office)
    values = {
        "name": "",
        "address": "",
        "address_shown": False,
        "postcode": "3717",
        "place": "Skien",
        "wheelchair": None,
    }

    correct(leader, part, values)

    main = snapshot().by_slug["telemark"].main
    assert (main.slug, main.place, main.municipality, main.postcode) == ("skien", "Skien", "4003", "")
    with pytest.raises(page.AlreadyThere):
        correct(leader, Part("office", leader.centre, Office(centre=leader.centre, is_main=False)), values)


def test_an_office_that_is_closed_leaves_the_page_and_stays_closed(colleague):
    leader = colleague("bergen")
    with scope(centres=[leader.centre.id], user=leader.user.id):
        page.close_office(office=Office.objects.get(slug="stord"), now=clock.now(), by=leader.actor)

    report = load_centres(today=TODAY)

    assert [office.slug for office in snapshot().by_slug["bergen"].offices] == ["bergen", "hardanger"]
    assert (Office.objects.get(slug="stord").withdrawn_on, report.changed) == (clock.today(), [])
    assert [row[:5] for row in trail(leader)] == [
        ("corrected", "office", "utekontor Stord", {"closed": False}, {"closed": True})
    ]
    assert audited(leader) == [("centre.corrected", "office/stord")]


def test_the_main_office_another_centres_and_an_advisers_cannot_be_closed(colleague):
    leader, adviser, stranger = colleague("bergen"), colleague("bergen", Role.ADVISER), colleague("hamar")
    tried = [
        (leader, "bergen", page.MainOffice),
        (adviser, "stord", NotPermitted),
        (stranger, "stord", Centre.DoesNotExist),
    ]

    for someone, slug, refusal in tried:
        with pytest.raises(refusal), scope(centres=[someone.centre.id], user=someone.user.id):
            page.close_office(office=Office.objects.get(slug=slug), now=clock.now(), by=someone.actor)

    assert [office.slug for office in snapshot().by_slug["bergen"].offices] == ["bergen", "hardanger", "stord"]


def test_a_closed_office_can_open_again_in_the_same_place(colleague):
    leader = colleague("bergen")
    with scope(centres=[leader.centre.id], user=leader.user.id):
        page.close_office(office=Office.objects.get(slug="stord"), now=clock.now(), by=leader.actor)
    new = Part("office", leader.centre, Office(centre=leader.centre, is_main=False, address_shown=False))
    values = {
        "name": "",
        "address": "",
        "address_shown": False,
        "postcode": "5416",
        "place": "Stord",
        "wheelchair": None,
    }

    correct(leader, new, values)

    assert [office.slug for office in snapshot().by_slug["bergen"].offices] == ["bergen", "hardanger", "stord-2"]
