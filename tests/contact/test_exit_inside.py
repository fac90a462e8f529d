"""The exit, the quarter of an hour and a restart, tried at every stage of the dialogue by somebody who presses Back.

As in the exit's own tests a control comes first: a page of the dialogue does come back when nothing is done.
"""

import functools
import operator
from typing import NamedTuple

import pytest
from playwright.sync_api import Error, Page

from tests.browser import Doors, Visit, saved_by
from tests.contact.sender import COOKIE
from tests.contact.slow import Line, slow_line
from tests.contact.stages import HEADINGS, STAGES, TYPED, reach, to_form, to_new_code, to_thread

pytestmark = [pytest.mark.browser]
DEAD = "A" * 800


class Seen(NamedTuple):
    """What one who presses Back and Forward gets to see: stages of the dialogue, typed words, what was kept."""

    stages: list[str]
    typed: list[str]
    kept: list[str]


NOTHING = Seen([], [], [])


def look(page: Page) -> Seen:
    heading = page.locator("h1").first.inner_text()
    typed = page.evaluate(
        """typed => [document.documentElement.outerHTML, document.title, location.href,
                     ...[...document.querySelectorAll('input, textarea')].map(each => each.value)]
                     .filter(each => each.includes(typed)).map(each => each.slice(0, 80))""",
        TYPED,
    )
    mark = page.evaluate("document.documentElement.dataset.mark || ''")
    return Seen([heading] if heading in HEADINGS else [], typed, [mark] if mark else [])


def step(page: Page, how: str) -> Seen:
    """Back or Forward, and what then stands there when all is quiet."""
    going = page.go_back if how == "back" else page.go_forward
    try:
        going(wait_until="commit")
    except Error as problem:
        # The browser asks whether a form shall be sent again, on a page of its own: nothing of ours is shown.
        if "ERR_CACHE_MISS" not in problem.message:
            raise
        page.wait_for_timeout(300)
        return NOTHING
    page.wait_for_timeout(100)  # a page from memory is emptied and asked for anew
    page.wait_for_selector("h1")
    return look(page)


def walk(page: Page, *ways: str) -> Seen:
    seen = [step(page, way) for way in ways]
    return Seen(*(functools.reduce(operator.iadd, (getattr(each, name) for each in seen), []) for name in Seen._fields))


def entries(page: Page) -> list[str]:
    """The addresses the window remembers, those of the dialogue only, the first first."""
    devtools = page.context.new_cdp_session(page)
    kept = devtools.send("Page.getNavigationHistory")["entries"]
    return [each["url"].rstrip("?") for each in kept if "/skriv" in each["url"]]


def mark(page: Page) -> None:
    page.evaluate("document.documentElement.dataset.mark = 'from memory'")


def leave(page: Page, doors: Doors) -> None:
    page.locator("button.exit").first.click()
    page.wait_for_url(doors.weather)


def test_control_a_stage_does_come_back_from_memory(visit: Visit, writing_doors: Doors):
    """Without the exit the browser keeps the form and what is in it; if this fails the tests below prove nothing."""
    page = visit("/", at=writing_doors, scripts=False)
    reach(page, "form")
    mark(page)
    page.goto(writing_doors.weather)

    assert step(page, "back") == Seen(["Meldingen din"], look(page).typed, ["from memory"])
    assert look(page).typed != []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("stage", STAGES)
def test_exit_from_a_stage_leaves_nothing(visit: Visit, writing_doors: Doors, stage: str, scripts: bool):
    page = visit("/", at=writing_doors, scripts=scripts, phone=not scripts)
    reach(page, stage)
    mark(page)
    inside = entries(page)
    leave(page, writing_doors)

    seen = walk(page, "back", "forward", "back")
    assert seen == NOTHING
    assert (saved_by(page.context, page) if scripts else [each["name"] for each in page.context.cookies()]) == []
    assert len(inside if scripts else set(inside)) <= 2
    assert len(entries(page)) <= (1 if scripts else len(inside))
    assert [url for url in inside if TYPED.split()[0] in url] == []
    # Further back there is what was read before, and nothing of the dialogue either.
    if stage not in {"back", "unknown"}:
        assert walk(page, "back", "back") == NOTHING


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_whose_time_is_over_shows_nothing_of_it(visit: Visit, writing_doors: Doors, stage: str, scripts: bool):
    """What the browser still holds is a cookie the door has no key to: too old, or from before a restart."""
    page = visit("/", at=writing_doors, scripts=scripts)
    reach(page, stage)
    let_die(page, writing_doors)
    page.goto(writing_doors.weather)

    seen = walk(page, "back", "forward", "back")
    assert (seen.stages, seen.typed) == ([], [])


def let_die(page: Page, doors: Doors) -> None:
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": COOKIE, "value": DEAD, "url": doors.public.replace("http:", "https:"), "httpOnly": True,
          "secure": True, "sameSite": "Strict"}]
    )  # fmt: skip


def test_three_presses_of_shift_leave_from_the_form(visit: Visit, writing_doors: Doors):
    page = visit("/", at=writing_doors)
    reach(page, "form")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(writing_doors.weather)

    assert walk(page, "back", "forward", "back") == NOTHING
    assert saved_by(page.context, page) == []


def test_an_answer_on_its_way_does_not_undo_the_exit(visit: Visit, writing_doors: Doors):
    """What was sent is answered after the button is pressed, and before the exit is."""
    with slow_line(writing_doors) as line:
        page = visit("/", at=line.doors)
        to_form(page)
        line.keep("/skriv/")
        line.keep("/ut/")
        page.get_by_label("Skriv det du vil").fill(TYPED)
        page.get_by_role("button", name="Send", exact=True).click(no_wait_after=True)
        until(page, line, "/skriv/")
        page.locator("button.exit").first.click(no_wait_after=True)
        until(page, line, "/ut/")

        line.let_go("/skriv/")
        page.wait_for_timeout(300)
        line.let_go("/ut/")
        page.wait_for_timeout(1000)

        assert page.url == writing_doors.weather
        assert walk(page, "back", "forward", "back") == NOTHING
        assert saved_by(page.context, page) == []


def test_a_slow_answer_to_the_exit_takes_the_cookie_too(visit: Visit, writing_doors: Doors):
    """The window is elsewhere after a second and a half, whether the answer has come or not."""
    with slow_line(writing_doors) as line:
        page = visit("/", at=line.doors)
        to_thread(page)
        line.keep("/ut/")
        page.locator("button.exit").first.click(no_wait_after=True)
        page.wait_for_url(writing_doors.weather)
        line.let_go("/ut/")
        page.wait_for_timeout(1000)

        assert page.context.cookies() == []
        page.goto("/skriv/")
        assert look(page) == NOTHING


def until(page: Page, line: Line, path: str) -> None:
    """Wait until the door has answered what was sent there, and the line keeps it."""
    for _ in range(200):
        if path in line.came:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"nothing came to {path}")


def test_what_is_typed_stands_when_there_is_no_line(visit: Visit, writing_doors: Doors):
    page = visit("/", at=writing_doors)
    to_form(page)
    field = page.get_by_label("Skriv det du vil")
    field.fill("Skrevet på bussen")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_selector("main >> text=Vi fikk ikke kontakt")

    assert field.input_value() == "Skrevet på bussen"
    page.context.set_offline(False)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_selector("h1:text('Koden din')")


def test_both_codes_are_to_be_kept_when_there_is_no_line(visit: Visit, writing_doors: Doors):
    page = visit("/", at=writing_doors)
    to_new_code(page)
    codes = page.locator("code").all_inner_texts()
    page.context.set_offline(True)
    for _ in range(2):
        page.get_by_role("button", name="Bruk den nye koden").click()
        page.wait_for_selector("form >> text=Ta vare på begge kodene")
        assert page.locator("code").all_inner_texts() == codes
        assert page.locator("form >> text=Vi fikk ikke kontakt").count() == 1

    page.context.set_offline(False)
    page.get_by_role("button", name="Bruk den nye koden").click()
    page.wait_for_selector("text=Den nye koden gjelder nå")


def test_what_is_far_too_long_stands(visit: Visit, writing_doors: Doors):
    page = visit("/", at=writing_doors)
    to_form(page)
    field = page.get_by_label("Skriv det du vil")
    field.fill("å" * 100_000)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_selector("main >> text=for lang til å sendes")

    assert len(field.input_value()) == 100_000


def test_a_double_click_sends_once(visit: Visit, writing_doors: Doors):
    for scripts in (True, False):
        page = visit("/", at=writing_doors, scripts=scripts)
        to_form(page)
        page.get_by_label("Skriv det du vil").fill("To trykk")
        page.get_by_role("button", name="Send", exact=True).dblclick(no_wait_after=True)
        page.wait_for_selector("h1:text('Koden din')")
        page.get_by_role("button", name="Jeg tar sjansen uten å prøve").click()
        page.wait_for_selector("h1:text('Samtalen din')")

        assert page.locator("article").count() == 1
