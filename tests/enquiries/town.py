"""Two centres that take messages: who works there, who writes, and what the nights do, with an account of it all."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.help.contact import intake
from nok.help.contact.keeping import forget_threads
from nok.help.contact.models import Thread
from nok.help.contact.said import Said
from nok.help.enquiries.tasks import tidy_inbox
from nok.organisation.access.roles import Role
from nok.organisation.access.scope import scope
from nok.organisation.centres.models import Centre
from nok.organisation.centres.snapshot import snapshot
from tests.enquiries.house import House
from tests.enquiries.oracle import Person, Talk, may_know
from tests.inbox import WORDS
from tests.staff import Colleague, employ, enter, hire

SOMEWHERE = st.sampled_from(["elverum", "hamar"])
EVERYTHING = "999999999"  # of what nobody can see to afterwards, a leader says they know it
SOME = st.sampled_from(range(420))  # which of those there are
EMPTIED = (
    "contact_thread", "contact_message", "contact_door", "contact_reading", "contact_barring", "contact_mark",
    "enquiries_handling", "enquiries_note", "enquiries_presence", "crypto_keyslot",
)  # fmt: skip


@dataclass
class Worker:
    """Somebody who works at a centre, or did."""

    made: Colleague
    client: Client
    who: Person

    @property
    def user_id(self) -> UUID:
        return self.made.user.id


@dataclass
class Kept:
    """A conversation, as it should be kept."""

    opened: intake.Opened
    slot_id: UUID
    centre: str
    age: str
    messages: int = 1
    state: str = "ours"
    owner: Worker | None = None
    shut_out: set[str] = field(default_factory=set)
    openings: Counter[UUID] = field(default_factory=Counter)
    is_tidied: bool = False

    def talk(self) -> Talk:
        """As the rules see it: whoever may no longer have it has it no more."""
        talk = Talk(self.centre, self.age, self.state, shut_out=frozenset(self.shut_out))
        has = self.owner is not None and may_know(self.owner.who, talk)
        return replace(talk, owner=self.owner.who.name) if has and self.owner else talk


class Town(RuleBasedStateMachine):
    """Everybody who works there, and every conversation."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.workers: list[Worker] = []
        self.talks: list[Kept] = []
        self.said = 0

    @contextmanager
    def at_the_door(self) -> Iterator[None]:
        with self.house.as_login("nok_staff"):
            yield

    @initialize()
    def begin(self) -> None:
        self.hire("elverum", True)
        self.hire("hamar", True)
        self.hire("elverum", False)
        self.hire("elverum", False)
        self.train(0, 0, True)
        self.write("elverum", "")
        self.write("elverum", "u16")

    # --- who works where ----------------------------------------------------------------------------------

    @precondition(lambda self: len(self.workers) < 7)
    @rule(centre=SOMEWHERE, leads=st.booleans())
    def hire(self, centre: str, leads: bool) -> None:
        with self.house.as_login("nok_owner"):
            made = hire(centre, Role.LEADER if leads else Role.ADVISER, f"Ada Lund{len(self.workers)}")
        with self.at_the_door(), writing():
            client = enter(made)
        self.workers.append(Worker(made, client, Person(f"worker {len(self.workers)}", centre, leads)))

    @rule(by=SOME, whom=SOME, is_trained=st.booleans())
    def train(self, by: int, whom: int, is_trained: bool) -> None:
        leader, colleague = self.worker(by), self.worker(whom)
        address = f"/medarbeidere/{colleague.made.employment.id}/barnefaglig/"
        got = self.post(leader, address, {"is_trained": "1" if is_trained else "0", "known": EVERYTHING})
        if may_lead(leader, colleague):
            assert got == 302
            colleague.who = replace(colleague.who, trained=is_trained)

    @rule(by=SOME, whom=SOME)
    def end(self, by: int, whom: int) -> None:
        leader, colleague = self.worker(by), self.worker(whom)
        got = self.post(leader, f"/medarbeidere/{colleague.made.employment.id}/slutt/", {"known": EVERYTHING})
        if may_lead(leader, colleague):
            is_last = not [one for one in self.leaders(leader.who.centre) if one is not colleague]
            assert got == (409 if is_last else 302)
            if not is_last:
                colleague.who = replace(colleague.who, centre="", leads=False, trained=False)

    @rule(whom=SOME, centre=SOMEWHERE)
    def begin_elsewhere(self, whom: int, centre: str) -> None:
        """Somebody who has left begins at the other centre, or again at the one they left."""
        worker = self.worker(whom)
        if worker.who.centre:
            return
        with self.house.as_login("nok_owner"):
            place = employ(worker.made.user, centre, Role.ADVISER)
        worker.made = Colleague(worker.made.user, *place, worker.made.secret)
        worker.who = replace(worker.who, centre=centre)

    # --- senders, and the night ---------------------------------------------------------------------------

    @precondition(lambda self: len(self.talks) < 5)
    @rule(centre=SOMEWHERE, age=st.sampled_from(["", "a18_23", "u16"]))
    def write(self, centre: str, age: str) -> None:
        trained = [one for one in self.workers if one.who.centre == centre and one.who.trained]
        with self.house.as_login("nok_public"):
            facts = replace(snapshot().by_slug[centre], row=Centre.objects.get(slug=centre))
            try:
                sent = intake.send(centre=facts, nonce=intake.new_nonce(), text=WORDS,
                                   telling=intake.Telling(age=age), now=clock.now())  # fmt: skip
            except intake.NotTaken:
                assert age == "u16"
                assert not trained
                return
            assert age != "u16" or trained
            with scope(lookup=sent.opened.look_up):
                slot_id = Thread.objects.get(id=sent.opened.thread_id).slot_id
        self.talks.append(Kept(sent.opened, slot_id, centre, age))

    @precondition(lambda self: self.open_talks())
    @rule(which=SOME)
    def reply(self, which: int) -> None:
        kept = self.open_talks()[which % len(self.open_talks())]
        self.said += 1
        with self.house.as_login("nok_public"):
            intake.reply(kept.opened, nonce=intake.new_nonce(), said=Said(f"{WORDS} {self.said}"), now=clock.now())
        kept.messages, kept.state = kept.messages + 1, "ours"

    @precondition(lambda self: self.open_talks())
    @rule(which=SOME)
    def burn(self, which: int) -> None:
        kept = self.open_talks()[which % len(self.open_talks())]
        with self.house.as_login("nok_public"):
            intake.burn(kept.opened, clock.now())
        kept.state, kept.age, kept.owner = "gone", "", None

    @precondition(lambda self: any(one.state == "gone" and not one.is_tidied for one in self.talks))
    @rule()
    def a_minute_goes(self) -> None:
        with self.house.as_login("nok_worker"):
            tidy_inbox()
        for kept in self.talks:
            kept.is_tidied = kept.state == "gone"

    @precondition(lambda self: self.talks)
    @rule(which=SOME)
    def its_last_night(self, which: int) -> None:
        kept = self.talks[which % len(self.talks)]
        if not kept.centre:
            return
        with self.as_owner():
            Thread.objects.filter(id=kept.opened.thread_id).update(expires_on=clock.today() - timedelta(days=1))
        with self.house.as_login("nok_worker"):
            assert forget_threads(clock.today()) == 1
        kept.centre, kept.state, kept.age, kept.owner, kept.is_tidied = "", "gone", "", None, True

    def teardown(self) -> None:
        with self.as_owner(), connection.cursor() as cursor:
            Centre.objects.update(has_child_trained=False)
            cursor.execute(f"TRUNCATE {', '.join(EMPTIED)}, centres_employment")

    # --- asking ---------------------------------------------------------------------------------------------

    def worker(self, which: int) -> Worker:
        return self.workers[which % len(self.workers)]

    def leaders(self, centre: str) -> list[Worker]:
        return [one for one in self.workers if one.who.centre == centre and one.who.leads]

    def open_talks(self) -> list[Kept]:
        """Those the sender can still open."""
        return [one for one in self.talks if one.state != "gone"]

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Everything of both centres."""
        with self.house.as_login("nok_owner"), scope(centres=[one.made.centre.id for one in self.workers]):
            yield

    def post(self, worker: Worker, address: str, sent: dict[str, str]) -> int:
        with self.at_the_door():
            return worker.client.post(address, sent).status_code


def may_lead(leader: Worker, colleague: Worker) -> bool:
    """Whether the one decides of the other's work."""
    return leader.who.leads and leader.who.centre == colleague.who.centre != ""
