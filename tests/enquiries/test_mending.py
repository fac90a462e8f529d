"""What has been registered is shown, undone and mended, by those whose it is."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.help.enquiries.forms.registering import RegisterForm
from nok.organisation.access.roles import Role
from nok.register.actions import MEND_DAYS, codes_of
from nok.register.models import Entry
from tests.enquiries.desk import CALL, SCREEN, kari, mona, only, send, shown, standing
from tests.inbox import within

__all__ = ["kari", "mona"]
pytestmark = pytest.mark.django_db


def test_what_was_just_registered_is_shown_and_undone(mona, signed_in):
    browser = signed_in(mona)
    answer = send(browser)
    entry = only(mona)
    assert "Registrert: Telefon · Utsatt · Kvinne eller jente · 30 til 39 år." in shown(answer)
    assert "Du kan angre i 10 sekunder." in shown(answer)

    after = browser.post(f"{SCREEN}{entry.id}/ta-tilbake/", follow=True)

    assert standing(mona) == []
    assert text("quick-taken-back") in shown(after)
    assert text("quick-nothing-yet") in shown(after)


def test_after_ten_seconds_there_is_no_undo_but_the_list(mona, signed_in, monkeypatch):
    browser = signed_in(mona)
    send(browser)
    session = browser.session
    session["just_registered"] = [session["just_registered"][0], session["just_registered"][1] - 11]
    session.save()

    after = shown(browser.get(SCREEN))

    assert (text("quick-undo") + " Du kan" in after, "Ta tilbake" in after) == (False, True)


def test_an_entry_is_corrected_on_the_same_screen(mona, signed_in):
    browser = signed_in(mona)
    day = clock.today() - timedelta(days=1)
    send(browser, when="earlier", day=day.isoformat(), hour="9", first_ever="earlier", is_first_this_year="no",
         topic="advice")  # fmt: skip
    before = only(mona)
    page = browser.get(f"{SCREEN}{before.id}/")
    filled = {name: value for name, value in page.context["form"].initial.items() if name in RegisterForm.base_fields}
    same = {name: value for name, value in filled.items() if value not in (None, False)} | {"do": "save"}

    for _ in range(2):
        browser.post(f"{SCREEN}{before.id}/", same | {"gender": "male"})

    after = only(mona)
    assert codes_of(after) == type(codes_of(before))(**vars(codes_of(before)) | {"gender": "male"})
    assert (after.on, after.hour) == (day, 9)
    assert after.id != before.id


def test_a_wrong_number_that_was_somebody_is_corrected(mona, signed_in):
    browser = signed_in(mona)
    browser.post(SCREEN, {"form_id": str(uuid4()), "do": "nobody", "channel": "phone", "when": "now"})
    send(browser, at=f"{SCREEN}{only(mona).id}/")

    assert only(mona).kind == "user_enquiry"


def test_an_adviser_mends_their_own_and_a_leader_everybodys(mona, kari, colleague, signed_in):
    send(signed_in(kari))
    of_kari = only(kari).id
    liv = colleague(role=Role.ADVISER, name="Liv Moe")
    assert [signed_in(liv).post(f"{SCREEN}{of_kari}/{end}").status_code for end in ("", "ta-tilbake/")] == [404, 404]
    assert len(standing(kari)) == 1

    send(signed_in(mona))
    (of_mona,) = (entry.id for entry in standing(mona) if entry.author_id == mona.user.id)
    signed_in(kari).post(f"{SCREEN}{of_mona}/ta-tilbake/")

    assert [entry.id for entry in standing(kari)] == [of_kari]


def test_what_is_a_week_old_is_the_leaders_to_mend(mona, signed_in):
    browser = signed_in(mona)
    with within(mona):
        long_ago = clock.today() - timedelta(days=MEND_DAYS)
        old = Entry(centre=mona.centre, kind="user_enquiry", channel="phone", on=long_ago, entered_on=long_ago,
                    source="desk", author_id=mona.user.id)  # fmt: skip
        old.save(force_insert=True)

    answers = [browser.post(f"{SCREEN}{old.id}/ta-tilbake/"), send(browser, at=f"{SCREEN}{old.id}/", gender="male")]

    words = text("register-anothers-entry", days=MEND_DAYS)
    assert [words in shown(answer) for answer in answers] == [True, True]
    assert only(mona).id == old.id


def test_another_centres_entry_answers_as_if_it_were_not_there(mona, colleague, signed_in):
    ola = colleague("hamar", name="Ola Hansen")
    send(signed_in(ola))
    browser, theirs = signed_in(mona), only(ola).id

    for at in (f"{SCREEN}{theirs}/", f"{SCREEN}{theirs}/ta-tilbake/", f"{SCREEN}{UUID(int=0)}/"):
        assert (browser.get(at).status_code, browser.post(at, CALL | {"do": "save"}).status_code) == (404, 404)
    assert browser.get(f"{SCREEN}?samme={theirs}").context["form"].initial["when"] == "now"
    assert len(standing(ola)) == 1


def test_each_sees_their_own_of_today_and_a_leader_a_day_of_all(mona, kari, signed_in):
    day = clock.today() - timedelta(days=4)
    send(signed_in(mona), gender="male")
    send(signed_in(kari), when="earlier", day=day.isoformat(), gender="other")

    def listed(who, at=SCREEN):
        return [(line.told.said, line.author) for line in signed_in(who).get(at).context["lines"]]

    of_mona, of_kari = (
        "Telefon · Utsatt · Mann eller gutt · 30 til 39 år",
        "Telefon · Utsatt · Annet kjønn · 30 til 39 år",
    )
    assert (listed(mona), listed(kari)) == ([(of_mona, "")], [(of_kari, "")])
    both = [(of_kari, "Kari Nordmann"), (of_mona, "Mona Bakken")]
    assert sorted(listed(kari, f"{SCREEN}dag/")) == both
    assert listed(kari, f"{SCREEN}dag/?dag={day}") == both[:1]
    assert text("quick-day-wrong") in shown(signed_in(kari).get(f"{SCREEN}dag/?dag=tirsdag"))


def test_a_leader_who_takes_back_stays_at_the_day(mona, kari, signed_in):
    send(signed_in(mona))
    browser, day = signed_in(kari), clock.today().isoformat()

    answer = browser.post(f"{SCREEN}{only(mona).id}/ta-tilbake/", {"dag": day})

    assert answer["Location"] == f"{SCREEN}dag/?dag={day}"
    assert standing(mona) == []


def test_a_list_of_three_asks_the_database_as_little_as_a_list_of_one(kari, signed_in):
    browser = signed_in(kari)
    counts = []
    for _ in range(2):
        send(browser, who="partner", place="elverum")
        with CaptureQueriesContext(connection) as asked:
            browser.get(SCREEN)
        counts.append(len(asked))
        send(browser, who="partner", place="hamar")

    assert counts[0] == counts[1]
