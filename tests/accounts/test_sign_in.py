"""Signing in: all three right or nothing, nobody shut out by another, no way round the code."""

from datetime import timedelta

import pytest
from django.test import Client

from nok.foundation.core import clock
from nok.organisation.access.scope import scope
from nok.organisation.accounts import actions, factor
from nok.organisation.accounts.models import Device
from tests.staff import PASSWORD

pytestmark = pytest.mark.django_db


def prove(someone, code=None, password=PASSWORD, device="", now=None):
    return actions.prove(
        email=someone.user.email, password=password, code=code or someone.code(), device=device, now=now or clock.now()
    )


def test_password_and_code_together_let_one_in(colleague):
    ingrid = colleague()

    assert prove(ingrid).user == ingrid.user


@pytest.mark.parametrize("wrong", ["password", "code", "nobody"])
def test_every_wrong_answer_is_the_same(colleague, wrong):
    ingrid = colleague()
    given = {"email": ingrid.user.email, "password": PASSWORD, "code": ingrid.code()} | {
        "password": {"password": "et annet passord"},
        "code": {"code": "000000" if ingrid.code() != "000000" else "111111"},
        "nobody": {"email": "ingen@nok.example"},
    }[wrong]

    with pytest.raises(actions.NotProved) as refused:
        actions.prove(**given, device="", now=clock.now())

    assert str(refused.value) == str(actions.NotProved())


def test_a_code_is_good_once(colleague):
    ingrid = colleague()
    code = ingrid.code()
    prove(ingrid, code)

    with pytest.raises(actions.NotProved):
        prove(ingrid, code)


def test_an_older_code_is_refused_after_a_newer(colleague):
    ingrid = colleague()
    older = ingrid.code()
    prove(ingrid, ingrid.code(1))

    with pytest.raises(actions.NotProved):
        prove(ingrid, older)


def test_wrong_passwords_shut_nobody_out(colleague):
    ingrid = colleague()
    for _ in range(30):
        with pytest.raises(actions.NotProved):
            prove(ingrid, code="000000", password="gjetning")

    assert prove(ingrid).user == ingrid.user


def test_five_wrong_codes_pause_strangers_but_not_a_known_browser(colleague):
    ingrid = colleague()
    now = clock.now()
    known = prove(ingrid, ingrid.code(-1)).device
    for _ in range(5):
        with pytest.raises(actions.NotProved):
            prove(ingrid, code="not it", now=now)

    with pytest.raises(actions.NotProved):
        prove(ingrid, ingrid.code(), now=now)
    proof = prove(ingrid, ingrid.code(), device=known, now=now)

    assert proof.strange_codes == 5


def test_the_pause_is_over_after_a_quarter(colleague):
    ingrid = colleague()
    now = clock.now()
    for _ in range(5):
        with pytest.raises(actions.NotProved):
            prove(ingrid, code="not it", now=now - actions.PAUSE - timedelta(seconds=1))

    assert prove(ingrid, now=now).user == ingrid.user


def test_a_recovery_code_works_once_and_however_it_is_typed(colleague):
    ingrid = colleague()
    first = actions.first_recovery_codes(user=ingrid.user)[0]
    prove(ingrid, first.upper().replace("-", " "))

    with pytest.raises(actions.NotProved):
        prove(ingrid, first)
    with scope(user=ingrid.user.id):
        assert factor.recovery_codes_left(ingrid.user) == 9


def test_the_secret_does_not_stand_in_the_database(colleague):
    ingrid = colleague()
    with scope(user=ingrid.user.id):
        app = factor.Authenticator.objects.get(user=ingrid.user)

    assert ingrid.secret.encode() not in bytes(app.secret)
    assert factor.secret_of(app) == ingrid.secret


def test_anothers_authenticator_is_out_of_sight(colleague):
    ingrid, leif = colleague(), colleague("hamar")

    with scope(user=leif.user.id):
        assert not factor.Authenticator.objects.filter(user=ingrid.user).exists()
        assert not Device.objects.filter(user=ingrid.user).exists()


# --- the pages ---------------------------------------------------------------------------------------


def enter(someone, client=None, **typed):
    client = client or Client(headers={"host": "localhost"})
    given = {"email": someone.user.email, "password": PASSWORD, "code": someone.code()} | typed
    return client, client.post("/inn/?next=/medarbeidere/", given)


def test_sign_in_leads_to_where_one_was_going(colleague):
    client, answer = enter(colleague())

    assert (answer.status_code, answer["Location"]) == (302, "/medarbeidere/")
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_never_leads_away(colleague, target):
    ingrid = colleague()
    client = Client(headers={"host": "localhost"})
    given = {"email": ingrid.user.email, "password": PASSWORD, "code": ingrid.code()}

    answer = client.post(f"/inn/?next={target}", given)

    assert answer["Location"] == "/"


def test_a_wrong_code_keeps_the_address_and_says_what_to_do(colleague):
    ingrid = colleague()
    client, answer = enter(ingrid, code="000 000 1")

    assert answer.status_code == 200
    assert str(actions.NotProved()) in answer.content.decode()
    assert ingrid.user.email in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert client.get("/").status_code == 302


def test_a_session_without_the_factor_opens_nothing(colleague):
    client = Client(headers={"host": "localhost"})
    ingrid = colleague()
    with scope(user=ingrid.user.id):
        client.force_login(ingrid.user)

    assert client.get("/")["Location"] == "/inn/?next=/"


@pytest.mark.parametrize(("name", "minutes"), [("seen_at", 15), ("factor_at", 600)])
def test_a_session_ends_by_itself(colleague, signed_in, name, minutes):
    client = signed_in(colleague())
    kept = client.session
    kept[name] = (clock.now() - timedelta(minutes=minutes, seconds=1)).timestamp()
    kept.save()

    assert client.get("/").status_code == 302
    assert "factor_at" not in client.session


def test_someone_shut_out_is_out_at_the_next_click(colleague, signed_in):
    ingrid = colleague()
    client = signed_in(ingrid)
    assert client.get("/").status_code == 200
    with scope(user=ingrid.user.id):
        ingrid.user.is_active = False
        ingrid.user.save()

    assert client.get("/").status_code == 302


def test_signing_out_ends_the_session(colleague, signed_in):
    client = signed_in(colleague())
    key = client.cookies["__Host-session"].value
    client.post("/ut/")
    client.cookies["__Host-session"] = key

    assert client.get("/").status_code == 302


def test_a_new_password_ends_every_other_session(colleague, signed_in):
    ingrid = colleague()
    here, there = signed_in(ingrid), signed_in(ingrid)
    new = {"password": PASSWORD, "code": ingrid.code(), "new_password": "et helt annet passord"}

    assert here.post("/konto/passord/", new).status_code == 302
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302


def test_a_new_password_needs_the_code(colleague, signed_in):
    ingrid = colleague()
    client = signed_in(ingrid)

    answer = client.post(
        "/konto/passord/", {"password": PASSWORD, "code": "x", "new_password": "et helt annet passord"}
    )

    assert answer.status_code == 200
    with scope(user=ingrid.user.id):
        ingrid.user.refresh_from_db()
    assert ingrid.user.check_password(PASSWORD)


def test_what_was_typed_when_the_session_ended_can_be_sent_after_signing_in(colleague, signed_in):
    ingrid = colleague()
    client = signed_in(ingrid)
    kept = client.session
    kept["seen_at"] = 0
    kept.save()

    away = client.post("/konto/", {"name": "Ingrid «ny» Haugen", "language": "nn"})
    assert (away.status_code, away["Location"]) == (307, "/inn/?next=/konto/&ut=1")
    asked = client.post(away["Location"], {"name": "Ingrid «ny» Haugen", "language": "nn"})
    assert 'name="kept-name" value="Ingrid «ny» Haugen"' in asked.content.decode()
    given = {"email": ingrid.user.email, "password": PASSWORD, "code": ingrid.code()}
    again = client.post(away["Location"], given | {"kept-name": "Ingrid «ny» Haugen", "kept-language": "nn"})

    assert 'action="/konto/"' in again.content.decode()
    assert 'name="name" value="Ingrid «ny» Haugen"' in again.content.decode()
    client.post("/konto/", {"name": "Ingrid «ny» Haugen", "language": "nn"})
    assert "Ingrid «ny» Haugen" in client.get("/").content.decode()
