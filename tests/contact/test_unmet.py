"""Somebody young whose centre has nobody left who may read: told so, shown who answers instead, and kept."""

import pytest

from tests.browser import Doors
from tests.contact.asking import run_as
from tests.contact.sender import Sender

pytestmark = pytest.mark.database

STAFF = """
from uuid import UUID
from nok.help.contact.models import Barring, Thread
from nok.organisation.accounts.models import User
from nok.organisation.centres.models import Centre, Employment
from nok.organisation.centres.published import bump
for slug, is_trained in given["trained"].items():
    centre = Centre.objects.get(slug=slug)
    user = UUID(int=centre.id.int ^ 1)
    with scope(centres=[centre.id], user=user):
        if not User.objects.filter(id=user).exists():
            User(id=user, email=f"{user}@nok.example", name="N", language="nb", password="x").save(force_insert=True)
            Employment(centre=centre, user_id=user, role="leader", from_on=clock.today()).save(force_insert=True)
        Employment.objects.filter(centre=centre).update(is_child_trained=is_trained)
        Centre.objects.filter(id=centre.id).update(has_child_trained=is_trained)
        for thread in Thread.objects.filter(age="u16") if given.get("bar") else ():
            shut = Barring(centre=centre, thread=thread, user_id=user, reason="knows", on=clock.today())
            shut.save(force_insert=True)
        if given.get("late"):
            Thread.objects.all().update(answer_by=clock.now() - timedelta(days=2))
bump()
"""
TITLE = "Akkurat nå kan ingen hos Nok. Hamar svare deg"
BY, LATE, READS = "får svar senest", "rakk det ikke", "En veileder leser"
PROMISES = (BY, LATE, READS, "har åpnet meldingen")


def staff(doors: Doors, **given: object) -> None:
    run_as("owner", doors.world, STAFF, **given)


@pytest.fixture
def young(writing_doors: Doors) -> tuple[Sender, str]:
    """Somebody of fifteen who wrote to Hamar while there was somebody trained, and their code."""
    staff(writing_doors, trained={"hamar": True, "elverum": True})
    sender = Sender(writing_doors)
    code = sender.write("Jeg er ung", "hamar", age="u16")
    sender.press("have")
    return sender, code


def promised(sender: Sender) -> list[str]:
    return [words for words in PROMISES if words in sender.page.text]


def test_a_young_sender_is_told_and_shown_who_answers_instead_until_somebody_is_trained(writing_doors: Doors, young):
    sender, code = young
    assert TITLE not in sender.page.text
    assert promised(sender) == [BY, READS]
    staff(writing_doors, trained={"hamar": False})

    sender.come_back(code)
    assert TITLE in sender.page.text
    assert promised(sender) == []
    told = sender.page.text.partition('<section class="notice')[2].partition("data-letters")[0]
    for words in ('href="tel:116111"', 'href="tel:80057000"', "svarer barn og unge hele døgnet", "er ikke din skyld",
                  'href="/skriv/til/elverum/"'):  # fmt: skip
        assert words in told
    assert 'href="/skriv/til/hamar/"' not in sender.page.text
    assert sender.letters() == ["Jeg er ung"]
    staff(writing_doors, trained={"hamar": True})

    sender.go("/skriv/")
    assert TITLE not in sender.page.text
    assert promised(sender) == [BY, READS]


def test_what_they_write_meanwhile_is_kept_and_promises_nothing(writing_doors: Doors, young):
    sender, code = young
    staff(writing_doors, trained={"hamar": False})
    sender.go("/skriv/")
    sender.press("reply", text="Er dere der?")

    assert "Sendt. Det ligger her til noen kan lese det." in sender.page.text
    assert promised(sender) == []
    sender.come_back(code)
    assert sender.letters() == ["Jeg er ung", "Er dere der?"]


def test_a_promise_that_is_over_is_not_made_anew(writing_doors: Doors, young):
    sender, _ = young
    staff(writing_doors, trained={"hamar": False}, late=True)
    sender.go("/skriv/")
    assert promised(sender) == []
    staff(writing_doors, trained={"hamar": True})

    sender.go("/skriv/")
    assert promised(sender) == [BY, LATE, READS]


def test_where_the_only_trained_one_is_shut_out_the_sender_is_told_too(writing_doors: Doors, young):
    sender, _ = young
    staff(writing_doors, trained={"hamar": True}, bar=True)
    sender.go("/skriv/")

    assert TITLE in sender.page.text
    assert 'href="/skriv/til/hamar/"' not in sender.page.text
    assert promised(sender) == []


def test_no_other_centre_is_named_where_none_is_trained(writing_doors: Doors, young):
    sender, _ = young
    staff(writing_doors, trained={"hamar": False, "elverum": False})
    sender.go("/skriv/")

    assert TITLE in sender.page.text
    assert 'href="tel:116111"' in sender.page.text
    assert "Du kan også skrive til disse." not in sender.page.text


@pytest.mark.parametrize(("language", "words"), [
    ("nn", "Akkurat no kan ingen hos"), ("en", "Right now no one at"),
])  # fmt: skip
def test_it_is_said_in_the_senders_language(writing_doors: Doors, young, language, words):
    sender, _ = young
    staff(writing_doors, trained={"hamar": False})
    page = sender.ask(f"/{language}/skriv/")

    assert words in page.text


def test_an_older_sender_is_told_nothing_of_this(writing_doors: Doors):
    staff(writing_doors, trained={"hamar": False})
    sender = Sender(writing_doors)
    sender.write("Jeg er voksen", "hamar", age="a18_23")
    sender.press("have")

    assert TITLE not in sender.page.text
    assert promised(sender) == [BY, READS]
