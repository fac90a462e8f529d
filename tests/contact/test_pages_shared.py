"""Pages drawn once for many: true at once, each in its language, and nobody's form in anybody else's page."""

import gzip
import re
from collections.abc import Callable, Iterator

import pytest

from nok.help.contact.frame import HOLE
from tests.browser import Doors
from tests.contact.asking import run_as
from tests.contact.sender import COOKIE, Sender

pytestmark = [pytest.mark.database]

# So often that both workers of the door have drawn the page, and shown it again.
OFTEN = 12
NAMED = "Nok. Elverum"
SET = """
from nok.organisation.centres.published import bump
from nok.organisation.centres.models import Centre
from nok.help.contact.models import DialogueSettings
centre = Centre.objects.get(slug="elverum")
with scope(centres=[centre.id]):
    Centre.objects.filter(id=centre.id).update(name=given["name"])
    DialogueSettings.objects.filter(centre_id=centre.id).update(is_open=given["is_open"])
    bump()
"""
Put = Callable[..., None]


@pytest.fixture
def put(writing_doors: Doors) -> Iterator[Put]:
    """Publish another name of Elverum, or shut its dialogue, until the test ends."""

    def change(name: str = NAMED, *, is_open: bool = True) -> None:
        run_as("owner", writing_doors.world, SET, name=name, is_open=is_open)

    yield change
    change()


def often(doors: Doors, path: str, holds: str, **headers: str) -> set[bool]:
    """Whether the page holds this, each of the times it is asked for."""
    return {holds in doors.ask(path, headers=headers).text for _ in range(OFTEN)}


def before(doors: Doors, language: str = "") -> Sender:
    """Somebody who reads what to know before they write."""
    one = Sender(doors)
    one.go(f"{language}/skriv/til/elverum/")
    return one


def token(one: Sender) -> str:
    return dict(one.hidden())["csrfmiddlewaretoken"]


def test_what_is_corrected_stands_on_every_page_at_once(writing_doors: Doors, put: Put):
    pages = ("/sentre/", "/senter/elverum/", "/en/senter/elverum/", "/kommuner/3420/", "/kilder/")
    reader = before(writing_doors)
    for name in (NAMED, "Senteret i Elverum", "Huset i Elverum", NAMED):
        put(name)
        assert [often(writing_doors, page, name) for page in pages] == [{True}] * len(pages)
        assert {name in reader.go("/skriv/").text for _ in range(OFTEN)} == {True}


def test_a_centre_that_stops_taking_messages_says_so_at_once(writing_doors: Doors, put: Put):
    reader, link = before(writing_doors), "/skriv/til/elverum/"
    for is_open in (True, False, True):
        put(is_open=is_open)
        assert often(writing_doors, "/senter/elverum/", link) == {is_open}
        assert {'value="start"' in reader.go("/skriv/").text for _ in range(OFTEN)} == {is_open}


def test_each_address_speaks_its_own_language_however_they_are_asked(writing_doors: Doors):
    said = {"": "nb", "/nn": "nn", "/en": "en"}
    readers = {start: before(writing_doors, start) for start in said}

    for _ in range(OFTEN):
        for start, language in said.items():
            for page in (writing_doors.ask(f"{start}/om/"), readers[start].go(f"{start}/skriv/")):
                assert (page.header("Content-Language"), page.status) == (language, 200)
                assert re.search(r'<html lang="(\w+)"', page.text)[1] == language


def test_everyone_has_a_token_of_their_own_and_comes_on_with_it(writing_doors: Doors):
    one, other = before(writing_doors), before(writing_doors)
    tokens = [token(one), token(other)]
    for reader in (one, other):
        reader.go("/skriv/")
        tokens.append(token(reader))

    assert len(set(tokens)) == 4
    assert {HOLE in one.page.text, "csrfmiddlewaretoken" in one.page.text} == {False, True}
    assert other.press("start").status == 200
    assert 'name="text"' in other.page.text


def test_with_the_dialogues_cookie_a_page_is_as_without_it(writing_doors: Doors):
    reader = before(writing_doors)
    for path in ("/", "/om/", "/senter/elverum/", "/sentre/"):
        plain, own = writing_doors.ask(path), writing_doors.ask(path, headers={"Cookie": f"{COOKIE}={reader.cookie}"})
        assert (own.status, own.text) == (200, plain.text)
        assert [own.header("Set-Cookie"), plain.header("Set-Cookie")] == [None, None]


def test_asked_for_again_a_page_comes_whole_with_the_same_headers(writing_doors: Doors):
    never = {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    for path in ("/om/", "/sentre/", "/kommuner/3420/"):
        first = writing_doors.ask(path)
        for headers in ({}, never):
            again = [writing_doors.ask(path, headers=headers) for _ in range(OFTEN)]
            assert {(each.status, each.body) for each in again} == {(200, first.body)}
            assert {frozenset(plain(each.headers)) for each in again} == {frozenset(plain(first.headers))}
        head = writing_doors.ask(path, method="HEAD")
        assert (head.status, head.body, plain(head.headers)) == (200, b"", plain(first.headers))
        packed = [writing_doors.ask(path, headers={"Accept-Encoding": "gzip"}) for _ in range(OFTEN)]
        assert {gzip.decompress(each.body) for each in packed} == {first.body}
        assert {each.header("Content-Encoding") for each in packed} == {"gzip"}


def plain(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name != "Date"]


def test_what_is_typed_is_shown_to_whoever_typed_it_alone(writing_doors: Doors):
    for path in ("/finn/?sted=kanarinavn", "/kommuner/?kommune=kanarinavn", "/kommuner/3420/?kroner=kanarinavn"):
        assert often(writing_doors, path, "kanarinavn") == {True}
        assert often(writing_doors, path.partition("?")[0], "kanarinavn") == {False}
