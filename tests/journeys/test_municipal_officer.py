"""Somebody at the town hall finds out what an agreement gives, and what an amount releases."""

import re

import pytest

from tests.browser import Visit

pytestmark = [pytest.mark.browser]


def plain(text: str) -> str:
    """The text with every kind of space as the plain one."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("phone", [True, False])
@pytest.mark.parametrize("scripts", [True, False])
def test_an_officer_finds_what_an_agreement_gives_and_what_an_amount_releases(visit: Visit, phone, scripts):
    page = visit("/", phone=phone, scripts=scripts)
    page.get_by_role("contentinfo").get_by_role("link", name="kommune").click()
    page.wait_for_url("**/kommuner/")
    assert page.locator("#avtale").is_visible()
    assert page.locator("#krone a[rel=noopener]").count() >= 2  # the rule has its sources

    page.get_by_label("Kommune", exact=True).fill("hamar")
    page.get_by_role("button", name="Vis kommunen").click()
    page.get_by_role("main").get_by_role("link", name="Hamar").first.click()
    page.wait_for_url("**/kommuner/3403/")
    assert page.locator("#spor a[href^='/senter/']").count() >= 1  # whom to ask

    page.get_by_label("Hva om kommunen gir så mange kroner i året?").fill("100 000")
    page.get_by_role("button", name="Regn ut").click()
    page.wait_for_url("**kroner=100*")
    sums = plain(page.locator(".sums").inner_text())
    # One local krone in five, four from the state.
    assert ["100 000" in sums, "400 000" in sums, "500 000" in sums] == [True, True, True]


def test_an_amount_that_cannot_be_read_is_told_where_it_was_written(visit: Visit):
    page = visit("/kommuner/3403/", phone=True)
    field = page.get_by_label("Hva om kommunen gir så mange kroner i året?")
    field.fill("mange")
    page.get_by_role("button", name="Regn ut").click()
    page.wait_for_url("**kroner=mange*")

    assert page.get_by_label("Hva om kommunen gir så mange kroner i året?").input_value() == "mange"
    assert page.get_by_text("Skriv et beløp i hele kroner").is_visible()
    assert page.locator(".sums").count() == 0
