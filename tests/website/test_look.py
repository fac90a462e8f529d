"""The laws of the look, asked of the pages as they are sent, and what they weigh."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.test import RequestFactory, override_settings

from nok.doors.website import public
from nok.doors.website.pages import PAGES
from nok.foundation import ui
from nok.organisation.centres import facts
from tests.website.test_pages import visit

STATIC = Path(ui.__file__).parent / "static" / "ui"
OTHER = ("", "telefoner/", "kommuner/", "kommuner/3421/?kroner=98490", "kilder/", "finnes-ikke/")
ADDRESSES = [
    f"{start}{rest}"
    for start in ("/", "/nn/", "/en/")
    for rest in (*OTHER, *(f"{page.name}/" for page in PAGES.values()))
]
BLOCKING, WHOLE, REQUESTS = 14_600, 30_000, 4


@pytest.fixture(scope="module")
def pages(server, template, tmp_path_factory):
    """Every page of the website's own, as a browser gets it."""
    with server.copy(template, tmp_path_factory.mktemp("home")) as world:
        return {address: text for address, (_, _, text, _) in visit(world, *ADDRESSES).items()}


def sent(name: str) -> int:
    """How many bytes a file of ours is on the wire."""
    plain = re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name.rpartition("/")[2])
    return len(brotli.compress((STATIC / plain).read_bytes()))


@pytest.mark.database
def test_each_view_has_at_most_one_filled_button(pages):
    filled = {address: len(re.findall(r'class="ds-button"(?! data-variant)', text)) for address, text in pages.items()}

    assert {address: count for address, count in filled.items() if count > 1} == {}
    assert filled["/"] == 1


@pytest.mark.database
def test_each_page_has_one_heading_and_the_way_out_first_and_last(pages):
    for text in pages.values():
        assert len(re.findall(r"<h1", text)) == 1
        buttons = [found.start() for found in re.finditer(r'class="exit"', text)]
        pressed = [found.start() for found in re.finditer(r"<(?:a|button|input|summary)\b", text)]
        assert len(buttons) == 2
        assert text.index('<button class="exit"') == pressed[0]
        assert pressed[-1] <= buttons[-1]


@pytest.mark.database
def test_no_number_in_running_text_is_left_unlinked(pages):
    numbers = [line.grouped for line in facts.helplines() if " " in line.grouped]
    for address, text in pages.items():
        if "/kilder/" in address:
            continue
        shown = re.sub(r"<a [^>]*>.*?</a>|<svg.*?</svg>|<[^>]*>", " ", text, flags=re.DOTALL)
        assert [number for number in numbers if number in shown] == [], address


@pytest.mark.database
def test_each_page_fits_the_first_breath_of_a_slow_phone(pages):
    heavy = {}
    for address, text in pages.items():
        styles = re.findall(r'rel="stylesheet" href="([^"]+)"', text)
        others = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text)) - set(styles)
        blocking = len(gzip.compress(text.encode(), 6)) + sum(map(sent, styles))
        whole = blocking + sum(map(sent, others))
        if blocking > BLOCKING or whole > WHOLE or 1 + len(styles) + len(others) > REQUESTS:
            heavy[address] = (blocking, whole, len(others))

    assert heavy == {}


@override_settings(TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": []}])
def test_when_no_page_can_be_drawn_the_numbers_still_are():
    answer = public.broken(RequestFactory().get("/"))

    text = answer.content.decode()
    assert answer.status_code == 500
    assert re.findall(r'href="tel:(\d+)">([\d ]+)<', text) == [
        ("112", "112"),
        ("113", "113"),
        ("116117", "116 117"),
        ("80057000", "800 57 000"),
        ("116111", "116 111"),
    ]
    assert '<form method="post" action="/ut/">' in text
    assert "/static/ui/public.css" in text
