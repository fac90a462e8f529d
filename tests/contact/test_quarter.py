"""The quarter of an hour, by virtual time through the pages: who is there stays, who was away types the code.

The keys of the cookies change every quarter of an hour and overlap once, so each begins at both ends of one.
"""

import pytest

from tests.contact.asking import as_public

pytestmark = pytest.mark.database

VISITS = """
from django.test import Client
from tests.browser import Answer
from tests.contact.sender import COOKIE, Sender, shown
from nok.help.contact.memory import KEY_SECONDS

class Visitor(Sender):
    def ask(self, path, method="GET", body=None, **headers):
        browser = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
        if self.cookie:
            browser.cookies[COOKIE] = self.cookie
        got = browser.generic(method, path, body or "", "application/x-www-form-urlencoded")
        if COOKIE in got.cookies:
            kept = got.cookies[COOKIE]
            self.cookie = "" if kept["max-age"] == 0 else kept.value
        return Answer(got.status_code, list(got.headers.items()), got.content)

def begin(number):
    global begun
    key_begins = (clock.now().timestamp() // KEY_SECONDS + 100) * KEY_SECONDS  # later than every visit before this
    begun = datetime.fromtimestamp(key_begins + [0, 450, 899][number % 3], UTC)
    at()
    sender = Visitor(None)
    code = sender.write("Hei")
    sender.press("have")
    return sender, code

def at(**since):
    moment = begun + timedelta(**since)
    clock.now = lambda: moment

told = []
"""


@pytest.fixture
def dressed(taking):
    """A world whose pages can be drawn."""
    taking.command("collectstatic", "--no-input", "--verbosity=0")
    return taking


def test_who_is_there_stays_past_the_quarter_and_an_old_cookie_does_not(dressed):
    found = as_public(dressed, VISITS + """
for number in range(3):
    sender, _ = begin(number)
    old = sender.copy()
    at(minutes=14)
    came = [shown(sender.go("/skriv/")), sender.letters()]
    at(minutes=28)
    sender.press("reply", text="Mer")
    told.append([*came, shown(sender.page), sender.letters(), old.go("/skriv/") and old.letters()])
""")  # fmt: skip

    assert found == [["Samtalen din", ["Hei"], "Samtalen din", ["Hei", "Mer"], []]] * 3


@pytest.mark.parametrize("away", [{"minutes": 15, "seconds": 1}, {"minutes": 30}, {"hours": 8}])
def test_who_was_away_types_the_code_again_and_what_they_wrote_stands(dressed, away):
    found = as_public(dressed, VISITS + """
for number in range(3):
    sender, code = begin(number)
    at(**given["away"])
    sender.press("reply", text="Skrevet <i> ro")
    out = [shown(sender.page), sender.typed(), sender.letters()]
    sender.press("open", code=code, text=sender.typed())
    inside = [shown(sender.page), sender.typed(), sender.letters()]
    sender.press("reply", text=sender.typed())
    told.append([out, inside, [shown(sender.page), sender.letters()]])
""", away=away)  # fmt: skip

    written = "Skrevet <i> ro"
    out, inside = ["Kom tilbake", written, []], ["Samtalen din", written, ["Hei"]]
    assert found == [[out, inside, ["Samtalen din", ["Hei", written]]]] * 3
