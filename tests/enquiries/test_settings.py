"""What a centre decides: the dialogue open or shut, how long it keeps, standard answers of its own."""

import pytest

from nok.foundation.core.words import text
from nok.help.contact.models import DialogueSettings
from nok.help.enquiries import starting
from nok.help.enquiries.actions import settings as deciding
from nok.help.enquiries.models import StandardAnswer
from nok.organisation.access.actor import NotPermitted
from nok.organisation.access.roles import Role
from nok.organisation.centres.models import Centre, Employment
from tests.inbox import within

pytestmark = pytest.mark.django_db
SETTINGS, ANSWERS = "/innboks/innstillinger/", "/innboks/svar/"


def shown(answer):
    return answer.content.decode()


@pytest.fixture
def kari(colleague):
    return colleague(name="Kari Nordmann")


@pytest.fixture
def mona(colleague):
    return colleague(role=Role.ADVISER, name="Mona Bakken")


def kept(kari):
    with within(kari):
        found = DialogueSettings.objects.filter(centre=kari.centre)
        return list(found.values_list("is_open", "keeps_days", "tells_opened"))


def test_a_leader_opens_sets_and_shuts_the_dialogue(kari, signed_in, lines):
    browser = signed_in(kari)
    browser.post(SETTINGS, {"is_open": "on", "keeps_days": "60", "tells_opened": "on"})
    assert kept(kari) == [(True, 60, True)]
    browser.post(SETTINGS, {"is_open": "on", "keeps_days": "30"})
    answer = browser.post(SETTINGS, {"keeps_days": "180"}, follow=True)

    assert "Det er lagret." in shown(answer)
    assert kept(kari) == [(False, 180, False)]
    assert [action for action, _ in lines(kari)] == ["dialogue.opened", "dialogue.set", "dialogue.shut"]


@pytest.mark.parametrize("days", ["29", "181", "", "x", "-1", "30.5"])
def test_days_outside_what_is_allowed_explain_themselves_and_change_nothing(kari, signed_in, days):
    answer = shown(signed_in(kari).post(SETTINGS, {"is_open": "on", "keeps_days": days}))

    assert "Skriv et tall fra 30 til 180." in answer
    assert kept(kari) == []


def test_a_centre_without_anyone_trained_is_told_what_the_young_are_shown(kari, signed_in):
    browser = signed_in(kari)
    assert "De under 18 blir vist til andre" in shown(browser.get(SETTINGS))
    browser.post(f"/medarbeidere/{kari.employment.id}/barnefaglig/", {"is_trained": "1"})

    assert "De under 18 blir vist til andre" not in shown(browser.get(SETTINGS))


def test_a_leader_says_who_is_child_trained(kari, mona, signed_in, lines):
    browser = signed_in(kari)
    address = f"/medarbeidere/{mona.employment.id}/barnefaglig/"
    assert "Mona Bakken får se og svare" in shown(browser.get(address))
    browser.post(address, {"is_trained": "1"})
    with within(kari):
        assert Employment.objects.get(id=mona.employment.id).is_child_trained
        assert Centre.objects.get(id=kari.centre.id).has_child_trained
    assert "Barnefaglig" in shown(browser.get("/medarbeidere/"))
    browser.post(address, {"is_trained": "0"})

    with within(kari):
        assert not Employment.objects.get(id=mona.employment.id).is_child_trained
        assert not Centre.objects.get(id=kari.centre.id).has_child_trained
    assert [action for action, _ in lines(kari)] == ["staff.trained", "staff.untrained"]


def test_the_eight_of_the_house_stand_until_the_centre_has_its_own(kari, signed_in, lines):
    browser = signed_in(kari)
    with within(kari):
        assert len(starting.beginnings(kari.actor)) == 24
    assert "Dette er de åtte" in shown(browser.get(ANSWERS))

    browser.post(ANSWERS)
    browser.post(ANSWERS)

    with within(kari):
        assert StandardAnswer.objects.visible_to(kari.actor).count() == 24
    assert "Dette er de åtte" not in shown(browser.get(ANSWERS))
    assert lines(kari) == [("answers.begun", "")]


def test_the_eight_leave_open_only_what_somebody_can_fill():
    strange = {one.title: starting.strange(starting.places_in(one.text)) for one in starting.ours()}

    assert len(starting.ours()) == 24
    assert {title: places for title, places in strange.items() if places} == {}


def test_a_standard_answer_is_written_changed_and_taken_away(kari, signed_in, lines):
    browser = signed_in(kari)
    browser.post(f"{ANSWERS}nytt/", {"language": "nn", "title": "Vårt", "text": "Hei. {own}"})
    with within(kari):
        one = StandardAnswer.objects.get(centre=kari.centre)
    browser.post(f"{ANSWERS}{one.id}/", {"language": "nn", "title": "Vårt", "text": "Hallo. {own}"})
    with within(kari):
        one.refresh_from_db()
        assert (one.language, one.title, one.text) == ("nn", "Vårt", "Hallo. {own}")
    browser.post(f"{ANSWERS}{one.id}/slett/")

    with within(kari):
        assert not StandardAnswer.objects.filter(centre=kari.centre).exists()
    assert [action for action, _ in lines(kari)] == ["answers.changed", "answers.changed", "answers.removed"]


@pytest.mark.parametrize(("bad", "words"), [
    ({"title": ""}, "Dette må fylles ut"), ({"text": ""}, "Dette må fylles ut"),
    ({"language": "de"}, "Dette må fylles ut"), ({"title": "Fins"}, "Dere har et svar med dette navnet"),
    ({"title": "x" * 81}, "Teksten er for lang"), ({"text": "x" * 4001}, "Teksten er for lang"),
    ({"text": "Hei {navn}"}, "Vi vet ikke hva som skal stå der: {navn}"),
])  # fmt: skip
def test_a_standard_answer_that_cannot_be_kept_explains_itself(kari, signed_in, bad, words):
    browser, good = signed_in(kari), {"language": "nb", "title": "Nytt", "text": "En tekst som er skrevet"}
    browser.post(f"{ANSWERS}nytt/", good | {"title": "Fins"})

    answer = shown(browser.post(f"{ANSWERS}nytt/", good | bad))

    assert words in answer
    assert bad.get("text", good["text"]) in answer
    with within(kari):
        assert StandardAnswer.objects.filter(centre=kari.centre).count() == 1


def test_another_centres_standard_answer_is_not_there(kari, colleague, signed_in):
    ola = colleague("hamar")
    with within(ola):
        deciding.save_answer(answer=None, language="nb", title="Deres", text="x", by=ola.actor)
        theirs = StandardAnswer.objects.get(centre=ola.centre)
    browser = signed_in(kari)

    assert [browser.get(f"{ANSWERS}{theirs.id}/{part}").status_code for part in ("", "slett/")] == [404, 404]
    with within(kari):
        for action in (deciding.remove_answer, deciding.save_answer):
            more = {} if action is deciding.remove_answer else {"language": "nb", "title": "x", "text": "x"}
            with pytest.raises(StandardAnswer.DoesNotExist):
                action(answer=theirs, by=kari.actor, **more)


def test_an_adviser_decides_none_of_this(mona, signed_in):
    with within(mona):
        deciding_acts = (
            lambda: deciding.set_dialogue(is_open=True, keeps_days=90, tells_opened=False, by=mona.actor),
            lambda: deciding.begin_own_answers(by=mona.actor),
            lambda: deciding.save_answer(answer=None, language="nb", title="x", text="x", by=mona.actor),
            lambda: deciding.remove_answer(answer=StandardAnswer(), by=mona.actor),
        )
        for act in deciding_acts:
            with pytest.raises(NotPermitted):
                act()
    signed_in(mona).post(ANSWERS)
    with within(mona):
        assert not StandardAnswer.objects.visible_to(mona.actor).exists()


def test_the_log_page_has_words_for_all_that_is_done_here(kari, signed_in):
    browser = signed_in(kari)
    browser.post(SETTINGS, {"is_open": "on", "keeps_days": "60"})

    assert text("log-dialogue-opened") in shown(browser.get("/logg/"))
