"""Answering: start from something, look, send; nothing lost, nothing twice, two at once told of each other."""

from datetime import timedelta

import pytest

from nok.foundation.core import clock
from nok.foundation.crypto import fields
from nok.help.contact.models import DialogueSettings, Message, Thread
from nok.help.contact.said import Meeting, Said
from nok.help.enquiries import reading
from nok.help.enquiries.actions import answering, handling
from nok.help.enquiries.models import Handling, Presence
from nok.organisation.access.roles import Role
from tests.inbox import WORDS, say, within

pytestmark = pytest.mark.django_db
TEXT = "Hei, og takk for at du skrev.\n\nJa, det er for oss."


def page(thread):
    return f"/innboks/{thread.id}/svar/"


def shown(answer):
    return answer.content.decode()


def form(do, text=TEXT, seen=1, **more):
    return {"do": do, "text": text, "by": "Kari", "seen": seen} | more


def key(thread, kari):
    return reading.key_of(thread, "test.opened", "", clock.now(), kari.actor)


def said(thread, kari):
    with within(kari):
        opened = key(thread, kari)
        messages = Message.objects.filter(thread_id=thread.id).order_by("number")
        return [Said.unpacked(fields.open_field(opened, bytes(one.text), one.place)) for one in messages]


@pytest.fixture
def kari(colleague):
    return colleague(name="Kari Nordmann")


@pytest.fixture
def mona(colleague):
    return colleague(role=Role.ADVISER, name="Mona Bakken")


def test_an_answer_is_looked_at_and_sent(kari, signed_in, written, lines):
    thread, browser = written(kari), signed_in(kari)
    with within(kari):
        DialogueSettings(centre=kari.centre, is_open=True, keeps_days=40).save()
    assert WORDS in shown(browser.get(page(thread)))

    preview = shown(browser.post(page(thread), form("preview")))
    assert "Slik ser avsenderen det" in preview
    assert "<p>Hei, og takk for at du skrev.</p>" in preview
    assert len(said(thread, kari)) == 1
    answer = browser.post(page(thread), form("send"), follow=True)

    assert "Svaret er sendt." in shown(answer)
    assert [(one.text, one.by) for one in said(thread, kari)[1:]] == [(TEXT, "Kari")]
    with within(kari):
        kept = Thread.objects.get(id=thread.id)
        assert (kept.state, kept.since, kept.answer_by) == ("theirs", None, None)
        assert kept.expires_on == clock.today() + timedelta(days=40)
        messages = Message.objects.filter(thread_id=thread.id).order_by("number")
        assert list(messages.values_list("hour", "author_id")) == [(None, None), (None, kari.user.id)]
        assert Handling.objects.get(thread_id=thread.id).owner_id == kari.user.id
    assert ("enquiry.answered", "") in lines(kari)


def test_sent_twice_it_is_one_answer(kari, signed_in, written):
    thread, browser = written(kari), signed_in(kari)

    answers = [browser.post(page(thread), form("send")).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert len(said(thread, kari)) == 2


def test_whoever_did_not_see_that_it_was_sent_and_goes_back_sends_it_once(kari, signed_in, written):
    thread, browser = written(kari), signed_in(kari)
    browser.post(page(thread), form("send"))  # and no page came

    answer = browser.post(page(thread), form("preview"), follow=True)

    assert "Svaret er sendt." in shown(answer)
    assert len(said(thread, kari)) == 2


@pytest.mark.parametrize("do", ["preview", "send"])
def test_whoever_goes_back_and_writes_something_else_is_told_what_is_sent(kari, signed_in, written, do):
    thread, browser = written(kari), signed_in(kari)
    browser.post(page(thread), form("send"))

    answer = shown(browser.post(page(thread), form(do, text="Noe annet")))

    assert "Svaret ditt er sendt" in answer
    assert "kollega" not in answer
    assert ">\nNoe annet</textarea>" in answer
    assert len(said(thread, kari)) == 2


def test_answering_what_a_colleague_has_leaves_it_theirs(kari, mona, signed_in, written):
    thread = written(kari)
    with within(mona):
        handling.take(thread=thread, now=clock.now(), by=mona.actor)

    signed_in(kari).post(page(thread), form("send"))

    with within(kari):
        assert Handling.objects.get(thread_id=thread.id).owner_id == mona.user.id


def test_an_answer_that_asks_waits_for_the_sender(kari, signed_in, written):
    asks, tells, browser = written(kari, role="relative"), written(kari), signed_in(kari)
    browser.post(page(asks), form("send", awaits="on"))
    browser.post(page(tells), form("send"))

    waits, answered = shown(browser.get("/innboks/?vis=waits")), shown(browser.get("/innboks/?vis=answered"))

    assert ("Pårørende" in waits, "Utsatt" in waits) == (True, False)
    assert ("Pårørende" in answered, "Utsatt" in answered) == (False, True)


def test_two_who_answer_at_once_are_told_of_each_other(kari, mona, signed_in, written):
    thread, hers, his = written(kari), signed_in(kari), signed_in(mona)
    assert "skriver på et svar nå" not in shown(hers.get(page(thread)))

    assert "Kari Nordmann skriver på et svar nå." in shown(his.get(page(thread)))
    assert "Mona Bakken skriver på et svar nå." in shown(hers.post(page(thread), form("preview")))


def test_whoever_wrote_a_while_ago_is_not_writing(kari, mona, signed_in, written):
    thread = written(kari)
    signed_in(kari).get(page(thread))
    with within(kari):
        Presence.objects.update(at=clock.now() - timedelta(minutes=11))

    assert "skriver på et svar nå" not in shown(signed_in(mona).get(page(thread)))


@pytest.mark.parametrize("do", ["preview", "send"])
def test_the_later_of_two_is_refused_once_and_shown_the_other_answer(kari, mona, signed_in, written, do):
    thread, hers, his = written(kari), signed_in(kari), signed_in(mona)
    his.post(page(thread), form("send", text="Svar fra Mona", by="Mona"))

    answer = shown(hers.post(page(thread), form(do)))

    assert "En kollega har svart mens du skrev" in answer
    assert "Svar fra Mona" in answer
    assert "Ja, det er for oss." in answer
    assert 'name="seen" value="2"' in answer
    assert len(said(thread, kari)) == 2
    hers.post(page(thread), form("send", seen=2))
    assert [one.by for one in said(thread, kari)] == ["", "Mona", "Kari"]


def test_more_from_the_sender_is_read_before_the_answer_is_sent(kari, signed_in, written):
    thread = written(kari)
    with within(kari):
        say(thread, key(thread, kari), Said("En ting til"), 2)

    answer = shown(signed_in(kari).post(page(thread), form("send")))

    assert "Avsenderen har skrevet mer mens du skrev" in answer
    assert "En ting til" in answer
    assert "Nytt mens du skrev" in answer
    assert TEXT.splitlines()[2] in answer
    assert len(said(thread, kari)) == 2


@pytest.mark.parametrize(("bad", "words"), [
    ({"text": "  "}, "Dette må fylles ut"),
    ({"text": "x" * 10_001}, "Teksten er for lang"),
    ({"text": "Jeg er her igjen {when}."}, "Noe er ikke fylt ut ennå: {when}"),
    ({"by": "Kari Nordmann"}, "Bare fornavn eller alias"),
    ({"by": ""}, "Dette må fylles ut"),
])  # fmt: skip
@pytest.mark.parametrize("do", ["preview", "send"])
def test_what_cannot_be_sent_explains_itself_and_stays(kari, signed_in, written, bad, words, do):
    thread = written(kari)

    answer = shown(signed_in(kari).post(page(thread), form(do) | bad))

    assert words in answer
    assert bad.get("text", TEXT).strip() in answer.replace("\r", "")
    assert len(said(thread, kari)) == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "²"])
def test_a_number_that_is_none_sends_nothing(kari, signed_in, written, seen):
    thread = written(kari)

    answer = signed_in(kari).post(page(thread), form("send", seen=seen))

    assert answer.status_code == 200
    assert "Ja, det er for oss." in shown(answer)
    assert len(said(thread, kari)) == 1


def test_a_standard_answer_comes_after_what_was_written_with_its_places_filled(kari, signed_in, written):
    thread = written(kari)
    sent = form("begin", text="Det første jeg skrev", begin="nb-night")

    answer = shown(signed_in(kari).post(page(thread), sent))

    assert answer.index("Det første jeg skrev") < answer.index("Takk for at du skrev i natt. Jeg heter Kari")
    assert kari.centre.name in answer
    assert "{when}" in answer
    assert "{name}" not in answer


def test_going_back_to_write_more_keeps_everything(kari, signed_in, written):
    thread = written(kari)

    answer = shown(signed_in(kari).post(page(thread), form("edit", awaits="on")))

    assert "Ja, det er for oss." in answer
    assert 'name="awaits" id="id_awaits" checked' in answer
    assert 'value="Kari"' in answer


def test_a_wish_to_come_is_before_the_adviser_who_answers(kari, signed_in, written):
    thread = written(kari, said=Said("Jeg vil komme", meeting=Meeting("centre", "Onsdager", "Rogn")))

    answer = shown(signed_in(kari).get(page(thread)))

    assert "Onsdager" in answer
    assert 'name="awaits" id="id_awaits" checked' in answer


def test_a_sent_answer_is_corrected_only_by_another(kari, signed_in, written):
    thread, browser = written(kari), signed_in(kari)
    browser.post(page(thread), form("send"))

    browser.post(page(thread), form("send", text="En rettelse", seen=2))

    assert [one.text for one in said(thread, kari)][1:] == [TEXT, "En rettelse"]


def test_answer_keeps_to_what_is_in_sight(kari, colleague, written):
    thread, ola = written(kari), colleague("hamar")
    with within(kari):
        handling.shut_out_self(thread=thread, reason="knows", now=clock.now(), by=kari.actor)

    for someone in (kari, ola):
        with within(someone), pytest.raises(Thread.DoesNotExist):
            answering.answer(
                thread=thread, said=Said("x", by="K"), seen=1, awaits=False, now=clock.now(), by=someone.actor
            )
