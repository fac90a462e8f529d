"""Somebody who writes, without a browser: keeps the cookie, follows where they are sent, presses what stands there."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.browser import Answer, Doors
from tests.contact.asking import run_as

INSIDE = "/skriv/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
COOKIE = "__Host-a"


def somewhere() -> str:
    """An address of this machine's own nobody else writes from."""
    return "127." + ".".join(str(random.randint(1, 254)) for _ in range(3))


@dataclass
class Sender:
    """One visitor; `page` is what stands on the screen."""

    doors: Doors
    cookie: str = ""
    page: Answer = field(default_factory=lambda: Answer(0, [], b""))
    address: str = field(default_factory=somewhere)

    def copy(self) -> "Sender":
        """Another window of the same browser, or the same one as it was."""
        return replace(self)

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self.cookie}"} if self.cookie else {}

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """One request; the cookie is kept as a browser keeps it."""
        line = HTTPConnection("127.0.0.1", self.doors.port("public"), timeout=60, source_address=(self.address, 0))
        try:
            line.request(method, path, body=body, headers=self.headers | (FORM if body else {}) | headers)
            answer = line.getresponse()
            got = Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            line.close()
        for name, value in got.headers:
            if name.lower() == "set-cookie" and value.startswith(f"{COOKIE}="):
                kept = value.split(";")[0].removeprefix(f"{COOKIE}=").strip('"')
                self.cookie = "" if "max-age=0" in value.lower() else kept
        return got

    def go(self, path: str) -> Answer:
        """Open an address, and follow where it leads; the page that is shown in the end."""
        for _ in range(5):
            self.page = self.ask(path)
            if self.page.status != 303:
                return self.page
            path = self.page.header("Location") or ""
        raise AssertionError("the door sends round in a ring")

    def body(self, do: str, **fields: str | Iterable[str]) -> str:
        """What the browser would send: the page's hidden fields, and what was typed."""
        given = fields | {"do": do}
        typed = [(name, one) for name, value in given.items() for one in ([value] if isinstance(value, str) else value)]
        return urlencode([(name, value) for name, value in self.hidden() if name not in given] + typed)

    def press(self, do: str, **fields: str | Iterable[str]) -> Answer:
        """Press the button; the page that is shown in the end."""
        return self.send(self.body(do, **fields))

    def again(self, **fields: str) -> Answer:
        """Press the one button of the page that says that something failed."""
        return self.send(urlencode([*self.hidden(), *fields.items()]))

    def send(self, body: str, **headers: str) -> Answer:
        """Send this very form; the page that is shown in the end."""
        self.page = self.ask(INSIDE, "POST", body, **headers)
        return self.go(self.page.header("Location") or "") if self.page.status == 303 else self.page

    def hidden(self) -> list[tuple[str, str]]:
        """The hidden fields of the page's first form that takes a step."""
        form = self.page.text.partition("data-step>")[2].partition("</form>")[0]
        found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
        return [(name, unescape(value)) for name, value in found]

    def write_to(self, slug: str = "elverum") -> Answer:
        """Come as far as the form."""
        self.go(f"/skriv/til/{slug}/")
        return self.press("start")

    def write(self, text: str, slug: str = "elverum", **more: str | Iterable[str]) -> str:
        """Send a first message; the code, in characters."""
        self.write_to(slug)
        self.press("send", text=text, **more)
        return self.codes()[1]

    def come_back(self, code: str) -> Answer:
        """Type a code."""
        self.go("/skriv/tilbake/")
        return self.press("open", code=code)

    def codes(self) -> list[str]:
        """The code that is shown, in its three disguises."""
        return re.findall(r"<code>([^<]+)</code>", self.page.text)

    def typed(self) -> str:
        """What stands in the field for the text."""
        found = re.search(r'<textarea[^>]*name="text"[^>]*>\n?(.*?)</textarea>', self.page.text, re.DOTALL)
        return unescape(found[1]).replace("\r\n", "\n") if found else ""

    def letters(self) -> list[str]:
        """The texts of the conversation, the first first."""
        found = re.findall(r'<article class="letter.*?</header>(.*?)</article>', self.page.text, re.DOTALL)
        return [unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in found]


def shown(answer: Answer) -> str:
    """The heading."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def messages(doors: Doors) -> int:
    """How many messages the database holds, at both centres."""
    return int(run_as("owner", doors.world, COUNT))


COUNT = """
from nok.help.contact.models import Message
from nok.organisation.centres.models import Centre
told = 0
for centre in Centre.objects.filter(slug__in=["elverum", "hamar"]):
    with scope(centres=[centre.id]):
        told += Message.objects.filter(centre=centre).count()
"""
