"""Who meets what at every address of the staff door, against a table written by hand."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.contrib.auth import login
from django.http import HttpRequest
from django.test import Client
from django.urls import resolve

from nok.foundation.core import clock
from nok.help.enquiries.actions.handling import shut_out_self
from nok.help.enquiries.actions.settings import save_answer
from nok.help.enquiries.models import StandardAnswer
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import invitations
from nok.register.actions import Codes, enter
from tests.conventions.doors import patterns

WHO = ("leader", "adviser", "other leader", "signed out", "no factor")
# The one who is signed in without a second factor is to every page somebody from the street.
ADDRESSES = {
    "/": (200, 200, 200, 302, 302),
    "/inn/": (302, 302, 302, 200, 200),
    "/ut/": (405, 405, 405, 405, 405),
    "/konto/": (200, 200, 200, 302, 302),
    "/konto/passord/": (200, 200, 200, 302, 302),
    "/konto/kode-app/": (200, 200, 200, 302, 302),
    "/konto/papirkoder/": (200, 200, 200, 302, 302),
    "/bytt-senter/": (200, 200, 200, 302, 302),
    "/galleri/": (200, 200, 200, 302, 302),
    "/logg/": (200, 403, 200, 302, 302),
    "/medarbeidere/": (200, 200, 200, 302, 302),
    "/medarbeidere/{employment}/slutt/": (200, 403, 404, 302, 302),
    "/medarbeidere/00000000-0000-0000-0000-000000000000/slutt/": (404, 403, 404, 302, 302),
    "/medarbeidere/{employment}/barnefaglig/": (200, 403, 404, 302, 302),
    "/innboks/": (200, 200, 200, 302, 302),
    "/innboks/innstillinger/": (200, 403, 200, 302, 302),
    "/innboks/svar/": (200, 200, 200, 302, 302),
    "/innboks/svar/nytt/": (200, 403, 200, 302, 302),
    "/innboks/svar/{answer}/": (200, 403, 404, 302, 302),
    "/innboks/svar/{answer}/slett/": (200, 403, 404, 302, 302),
    "/innboks/gi-videre/{employment}/": (200, 403, 404, 302, 302),
    "/innboks/{thread}/": (200, 200, 404, 302, 302),
    "/innboks/{thread}/inhabil/": (200, 200, 404, 302, 302),
    "/innboks/{thread}/les/": (200, 200, 404, 302, 302),
    "/innboks/{thread}/svar/": (200, 200, 404, 302, 302),
    "/innboks/{young}/les/": (404, 404, 404, 302, 302),
    "/innboks/{shut}/les/": (404, 200, 404, 302, 302),
    "/tall/": (200, 200, 200, 302, 302),
    "/tall/{year}/": (200, 200, 200, 302, 302),
    "/tall/{year}/tall.csv": (200, 200, 200, 302, 302),
    "/tall/{year}/tall.xlsx": (200, 200, 200, 302, 302),
    "/tall/mangler/": (200, 200, 200, 302, 302),
    "/tall/mangler/{advisers_entry}/": (302, 302, 404, 302, 302),
    "/tall/mangler/{advisers_entry}/ta-tilbake/": (302, 302, 404, 302, 302),
    "/tall/1999/": (404, 404, 404, 302, 302),
    "/registrer/": (200, 200, 200, 302, 302),
    "/registrer/dag/": (200, 403, 200, 302, 302),
    "/registrer/{entry}/": (200, 404, 404, 302, 302),
    "/registrer/{entry}/ta-tilbake/": (302, 404, 404, 302, 302),
    "/registrer/{advisers_entry}/": (200, 200, 404, 302, 302),
    "/registrer/{advisers_entry}/ta-tilbake/": (302, 302, 404, 302, 302),
    "/slik-teller-vi/": (200, 200, 200, 302, 302),
    "/slik-teller-vi/2026/": (200, 200, 200, 302, 302),
    "/slik-teller-vi/1999/": (404, 404, 404, 302, 302),
    "/invitasjoner/ny/": (200, 403, 200, 302, 302),
    "/invitasjoner/{invitation}/trekk/": (200, 403, 404, 302, 302),
    "/invitasjon/{token}/": (200, 200, 200, 200, 200),
    "/invitasjon/never-one-of-ours/": (410, 410, 410, 410, 410),
    "/senteret/": (200, 200, 200, 302, 302),
    "/senteret/bekreft/": (302, 403, 302, 302, 302),
    "/senteret/endringer/": (200, 200, 200, 302, 302),
    "/senteret/kontor/nytt/": (200, 403, 200, 302, 302),
    "/senteret/kontor/elverum/legg-ned/": (200, 403, 404, 302, 302),
    "/senteret/kontor/elverum/sted/": (200, 403, 404, 302, 302),
    "/senteret/kontor/elverum/tider/": (200, 403, 404, 302, 302),
    "/senteret/kontakt/": (200, 403, 200, 302, 302),
    "/senteret/finnes-ikke/": (404, 403, 404, 302, 302),
}
# Open to whoever comes: what they do there is their own.
ENTRIES = {"/inn/", "/ut/", "/invitasjon/{token}/", "/invitasjon/never-one-of-ours/"}


@dataclass(frozen=True)
class Here:
    browsers: dict[str, Client]
    names: dict[str, str]


def the_world(colleague, signed_in, written):
    """A leader and an adviser at Elverum, a leader at Hamar, and what belongs to Elverum."""
    leader, adviser, stranger = (
        colleague("elverum", Role.LEADER),
        colleague("elverum", Role.ADVISER),
        colleague("hamar", Role.LEADER),
    )
    with scope(centres=[leader.centre.id], user=leader.user.id):
        token = invitations.invite(email="ny@nok.example", role=Role.ADVISER, now=clock.now(), by=leader.actor)
        invitation = invitations.open_link(token, clock.now()).invitation
        save_answer(answer=None, language="nb", title="x", text="x", by=leader.actor)
        answer = StandardAnswer.objects.get(centre=leader.centre)
        shut = written(leader)
        shut_out_self(thread=shut, reason="knows", now=clock.now(), by=leader.actor)
    browsers = {
        "leader": signed_in(leader),
        "adviser": signed_in(adviser),
        "other leader": signed_in(stranger),
        "signed out": Client(headers={"host": "localhost"}),
        "no factor": without_factor(leader),
    }
    names = {"employment": adviser.employment.id, "invitation": invitation.id, "token": token, "answer": answer.id}
    names |= {"year": clock.today().year, "entry": registered(leader), "advisers_entry": registered(adviser)}
    names |= {"thread": written(leader).id, "young": written(leader, age="u16").id, "shut": shut.id}
    return Here(browsers, {name: str(value) for name, value in names.items()})


def registered(someone):
    """A call somebody registered today."""
    with scope(centres=[someone.centre.id], user=someone.user.id):
        codes, today = Codes("user_enquiry", channel="phone", user_type="victim"), clock.today()
        return enter(entry_id=uuid4(), codes=codes, on=today, today=today, by=someone.actor).id


@pytest.fixture
def here(colleague, signed_in, written):
    return the_world(colleague, signed_in, written)


def without_factor(someone):
    """A browser whose session knows the user, and was not begun with a code."""
    client = Client(headers={"host": "localhost"})
    request = HttpRequest()
    request.session = client.session
    with scope(user=someone.user.id):
        login(request, someone.user)
    request.session.save()
    client.cookies["__Host-session"] = request.session.session_key
    return client


def test_the_table_has_every_address_of_the_door():
    example = {"employment": "00000000-0000-0000-0000-000000000000", "token": "x", "year": "2026"}
    example |= dict.fromkeys(
        ("invitation", "answer", "thread", "young", "shut", "entry", "advisers_entry"), example["employment"]
    )
    covered = {resolve(line.format(**example)).route for line in ADDRESSES}

    assert {route for route, _ in patterns("staff")} - covered == set()


@pytest.mark.django_db
def test_each_meets_what_the_table_says(here):
    found = {
        line: tuple(here.browsers[who].get(line.format(**here.names)).status_code for who in WHO) for line in ADDRESSES
    }

    assert found == ADDRESSES


@pytest.mark.django_db
def test_whoever_may_not_read_a_page_may_not_send_to_it(here):
    shut = {
        (line, who): {302: 307}.get(status, status)
        for line, statuses in ADDRESSES.items()
        for who, status in zip(WHO, statuses, strict=True)
        if line not in ENTRIES and (status in {403, 404} or who in {"signed out", "no factor"})
    }
    found = {(line, who): here.browsers[who].post(line.format(**here.names), {}).status_code for line, who in shut}

    assert found == shut


@pytest.mark.django_db
def test_another_centres_things_answer_as_if_they_were_not_there(here):
    browser = here.browsers["other leader"]
    nowhere = "00000000-0000-0000-0000-000000000000"

    def said(line, **names):
        answer = browser.get(line.format(**names))
        return answer.status_code, answer.content

    for line, name in (
        ("/medarbeidere/{x}/slutt/", "employment"), ("/invitasjoner/{x}/trekk/", "invitation"),
        ("/registrer/{x}/", "entry"), ("/innboks/{x}/", "thread"), ("/innboks/{x}/les/", "thread"),
        ("/innboks/svar/{x}/", "answer"),
    ):  # fmt: skip
        assert said(line, x=here.names[name]) == said(line, x=nowhere)
