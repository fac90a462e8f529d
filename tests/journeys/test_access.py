"""Every page of both doors, judged by axe in light and dark, and as wide as the narrowest phone."""

import pytest
from playwright.sync_api import Page

from tests.browser import Doors, Visit, complaints
from tests.contact.stages import STAGES, reach
from tests.inside import Inside
from tests.site import Site

pytestmark = [pytest.mark.browser]

# 320 CSS pixels is the narrowest phone, and also what is left of a 1280 pixel window at 400 % zoom.
NARROW = {"viewport": {"width": 320, "height": 640}}
SAMPLE = ["/", "/finn/?sted=2408", "/senter/elverum/", "/kommuner/3403/?kroner=100000", "/telefoner/", "/sok/?q=gratis"]
LEADERS_PAGES = [
    "/", "/tall/", "/tall/mangler/", "/medarbeidere/", "/invitasjoner/ny/", "/logg/", "/konto/", "/konto/passord/",
    "/konto/kode-app/", "/konto/papirkoder/", "/senteret/", "/senteret/endringer/", "/senteret/kontakt/",
    "/senteret/hvem/", "/senteret/tilbud/", "/senteret/om/", "/senteret/kontor/nytt/", "/galleri/", "/finnes-ikke/",
]  # fmt: skip
ADVISERS_PAGES = [
    "/", "/konto/", "/senteret/", "/senteret/endringer/", "/galleri/", "/senteret/kontakt/", "/logg/",
    "/slik-teller-vi/", "/tall/", "/tall/mangler/",
]  # fmt: skip


def faults(page: Page) -> list[str]:
    """What axe finds in light and in dark, and how far the narrow page can be scrolled sideways."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {each}" for each in complaints(page)]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{wide} px too wide"] if wide > 0 else [])]


def all_faults(page: Page, paths: list[str]) -> dict[str, list[str]]:
    wrong = {}
    for path in paths:
        page.goto(path)
        if found := faults(page):
            wrong[path] = found
    return wrong


def test_every_public_page_is_open_to_all(visit: Visit, site: Site):
    page = visit("/", **NARROW)
    sample = [f"/{language}{path}" for language in ("nn", "en") for path in SAMPLE]

    assert all_faults(page, [*site.bokmal, *sample, "/finnes-ikke/"]) == {}


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_of_the_dialogue_is_open_to_all(visit: Visit, writing_doors: Doors, stage: str):
    page = visit("/", at=writing_doors, **NARROW)
    reach(page, stage)

    assert faults(page) == []


def test_every_page_of_a_leader_is_open_to_all(inside: Inside):
    page = inside("ingrid", **NARROW)
    page.goto("/senteret/")
    forms = page.eval_on_selector_all("main a[href^='/senteret/']", "links => links.map(each => each.pathname)")
    paths = sorted({*LEADERS_PAGES, *forms})

    assert len(paths) > len(LEADERS_PAGES)
    assert all_faults(page, paths) == {}


def test_every_page_of_an_adviser_is_open_to_all(inside: Inside):
    assert all_faults(inside("mona", **NARROW), ADVISERS_PAGES) == {}


def test_the_way_in_is_open_to_all(visit: Visit, staffed):
    link = staffed.world.command("invite", "hamar", "ny@nok.example").split()[-1]
    page = visit("/inn/", door="staff", at=staffed, **NARROW)
    page.get_by_role("button", name="Logg inn").click()
    page.wait_for_selector("[aria-invalid=true]")
    refused = faults(page)

    assert refused == []
    paths = ["/inn/", link[link.index("/invitasjon/") :], "/invitasjon/finnes-ikke/", "/finnes-ikke/"]
    assert all_faults(page, paths) == {}


def test_text_twice_as_large_fits_the_narrowest_phone(visit: Visit):
    page = visit("/", **NARROW)
    wide = {}
    for path in ("/finn/?sted=Oslo", "/finn/?sted=zzzz", "/finn/?sted=B%C3%B8", "/senter/gjovik/"):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[path] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}
