"""What the tests of registering share: two at work, and what they press."""

import re
from uuid import uuid4

import pytest

from nok.organisation.access.roles import Role
from nok.register.actions import codes_of
from nok.register.models import Entry
from tests.inbox import within

SCREEN = "/registrer/"
CALL = {"channel": "phone", "who": "victim", "gender": "female", "age_group": "a30_39", "when": "now"}


@pytest.fixture
def mona(colleague):
    return colleague(role=Role.ADVISER, name="Mona Bakken")


@pytest.fixture
def kari(colleague):
    return colleague(name="Kari Nordmann")


def send(browser, do="save", at=SCREEN, follow=True, **said):
    return browser.post(at, {"form_id": str(uuid4()), "do": do} | CALL | said, follow=follow)


def shown(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def standing(someone):
    with within(someone):
        return list(Entry.objects.filter(centre=someone.centre).standing())


def written(someone):
    """What stands, as (kind, what is said of it that is not empty)."""
    return [
        (entry.kind, {name: value for name, value in vars(codes_of(entry)).items() if value not in ("", None, False)})
        for entry in standing(someone)
    ]


def only(someone):
    (entry,) = standing(someone)
    return entry
