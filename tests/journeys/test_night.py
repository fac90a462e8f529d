"""At night, on a phone or at a kitchen table: find somebody, read, and leave no trace."""

import pytest
from playwright.sync_api import Page

from tests.browser import Visit, saved_by
from tests.website.test_pages import BANNED

pytestmark = [pytest.mark.browser]
MOST_STEPS = 40


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus stands on this; somebody with a keyboard has no other way."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"{what} was not reached with {MOST_STEPS} presses of Tab")


def open_by_key(page: Page, what: str, leads_to: str) -> str:
    """Go to the link or button with Tab, see that one is there, press Enter; the new page's title."""
    tab_to(page, what)
    assert page.evaluate(
        """() => {
            const here = getComputedStyle(document.activeElement);
            return here.outlineStyle !== 'none' || here.boxShadow !== 'none';
        }"""
    )
    page.keyboard.press("Enter")
    page.wait_for_url(leads_to)
    return page.title()


@pytest.mark.parametrize("phone", [True, False])
@pytest.mark.parametrize("scripts", [True, False])
def test_someone_finds_a_centre_by_postcode_and_leaves_no_trace(visit: Visit, doors, phone, scripts):
    page = visit("/", phone=phone, scripts=scripts, dark=True)
    titles = [page.title()]
    tab_to(page, "#sted")
    page.keyboard.type("2408")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finn/?sted=2408")
    first = page.locator("li.hit").first
    assert "Nok. Elverum" in first.inner_text()
    assert first.locator("ul.points li").count() >= 2  # why this one

    titles += [page.title(), open_by_key(page, "li.hit a[href='/senter/elverum/']", "**/senter/elverum/")]
    assert page.locator("h1").inner_text().startswith("Nok. Elverum")
    assert page.locator("main a[href^='tel:']").count() >= 1
    open_by_key(page, "button.exit", doors.weather)

    assert [title for title in titles if BANNED.search(title)] == []
    assert page.context.cookies() == []
    page.go_back(wait_until="commit")
    page.wait_for_selector("button.exit")
    assert (saved_by(page.context, page) if scripts else page.context.cookies()) == []


def test_someone_unsure_finds_words_and_a_number(visit: Visit):
    page = visit("/", phone=True)
    page.get_by_role("link", name="Er du usikker på hva det var?").tap()
    page.wait_for_url("**/usikker/")

    assert page.locator("h1").count() == 1
    assert page.locator("a[href='tel:80057000']").first.is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_way_out_is_seen_wherever_one_has_read_to(visit: Visit, scripts):
    page = visit("/sporsmal/", phone=True, scripts=scripts)
    for part in (0, 0.5, 1):
        page.evaluate("part => scrollTo(0, part * document.body.scrollHeight)", part)
        assert page.evaluate(
            """() => [...document.querySelectorAll('button.exit')].some(each => {
                const box = each.getBoundingClientRect();
                const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return each.contains(there);
            })"""
        )
