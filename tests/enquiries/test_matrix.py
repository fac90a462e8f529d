"""Everybody before the staff door, every conversation, every page and method: each answer is what the rules say.

It is asked twice, with one wall at a time: the application's own filters as the tables' owner, whom the database
hides no colleague's conversation from; and the database's alone, as the staff login with the filters taken away.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.help.contact.keeping import forget_threads
from nok.help.contact.models import Barring, Message, Thread, ThreadQuerySet
from nok.help.enquiries.models import Handling, Note, Presence
from nok.organisation.access.roles import Role
from tests.enquiries.house import CENTRES, House, house
from tests.enquiries.oracle import Person, Talk, answer, may_know, waits_for
from tests.inbox import WORDS, within, write
from tests.staff import Colleague, employ, enter, hire

__all__ = ["house"]
pytestmark = pytest.mark.database
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
GIVEN = {
    "text": "Takk", "by": "Ada", "seen": "1", "level": "now", "reason": "Ber om svar", "to": "", "begin": "nb-night",
}  # fmt: skip
PAGES = {
    "": ["", "take"],
    "inhabil/": ["", "knows", "asked"],
    "les/": ["", "take", "give", "mark", "note", "close", "reopen", "burn"],
    "svar/": ["", "begin", "edit", "preview", "send"],
}
ASKED = [(page, method, "") for page in PAGES for method in ("GET", "HEAD")] + [
    (page, "POST", do) for page, all_done in PAGES.items() for do in all_done
]
BARE = {"since": None, "answer_by": None}


class Cast:
    """Everybody, and every conversation, with what the rules need to know of them."""

    def __init__(self) -> None:
        self.people: dict[Person, Colleague | None] = {Person("nobody"): None}
        self.talks: dict[UUID, Talk] = {uuid4(): Talk()}
        for centre in CENTRES:
            self.hire(Person(f"leader of {centre}", centre, leads=True))
            self.hire(Person(f"adviser of {centre}", centre))
            self.hire(Person(f"trained of {centre}", centre, trained=True))
        both = self.hire(Person("both", "elverum"))
        self.people[Person("both", "hamar", leads=True)] = Colleague(
            both.user, *employ(both.user, "hamar", Role.LEADER), both.secret
        )
        for centre in CENTRES:
            self.begin(centre)
            self.begin(centre, age="u16", shut_out={f"leader of {centre}"})
            self.begin(centre, state="gone", slot_id=None, role="")
        adviser, trained = "adviser of elverum", "trained of elverum"
        self.begin("elverum", owner=adviser, shut_out={"both"})
        self.begin("elverum", owner=trained, age="a16_17")
        self.begin("elverum", owner="both", state="theirs", shut_out={"leader of elverum", trained})
        self.begin("elverum", owner="leader of elverum", state="closed", shut_out={adviser})
        forgotten = self.begin("elverum", expires_on=clock.today().replace(year=2020))
        self.talks[forgotten] = Talk()

    def hire(self, who: Person) -> Colleague:
        made = hire(who.centre, Role.LEADER if who.leads else Role.ADVISER, "Ada Lund")
        with within(made):
            made.employment.is_child_trained = who.trained
            made.employment.save()
        self.people[who] = made
        return made

    def begin(self, centre: str, *, owner: str = "", shut_out: set[str] = frozenset(), **columns) -> UUID:
        talk = Talk(centre, columns.get("age", ""), columns.get("state", "ours"), owner, frozenset(shut_out))
        leader = self.called(f"leader of {centre}")
        thread = write(leader, **columns | ({} if talk.state == "ours" else BARE))
        with within(leader):
            rows = [Barring(user_id=self.called(one).user.id, reason="knows", on=clock.today()) for one in shut_out]
            for row in [*rows, *([Handling(owner_id=self.called(owner).user.id)] if owner else [])]:
                row.centre_id, row.thread_id = thread.centre_id, thread.id
                row.save(force_insert=True)
        self.talks[thread.id] = talk
        return thread.id

    def called(self, name: str) -> Colleague:
        return next(made for who, made in self.people.items() if who.name == name and made)


@pytest.fixture(scope="module")
def cast(house: House) -> Cast:
    with house.as_login("nok_owner"):
        made = Cast()
    with house.as_login("nok_worker"):
        assert forget_threads(clock.today()) == 1
    return made


@contextmanager
def wall_of(house: House, login: str) -> Iterator[None]:
    """One wall at a time: the application's filters, or the database's."""
    with pytest.MonkeyPatch.context() as patch, house.as_login(login):
        if login == "nok_staff":
            patch.setattr(ThreadQuerySet, "visible_to", lambda threads, actor: threads.all())
        yield


def browser(who: Person, someone: Colleague | None) -> Client:
    if someone is None:
        return Client(headers={"host": "localhost"})
    with writing():
        client = enter(someone)
        session = client.session
        session["centre"] = str(someone.centre.id)
        session.save()
    return client


def ask(client: Client, thread: UUID, page: str, method: str, do: str) -> tuple[str, bytes]:
    """What is answered, and the page when it says that there is nothing; what happened is undone."""
    with writing():
        sent = GIVEN | {"do": do} | ({"reason": do} if page == "inhabil/" else {})
        got = (
            client.generic(method, f"/innboks/{thread}/{page}")
            if method != "POST"
            else client.post(f"/innboks/{thread}/{page}", sent)
        )
        said = what(got, thread)
        if said == "nothing":
            return said, TOKEN.sub(b"", got.content)
        transaction.set_rollback(True)
    return said, b""


def what(got, thread: UUID) -> str:
    """The answer in the rules' words."""
    if got.status_code == 404:
        return "nothing"
    if got.status_code == 200:
        return "words" if WORDS in got.content.decode() else "page"
    to = got.headers.get("Location", "")
    if to.startswith("/inn/"):
        return "way in"
    return "front" if to == f"/innboks/{thread}/" else "done" if to.startswith("/innboks/") else str(got.status_code)


def everything(cast: Cast) -> dict[str, list]:
    """All there is of the conversations, and how many lines the logs have."""
    found = {}
    for centre in CENTRES:
        with within(cast.called(f"trained of {centre}")):
            for rows in (Thread, Message, Handling, Barring, Note, Presence):
                found[f"{centre} {rows.__name__}"] = list(rows.objects.order_by("id").values_list())
            found[centre] = Entry.objects.count()
    return found


@pytest.mark.parametrize("login", ["nok_owner", "nok_staff"])
@pytest.mark.parametrize("share", [4, pytest.param(1, marks=pytest.mark.long)])
def test_every_answer_is_what_the_rules_say(house, cast, login, share):
    with house.as_login("nok_owner"):
        before = everything(cast)
    with wall_of(house, login):
        wrong = [each for number, who in enumerate(cast.people) for each in answers(cast, who, asked_by(number, share))]

    assert wrong == []
    with house.as_login("nok_owner"):
        assert everything(cast) == before


def asked_by(number: int, share: int) -> list[tuple[str, str, str]]:
    """What this one of the people asks: every page, and their share of the rest, so that together they ask it all."""
    return [each for place, each in enumerate(ASKED) if each[1] == "GET" or (place + number) % share == 0]


def answers(cast: Cast, who: Person, asked: Sequence[tuple[str, str, str]]) -> list:
    """What is not as the rules say for one person, absent and forbidden not alike among it."""
    wrong, client = [], browser(who, cast.people[who])
    for page, method, do in asked:
        nothing = set()
        for thread, talk in cast.talks.items():
            got, said = ask(client, thread, page, method, do)
            if got != answer(who, talk, page, method, do):
                wrong.append((who, talk, page, method, do, got))
            if got == "nothing":
                nothing.add(said)
        if len(nothing) > 1:
            wrong.append((who, page, method, do, "not alike"))
    return wrong


@pytest.mark.parametrize("login", ["nok_owner", "nok_staff"])
def test_lists_and_counts_hold_what_one_may_know_and_no_more(house, cast, login):
    with wall_of(house, login):
        pages = {who: browser(who, one).get("/innboks/?vis=all") for who, one in cast.people.items() if one}

    wrong = {who: listed(page) for who, page in pages.items() if listed(page) != rightly_listed(who, cast)}
    assert wrong == {}


def listed(got: HttpResponse) -> tuple[set[UUID], int, int]:
    """The conversations a list leads to, how many lines it has, and the number in the tab."""
    page = got.content.decode()
    links = re.findall(r'href="/innboks/([0-9a-f-]{36})/"', page)
    number = re.search(r"<title>\((\d+)\)", page)
    return {UUID(one) for one in links}, page.count('<li class="line">'), int(number[1]) if number else 0


def rightly_listed(who: Person, cast: Cast) -> tuple[set[UUID], int, int]:
    known = {thread: talk for thread, talk in cast.talks.items() if may_know(who, talk)}
    there = {thread for thread, talk in known.items() if talk.state != "gone"}
    return there, len(known), sum(waits_for(who, talk) for talk in known.values())


def test_the_matrix_holds_every_address_of_a_conversation():
    inside = next(each for each in get_resolver().url_patterns if getattr(each, "app_name", "") == "enquiries")
    taken = {str(each.pattern) for each in inside.url_patterns if "thread_id" in str(each.pattern)}

    assert taken == {f"innboks/<uuid:thread_id>/{page}" for page in PAGES}
