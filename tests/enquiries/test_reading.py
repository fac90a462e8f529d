"""Opening a conversation: in the log first, for the sender to see, and for nobody who should not."""

import re

import pytest
from django.db import connection

from nok.foundation.audit.models import Entry
from nok.foundation.core import clock
from nok.foundation.crypto import fields
from nok.foundation.crypto.models import KeySlot
from nok.help.contact.models import Barring, Message, Reading, Thread
from nok.help.contact.said import Meeting, Said
from nok.help.enquiries import reading
from nok.help.enquiries.actions import handling
from nok.organisation.access.roles import Role
from tests.inbox import WORDS, within

pytestmark = pytest.mark.django_db
NOWHERE = "00000000-0000-0000-0000-000000000000"


def page(thread, part=""):
    return f"/innboks/{thread.id}/{part}"


def shown(answer):
    return answer.content.decode()


def test_the_page_before_tells_who_and_when_and_nothing_of_what_was_written(colleague, signed_in, written, lines):
    kari = colleague()
    thread = written(kari, age="a24_29")
    browser = signed_in(kari)

    answer = shown(browser.get(page(thread)))

    assert "Utsatt" in answer
    assert "24 til 29 år" in answer
    assert "Lovet svar" in answer
    assert "Ingen ennå" in answer
    assert WORDS not in answer
    assert ("enquiry.opened", "takes") not in lines(kari)


def test_reading_shows_the_words_and_stands_in_the_log_and_for_the_sender(colleague, signed_in, written, lines):
    kari = colleague(name="Kari Nordmann")
    thread = written(kari)

    assert WORDS in shown(signed_in(kari).get(page(thread, "les/")))

    assert lines(kari) == [("enquiry.opened", "takes")]
    with within(kari):
        seen = Reading.objects.get(thread_id=thread.id)
        entry = Entry.objects.get(action="enquiry.opened")
        key = reading.key_of(thread, "test.opened", "", clock.now(), kari.actor)
        assert (seen.user_id, seen.role, seen.hour.minute) == (kari.user.id, "leader", 0)
        assert fields.open_field(key, bytes(seen.name), seen.place) == "Kari"
        assert (entry.actor_id, entry.object_id) == (kari.user.id, thread.id)


def test_the_log_says_whose_the_conversation_was(colleague, signed_in, written, lines):
    kari, mona = colleague(), colleague(role=Role.ADVISER)
    mine, hers = written(kari), written(kari)
    with within(kari):
        handling.take(thread=mine, now=clock.now(), by=kari.actor)
        handling.give(thread=hers, to=mona.employment, now=clock.now(), by=kari.actor)
    browser = signed_in(kari)
    browser.get(page(mine, "les/"))
    browser.get(page(hers, "les/"))

    assert [why for action, why in lines(kari) if action == "enquiry.opened"] == ["own", "colleagues"]


def test_the_sender_is_told_of_a_reader_once_an_hour(colleague, signed_in, written):
    kari = colleague()
    thread = written(kari)
    browser = signed_in(kari)
    browser.get(page(thread, "les/"))
    browser.get(page(thread, "les/"))

    with within(kari):
        assert Reading.objects.filter(thread_id=thread.id).count() == 1


@pytest.mark.parametrize("table", ["audit_entry", "contact_reading"])
@pytest.mark.parametrize("part", ["les/", "svar/"])
def test_what_cannot_be_written_down_is_not_shown(colleague, signed_in, written, table, part):
    kari = colleague()
    thread = written(kari)
    browser = signed_in(kari)
    browser.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$"
        )
        cursor.execute(f"CREATE TRIGGER refuse BEFORE INSERT ON {table} EXECUTE FUNCTION pg_temp.refuse()")

    answer = browser.get(page(thread, part))

    assert answer.status_code == 500
    assert WORDS not in shown(answer)


def test_a_wish_to_come_is_shown_as_it_was_said(colleague, signed_in, written):
    kari = colleague()
    wish = Meeting("phone", "Helst en formiddag", "Rogn", ("interpreter",))
    thread = written(kari, said=Said("Jeg vil gjerne komme", meeting=wish))

    answer = shown(signed_in(kari).get(page(thread, "les/")))

    assert all(word in answer for word in ("Helst en formiddag", "Rogn", "tolk", "ringer til oss"))


def test_what_was_written_is_never_markup(colleague, signed_in, written):
    kari = colleague()
    thread = written(kari, "<script>alert(1)</script>")

    answer = shown(signed_in(kari).get(page(thread, "les/")))

    assert "<script>alert" not in answer
    assert "&lt;script&gt;alert(1)" in answer


def test_content_stays_off_paper(colleague, signed_in, written):
    kari = colleague()
    thread = written(kari)

    answer = shown(signed_in(kari).get(page(thread, "les/")))

    assert re.search(rf'<div class="stack unprinted"><article [^>]*>((?!</article>).)*{WORDS}', answer, re.DOTALL)
    assert "kommer ikke på papir" in answer


# --- who does not see it ----------------------------------------------------------------------------------


def gone(thread, kari):
    """What the sender's burning leaves."""
    with within(kari):
        KeySlot.objects.filter(id=thread.slot_id).delete()
        Message.objects.filter(thread_id=thread.id).delete()
        Thread.objects.filter(id=thread.id).update(
            slot_id=None, role="", age="", state="gone", since=None, answer_by=None
        )


def test_a_deleted_conversation_has_a_line_and_no_content(colleague, signed_in, written):
    kari = colleague()
    thread = written(kari)
    gone(thread, kari)
    browser = signed_in(kari)

    assert "slettet av avsender" in shown(browser.get(page(thread)))
    assert browser.get(page(thread, "les/")).headers["Location"] == page(thread)
    assert browser.get(page(thread, "svar/")).headers["Location"] == page(thread)
    assert "Slettet av avsender" in shown(browser.get("/innboks/"))


@pytest.mark.parametrize("part", ["", "les/", "svar/", "inhabil/"])
def test_absent_foreign_shut_out_and_too_young_answer_alike(colleague, signed_in, written, part):
    kari, ola = colleague("elverum"), colleague("hamar")
    foreign, shut, young = written(ola), written(kari), written(kari, age="u16")
    with within(kari):
        handling.shut_out_self(thread=shut, reason="knows", now=clock.now(), by=kari.actor)
    browser = signed_in(kari)

    def said(identity):
        token = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
        answers = [
            browser.get(f"/innboks/{identity}/{part}"),
            browser.post(f"/innboks/{identity}/{part}", {"do": "take"}),
        ]
        return [(one.status_code, token.sub(b"", one.content)) for one in answers]

    absent = said(NOWHERE)
    assert [status for status, _ in absent] == [404, 404]
    assert [said(one.id) for one in (foreign, shut, young)] == [absent] * 3


def test_whoever_is_shut_out_does_not_see_it_in_lists_or_counts_leader_or_not(colleague, signed_in, written, lines):
    kari, mona = colleague(), colleague(role=Role.ADVISER)
    thread = written(kari)
    hers, his = signed_in(kari), signed_in(mona)
    assert "(1) " in shown(hers.get("/innboks/"))

    answer = hers.post(page(thread, "inhabil/"), {"reason": "knows"}, follow=True)

    assert "Du er stengt ute" in shown(answer)
    assert all("Utsatt" not in shown(hers.get(f"/innboks/?vis={vis}")) for vis in ("open", "new", "all", "mine"))
    assert "(1) " not in shown(hers.get("/innboks/"))
    assert "venter på svar" not in shown(hers.get("/"))
    assert "Utsatt" in shown(his.get("/innboks/"))
    assert ("enquiry.shut_out", "") in lines(kari)
    with within(kari):
        barring = Barring.objects.get(thread_id=thread.id)
        assert (barring.user_id, barring.reason) == (kari.user.id, "knows")


def test_being_shut_out_needs_a_reason_and_lets_go_of_it(colleague, signed_in, written):
    kari, mona = colleague(), colleague(role=Role.ADVISER)
    thread = written(kari)
    with within(mona):
        handling.take(thread=thread, now=clock.now(), by=mona.actor)
    browser = signed_in(mona)

    assert "Dette må fylles ut" in shown(browser.post(page(thread, "inhabil/"), {}))
    assert "Dette må fylles ut" in shown(browser.post(page(thread, "inhabil/"), {"reason": "asked"}))
    browser.post(page(thread, "inhabil/"), {"reason": "work"})

    assert "Ingen ennå" in shown(signed_in(kari).get(page(thread)))


def test_open_thread_keeps_to_what_is_in_sight(colleague, written, lines):
    kari, ola = colleague("elverum"), colleague("hamar")
    thread = written(kari)
    with within(kari):
        handling.shut_out_self(thread=thread, reason="knows", now=clock.now(), by=kari.actor)

    for someone in (kari, ola):
        with within(someone), pytest.raises(Thread.DoesNotExist):
            reading.open_thread(thread, someone.user, clock.now(), someone.actor)
    assert "enquiry.opened" not in [action for action, _ in lines(kari)]


def test_the_last_who_can_read_it_is_told_so(colleague, signed_in, written):
    kari = colleague()
    thread = written(kari)
    browser = signed_in(kari)
    assert "Ingen andre ved senteret" in shown(browser.get(page(thread, "inhabil/")))

    colleague(role=Role.ADVISER)

    assert "Ingen andre ved senteret" not in shown(browser.get(page(thread, "inhabil/")))


def test_the_young_are_met_by_the_trained_alone(colleague, signed_in, written):
    kari, mona = colleague(), colleague(role=Role.ADVISER)
    thread = written(kari, age="a16_17")
    with within(kari):
        mona.employment.is_child_trained = True
        mona.employment.save()

    assert "16 eller 17" not in shown(signed_in(kari).get("/innboks/?vis=all"))
    browser = signed_in(mona)
    assert "Under 18" in shown(browser.get("/innboks/"))
    assert "Bare dere som er barnefaglige" in shown(browser.get(page(thread, "les/")))
