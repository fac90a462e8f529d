"""Many at one address, and the young: nobody is refused, and nobody is sent to somebody who may not answer them."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser import Doors
from tests.contact.asking import run_as
from tests.contact.sender import Sender, messages, shown, somewhere

pytestmark = [pytest.mark.database]

TRAINED = """
from nok.organisation.centres.published import bump
from nok.organisation.centres.models import Centre
centre = Centre.objects.get(slug="hamar")
with scope(centres=[centre.id]):
    Centre.objects.filter(id=centre.id).update(has_child_trained=given["trained"])
    bump()
"""


def test_a_school_class_writes_at_once_from_one_address_and_the_sixty_first_waits(writing_doors: Doors):
    if time.time() % 3600 > 3540:  # the count begins anew with the hour
        time.sleep(61)
    address, count = somewhere(), messages(writing_doors)

    def write(number: int) -> str:
        return Sender(writing_doors, address=address).write(f"Elev {number}")

    with ThreadPoolExecutor(30) as pupils:
        first = list(pupils.map(write, range(30)))
    with ThreadPoolExecutor(30) as pupils:
        second = list(pupils.map(write, range(30, 60)))
    assert len({*first, *second}) == 60
    assert messages(writing_doors) == count + 60

    late = Sender(writing_doors, address=address)
    late.write_to()
    late.press("send", text="Nummer 61", age="a18_23")
    assert late.page.status == 429
    assert "sekunder" in late.page.text
    assert late.typed() == "Nummer 61"
    assert 'value="a18_23" selected' in late.page.text
    back = Sender(writing_doors, address=address)
    back.come_back(first[0])
    assert back.page.status == 429
    assert f'value="{first[0]}"' in back.page.text
    elsewhere = Sender(writing_doors)
    assert elsewhere.come_back(first[0])
    assert elsewhere.letters() == ["Elev 0"]


@pytest.fixture
def trained_at_hamar(writing_doors: Doors):
    """Somebody at Hamar is trained to meet the young; nobody at Elverum."""
    run_as("owner", writing_doors.world, TRAINED, trained=True)
    yield
    run_as("owner", writing_doors.world, TRAINED, trained=False)


@pytest.mark.parametrize("age", ["u16", "a16_17"])
@pytest.mark.usefixtures("trained_at_hamar")
def test_the_young_are_told_who_answers_instead_and_send_there(writing_doors: Doors, age: str):
    sender, count = Sender(writing_doors), messages(writing_doors)
    sender.write_to("elverum")
    sender.press("send", text="Jeg er ung", age=age, hopes=["talk"])

    assert sender.page.status == 200
    assert "har ingen som er opplært til å svare dem under 18" in sender.page.text
    assert sender.typed() == "Jeg er ung"
    assert "tel:116111" in sender.page.text
    assert re.findall(r'name="centre" value="([^"]+)"', sender.page.text) == ["hamar"]
    assert messages(writing_doors) == count
    sender.press("send", text=sender.typed(), age=age, hopes=["talk"], centre="hamar")
    assert len(sender.codes()) == 3
    sender.press("have")
    assert sender.letters()[0].startswith("Jeg er ung")
    threads = run_as("owner", writing_doors.world, AGES)
    assert ("hamar", age) in [tuple(each) for each in threads]
    assert [age for slug, age in threads if slug == "elverum" and age in {"u16", "a16_17"}] == []


AGES = """
from nok.help.contact.models import Thread
from nok.organisation.centres.models import Centre
told = []
for centre in Centre.objects.filter(slug__in=["elverum", "hamar"]):
    with scope(centres=[centre.id]):
        told += [[centre.slug, age] for age in Thread.objects.values_list("age", flat=True)]
"""


def test_where_nobody_is_trained_the_young_are_told_whom_to_call(writing_doors: Doors):
    sender, count = Sender(writing_doors), messages(writing_doors)
    sender.write_to("elverum")
    sender.press("send", text="Jeg er ung", age="u16")

    assert "Ingen sentre har det her ennå. Meldingen er ikke sendt." in sender.page.text
    assert sender.typed() == "Jeg er ung"
    assert messages(writing_doors) == count
    assert shown(sender.page) == "Meldingen din"


@pytest.mark.usefixtures("trained_at_hamar")
def test_somebody_young_writes_straight_to_a_centre_that_is_trained(writing_doors: Doors):
    sender = Sender(writing_doors)
    sender.go("/skriv/til/hamar/")
    assert "Er du under 18, leser en veileder som kan mye om barn og unge." in sender.page.text
    sender.press("start")
    sender.press("send", text="Jeg er ung", age="u16")

    assert len(sender.codes()) == 3


@pytest.mark.parametrize("slug", ["bergen", "finnes-ikke"])
def test_a_centre_that_takes_no_messages_says_so_and_what_to_do(writing_doors: Doors, slug: str):
    sender = Sender(writing_doors)
    sender.go(f"/skriv/til/{slug}/")

    assert sender.page.status == 200
    assert "tar ikke imot meldinger her" in sender.page.text
    assert "tel:80057000" in sender.page.text
    assert "data-step" not in sender.page.text


def test_a_browser_that_keeps_no_cookie_is_told(writing_doors: Doors):
    first = writing_doors.ask("/skriv/til/elverum/")
    assert (first.status, first.header("Location")) == (303, "/skriv/til/elverum/?k")
    second = writing_doors.ask("/skriv/til/elverum/?k")

    assert second.status == 200
    assert "informasjonskapsler" in second.text
    assert "tel:80057000" in second.text
