"""Taking, giving, marking, noting, closing: each change, each refusal, the line in the log."""

import pytest

from nok.foundation.core import clock
from nok.foundation.crypto import fields
from nok.help.contact.models import Barring, Message, Thread
from nok.help.enquiries import holding, reading
from nok.help.enquiries.actions import handling
from nok.help.enquiries.models import Handling, Note
from nok.organisation.access.roles import Role
from nok.organisation.centres.actions.employment import end_employment
from tests.inbox import WORDS, within

pytestmark = pytest.mark.django_db


def page(thread, part="les/"):
    return f"/innboks/{thread.id}/{part}"


def shown(answer):
    return answer.content.decode()


def owner(thread, kari):
    with within(kari):
        return Handling.objects.filter(thread_id=thread.id).values_list("owner_id", flat=True).first()


def act(someone, action, **given):
    with within(someone):
        return action(**given, now=clock.now(), by=someone.actor)


@pytest.fixture
def kari(colleague):
    return colleague(name="Kari Nordmann")


@pytest.fixture
def mona(colleague):
    return colleague(role=Role.ADVISER, name="Mona Bakken")


def test_take_makes_it_mine(kari, mona, signed_in, written, lines):
    thread = written(kari)

    answer = signed_in(mona).post(page(thread), {"do": "take"})

    assert (answer.status_code, owner(thread, kari)) == (302, mona.user.id)
    assert lines(kari) == [("enquiry.taken", "")]


def test_an_adviser_takes_nothing_a_colleague_has_and_a_leader_may(kari, mona, colleague, signed_in, written):
    thread, berit = written(kari), colleague(role=Role.ADVISER)
    act(mona, handling.take, thread=thread)

    assert "En kollega har denne" in shown(signed_in(berit).post(page(thread), {"do": "take"}))
    assert owner(thread, kari) == mona.user.id
    signed_in(kari).post(page(thread), {"do": "take"})
    assert owner(thread, kari) == kari.user.id


def test_give_hands_it_to_a_colleague_and_back_to_the_inbox(kari, mona, signed_in, written, lines):
    thread, browser = written(kari), signed_in(kari)

    browser.post(page(thread), {"do": "give", "to": str(mona.employment.id)})
    assert owner(thread, kari) == mona.user.id
    signed_in(mona).post(page(thread), {"do": "give", "to": ""})

    assert owner(thread, kari) is None
    assert lines(kari) == [("enquiry.given", ""), ("enquiry.released", "")]


def test_give_refuses_what_another_adviser_has(kari, mona, colleague, signed_in, written):
    thread, berit = written(kari), colleague(role=Role.ADVISER)
    act(mona, handling.take, thread=thread)

    answer = signed_in(berit).post(page(thread), {"do": "give", "to": ""})

    assert "En kollega har denne" in shown(answer)
    assert owner(thread, kari) == mona.user.id


def test_give_says_why_a_colleague_may_not_have_it(kari, mona, signed_in, written):
    thread = written(kari)
    act(mona, handling.shut_out_self, thread=thread, reason="knows")

    answer = signed_in(kari).post(page(thread), {"do": "give", "to": str(mona.employment.id)})

    assert "Mona Bakken er stengt ute fra denne" in shown(answer)
    assert owner(thread, kari) is None


def test_give_keeps_the_young_with_the_trained(kari, mona, signed_in, written):
    with within(kari):
        kari.employment.is_child_trained = True
        kari.employment.save()
    thread = written(kari, age="u16")

    answer = signed_in(kari).post(page(thread), {"do": "give", "to": str(mona.employment.id)})

    assert "Mona Bakken er ikke barnefaglig" in shown(answer)
    assert owner(thread, kari) is None


def test_give_refuses_somebody_from_elsewhere(kari, colleague, signed_in, written):
    thread, ola = written(kari), colleague("hamar")

    signed_in(kari).post(page(thread), {"do": "give", "to": str(ola.employment.id)})

    assert owner(thread, kari) is None
    with pytest.raises(holding.DoesNotWorkHere):
        act(kari, handling.give, thread=thread, to=ola.employment)


def test_a_mark_needs_a_reason_which_is_sealed_and_shown_to_colleagues(kari, mona, signed_in, written, lines):
    thread, browser = written(kari), signed_in(kari)

    answer = browser.post(page(thread), {"do": "mark", "level": "now", "reason": ""})
    assert "Dette må fylles ut" in shown(answer)
    browser.post(page(thread), {"do": "mark", "level": "now", "reason": "Skriver om i kveld"})

    with within(kari):
        kept = Handling.objects.get(thread_id=thread.id)
    assert (kept.level, b"kveld" in bytes(kept.reason)) == ("now", False)
    assert "Skriver om i kveld" in shown(signed_in(mona).get(page(thread)))
    assert "Se på nå" in shown(browser.get("/innboks/?merke=now"))
    assert "Utsatt" not in shown(browser.get("/innboks/?merke=today"))
    assert ("enquiry.marked", "now") in lines(kari)


def test_a_note_is_sealed_shown_to_colleagues_and_written_once(kari, mona, signed_in, written, lines):
    thread, browser = written(kari), signed_in(kari)
    for _ in range(2):
        browser.post(page(thread), {"do": "note", "text": "Har vært her før"})

    with within(kari):
        note = Note.objects.get(thread_id=thread.id)
        key = reading.key_of(thread, "test.opened", "", clock.now(), kari.actor)
    assert b"Har" not in bytes(note.text)
    assert fields.open_field(key, bytes(note.text), note.place) == "Har vært her før"
    assert "Har vært her før" in shown(signed_in(mona).get(page(thread)))
    assert ("enquiry.noted", "") in lines(kari)


def test_a_note_that_is_too_long_stays_in_the_form(kari, signed_in, written):
    thread, long = written(kari), "x" * 2001

    answer = shown(signed_in(kari).post(page(thread), {"do": "note", "text": long}))

    assert "Teksten er for lang" in answer
    assert long in answer
    with within(kari):
        assert not Note.objects.filter(thread_id=thread.id).exists()


def test_close_ends_it_and_forgets_the_hours(kari, signed_in, written, lines):
    thread = written(kari)

    signed_in(kari).post(page(thread), {"do": "close"})

    with within(kari):
        kept = Thread.objects.get(id=thread.id)
        assert (kept.state, kept.since, kept.answer_by) == ("closed", None, None)
        assert Handling.objects.get(thread_id=thread.id).closed_on == clock.today()
        assert list(Message.objects.filter(thread_id=thread.id).values_list("hour", flat=True)) == [None]
    assert lines(kari) == [("enquiry.closed", "")]


def test_close_refuses_what_is_closed(kari, signed_in, written):
    thread = written(kari, state="closed", since=None, answer_by=None)

    assert "avsluttet fra før" in shown(signed_in(kari).post(page(thread), {"do": "close"}))


def test_reopen_makes_a_new_promise_when_the_last_word_is_the_senders(kari, signed_in, written, lines):
    thread = written(kari, state="closed", since=None, answer_by=None)

    signed_in(kari).post(page(thread), {"do": "reopen"})

    with within(kari):
        kept = Thread.objects.get(id=thread.id)
    assert kept.state == "ours"
    assert kept.answer_by > clock.now()
    assert lines(kari) == [("enquiry.reopened", "")]


def test_reopen_waits_for_the_sender_when_the_last_word_is_ours(kari, signed_in, written):
    thread = written(kari, state="closed", since=None, answer_by=None)
    with within(kari):
        Message.objects.filter(thread_id=thread.id).update(author_id=kari.user.id)

    signed_in(kari).post(page(thread), {"do": "reopen"})

    with within(kari):
        assert Thread.objects.get(id=thread.id).state == "theirs"


def test_reopen_refuses_what_is_open(kari, signed_in, written):
    thread = written(kari)

    assert "åpen fra før" in shown(signed_in(kari).post(page(thread), {"do": "reopen"}))


def test_an_action_that_is_none_shows_the_page_and_changes_nothing(kari, signed_in, written, lines):
    thread = written(kari)

    assert WORDS in shown(signed_in(kari).post(page(thread), {"do": "burn"}))
    assert lines(kari) == [("enquiry.opened", "takes")]


@pytest.mark.parametrize(("action", "given"), [
    (handling.take, {}), (handling.give, {"to": None}), (handling.mark, {"level": "now", "reason": "x"}),
    (handling.add_note, {"text": "x"}), (handling.close, {}), (handling.reopen, {}),
    (handling.shut_out_self, {"reason": "knows"}),
])  # fmt: skip
def test_every_action_keeps_to_what_is_in_sight(kari, colleague, written, action, given):
    thread, ola = written(kari), colleague("hamar")
    with within(kari):
        Barring(centre=kari.centre, thread=thread, user_id=kari.user.id, reason="knows", on=clock.today()).save()

    for someone in (kari, ola):
        with pytest.raises(Thread.DoesNotExist):
            act(someone, action, thread=thread, **given)


# --- a colleague who leaves -------------------------------------------------------------------------------


def test_a_leavers_conversations_are_given_on_in_one_step(kari, mona, colleague, signed_in, written, lines):
    with within(kari):
        mona.employment.is_child_trained = True
        mona.employment.save()
        kari.employment.is_child_trained = True
        kari.employment.save()
    berit = colleague(role=Role.ADVISER, name="Berit Solli")
    plain, young, shut, over = written(kari), written(kari, age="u16"), written(kari), written(kari)
    for thread in (plain, young, shut, over):
        act(mona, handling.take, thread=thread)
    act(berit, handling.shut_out_self, thread=shut, reason="knows")
    act(mona, handling.close, thread=over)
    address = f"/innboks/gi-videre/{mona.employment.id}/"
    browser = signed_in(kari)
    assert "Mona Bakken har 3 åpne samtaler" in shown(browser.get(address))

    answer = shown(browser.post(address, {"to": str(berit.employment.id)}))

    assert "Én samtale er gitt videre. 2 ligger i innboksen." in answer
    found = [owner(thread, kari) for thread in (plain, young, shut, over)]
    assert found == [berit.user.id, None, None, mona.user.id]
    assert sorted(action for action, _ in lines(kari)[-3:]) == ["enquiry.given", "enquiry.released", "enquiry.released"]


def test_ending_an_employment_points_to_what_they_have(kari, mona, signed_in, written):
    thread, browser = written(kari), signed_in(kari)
    address = f"/medarbeidere/{mona.employment.id}/slutt/"
    assert "gi-videre" not in shown(browser.get(address))
    act(mona, handling.take, thread=thread)

    answer = shown(browser.get(address))

    assert "Mona Bakken har én åpen samtale." in answer
    assert f"/innboks/gi-videre/{mona.employment.id}/" in answer


def test_what_somebody_who_left_had_is_nobodys(kari, mona, signed_in, written):
    thread = written(kari)
    act(mona, handling.take, thread=thread)
    with within(kari):
        end_employment(employment=mona.employment, today=clock.today(), by=kari.actor)

    assert "Utsatt" in shown(signed_in(kari).get("/innboks/?vis=new"))


def test_what_an_untrained_colleague_had_of_the_young_is_nobodys(kari, mona, signed_in, written):
    with within(kari):
        for each in (kari, mona):
            each.employment.is_child_trained = True
            each.employment.save()
    thread = written(kari, age="u16")
    act(mona, handling.take, thread=thread)
    with within(kari):
        mona.employment.is_child_trained = False
        mona.employment.save()

    assert "Utsatt" in shown(signed_in(kari).get("/innboks/?vis=new"))


def test_another_centres_leaver_is_not_there(kari, colleague, signed_in):
    ola = colleague("hamar")

    assert signed_in(kari).get(f"/innboks/gi-videre/{ola.employment.id}/").status_code == 404
