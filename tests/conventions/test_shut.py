"""What stands around every page, at both doors: right door, tokens, headers, cookies, a connection that reads."""

import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from nok.foundation.core import clock
from nok.organisation.access.actor import NotPermitted
from nok.organisation.access.models import get_visible
from nok.organisation.access.pages import public_page
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.actions import employment as employing
from nok.organisation.centres.actions import invitations
from nok.organisation.centres.models import Centre, Office
from tests.conventions.doors import DOORS, as_door
from tests.staff import PASSWORD

ADDRESS = {"public": "/", "staff": "/inn/"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noarchive",
    "Cache-Control": "no-store",
}


def forgotten(request):
    return HttpResponse("nobody said for whom")


@public_page
def of_the_public_door(request):
    return HttpResponse("for anyone, at the other door")


urlpatterns = [path("forgotten/", forgotten), path("public/", of_the_public_door)]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/forgotten/", "/public/"])
def test_a_page_not_opened_for_this_door_is_not_there(address):
    with override_settings(**as_door("staff") | {"ROOT_URLCONF": __name__}):
        client = Client(headers={"host": "localhost"})

        assert client.get(address).status_code == 404
    with override_settings(**as_door("public") | {"ROOT_URLCONF": __name__}):
        assert client.get(address).status_code == {"/forgotten/": 404, "/public/": 200}[address]


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("address", ["", "finnes-ikke/"])
def test_every_answer_carries_the_headers(door, address):
    with override_settings(**as_door(door)):
        answer = Client(headers={"host": "localhost"}).get(ADDRESS[door] + address)
        secure = Client(headers={"host": "localhost"}).get(ADDRESS[door] + address, secure=True)

    missing = {name for name, value in HEADERS.items() if value not in answer.headers.get(name, "")}
    assert missing == set()
    assert "max-age=63072000" in secure.headers["Strict-Transport-Security"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused(colleague, signed_in):
    inside = signed_in(colleague())
    inside.handler.enforce_csrf_checks = True
    outside = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)

    assert [client.post(address, {}).status_code for client, address in (
        (inside, "/konto/"), (inside, "/ut/"), (outside, "/inn/"))] == [403, 403, 403]  # fmt: skip


@pytest.mark.django_db
def test_cookies_are_for_this_site_alone_and_out_of_reach_of_scripts(colleague):
    ingrid = colleague()
    client = Client(headers={"host": "localhost"})
    client.get("/inn/")
    client.post("/inn/", {"email": ingrid.user.email, "password": PASSWORD, "code": ingrid.code()})

    kept = {name: (bool(each["secure"]), bool(each["httponly"]), each["samesite"], each["path"], each["domain"])
            for name, each in client.cookies.items()}  # fmt: skip
    assert kept == dict.fromkeys(("__Host-csrf", "__Host-session", "__Host-device"), (True, True, "Strict", "/", ""))


@pytest.mark.django_db
def test_an_information_page_sets_no_cookie():
    with override_settings(**as_door("public")):
        assert dict(Client(headers={"host": "localhost"}).get("/").cookies) == {}


WRITE = """
import django; django.setup()
from django.db import DatabaseError, connection, transaction
from nok.foundation.core.database import writing
def change():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE centres_publishedversion SET number = number")
try:
    with transaction.atomic():
        change()
    print("changed", end=" ")
except DatabaseError as problem:
    print(type(problem.__cause__).__name__, end=" ")
try:
    with writing():
        change()
    print("changed")
except DatabaseError as problem:
    print(type(problem.__cause__).__name__)
"""


@pytest.mark.database
@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("public", "ReadOnlySqlTransaction InsufficientPrivilege"),
        ("staff", "ReadOnlySqlTransaction changed"),
    ],
)
def test_a_doors_connection_reads_until_a_page_says_it_writes(world, door, said):
    run = subprocess.run(
        [sys.executable, "-c", WRITE], env=world.environment(door), capture_output=True, text=True, check=False
    )

    assert (run.stdout.strip(), run.stderr) == (said, "")


# --- the application's own wall, with the database's opened wide -----------------------------------------


@pytest.mark.django_db
def test_claim_and_get_visible_keep_to_the_actors_centre_whatever_the_database_shows(colleague):
    kari, ola = colleague("elverum"), colleague("hamar")
    with scope(centres=[kari.centre.id, ola.centre.id], user=kari.user.id):
        theirs = Office.objects.get(centre=ola.centre, is_main=True, withdrawn_on=None)

        with pytest.raises(Office.DoesNotExist):
            Office.objects.claim(theirs, by=kari.actor)
        with pytest.raises(Centre.DoesNotExist):
            Centre.objects.claim(ola.centre, by=kari.actor)
        assert Office.objects.claim(theirs, by=ola.actor) == theirs
        assert get_visible(Office, ola.actor, id=theirs.id) == theirs


@pytest.mark.django_db
def test_an_adviser_may_neither_invite_nor_withdraw_nor_let_go(colleague):
    leader, adviser = colleague("elverum"), colleague("elverum", Role.ADVISER)
    now, may = clock.now(), []
    with scope(centres=[leader.centre.id], user=leader.user.id):
        token = invitations.invite(email="ny@nok.example", role=Role.ADVISER, now=now, by=leader.actor)
        invitation = invitations.open_link(token, now).invitation
        for act in (
            lambda: invitations.invite(email="en@nok.example", role=Role.ADVISER, now=now, by=adviser.actor),
            lambda: invitations.withdraw(invitation=invitation, now=now, by=adviser.actor),
            lambda: employing.end_employment(employment=adviser.employment, today=clock.today(), by=adviser.actor),
        ):
            try:
                act()
                may.append(act)
            except NotPermitted:
                continue

    assert may == []
