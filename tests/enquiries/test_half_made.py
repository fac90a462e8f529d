"""Called away in the middle: it is found again by its maker alone, and is codes and nothing else."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nok.foundation.core import clock
from nok.foundation.core.words import text
from nok.foundation.privacy.clocks import sweep
from nok.help.enquiries.entering import put_aside, put_by
from nok.help.enquiries.forms.registering import RegisterForm
from nok.help.enquiries.models import Draft
from nok.help.enquiries.registering import ANSWERS
from nok.register.codebook import codebook
from tests.enquiries.desk import SCREEN, kari, mona, send, shown, standing
from tests.inbox import within

__all__ = ["kari", "mona"]
pytestmark = pytest.mark.django_db


def kept(someone):
    with within(someone):
        return [draft.codes for draft in Draft.objects.filter(user_id=someone.user.id)]


def test_what_is_put_aside_is_found_again_also_after_the_session_died(mona, signed_in):
    answer = send(signed_in(mona), do="aside", who="relative", topic="info")
    assert text("quick-put-aside") in shown(answer)

    page = signed_in(mona).get(SCREEN)

    assert "Du ble avbrutt." in shown(page)
    assert {name: page.context["form"].initial.get(name) for name in ("channel", "who", "topic")} == {
        "channel": "phone", "who": "relative", "topic": "info",
    }  # fmt: skip
    assert "Henvendelse fra bruker" in shown(page)
    assert standing(mona) == []


def test_what_is_entered_or_discarded_is_half_made_no_more(mona, signed_in):
    browser, form_id = signed_in(mona), str(uuid4())
    send(browser, do="aside", form_id=form_id)
    send(browser, form_id=form_id)
    entered = kept(mona)
    send(browser, do="aside", form_id=form_id)  # one that was still on its way
    late = kept(mona)
    send(browser, do="aside")
    browser.post(SCREEN, {"do": "drop"})

    assert (entered, late, kept(mona)) == ([], [], [])


def test_a_call_put_aside_keeps_the_hour_it_was(mona, signed_in):
    send(signed_in(mona), do="aside")
    with within(mona):
        began = clock.now() - timedelta(hours=2)
        Draft.objects.filter(user_id=mona.user.id).update(at=began)

    found = signed_in(mona).get(SCREEN).context["form"].initial

    local = timezone.localtime(began)
    assert (found["when"], found["day"], found["hour"]) == ("earlier", local.date(), local.hour)


def test_only_its_own_maker_finds_it_and_only_for_a_day(mona, kari, signed_in):
    send(signed_in(mona), do="aside", who="relative")

    assert signed_in(kari).get(SCREEN).context["form"].initial.get("who") is None
    with within(mona):
        now = clock.now()
        assert put_by(now + timedelta(hours=23), mona.actor) is not None
        assert put_by(now + timedelta(hours=25), mona.actor) is None
        assert sweep(now + timedelta(hours=25))["enquiries.draft"] == 1


def test_the_database_itself_shows_nobody_what_a_colleague_put_aside(mona, kari, signed_in):
    send(signed_in(mona), do="aside", who="relative")

    with within(kari):
        assert Draft.objects.count() == 0
    with within(mona):
        assert Draft.objects.count() == 1


def test_nothing_that_is_no_answer_is_put_aside(mona, signed_in):
    send(signed_in(mona), do="aside", who="Kari Nordmann", gender="kari", topic="advice", place="Kari Nordmann",
         municipality="kari", name="Kari", note="Kari")  # fmt: skip

    (codes,) = kept(mona)
    assert codes.keys() <= set(ANSWERS)
    assert "kari" not in json.dumps(codes).lower()
    assert codes["topic"] == "advice"


@pytest.mark.parametrize(
    "codes",
    [
        {"name": "kari"}, {"who": "Kari Nordmann"}, {"who": "kari nordmann"},
        {"who": {"name": "kari"}}, {"who": ["kari"]},
        {"day": 1}, ["kari"], "kari", {"who": "a" * 25},
    ],
)  # fmt: skip
def test_the_table_itself_holds_codes_and_nothing_else(mona, codes):
    with within(mona), pytest.raises(IntegrityError), transaction.atomic():
        Draft(centre=mona.centre, user_id=mona.user.id, form_id=uuid4(), codes=codes, at=clock.now()).save()


def test_every_answer_of_the_form_fits_the_table(mona):
    form = RegisterForm(None, codebook(clock.today().year), {}, has_helpline=True)
    choices = {name: [code for code, _ in getattr(field, "choices", [])] for name, field in form.fields.items()}
    with within(mona):
        for name, codes in choices.items():
            for code in codes:
                put_aside(uuid4(), {"who": "victim", name: code}, clock.now(), mona.actor)
                assert [draft.codes.get(name, "") for draft in Draft.objects.filter(user_id=mona.user.id)] == [code]
    assert set(choices) - {"form_id", "place"} == set(ANSWERS)


def test_the_form_has_one_field_to_write_in_and_it_is_kept_as_a_number():
    form = RegisterForm(None, codebook(clock.today().year), {}, has_helpline=True)
    written = {name for name, field in form.fields.items() if type(field).__name__ == "CharField"}

    assert written == {"place", "municipality"}
