"""Somebody at a centre who answers, without a browser: signs in at the staff door, opens what waits, writes, sends.

They remember what they saw was sent, under the first words of the conversation.
"""

import random
import re
import subprocess
import threading
import time
from collections import defaultdict

from tools.home import ROOT, Home, Ports
from tools.trouble import last_line
from tools.window import NOTHING_CAME, NotYet, Page, Window, patiently

PASSWORD = "lyset i vinduet"  # noqa: S105 - everybody's in a demonstration
WAY_IN, INBOX = "/inn/", "/innboks/"
A_CONVERSATION = re.compile(rf'href="({INBOX}[0-9a-f-]{{36}}/)"')
OURS = "Melding "  # the first words of what is written to be answered; a demonstration has conversations of its own
LOOKS_AMONG = 6
LONGEST_PAUSE_SECONDS = 0.3


class NotLetIn(Exception):
    """Address, password and a fresh code were refused, or somebody who was in is asked to come in again."""


class Adviser(Window):
    """One colleague in a demonstration, by first name."""

    def __init__(self, home: Home, ports: Ports, name: str, centre: str, chance: random.Random) -> None:
        super().__init__(ports.staff)
        self.name, self.email, self.chance = name, f"{name}@{centre}.example", chance
        self.answers: defaultdict[str, list[str]] = defaultdict(list)
        self.pressed_again = 0
        self._others: set[str] = set()
        self._app = home.django("code", name)
        self._surroundings = home.environment("owner", home.database_addresses(), ports)

    def come_in(self) -> None:
        """Sign in, however long it takes.

        :raises NotLetIn: if they are kept out
        """
        patiently(self._sign_in)

    def keep_on(self, enough: threading.Event) -> None:
        """Answer until it is enough; what is begun is ended.

        :raises NotLetIn: if they are kept out
        """
        while not enough.is_set():
            self._answer_one()
            time.sleep(self.chance.uniform(0, LONGEST_PAUSE_SECONDS))

    def _sign_in(self) -> None:
        page = _came(self.get(WAY_IN))
        if not page.path.startswith(WAY_IN):
            return
        typed = {"email": self.email, "password": PASSWORD, "code": self._code()}
        page = _came(self.send(WAY_IN, page.form_with('name="password"') | typed))
        if page.path.startswith(WAY_IN):
            raise NotLetIn(f"{self.name}: {page.status}")

    def _code(self) -> str:
        done = subprocess.run(self._app, env=self._surroundings, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotYet(last_line(done.stderr))
        return done.stdout.strip()

    def _answer_one(self) -> None:
        """Open one of those that have waited longest, and answer it if it is one of ours."""
        waiting = [path for path in A_CONVERSATION.findall(self._page(INBOX).body) if path not in self._others]
        if not waiting:
            return
        path = self.chance.choice(waiting[:LOOKS_AMONG])
        self._page(path)
        first = self._page(f"{path}les/").said[:1]
        if not first or not first[0].startswith(OURS):
            self._others.add(path)
            return
        text = f"Svar {self.chance.getrandbits(64):016x}"
        if self._is_answered(f"{path}svar/", text):
            self.answers[first[0]].append(text)

    def _page(self, path: str) -> Page:
        return patiently(lambda: self._inside(self.get(path)))

    def _inside(self, page: Page) -> Page:
        if page.path.startswith(WAY_IN):
            raise NotLetIn(f"{self.name}, inne fra før: {page.status}")
        return _came(page)

    def _is_answered(self, path: str, text: str) -> bool:
        """Write, look at it as the sender will see it, send; whether it was seen to be sent, and not left unsent.

        When no page comes, the same form is sent again, or the one before it: Back, and once more.
        """
        typed = {"text": text, "by": self.name.capitalize()}
        written = self._page(path).form("preview") | typed
        in_hand = written

        def press() -> bool:
            nonlocal written, in_hand
            try:
                page = self._inside(self.send(path, in_hand))
            except (*NOTHING_CAME, NotYet):
                self.pressed_again += 1
                in_hand = self.chance.choice([in_hand, written])
                raise
            if page.path == f"{INBOX}?sendt":
                return True
            if 'value="send"' in page.body:
                in_hand = page.form("send")
                return press()
            # Something has been said meanwhile: read it, and send all the same, or leave it.
            written = in_hand = page.form("preview") | typed
            return self.chance.random() < 0.5 and press()

        return patiently(press)


def _came(page: Page) -> Page:
    if page.status != 200:
        raise NotYet(f"{page.status} {page.path}")
    return page
