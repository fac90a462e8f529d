"""A centre that no list of facts knows, and its first leader."""

import pytest
from django.core.management import CommandError, call_command

from nok.foundation.core import clock
from nok.foundation.crypto.models import CentreKey
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import invitations
from nok.organisation.centres.actions.beginning import AlreadyACentre, begin_by_command
from nok.organisation.centres.loading import load_centres
from nok.organisation.centres.models import Centre
from nok.organisation.centres.snapshot import snapshot
from nok.organisation.places.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def installation(settings, tmp_path):
    settings.NOK_KEY_FILE, settings.NOK_KEY_SECRET = str(tmp_path / "keys"), "5e" * 32
    settings.NOK_DOOR_FILE, settings.NOK_DOOR_SECRET = str(tmp_path / "door"), "d0" * 32
    call_command("keys", "begin")


def begin(name="Nok. Trondheim"):
    return begin_by_command(name=name, municipality=Municipality.objects.get(number="5001"))


def test_a_new_centre_is_there_at_once_and_the_facts_leave_it_alone():
    begin()
    load_centres(today=clock.today())

    assert snapshot().by_slug["trondheim"].name == "Nok. Trondheim"
    assert Centre.objects.get(slug="trondheim").withdrawn_on is None


@pytest.mark.parametrize("name", ["Nok. Elverum", "Elverum", "", "  ", "«»"])
def test_a_name_that_is_taken_or_none_is_refused(name):
    with pytest.raises(AlreadyACentre):
        begin(name)


def test_the_command_begins_a_centre_and_invites_its_leader(capsys):
    call_command("invite", "leder@trondheim.example", "--new", "Nok. Trondheim", "--municipality", "5001")
    token = capsys.readouterr().out.strip().split("/")[-2]

    opened = invitations.open_link(token, clock.now())
    assert (opened.centre.slug, opened.invitation.role) == ("trondheim", "leader")
    with scope(centres=[opened.centre.id]):
        assert CentreKey.objects.filter(centre_id=opened.centre.id, retired_at=None).exists()


@pytest.mark.parametrize(
    "words",
    [
        ["finnes-ikke", "kari@nok.example"],
        ["elverum", "ikke en adresse"],
        ["elverum"],
        ["kari@nok.example", "--again"],
        ["kari@nok.example", "--new", "Nok. Trondheim"],
        ["kari@nok.example", "--new", "Nok. Elverum", "--municipality", "3420"],
    ],
)
def test_what_is_not_understood_is_said_and_nobody_is_invited(words):
    with pytest.raises(CommandError):
        call_command("invite", *words)
