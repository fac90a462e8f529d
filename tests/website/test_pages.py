"""The public door as a browser without scripts meets it, as the public login."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

BANNED = re.compile(r"overgrep|incest|voldtekt|seksu|misbruk|nok\.|smiso|dixi|abuse|rape", re.IGNORECASE)

CRAWL = """
import json, sys
import django; django.setup()
from django.test import Client
client, out = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False), {}
for address in json.load(sys.stdin):
    method = client.post if address == "/ut/" else client.get
    answer = method(address)
    out[address] = [answer.status_code, dict(answer.headers), answer.content.decode(), len(answer.cookies)]
json.dump(out, sys.stdout)
"""


def visit(world, *addresses):
    """Each address's status, headers, text and number of cookies, from a public process of its own."""
    static = {"DJANGO_SETTINGS_MODULE": "nok.config.settings.public"}
    world.command("collectstatic", "--no-input", "--verbosity=0")
    run = subprocess.run(
        [sys.executable, "-c", CRAWL],
        env=world.environment("public") | static | {"PATH": os.environ["PATH"]},
        input=json.dumps(addresses),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get("href", "")
        if tag == "a" and address.startswith("/") and "/skriv/" not in address:  # the dialogue is no page to read
            self.found.append(address.split("#")[0])


@pytest.mark.database
def test_every_page_answers_plainly_in_three_languages(world):
    seen, waiting = {}, {"/", "/nn/", "/en/"}
    while waiting:
        answers = visit(world, *sorted(waiting))
        seen |= answers
        waiting = {link for _, _, text, _ in answers.values() for link in Links(text).found} - set(seen)

    assert {address: status for address, (status, *_) in seen.items() if status != 200} == {}
    assert [address for address, (*_, cookies) in seen.items() if cookies] == []
    pages = {address: text for address, (_, _, text, _) in seen.items() if "<html" in text}
    titles = {re.search(r"<title>(.*?)</title>", text)[1] for text in pages.values()}
    assert [title for title in titles if BANNED.search(title)] == []
    assert [address for address in seen if BANNED.search(address.replace("/senter/dixi/", ""))] == []
    assert len(pages) >= 3 * 35  # twenty centres and more than fifteen other pages, in three languages


def test_exit_leaves_and_forgets(world):
    status, headers, _, _ = visit(world, "/ut/")["/ut/"]

    assert (status, headers["Location"]) == (303, "https://www.yr.no/")
    assert headers["Clear-Site-Data"] == '"cache", "storage"'


def test_not_found_carries_the_phone_numbers(world):
    status, _, text, _ = visit(world, "/finnes-ikke/")["/finnes-ikke/"]

    assert status == 404
    assert "tel:112" in text
    assert "800 57 000" in text


def test_finder_answers_whatever_is_typed(world):
    typed = ["2408", "zzzz", "%00", "a" * 10_000, "%3Cscript%3E", "B%C3%B8", "svalbard", "%E2%80%AEabc"]
    answers = visit(world, *(f"/finn/?sted={each}" for each in typed))

    assert [status for status, *_ in answers.values()] == [200] * len(typed)
    assert "Nok. Elverum" in answers["/finn/?sted=2408"][2]
    assert "<script>" not in answers["/finn/?sted=%3Cscript%3E"][2].replace("<script src", "")
