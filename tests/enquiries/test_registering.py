"""Registering at the desk: what is kept and counted, when it was, and what is no answer."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.help.enquiries.forms.registering import RegisterForm
from nok.organisation.centres.models import Centre
from nok.register.codebook import codebook
from tests.enquiries.desk import CALL, SCREEN, kari, mona, only, send, shown, standing, written
from tests.inbox import within

__all__ = ["kari", "mona"]
pytestmark = pytest.mark.django_db


def test_a_call_is_entered_with_the_hour_of_the_clock(mona, signed_in):
    answer = send(signed_in(mona), topic="advice")

    entry = only(mona)
    hours = {timezone.localtime(clock.now() - timedelta(minutes=minutes)).hour for minutes in (0, 1)}
    assert (entry.kind, entry.channel, entry.user_type, entry.gender, entry.age_group, entry.topic) == (
        "user_enquiry", "phone", "victim", "female", "a30_39", "advice",
    )  # fmt: skip
    assert entry.hour in hours
    assert (entry.on, entry.author_id, entry.source) == (clock.today(), mona.user.id, "desk")
    assert "Telles på skjema A som én henvendelse." in shown(answer)


@pytest.mark.parametrize(
    ("channel", "who", "kind", "code", "form"),
    [
        ("phone", "victim", "user_enquiry", "phone", "skjema A som én henvendelse."),
        ("sms", "relative", "user_enquiry", "sms", "skjema A som én henvendelse."),
        ("email", "both", "user_enquiry", "email", "skjema A som én henvendelse."),
        ("letter", "other", "user_enquiry", "letter", "skjema A som én henvendelse."),
        ("social_media_chat", "victim", "user_enquiry", "social_media_chat", "skjema A som én henvendelse."),
        ("door", "victim", "visit", "", "skjema B som ett besøk."),
        ("planned_phone", "victim", "planned_remote", "phone", "skjema A som én planlagt samtale."),
        ("planned_video", "victim", "planned_remote", "video", "skjema A som én planlagt samtale."),
        ("phone", "partner", "partner_enquiry", "phone", "skjema A som én henvendelse fra samarbeidspartner."),
        ("email", "partner", "partner_enquiry", "email", "skjema A som én henvendelse fra samarbeidspartner."),
        ("door", "partner", "partner_visit", "visit", "skjema A som ett besøk fra samarbeidspartner."),
    ],
)
def test_how_and_who_decide_what_it_is(mona, signed_in, channel, who, kind, code, form):
    answer = send(signed_in(mona), channel=channel, who=who)

    entry = only(mona)
    assert (entry.kind, entry.channel) == (kind, code)
    assert (entry.hour is None) == (channel not in {"phone", "door", "planned_phone", "planned_video"})
    assert form in shown(answer)


def test_somebody_at_the_door_dropped_in(mona, signed_in):
    send(signed_in(mona), channel="door", topic="advice")

    entry = only(mona)
    # The year's form B does not ask what it was about.
    assert (entry.purpose, entry.age_group, entry.topic) == ("drop_in", "a30_39", "")


def test_of_a_partner_nothing_of_a_client_is_kept(mona, signed_in):
    client = {"gender": "female", "age_group": "u18", "first_ever": "yes", "is_first_this_year": "yes",
              "is_same_today": "on"}  # fmt: skip
    send(signed_in(mona), who="partner", partner_type="police", place="elverum", topic="about_user", **client)

    assert [(kind, said | {"hour": 0}) for kind, said in written(mona)] == [
        ("partner_enquiry", {"kind": "partner_enquiry", "channel": "phone", "partner_type": "police",
                             "municipality": "3420", "topic": "about_user", "hour": 0}),
    ]  # fmt: skip


def test_of_a_user_nothing_of_a_partner_is_kept(mona, signed_in):
    send(signed_in(mona), partner_type="police", place="elverum")

    assert (only(mona).partner_type, only(mona).municipality) == ("", "")


def test_the_very_first_time_is_the_first_this_year_too(mona, signed_in):
    send(signed_in(mona), first_ever="yes")

    assert (only(mona).first_ever, only(mona).is_first_this_year) == ("yes", True)


def test_the_very_first_time_is_not_the_second_this_year(mona, signed_in):
    answer = send(signed_in(mona), first_ever="yes", is_first_this_year="no")

    assert text("quick-first-both") in shown(answer)
    assert standing(mona) == []


def test_the_same_person_again_is_kept_and_said_not_to_count(mona, signed_in):
    answer = send(signed_in(mona), is_same_today="on")

    assert only(mona).is_same_today
    assert text("quick-counted-before") in shown(answer)


def test_a_wrong_number_is_one_press(mona, signed_in):
    answer = signed_in(mona).post(
        SCREEN, {"form_id": str(uuid4()), "do": "nobody", "channel": "phone", "when": "now"}, follow=True
    )

    entry = only(mona)
    assert (entry.kind, entry.channel, entry.form) == ("no_contact", "phone", "")
    assert text("quick-counted-no") in shown(answer)


def test_only_the_centre_with_the_helpline_is_asked_of_it(mona, signed_in):
    browser = signed_in(mona)
    without = shown(browser.get(SCREEN))
    send(browser, is_helpline="on")
    with within(mona):
        Centre.objects.filter(id=mona.centre.id).update(runs_helpline=True)
    with_it = shown(browser.get(SCREEN))
    send(browser, is_helpline="on")

    assert (text("quick-helpline") in without, text("quick-helpline") in with_it) == (False, True)
    assert sorted(entry.is_helpline for entry in standing(mona)) == [False, True]


def test_noted_afterwards_it_has_its_real_day_and_hour(mona, signed_in):
    day = clock.today() - timedelta(days=3)
    browser = signed_in(mona)
    send(browser, when="earlier", day=day.isoformat(), hour="9")
    send(browser, when="earlier", day=day.isoformat(), hour="")
    send(browser, channel="sms", when="earlier", day=day.isoformat(), hour="9")

    assert {(entry.on, entry.channel, entry.hour) for entry in standing(mona)} == {
        (day, "phone", 9), (day, "phone", None), (day, "sms", None),
    }  # fmt: skip


@pytest.mark.parametrize(("days", "words"), [(1, "register-not-yet"), (-32, "register-too-long-ago")])
def test_a_day_that_cannot_be_says_so_at_the_day(mona, signed_in, days, words):
    day = (clock.today() + timedelta(days=days)).isoformat()
    answer = send(signed_in(mona), when="earlier", day=day, hour="23")

    said = answer.content.decode()
    assert text(words, days=31) in re.search(r'id="id_day_error">([^<]*)', said)[1]
    assert f'value="{day}"' in said
    assert standing(mona) == []


def test_a_leader_notes_what_was_long_ago(kari, signed_in):
    day = clock.today() - timedelta(days=32)
    send(signed_in(kari), when="earlier", day=day.isoformat())

    assert only(kari).on == day


def test_one_more_of_the_same_call_keeps_how_and_when(mona, signed_in):
    browser = signed_in(mona)
    day = clock.today() - timedelta(days=2)
    answer = send(browser, do="again", channel="planned_video", when="earlier", day=day.isoformat(), hour="14")

    form = answer.context["form"]
    assert {name: form.initial.get(name) for name in ("channel", "when", "day", "hour", "who")} == {
        "channel": "planned_video", "when": "earlier", "day": day, "hour": 14, "who": None,
    }  # fmt: skip


def test_the_last_channel_is_remembered_until_the_shift_ends(mona, signed_in):
    browser = signed_in(mona)
    send(browser, channel="sms")

    assert browser.get(SCREEN).context["form"].initial["channel"] == "sms"
    assert signed_in(mona).get(SCREEN).context["form"].initial["channel"] == "phone"


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("channel", "kari"), ("channel", ""), ("channel", "web_dialogue"), ("who", ""), ("who", "Kari Nordmann"),
        ("gender", "f"),
        ("age_group", "34"), ("first_ever", "x"), ("is_first_this_year", "x"), ("topic", "hun heter Kari"),
        ("partner_type", "x"), ("when", "x"), ("day", "i går"), ("day", "2026-02-31"), ("hour", "24"), ("hour", "-1"),
        ("day", "\x00"), ("gender", "\x00"), ("form_id", "x"), ("form_id", ""),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_and_the_rest_kept(mona, signed_in, field, bad):
    answer = send(signed_in(mona), **{"when": "earlier", "topic": "advice"} | {field: bad})

    assert answer.status_code == 200
    assert text("quick-problem") in shown(answer)
    assert standing(mona) == []
    if field not in {"form_id", "gender"}:
        assert re.search(r'name="gender" value="female"[^>]*checked', answer.content.decode())


def test_a_place_nobody_knows_is_not_kept(mona, signed_in):
    browser = signed_in(mona)
    answer = send(browser, who="partner", place="Kari Nordmann Hansen")

    assert text("quick-municipality-unknown") in shown(answer)
    assert 'value="Kari Nordmann Hansen"' in answer.content.decode()
    assert standing(mona) == []


def test_of_two_places_with_the_name_one_is_chosen(mona, signed_in):
    browser = signed_in(mona)
    answer = send(browser, who="partner", place="Våler")
    offered = sorted(re.findall(r'name="municipality" value="(\d{4})"', answer.content.decode()))
    send(browser, who="partner", place="Våler", municipality=offered[1])
    other = send(browser, who="partner", place="Våler", municipality="0301")

    assert offered == ["3114", "3419"]
    assert only(mona).municipality == "3419"
    assert text("quick-municipality-which") in shown(other)


def test_sent_twice_it_is_one_and_sent_with_other_answers_it_says_so(mona, signed_in):
    browser, form_id = signed_in(mona), str(uuid4())
    for _ in range(2):
        assert send(browser, form_id=form_id, follow=False).status_code == 302
    answer = send(browser, form_id=form_id, gender="male")

    assert len(standing(mona)) == 1
    assert text("register-used-up") in shown(answer)
    assert re.search(r'name="gender" value="male"[^>]*checked', answer.content.decode())
    again = re.search(r'name="form_id" value="([^"]*)"', answer.content.decode())[1]
    send(browser, form_id=again, gender="male")
    assert sorted(entry.gender for entry in standing(mona)) == ["female", "male"]


def test_what_was_undone_is_not_entered_again_by_the_same_form(mona, signed_in):
    browser, form_id = signed_in(mona), str(uuid4())
    send(browser, form_id=form_id)
    browser.post(f"{SCREEN}{form_id}/ta-tilbake/")
    answer = send(browser, form_id=form_id)

    assert text("register-used-up") in shown(answer)
    assert standing(mona) == []


def test_the_button_stands_on_every_page_of_the_desk(mona, signed_in):
    browser = signed_in(mona)

    pages = [browser.get(at).content.decode() for at in ("/", "/innboks/", "/konto/")]
    assert ['aria-keyshortcuts="Alt+N"' in page for page in pages] == [True, True, True]


def test_each_key_is_one_answer_among_those_that_are_shown_together():
    form = RegisterForm(None, codebook(clock.today().year), {}, has_helpline=True)
    keys = [(key, group.css) for group in [*form.groups, form.times] for _, key in group.chips if key]
    keys += [(key, css) for _, css, key in form.ticks]
    for hidden in ("not-partner", "not-user"):
        together = [key for key, css in keys if hidden not in css]
        assert sorted(together) == sorted(set(together))


def test_whoever_is_signed_out_registers_nothing(client):
    answer = client.post(SCREEN, CALL | {"do": "save", "form_id": str(uuid4())}, headers={"host": "localhost"})

    assert (answer.status_code, answer["Location"]) == (307, "/inn/?next=/registrer/")
