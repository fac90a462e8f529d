"""How colleagues come in, and go."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.organisation.access.actor import NotPermitted
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.accounts import factor
from nok.organisation.accounts.models import User
from nok.organisation.centres.actions import employment, invitations
from nok.organisation.centres.models import Employment, Invitation

pytestmark = pytest.mark.django_db
PASSWORD = "et langt og rolig passord"


@pytest.fixture
def inside(colleague):
    """The leader of Elverum's centre, with the scope a page would have."""
    leader = colleague()
    with scope(centres=[leader.centre.id], user=leader.user.id):
        yield leader


def invite(leader, email="ny@nok.example", role=Role.ADVISER):
    return invitations.invite(email=email, role=role, now=clock.now(), by=leader.actor)


def accept(token, **typed):
    """Open the link as a stranger would, and fill in the form. Returns the browser and the answer."""
    client = Client(headers={"host": "localhost"})
    page = client.get(f"/invitasjon/{token}/").content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)[1]
    secret = factor.from_form(sealed, purpose=invitations.mark(token))
    step = int(clock.now().timestamp()) // factor.STEP_SECONDS
    given = {
        "name": "Ny Kollega", "new_password": PASSWORD, "sealed": sealed,
        "first_code": factor.pyotp.TOTP(secret).generate_otp(step),
    } | typed  # fmt: skip
    return client, client.post(f"/invitasjon/{token}/", given)


def actions_logged(leader):
    return list(Entry.objects.filter(centre_id=leader.centre.id).order_by("at").values_list("action", flat=True))


def test_invite_writes_the_log_and_keeps_only_a_hash(inside):
    token = invite(inside)

    kept = Invitation.objects.get()
    assert (kept.email, kept.role, kept.digest) == ("ny@nok.example", "adviser", invitations.mark(token))
    assert actions_logged(inside) == ["staff.invited"]


def test_invite_refuses_an_adviser(colleague):
    with pytest.raises(NotPermitted):
        invite(colleague(role=Role.ADVISER))


def test_invite_refuses_a_second_open_one(inside):
    invite(inside)

    with pytest.raises(invitations.AlreadyInvited):
        invite(inside, "NY@nok.example")


def test_invite_refuses_someone_who_works_here(inside):
    with pytest.raises(invitations.AlreadyEmployed):
        invite(inside, inside.user.email)


def test_a_new_link_replaces_one_that_is_too_old(inside):
    old = invitations.invite(
        email="ny@nok.example", role=Role.ADVISER, now=clock.now() - timedelta(days=8), by=inside.actor
    )
    new = invite(inside)

    with pytest.raises(invitations.NoLongerGood):
        invitations.open_link(old, clock.now())
    assert invitations.open_link(new, clock.now()).centre == inside.centre


def test_the_invited_comes_in_with_password_and_code_and_papers(inside):
    client, answer = accept(invite(inside))

    codes = re.findall(r"<li>([a-z0-9-]{14})</li>", answer.content.decode())
    assert (answer.status_code, len(codes)) == (200, 10)
    assert client.get("/").status_code == 200
    assert client.get("/invitasjoner/ny/").status_code == 403  # an adviser invites nobody
    new = Employment.objects.exclude(user=inside.user).get(centre=inside.centre)
    assert (new.role, new.user.name) == ("adviser", "Ny Kollega")
    assert actions_logged(inside) == ["staff.invited", "staff.began"]


def test_a_link_works_once(inside):
    token = invite(inside)
    accept(token)

    assert Client(headers={"host": "localhost"}).get(f"/invitasjon/{token}/").status_code == 410


@pytest.mark.parametrize("token", ["finnes-ikke", "x" * 500, "%00", "æøå"])
def test_a_link_that_never_was_answers_as_one_that_is_over(inside, token):
    assert Client(headers={"host": "localhost"}).get(f"/invitasjon/{token}/").status_code == 410


@pytest.mark.parametrize(
    ("field", "typed"),
    [("first_code", "000000"), ("new_password", "kort"), ("name", ""), ("new_password", "1234567890123")],
)
def test_what_is_wrong_is_said_and_nobody_comes_in(inside, field, typed):
    token = invite(inside)
    client, answer = accept(token, **{field: typed})

    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert client.get("/").status_code == 302
    assert invitations.open_link(token, clock.now()).invitation.email == "ny@nok.example"
    assert not User.objects.filter(email="ny@nok.example").exists()


def test_a_square_of_another_invitation_is_not_taken(inside):
    other, token = invite(inside, "annen@nok.example"), invite(inside)
    page = Client(headers={"host": "localhost"}).get(f"/invitasjon/{other}/").content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)[1]
    client, answer = accept(token, sealed=sealed)

    assert answer.status_code == 200
    assert client.get("/").status_code == 302


def test_someone_with_an_account_signs_in_and_gets_one_more_place(inside, colleague, signed_in):
    leif = colleague("hamar")
    token = invite(inside, leif.user.email)
    client = signed_in(leif)

    assert client.post(f"/invitasjon/{token}/").status_code == 302
    assert "Elverum" in client.get("/").content.decode()
    client.post("/bytt-senter/", {"centre": str(leif.centre.id)})
    assert "Hamar" in client.get("/").content.decode()


def test_an_account_cannot_be_made_anew_through_a_link(inside, colleague):
    leif = colleague("hamar")
    client, answer = accept(invite(inside, leif.user.email))

    assert answer.status_code == 200
    assert client.get("/").status_code == 302
    with scope(user=leif.user.id):
        assert User.objects.get(id=leif.user.id).check_password(PASSWORD)
        assert not Employment.objects.filter(user=leif.user, centre=inside.centre).exists()


def test_a_centre_one_does_not_work_at_cannot_be_chosen(colleague, signed_in):
    ingrid, leif = colleague(), colleague("hamar")
    client = signed_in(ingrid)
    client.post("/bytt-senter/", {"centre": str(leif.centre.id)})

    assert "Hamar" not in client.get("/").content.decode()


def test_withdraw_makes_the_link_worthless(inside, signed_in):
    token = invite(inside)
    client = signed_in(inside)

    assert client.post(f"/invitasjoner/{Invitation.objects.get().id}/trekk/").status_code == 302
    with pytest.raises(invitations.NoLongerGood):
        invitations.open_link(token, clock.now())
    assert actions_logged(inside) == ["staff.invited", "staff.invitation_withdrawn"]


def test_another_centres_invitations_and_people_are_not_there(inside, colleague, signed_in):
    invite(inside)
    leif = signed_in(colleague("hamar", name="Leif Strand"))

    assert leif.post(f"/invitasjoner/{Invitation.objects.get().id}/trekk/").status_code == 404
    assert leif.post(f"/medarbeidere/{inside.employment.id}/slutt/").status_code == 404
    assert inside.user.name not in leif.get("/medarbeidere/").content.decode()


def test_end_shuts_the_colleague_out_at_the_next_click(inside, colleague, signed_in):
    mona = colleague(role=Role.ADVISER)
    hers, leaders = signed_in(mona), signed_in(inside)
    assert hers.get("/").status_code == 200

    leaders.post(f"/medarbeidere/{mona.employment.id}/slutt/")

    assert hers.get("/").status_code == 302
    assert actions_logged(inside) == ["staff.ended"]


def test_end_refuses_the_last_leader(inside):
    with pytest.raises(employment.LastLeader):
        employment.end_employment(employment=inside.employment, today=clock.today(), by=inside.actor)


def test_end_refuses_another_centres(inside, colleague):
    with pytest.raises(Employment.DoesNotExist):
        employment.end_employment(employment=colleague("hamar").employment, today=clock.today(), by=inside.actor)


def test_beginning_anew_shuts_the_old_account(inside, signed_in, colleague):
    mona = colleague(role=Role.ADVISER)
    hers = signed_in(mona)
    token = invitations.invite_again_by_command(email=mona.user.email, now=clock.now())

    assert hers.get("/").status_code == 302
    client, answer = accept(token)
    assert (answer.status_code, client.get("/").status_code) == (200, 200)
