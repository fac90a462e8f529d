"""A correction with the real logins: the staff door writes, and the public door sees it at its next page."""

import subprocess
import sys
from uuid import UUID

import pytest

pytestmark = pytest.mark.database

HIRE = """
import django; django.setup()
from datetime import date
from nok.foundation.core import clock
from nok.organisation.access.scope import scope
from nok.organisation.accounts import factor
from nok.organisation.accounts.actions import open_account
from nok.organisation.centres.models import Centre, Employment
user = open_account(email="kari@nok.example", name="Kari", password="et langt og rolig passord", language="nb",
                    secret=factor.new_secret(), step=0, now=clock.now())
centre = Centre.objects.get(slug="elverum")
with scope(centres=[centre.id], user=user.id):
    Employment(centre=centre, user=user, role="leader", from_on=date(2024, 1, 1)).save(force_insert=True)
print(user.id)
"""

CORRECT = """
import sys
import django; django.setup()
from uuid import UUID
from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.organisation.access.actor import Actor
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import page
from nok.organisation.centres.models import Centre, CentreChange, Office
from nok.organisation.centres.sections import Part, parts, read, version
with writing():
    centre = Centre.objects.get(slug="elverum")
    actor = Actor(UUID(sys.argv[1]), centre.id, [Role.LEADER])
    with scope(centres=[centre.id], user=actor.user_id):
        new = Part("office", centre, Office(centre=centre, is_main=False, address_shown=False))
        changes = {
            "contact": {"phone": "62000000"},
            "about": {"name": "Nok. Elverum", "member": False},
            "office": {"wheelchair": True},
            "hours": {"drop_in": [[1, "09:00", "12:00", "every", None, None, None]], "days": [[2, "even", None]]},
            "closures": {"closures": [["2099-07-01", "2099-07-14", "", "", "Ferie"]]},
        }
        today = clock.today()
        for part in parts(centre):
            values = read(part, today)
            page.correct(part=part, values=values | changes.get(part.code, {}), seen=version(values),
                         now=clock.now(), by=actor) if part.code in changes else None
        empty = read(new, today)
        page.correct(part=new, values=empty | {"place": "Rena", "postcode": "2450"}, seen=version(empty),
                     now=clock.now(), by=actor)
        print(CentreChange.objects.select_related("by").filter(by__name="Kari").count())
"""

LOOK = """
import django; django.setup()
from nok.organisation.centres.snapshot import snapshot
centre = snapshot().by_slug["elverum"]
office = centre.main
print([centre.row.phone, centre.name, len(centre.members), office.wheelchair, len(office.drop_in), len(office.closures),
       [each.place for each in centre.offices]])
"""


def run(world, process, script, *words):
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env=world.environment(process),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_the_staff_login_corrects_the_public_login_sees(world):
    user = run(world, "owner", HIRE)
    assert UUID(user)

    trail = run(world, "staff", CORRECT, user)

    assert trail == "6"
    assert run(world, "public", LOOK) == "['62000000', 'Nok. Elverum', 0, True, 1, 1, ['Elverum', 'Rena']]"
