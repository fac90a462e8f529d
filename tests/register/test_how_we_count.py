"""The page «Slik teller vi», as those who may read figures meet it, and those who may not."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from nok.organisation.access.roles import PERMISSIONS, Permission, Role
from nok.organisation.access.scope import scope
from nok.register.codebook import codebook

PAGE = "/slik-teller-vi/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(colleague, signed_in):
    return signed_in(colleague("elverum", Role.ADVISER))


def shown(browser: Client, address: str = PAGE) -> str:
    return " ".join(browser.get(address).content.decode().split())


def section(page: str, anchor: str) -> str:
    return re.search(rf'<section class="stack" id="{anchor}">.*?</section>', page)[0]


def test_every_form_question_and_answer_is_shown(adviser):
    page, book = shown(adviser, "/slik-teller-vi/2026/"), codebook(2026)

    for code, form in book.about.items():
        part = section(page, code)
        said = [form.label, form.unit.label, form.filled.label]
        said += [one.label for one in book.forms[code].values()]
        said += [answer.label for one in book.forms[code].values() for answer in one.categories]
        assert [label for label in said if escape(label) not in part] == []


def test_each_question_says_how_sure_it_is_and_where_it_is_from(adviser):
    part = section(shown(adviser, "/slik-teller-vi/2026/"), "A")
    gender = re.search(r"<h3>Kjønn</h3>.*?</li>", part)[0]
    source = codebook(2026).sources.index(codebook(2026).forms["A"]["gender"].source) + 1

    assert [
        re.findall(r'<span class="tag">(.*?)</span>', gender),
        re.findall(r'href="#(.*?)"', gender),
        re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", gender),
    ] == [
        ["utledet"],
        [f"kilde-{source}"],
        [
            ("publisert", "Kvinne eller jente · Mann eller gutt"),
            ("utledet", "Annet kjønn"),
            ("vårt forslag", "Ikke oppgitt"),
        ],
    ]


def test_every_source_that_is_pointed_to_is_in_the_list(adviser):
    page = shown(adviser)
    pointed, listed = set(re.findall(r'href="#(kilde-\d+)"', page)), set(re.findall(r'id="(kilde-\d+)"', page))

    assert pointed == listed
    assert [one for one in codebook(2026).sources if f'href="{escape(one)}"' not in page] == []


def test_what_is_registered_is_told_apart_from_what_is_not(adviser):
    page = shown(adviser, "/slik-teller-vi/2026/")
    asked, others = section(page, "A").split("<details", 1)

    assert "<h3>Kontaktmåte</h3>" in asked
    assert "<h3>Tolk brukt</h3>" in others
    assert "Registreres ikke her." in section(page, "C")
    assert "Registreres (" not in section(page, "C")


def test_our_own_channel_says_what_it_is_delivered_as_from_2026(adviser):
    said = "Samtale på nett, uten navn (leveres som «Sosiale medier eller chat»)"

    assert said in section(shown(adviser, "/slik-teller-vi/2026/"), "A")
    assert "Samtale på nett" not in shown(adviser, "/slik-teller-vi/2025/")


def test_each_counting_rule_is_told_with_its_example(adviser):
    part = section(shown(adviser), "regler")

    for rule in codebook(2026).rules.values():
        assert [one for one in (rule.label, rule.text.label, rule.example.label) if escape(one) not in part] == []


def test_the_break_in_the_series_is_told(adviser):
    assert "Mulig brudd mellom 2021 og 2022" in section(shown(adviser), "forbehold")


def test_what_is_new_this_year_is_told_and_the_oldest_year_has_none_before(adviser):
    new = section(shown(adviser, "/slik-teller-vi/2026/"), "forskjell")
    oldest = section(shown(adviser, "/slik-teller-vi/2025/"), "forskjell")

    assert re.findall("<li>(.*?)</li>", new) == [
        "Nytt: Skjema A: Henvendelser, Kontaktmåte, Samtale på nett, uten navn"
    ]
    assert "2025 er det eldste året vi har." in oldest


def test_the_page_without_a_year_is_that_of_this_year(adviser):
    assert "<h1>Slik teller vi 2026</h1>" in shown(adviser)


@pytest.mark.parametrize("year", ["1999", "2024", "2031", "99999999999999999999"])
def test_a_year_without_a_codebook_is_not_there(adviser, year):
    assert adviser.get(f"{PAGE}{year}/").status_code == 404


def test_who_may_not_read_figures_is_refused(adviser, monkeypatch):
    less = PERMISSIONS[Role.ADVISER] - {Permission.FIGURES_READ}
    monkeypatch.setitem(PERMISSIONS, Role.ADVISER, less)

    assert [adviser.get(address).status_code for address in (PAGE, f"{PAGE}2026/")] == [403, 403]


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}2026/", f"{PAGE}1999/"])
def test_signed_out_is_sent_to_sign_in(client, address):
    answer = client.get(address, headers={"host": "localhost"})

    assert (answer.status_code, answer["Location"]) == (302, f"/inn/?next={address}")


@pytest.mark.parametrize(("language", "title"), [("nn", "Slik tel vi"), ("en", "How we count")])
def test_the_page_is_in_the_language_of_whoever_reads(colleague, signed_in, language, title):
    someone = colleague("elverum", Role.ADVISER)
    someone.user.language = language
    with scope(user=someone.user.id):
        someone.user.save(update_fields=["language"])
    browser = signed_in(someone)

    assert f"<h1>{title} 2026</h1>" in shown(browser)
