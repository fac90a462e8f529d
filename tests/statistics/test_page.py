"""The figures as they meet whoever may read them, and those who may not; and the files beside the page."""

import csv
import io
import re
import zipfile
from collections import Counter
from datetime import date
from html import unescape

import pytest
from django.test import Client

from nok.foundation.core import clock
from nok.organisation.access.roles import PERMISSIONS, Permission, Role
from nok.organisation.access.scope import scope
from nok.statistics.figures import HELPLINE
from tests.statistics.worlds import Said, counted, enter

pytestmark = pytest.mark.django_db
TODAY = clock.today()
YEAR, BEFORE = str(TODAY.year), str(TODAY.year - 1)


def day(year: int) -> date:
    """1 January, which is in every year so far."""
    return date(year, 1, 1)


LINES = [
    Said("user_enquiry", day(TODAY.year), hour=9, channel="phone", user_type="victim", gender="female",
         age_group="a18_23", first_ever="yes", is_first_this_year=True, person=b"her"),
    Said("user_enquiry", day(TODAY.year), hour=14, channel="phone", person=b"her"),
    Said("user_enquiry", day(TODAY.year), hour=9, channel="phone", is_helpline=True),
    Said("user_enquiry", day(TODAY.year), channel="web_dialogue", age_group="u18"),
    Said("user_enquiry", day(TODAY.year), channel="email", is_back=True),
    Said("user_enquiry", day(TODAY.year - 1), channel="sms", gender="male"),
    Said("planned_remote", day(TODAY.year), channel="video"),
    Said("partner_enquiry", day(TODAY.year), channel="phone", partner_type="police"),
    Said("partner_visit", day(TODAY.year - 1), channel="visit", partner_type="police"),
    Said("visit", day(TODAY.year), hour=12),
    Said("no_contact", day(TODAY.year), hour=12, channel="phone"),
]  # fmt: skip


@pytest.fixture
def leader(colleague):
    return colleague("elverum", Role.LEADER)


@pytest.fixture
def browser(signed_in, leader):
    with scope(centres=[leader.centre.id]):
        enter(leader.centre.id, LINES)
    return signed_in(leader)


def page(browser: Client, path: str = "/tall/") -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return unescape(" ".join(answer.content.decode().split()))


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def shown(html: str) -> dict[tuple[str, str, str], int]:
    """Every figure of every table: by the table's title, the row and the column."""
    found = {}
    for title, table in re.findall(r'<table class="bars"><caption><h2>(.*?)</h2></caption>(.*?)</table>', html):
        body = re.search("<tbody>(.*?)</tbody>", table)[1]
        columns = re.findall(r'<th scope="col" class="end">(.*?)</th>', table)
        for row in re.findall("<tr>(.*?)</tr>", body):
            counts = re.findall(r'<td class="end[^"]*">(.*?)</td>', row)
            label = re.search("<th[^>]*>(.*?)</th>", row)[1]
            found |= {(title, label, column): number(count) for column, count in zip(columns, counts, strict=True)}
    return found


def hours(html: str) -> dict[tuple[str, str], int]:
    table = re.search(r'<table class="grid">(.*?)</table>', html)[1]
    days = re.findall(r'<span class="ds-sr-only">(.*?)</span>', table)
    lines = re.findall("<tr>(.*?)</tr>", re.search("<tbody>(.*?)</tbody>", table)[1])
    return {
        (re.search("<th[^>]*>(.*?)</th>", line)[1], name): number(count)
        for line in lines
        for name, count in zip(days, re.findall("<td[^>]*>(.*?)</td>", line), strict=True)
    }


def sums(html: str) -> list[int]:
    return [number(each) for each in re.findall(r'<p class="figure"><b>(.*?)</b>', html)]


def test_the_page_counts_as_the_rules_say(browser):
    html, found = page(browser), counted(LINES)
    now = {name: [one for one in of if one.on.year == TODAY.year] for name, of in found.items()}
    first = [one for one in now["enquiries"] if one.is_first_this_year]

    assert sums(html) == [*(len(each) for each in (now["enquiries"], first)), 1, 1, 1]
    channels = {label: count for (title, label, year), count in shown(html).items()
                if (title, year) == ("Slik tok de kontakt", YEAR) and count}  # fmt: skip
    assert channels == {"Telefon": 2, "Samtale på nett, uten navn": 1}
    assert shown(html)["Slik tok de kontakt", "SMS", BEFORE] == 1
    assert shown(html)["Samarbeidspartnere", "Politi eller støttesenter for kriminalitetsutsatte", YEAR] == 1


def test_the_hours_are_those_that_were_noted(browser):
    weekday = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")[day(TODAY.year).weekday()]

    assert {where: count for where, count in hours(page(browser)).items() if count} == {("09–10", weekday): 2}


def test_each_table_of_enquiries_adds_up_to_all_of_them(browser):
    html = page(browser)
    of_enquiries = Counter()
    for (title, _, year), count in shown(html).items():
        if title != "Samarbeidspartnere":
            of_enquiries[title, year] += count

    assert set(of_enquiries.values()) == {3, 1}
    assert {title for (title, year), count in of_enquiries.items() if year == YEAR and count != 3} == set()


def test_the_file_holds_what_the_page_shows(browser):
    html = page(browser)
    answer = browser.get(f"/tall/{YEAR}/tall.csv")
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";")
    lines = {(title, label, column): int(count) for title, label, column, count in rows}
    of_sums = [count for (title, _, column), count in lines.items() if (title, column) == ("I alt", YEAR)]
    of_hours = {(label, name): count for (title, label, name), count in lines.items() if title == "Når de ringer"}

    assert head == ["Tabell", "Gruppe", "Kolonne", "Antall"]
    assert of_sums == sums(html)
    assert of_hours == hours(html)
    others = {where: count for where, count in lines.items() if where[0] not in ("I alt", "Når de ringer")}
    assert others == shown(html)


def test_the_spreadsheet_holds_what_the_file_does(browser):
    rows = list(
        csv.reader(io.StringIO(browser.get(f"/tall/{YEAR}/tall.csv").content.decode("utf-8-sig")), delimiter=";")
    )
    answer = browser.get(f"/tall/{YEAR}/tall.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
    numbers = Counter(int(found) for sheet in sheets for found in re.findall(r"<c r=\"\w+\"><v>(\d+)</v>", sheet))

    assert len(sheets) == len({row[0] for row in rows[1:]})
    assert numbers == Counter(int(row[-1]) for row in rows[1:])


def test_made_up_figures_say_so_on_the_page_and_in_the_files(browser, settings):
    plain = page(browser), browser.get(f"/tall/{YEAR}/tall.csv")
    settings.NOK_DEMO = True
    marked = page(browser), browser.get(f"/tall/{YEAR}/tall.csv")

    def says_so(html, file):
        head = file.content.decode("utf-8-sig").splitlines()[1:]
        return ("oppdiktede tall" in html, all("(oppdiktede tall)" in line for line in head),
                "oppdiktede" in file["Content-Disposition"])  # fmt: skip

    assert (says_so(*plain), says_so(*marked)) == ((False, False, False), (True, True, True))


def test_a_centre_without_the_helpline_has_no_such_choice(browser):
    assert "hjelpetelefon=" not in page(browser)
    assert sums(page(browser, "/tall/?hjelpetelefon=bare"))[0] == 3


@pytest.mark.parametrize(("asked", "count"), [("med", 3), ("uten", 2), ("bare", 1), ("noe annet", 3)])
def test_the_helplines_centre_chooses_with_without_or_only(colleague, signed_in, asked, count):
    someone = colleague("vestfold", Role.ADVISER)
    with scope(centres=[someone.centre.id]):
        enter(someone.centre.id, LINES)
    browser = signed_in(someone)
    html = page(browser, f"/tall/{YEAR}/?hjelpetelefon={asked}")
    file = browser.get(f"/tall/{YEAR}/tall.csv?hjelpetelefon={asked}").content.decode("utf-8-sig")

    assert sums(html)[0] == count
    assert f"I alt;henvendelser;{YEAR};{count}" in file
    assert set(re.findall(r"\?hjelpetelefon=(\w+)", html)) == set(HELPLINE)


def test_the_break_is_told_where_the_years_meet(browser, leader):
    with scope(centres=[leader.centre.id]):
        enter(leader.centre.id, [Said("user_enquiry", date(2020, 5, 5))])

    told = {year: "Mellom 2021 og 2022" in page(browser, f"/tall/{year}/") for year in (2020, 2021, 2022, 2023)}

    assert told == {2020: False, 2021: False, 2022: True, 2023: False}


def test_a_year_the_centre_has_not_had_is_not_there(browser):
    answers = [browser.get(f"/tall/{year}{end}").status_code for year in (1999, TODAY.year + 1, 99999) for end in
               ("/", "/tall.csv", "/tall.xlsx")]  # fmt: skip

    assert answers == [404] * 9


def test_another_centres_figures_are_their_own(browser, colleague, signed_in):
    assert sums(page(browser))[0] == 3
    assert sums(page(signed_in(colleague("hamar", Role.LEADER)))) == [0, 0, 0, 0, 0]


def test_whoever_may_not_read_figures_meets_a_shut_door(signed_in, leader, monkeypatch):
    monkeypatch.setitem(PERMISSIONS, Role.LEADER, PERMISSIONS[Role.LEADER] - {Permission.FIGURES_READ})
    paths = ["/tall/", *(f"/tall/{YEAR}/{end}" for end in ("", "tall.csv", "tall.xlsx"))]
    shut_out, street = signed_in(leader), Client(headers={"host": "localhost"})

    assert [shut_out.get(path).status_code for path in paths] == [403] * 4
    assert [street.get(path).status_code for path in paths] == [302] * 4


def test_as_many_questions_to_the_database_however_many_lines(
    colleague, signed_in, django_assert_max_num_queries, django_assert_num_queries
):
    someone = colleague("hamar", Role.LEADER)
    browser = signed_in(someone)
    with scope(centres=[someone.centre.id]):
        enter(someone.centre.id, LINES[:1])
    with django_assert_max_num_queries(30) as few:
        page(browser)
    with scope(centres=[someone.centre.id]):
        enter(someone.centre.id, LINES * 3)
    with django_assert_num_queries(len(few)):
        page(browser)
