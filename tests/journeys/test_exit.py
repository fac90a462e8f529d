"""«Forlat siden», tried as somebody who presses Back afterwards would try it.

Three traps this file knows of: the driver switches the back/forward cache off unless told not to;
a page whose browser asks for an icon and gets «no-store» is never kept; and one that is not kept
shows nothing about the exit. So a control page must come back from memory first.
"""

import socket

import pytest
from playwright.sync_api import Page

from tests.browser import Doors, Visit, opened_doors, saved_by

pytestmark = [pytest.mark.browser]
TYPED = "HEMMELIGE ord"


def leave(page: Page, how: str) -> None:
    if how == "click":
        page.locator("button.exit").first.click()
    elif how == "keyboard":
        page.locator("button.exit").first.focus()
        page.keyboard.press("Enter")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")


def mark_and_type(page: Page) -> None:
    """Write in every field, and leave a mark that only a page kept in memory can still carry."""
    for field in page.locator("input:not([type=checkbox]):not([type=hidden]), textarea").all():
        field.fill(TYPED)
    page.evaluate("document.documentElement.dataset.kept = 'yes'")


def came_back(page: Page) -> dict[str, object]:
    """What the one who presses Back, then Forward, then Back again gets to see."""
    page.go_back(wait_until="commit")
    page.wait_for_selector("button.exit")
    page.go_forward(wait_until="commit")
    page.wait_for_selector("h1:text('Sol')")
    page.go_back(wait_until="commit")
    page.wait_for_selector("button.exit")
    return page.evaluate(
        """typed => ({
            kept: document.documentElement.dataset.kept || '',
            typed: [...document.querySelectorAll('input')].map(each => each.value).filter(each => each.includes(typed)),
        })""",
        TYPED,
    )


NOTHING = {"kept": "", "typed": []}


def test_control_page_does_come_back_from_memory(visit: Visit, doors: Doors):
    """Without the exit the browser keeps our pages: if this fails the tests below prove nothing."""
    page = visit("/finn/", scripts=False)  # our script would load the page anew
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.enable")
    why_not: list[object] = []
    devtools.on("Page.backForwardCacheNotUsed", lambda event: why_not.append(event["notRestoredExplanations"]))
    mark_and_type(page)

    page.goto(doors.weather)
    page.go_back(wait_until="commit")
    page.wait_for_selector("button.exit")

    assert why_not == []
    assert page.evaluate("document.documentElement.dataset.kept") == "yes"
    assert page.locator("#sted").input_value() == TYPED


def test_exit_from_every_page_leaves_nothing_for_back(visit: Visit, doors: Doors, site):
    left = {}
    for path in site.bokmal:
        page = visit(path)
        mark_and_type(page)
        leave(page, "click")
        page.wait_for_url(doors.weather)
        left[path] = came_back(page), page.url, saved_by(page.context, page)
        page.context.close()

    assert left == dict.fromkeys(site.bokmal, (NOTHING, f"{doors.public}/", []))


def test_exit_from_every_page_without_scripts_keeps_nothing(visit: Visit, doors: Doors, site):
    """The address opens again, as any link would, but nothing of what stood or was written there."""
    left = {}
    for path in site.bokmal:
        page = visit(path, scripts=False, phone=True)
        mark_and_type(page)
        leave(page, "click")
        page.wait_for_url(doors.weather)
        left[path] = came_back(page), [cookie["name"] for cookie in page.context.cookies()]
        page.context.close()

    assert left == dict.fromkeys(site.bokmal, (NOTHING, []))


@pytest.mark.parametrize("path", ["/", "/nn/finn/?sted=2408", "/en/sporsmal/", "/senter/elverum/", "/kommuner/3403/"])
@pytest.mark.parametrize(("how", "scripts"), [("keyboard", True), ("keyboard", False), ("shift", True)])
def test_exit_works_from_the_keyboard(visit: Visit, doors: Doors, path, how, scripts):
    page = visit(path, scripts=scripts)
    mark_and_type(page)
    leave(page, how)
    page.wait_for_url(doors.weather)

    assert came_back(page) == NOTHING


def test_exit_wants_shift_alone_and_three_times_within_five_seconds(visit: Visit, doors: Doors):
    page = visit("/finn/")
    field = page.locator("#sted")
    field.press_sequentially("HAMAR")  # capital letters are Shift with another key
    for key in ("Shift", "Shift", "a", "Shift"):
        field.press(key)

    assert page.url == f"{doors.public}/finn/"
    assert field.input_value() == "HAMARa"


def test_exit_leaves_from_an_error_page(visit: Visit, doors: Doors):
    for scripts in (True, False):
        page = visit("/finnes-ikke/", scripts=scripts)
        leave(page, "click")
        page.wait_for_url(doors.weather)
        assert came_back(page) == NOTHING


def test_exit_empties_the_page_when_the_weather_does_not_answer(world, browser):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent_address = f"http://weather.test:{silent.getsockname()[1]}/"
        with opened_doors(world, silent_address) as doors:
            page = browser.new_context().new_page()
            page.goto(f"{doors.public}/finn/?sted=2408")
            # Asked in the same breath as the press: while a window waits for an answer it answers no driver.
            seen = page.evaluate(
                """() => {
                    document.querySelector('button.exit').click();
                    return [document.title, document.body.innerText.trim(), location.pathname];
                }"""
            )

            assert seen == ["", "", "/"]
            page.context.close()
