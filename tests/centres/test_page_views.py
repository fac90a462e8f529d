"""The pages of the centre's own page, as a signed-in browser without scripts meets them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nok.foundation.core import clock
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Centre, CentreChange, Office
from nok.organisation.centres.published import version as published_version
from nok.organisation.centres.sections import version
from tests.centres.typing_in import typed

pytestmark = pytest.mark.django_db
FORMS = ["/senteret/kontakt/", "/senteret/hvem/", "/senteret/tilbud/", "/senteret/om/", "/senteret/kontor/nytt/"] + [
    f"/senteret/kontor/elverum/{path}/" for path in ("sted", "tider", "andre-dager")
]


@pytest.fixture
def leader(colleague, signed_in):
    return signed_in(colleague("elverum"))


@pytest.fixture
def adviser(colleague, signed_in):
    return signed_in(colleague("elverum", Role.ADVISER))


def test_show_tells_a_leader_what_is_not_confirmed_and_gives_every_form(leader):
    text = leader.get("/senteret/").content.decode()

    assert "Storgata 10" in text
    assert "Ikke bekreftet: alder" in text
    assert [address for address in FORMS if f'href="{address}"' not in text] == []
    assert text.count('class="light"') == 1


def test_an_adviser_sees_page_and_trail_but_no_form(adviser):
    text = adviser.get("/senteret/").content.decode()

    assert "Storgata 10" in text
    assert 'action="/senteret/bekreft/"' not in text
    assert [address for address in FORMS if address in text] == []
    assert adviser.get("/senteret/endringer/").status_code == 200


def test_an_adviser_is_refused_every_form(adviser):
    asked = {address: adviser.get(address).status_code for address in [*FORMS, "/senteret/bekreft/"]}
    sent = {address: adviser.post(address, {}).status_code for address in [*FORMS, "/senteret/bekreft/"]}

    assert set(asked.values()) == set(sent.values()) == {403}


@pytest.mark.parametrize("address", [*FORMS, "/senteret/", "/senteret/endringer/", "/senteret/bekreft/"])
def test_signed_out_is_sent_to_sign_in(client, address):
    answer = client.get(address, headers={"host": "localhost"})

    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/inn/")


@pytest.mark.parametrize("path", ["sted", "tider", "andre-dager"])
def test_another_centres_office_does_not_exist(leader, path):
    assert leader.get(f"/senteret/kontor/hamar/{path}/").status_code == 404


@pytest.mark.parametrize("address", ["/senteret/finnes-ikke/", "/senteret/kontor/elverum/kontakt/", "/senteret/sted/"])
def test_a_form_that_is_not_one_does_not_exist(leader, address):
    assert leader.get(address).status_code == 404


@pytest.mark.parametrize("address", FORMS)
def test_each_form_opens_with_what_the_page_says(leader, address):
    answer = leader.get(address)

    assert (answer.status_code, 'value="preview"' in answer.content.decode()) == (200, True)


def test_preview_shows_the_page_to_be_and_changes_nothing(leader):
    before = published_version()

    answer = leader.post(
        "/senteret/kontakt/", typed(leader, "/senteret/kontakt/", phone="+47 62 00 00 00", do="preview")
    )

    text = answer.content.decode()
    assert 'href="tel:62000000"' in text
    assert 'name="phone" value="+47 62 00 00 00"' in text
    assert (Centre.objects.get(slug="elverum").phone, published_version()) == ("97159810", before)
    assert "Telefon: 97159810 → 62000000" in text


def test_publish_makes_it_public_and_says_so(leader):
    answer = leader.post(
        "/senteret/kontakt/", typed(leader, "/senteret/kontakt/", phone="62 00 00 00", do="publish"), follow=True
    )

    assert "Det er publisert" in answer.content.decode()
    assert Centre.objects.get(slug="elverum").phone == "62000000"


def test_correct_more_gives_the_form_back_with_what_was_typed(leader):
    sent = typed(leader, "/senteret/hvem/", who_for="For alle som trenger noen.", do="edit")

    text = leader.post("/senteret/hvem/", sent).content.decode()

    assert ("For alle som trenger noen." in text, Centre.objects.get(slug="elverum").who_for) == (True, "")


@pytest.mark.parametrize(
    ("address", "changes", "told"),
    [
        ("/senteret/kontakt/", {"phone": "ring oss"}, "Skriv et norsk nummer"),
        ("/senteret/kontakt/", {"phone": "９７１５９８１０"}, "Skriv et norsk nummer"),
        ("/senteret/kontakt/", {"email": "post@"}, "E-postadressen mangler noe"),
        ("/senteret/kontakt/", {"website": "javascript:alert(1)"}, "Adressen mangler noe"),
        ("/senteret/hvem/", {"min_age": "12", "min_age_with_adult": "16"}, "lavere enn den alene"),
        ("/senteret/hvem/", {"min_age": "seksten"}, "tall fra 0 til 99"),
        ("/senteret/hvem/", {"who_for": "a" * 401}, "400"),
        ("/senteret/om/", {"orgnr": "971337495"}, "Nummeret stemmer ikke"),
        ("/senteret/om/", {"name": ""}, "må fylles"),
        ("/senteret/kontor/elverum/sted/", {"postcode": "0000"}, "Vi kjenner ikke postnummeret"),
        ("/senteret/kontor/elverum/sted/", {"address": ""}, "la være å vise adressen"),
        ("/senteret/kontor/elverum/tider/", {"0-drop_in-1": "ni til tre"}, "Vi forsto ikke «ni til tre»"),
        ("/senteret/kontor/elverum/tider/", {"0-drop_in-1": "15–9"}, "Vi forsto ikke «15–9»"),
        ("/senteret/kontor/elverum/tider/", {"0-phone-2": "9–12, 11–14"}, "gjelder samtidig"),
        (
            "/senteret/kontor/elverum/tider/",
            {"0-first": "2026-12-31", "0-last": "2026-12-01"},
            "Siste dag kommer før første dag",
        ),
        ("/senteret/kontor/elverum/andre-dager/", {"0-reason": "Ferie"}, "Skriv hvilken dag det gjelder"),
        (
            "/senteret/kontor/elverum/andre-dager/",
            {"0-from_on": "2026-12-23", "0-opens": "9", "0-closes": ""},
            "Skriv begge tidene",
        ),
        ("/senteret/kontor/elverum/andre-dager/", {"0-from_on": "julaften"}, "Skriv dagen slik"),
        ("/senteret/kontor/nytt/", {"place": "Skien", "postcode": ""}, "må fylles"),
    ],
)
def test_bad_input_explains_itself_keeps_what_was_typed_and_changes_nothing(leader, address, changes, told):
    before = published_version()

    answer = leader.post(address, typed(leader, address, **changes, do="publish"))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert told in text
    assert [value for value in changes.values() if value and value not in text] == []
    assert published_version() == before


def test_the_later_of_two_leaders_sees_what_changed_and_may_go_on(leader, colleague, signed_in):
    other = signed_in(colleague("elverum", name="Ola Nordmann"))
    sent = typed(leader, "/senteret/kontakt/", phone="62111111", do="publish")
    other.post("/senteret/kontakt/", typed(other, "/senteret/kontakt/", phone="62000000", do="publish"))

    text = leader.post("/senteret/kontakt/", sent).content.decode()
    after_first = Centre.objects.get(slug="elverum").phone
    seen = re.search(r'name="seen" value="(\w+)"', text)[1]
    leader.post("/senteret/kontakt/", sent | {"seen": seen})

    assert "Telefon: du skrev 62111111, nå står det 62000000" in text
    assert 'value="62111111"' in text
    assert (after_first, Centre.objects.get(slug="elverum").phone) == ("62000000", "62111111")


def test_closing_an_office_asks_first(colleague, signed_in):
    client = signed_in(colleague("bergen"))
    asked = client.get("/senteret/kontor/stord/legg-ned/")
    still = Office.objects.get(slug="stord").withdrawn_on

    client.post("/senteret/kontor/stord/legg-ned/")

    assert (asked.status_code, still) == (200, None)
    assert Office.objects.get(slug="stord").withdrawn_on == clock.today()
    assert client.post("/senteret/kontor/bergen/legg-ned/").status_code == 409
    assert client.get("/senteret/kontor/hamar/legg-ned/").status_code == 404


def test_unseen_and_turning_characters_never_reach_the_page(leader):
    sent = typed(leader, "/senteret/hvem/", who_for="Velkommen\u202e\u0000\u200b  inn\r\n", do="publish")

    leader.post("/senteret/hvem/", sent | {"who_for": "Velkommen\u202e\u200b  inn\r\n"})

    assert Centre.objects.get(slug="elverum").who_for == "Velkommen inn"


def test_markup_is_shown_as_it_was_written(leader):
    leader.post("/senteret/hvem/", typed(leader, "/senteret/hvem/", who_for="<b>Alle</b>", do="publish"))

    assert "&lt;b&gt;Alle&lt;/b&gt;" in leader.get("/senteret/").content.decode()


def test_confirm_all_takes_every_mark_away(leader):
    found = re.findall(
        r'<input type="hidden" name="([\w/-]+)" value="(\w{16})">', leader.get("/senteret/").content.decode()
    )

    answer = leader.post("/senteret/bekreft/", dict(found), follow=True)

    assert Centre.objects.get(slug="elverum").unconfirmed == []
    assert "Alt på siden er bekreftet" in answer.content.decode()


def test_confirm_of_what_has_changed_is_refused_and_told(leader):
    answer = leader.post("/senteret/bekreft/", {"who": "0" * 16, "only": "who"})

    assert (answer.status_code, "Noen har endret dette" in answer.content.decode()) == (409, True)
    assert "age" in Centre.objects.get(slug="elverum").unconfirmed


def test_changes_tells_who_did_what_and_what_stood_there(leader):
    leader.post("/senteret/kontakt/", typed(leader, "/senteret/kontakt/", phone="62000000", do="publish"))

    text = leader.get("/senteret/endringer/").content.decode()

    assert "Kari Nordmann rettet dette." in text
    assert "Telefon: 97159810 → 62000000" in text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_part_can_be_told_in_every_language(leader, colleague, signed_in, language):
    someone = colleague("bergen")
    with scope(user=someone.user.id):
        someone.user.language = language
        someone.user.save(update_fields=["language"])
    client = signed_in(someone)
    leaders = [
        "/senteret/",
        "/senteret/endringer/",
        "/senteret/kontor/stord/tider/",
        "/senteret/kontor/stord/andre-dager/",
    ]

    assert {address: client.get(address).status_code for address in leaders} == dict.fromkeys(leaders, 200)


def test_trail_has_as_many_questions_for_three_rows_as_for_one(leader, colleague):
    someone = colleague("elverum")

    def add(number):
        with scope(centres=[someone.centre.id], user=someone.user.id):
            for _ in range(number):
                CentreChange(
                    centre=someone.centre, at=clock.now(), by=someone.user, kind="confirmed", part="who"
                ).save(force_insert=True)  # fmt: skip

    add(1)
    with CaptureQueriesContext(connection) as one:
        leader.get("/senteret/endringer/")
    add(2)
    with CaptureQueriesContext(connection) as three:
        leader.get("/senteret/endringer/")

    assert len(one.captured_queries) == len(three.captured_queries)


def test_version_tells_two_states_apart():
    assert version({"phone": "1"}) != version({"phone": "2"})
