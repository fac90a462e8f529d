"""Any order of what happens at centres that take messages: nobody ever reads or counts what is not for them.

Colleagues go through the staff door under its own login, senders and the night under theirs. What each answer should
be comes from `oracle`; what should be left, from the account kept here.
"""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.foundation.crypto.models import KeySlot
from nok.help.contact.models import Door, Message, Reading, Thread
from nok.help.enquiries import queries
from nok.help.enquiries.models import Handling, Note, Presence
from nok.organisation.access.scope import scope
from tests.enquiries.house import House, house
from tests.enquiries.oracle import answer, may_know, waits_for
from tests.enquiries.test_matrix import GIVEN, listed, what
from tests.enquiries.town import SOME, Kept, Town, Worker
from tests.inbox import within

__all__ = ["house"]
pytestmark = pytest.mark.database
DOINGS = [
    ("", "GET", ""), ("les/", "GET", ""), ("les/", "HEAD", ""), ("svar/", "GET", ""), ("svar/", "POST", "preview"),
    ("svar/", "POST", "send"), ("les/", "POST", "take"), ("les/", "POST", "give"), ("les/", "POST", "note"),
    ("les/", "POST", "mark"), ("les/", "POST", "close"), ("les/", "POST", "reopen"), ("inhabil/", "POST", "knows"),
]  # fmt: skip


class Inbox(Town):
    """What colleagues do at the inbox, and what always holds."""

    # --- colleagues at the inbox --------------------------------------------------------------------------

    @precondition(lambda self: self.talks)
    @rule(work=st.lists(st.tuples(SOME, SOME, st.sampled_from(DOINGS), SOME, st.booleans()), min_size=2, max_size=6))
    def work(self, work: list[tuple[int, int, tuple[str, str, str], int, bool]]) -> None:
        """Several things in a row; every second of them by somebody who may know of the conversation."""
        for by, which, doing, to, is_theirs in work:
            kept = self.talks[which % len(self.talks)]
            theirs = [one for one in self.workers if is_theirs and may_know(one.who, kept.talk())] or self.workers
            self.ask(theirs[by % len(theirs)], kept, doing, theirs[to % len(theirs)])

    @precondition(lambda self: any(one.owner for one in self.talks))
    @rule(which=SOME)
    def shut_out_who_has_it(self, which: int) -> None:
        held = [one for one in self.talks if one.owner]
        kept = held[which % len(held)]
        self.ask(kept.owner, kept, ("inhabil/", "POST", "knows"), kept.owner)

    def ask(self, worker: Worker, kept: Kept, doing: tuple[str, str, str], given: Worker) -> None:
        """Ask for a page, or for something to happen; the answer is the rules', and so is what is kept."""
        page, method, do = doing
        should = answer(worker.who, kept.talk(), *doing)
        if do == "give" and should == "done" and not fits(given, worker, kept):
            should = "words"
        self.said += 1
        sent = GIVEN | {
            "do": do,
            "seen": str(kept.messages),
            "text": f"Takk {self.said}",
            "to": str(given.made.employment.id),
        }
        sent |= {"reason": do} if page == "inhabil/" else {}
        address = f"/innboks/{kept.opened.thread_id}/{page}"
        with self.at_the_door():
            got = worker.client.post(address, sent) if method == "POST" else worker.client.generic(method, address)
        assert what(got, kept.opened.thread_id) == should, (worker.who, kept.talk(), doing)
        if (page == "svar/" and should in {"words", "page", "done"}) or (
            page == "les/" and should in {"words", "page"}
        ):
            kept.openings[worker.user_id] += 1
        if should == "done":
            self.note_what_is_done(worker, kept, do, given)

    def note_what_is_done(self, worker: Worker, kept: Kept, do: str, given: Worker) -> None:
        if do in {"take", "give"}:
            kept.owner = worker if do == "take" else given
        elif do == "send":
            kept.owner = kept.owner if kept.talk().owner else worker
            kept.state, kept.messages = "theirs", kept.messages + 1
        elif do == "close":
            kept.state = "closed"
        elif do == "reopen":
            kept.state = self.turn(kept)
        elif do == "knows":
            kept.shut_out.add(worker.who.name)
            kept.owner = None if kept.owner is worker else kept.owner

    @rule(by=SOME, whom=SOME, to=SOME, to_nobody=st.booleans())
    def hand_over(self, by: int, whom: int, to: int, to_nobody: bool) -> None:
        leader, leaver, other = self.worker(by), self.worker(whom), self.worker(to)
        new = None if to_nobody else other
        got = self.post(leader, f"/innboks/gi-videre/{leaver.made.employment.id}/",
                        {"to": str(new.made.employment.id) if new else ""})  # fmt: skip
        is_theirs = leader.who.leads and leaver.made.centre == leader.made.centre
        assert (got == 200) == is_theirs
        if not is_theirs or (new and (new is leaver or new.who.centre != leader.who.centre)):
            return
        for kept in self.open_talks():
            if kept.owner is leaver and kept.state != "closed" and may_know(leader.who, kept.talk()):
                kept.owner = new if new and may_know(new.who, kept.talk()) else None

    @rule(by=SOME)
    def look(self, by: int) -> None:
        worker = self.worker(by)
        with self.at_the_door():
            got = worker.client.get("/innboks/?vis=all")
        known = [one for one in self.talks if may_know(worker.who, one.talk())]
        there = {one.opened.thread_id for one in known if one.state != "gone"}
        waiting = sum(waits_for(worker.who, one.talk()) for one in known)
        assert worker.who.centre == "" or listed(got) == (there, len(known), waiting)

    # --- what always holds --------------------------------------------------------------------------------

    @invariant()
    def the_database_shows_each_no_more_than_is_theirs(self) -> None:
        with self.at_the_door():
            for worker in self.workers:
                known = {one.opened.thread_id: one for one in self.talks if may_know(worker.who, one.talk())}
                with within(worker.made) if worker.who.centre else scope(user=worker.user_id):
                    assert set(Thread.objects.values_list("id", flat=True)) == set(known)
                    assert set(Message.objects.values_list("thread_id", flat=True)) <= set(known)
                    assert KeySlot.objects.count() == sum(one.state != "gone" for one in known.values())

    @invariant()
    def the_application_shows_each_no_more_and_owners_may_read(self) -> None:
        with self.house.as_login("nok_owner"):
            for worker in self.workers:
                if worker.who.centre:
                    self.shown_by_the_application(worker)

    def shown_by_the_application(self, worker: Worker) -> None:
        known = {one.opened.thread_id: one.talk() for one in self.talks if may_know(worker.who, one.talk())}
        names = {one.user_id: one.who for one in self.workers}
        with within(worker.made):
            actor = replace(worker.made.actor, is_child_trained=worker.who.trained)
            found = queries.inbox(actor, clock.today()).values_list("id", "owner", "state")
            rows = {thread: (names.get(owner), state) for thread, owner, state in found}
        assert set(rows) == set(known)
        for thread, (owner, state) in rows.items():
            assert state == known[thread].state
            if state != "gone":
                assert (owner.name if owner else "") == known[thread].owner
                assert owner is None or may_know(owner, known[thread])

    @invariant()
    def every_opening_is_in_the_log_and_for_the_sender_to_see(self) -> None:
        with self.as_owner():
            logged = Counter(Entry.objects.filter(action="enquiry.opened").values_list("object_id", "actor_id"))
            readers = set(Reading.objects.values_list("thread_id", "user_id"))
        opened = {(one.opened.thread_id, user): count for one in self.talks for user, count in one.openings.items()}
        there = {one.opened.thread_id for one in self.open_talks()}
        ours = {one.opened.thread_id for one in self.talks}
        assert {each: count for each, count in logged.items() if each[0] in ours} == opened
        assert readers == {each for each in opened if each[0] in there}

    @invariant()
    def of_what_was_burned_nothing_is_left(self) -> None:
        gone = {one.opened.thread_id for one in self.talks if one.state == "gone"}
        tidied = {one.opened.thread_id for one in self.talks if one.is_tidied}
        with self.as_owner():
            for rows, nowhere in (
                (Message, gone),
                (Door, gone),
                (Handling, tidied),
                (Note, tidied),
                (Presence, tidied),
            ):
                assert set(rows.objects.values_list("thread_id", flat=True)) & nowhere == set()
            slots = set(KeySlot.objects.values_list("id", flat=True))
        assert slots == {one.slot_id for one in self.open_talks()}

    def turn(self, kept: Kept) -> str:
        """Whose turn it is by the last word."""
        with self.as_owner():
            last = Message.objects.filter(thread_id=kept.opened.thread_id).order_by("number").last()
        return "theirs" if last and last.author_id else "ours"


def fits(given: Worker, by: Worker, kept: Kept) -> bool:
    """Whether a colleague gives this conversation to another."""
    return given is not by and may_know(given.who, kept.talk())


@pytest.mark.parametrize(("examples", "steps"), [(12, 30), pytest.param(300, 50, marks=pytest.mark.long)])
def test_nobody_ever_sees_or_counts_what_is_not_theirs(house: House, examples: int, steps: int):
    run_state_machine_as_test(
        type("Here", (Inbox,), {"house": house}),
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )  # fmt: skip
