"""Somebody who writes to a centre, without a browser: the dialogue's own forms, over plain HTTP.

They do what a person does when something fails: send the very same form again until they see it is taken.
"""

import html
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TypeVar
from urllib.parse import urlencode

ANSWERED_WITHIN_SECONDS = 20
PATIENCE_SECONDS = 90.0
REST_SECONDS = 0.1
INSIDE = "/skriv/"
CHARACTERS = re.compile(r"[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{5}")
LEADS_ON, TOO_MANY = 303, 429
T = TypeVar("T")


class NotYet(Exception):
    """The page that came is not the one that was waited for."""


class Refused(Exception):
    """The code opens nothing."""


@dataclass(frozen=True)
class Page:
    """A page as it came: its status, and what stands on it."""

    status: int
    body: str

    def form(self, do: str) -> dict[str, str]:
        """The hidden fields of the form with this button, the button among them.

        :raises NotYet: if there is none
        """
        for form in re.findall(r"<form\b.*?</form>", self.body, re.DOTALL):
            if f'name="do" value="{do}"' in form:
                hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
                return {name: html.unescape(value) for name, value in hidden} | {"do": do}
        raise NotYet(f"{self.status}: no button «{do}»")

    @property
    def code(self) -> str:
        """The code it shows, in characters; empty if it shows none."""
        shown = (CHARACTERS.fullmatch(one) for one in re.findall(r"<code>([^<]*)</code>", self.body))
        return next((found.group() for found in shown if found), "")

    @property
    def is_conversation(self) -> bool:
        return "data-letters" in self.body

    @property
    def is_wrong_code(self) -> bool:
        return 'id="kode-feil"' in self.body

    @property
    def letters(self) -> list[tuple[bool, str]]:
        """Each message: whether it is the sender's own, and its text."""
        found = re.findall(r'<article class="letter( mine)?">.*?<div class="stack">(.*?)</div>', self.body, re.DOTALL)
        return [(bool(mine), html.unescape(re.sub(r"<[^>]*>", "", text)).strip()) for mine, text in found]


class Sender:
    """One person with one browser at one address."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self.port, self.address = port, address
        self.cookie = ""

    def get(self, path: str) -> Page:
        """A page, and what it leads to."""
        status, place, body = self._ask("GET", path)
        return self.get(place) if place else Page(status, body)

    def post(self, fields: Mapping[str, str]) -> Page:
        """What a form leads to."""
        status, place, body = self._ask("POST", INSIDE, urlencode(fields))
        return self.get(place) if place else Page(status, body)

    def step(self, fields: Mapping[str, str]) -> int:
        """Send a form and look no further; the status."""
        return self._ask("POST", INSIDE, urlencode(fields))[0]

    def timed(self, fields: Mapping[str, str]) -> float:
        """Send a form that leads on; the seconds until it did."""
        begun = time.perf_counter()
        status = self.step(fields)
        took = time.perf_counter() - begun
        if status != LEADS_ON:
            raise NotYet(str(status))
        return took

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection(
            "127.0.0.1", self.port, timeout=ANSWERED_WITHIN_SECONDS, source_address=(self.address, 0)
        )
        try:
            connection.request(method, path, body.encode(), headers)
            answer = connection.getresponse()
            said = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                kept = cookie.partition(";")[0]
                self.cookie = "" if "Max-Age=0" in cookie else kept
            return answer.status, answer.headers.get("Location", ""), said
        finally:
            connection.close()

    # --- what they want ---

    def before(self, slug: str) -> Page:
        """What stands before writing to a centre."""
        return self.get(f"/skriv/til/{slug}/")

    def empty_form(self, slug: str) -> dict[str, str]:
        """The form for the first message, as it stands before anything is typed."""
        return self.post(self.before(slug).form("start")).form("send")

    def write(self, slug: str, text: str) -> str:
        """Write to a centre; the code."""
        form = patiently(lambda: self.empty_form(slug))
        nonce, typed = form["nonce"], {"centre": slug, "text": text}
        in_hand = [form]

        def send() -> str:
            fields = in_hand[0] if in_hand else self.empty_form(slug)
            page = self.post(fields | typed | {"nonce": nonce})
            if page.code:
                return page.code
            in_hand.clear()
            in_hand.append(page.form("send"))
            raise NotYet(f"{page.status}: no code")

        return patiently(send)

    def open(self, code: str) -> Page:
        """Come back with a code; the conversation.

        :raises Refused: if it opens nothing
        """
        return patiently(lambda: self._open(self.get("/skriv/tilbake/").form("open") | {"code": code}))

    def _open(self, fields: Mapping[str, str]) -> Page:
        page = self.post(fields)
        if page.status == TOO_MANY or page.status >= 500:
            raise NotYet(str(page.status))
        if page.is_wrong_code:
            raise Refused
        page.form("reply")
        return page

    def reply(self, code: str, text: str) -> None:
        """Come back with a code and write again."""
        in_hand = [self.open(code)]

        def send() -> None:
            page = in_hand[0]
            if not page.is_conversation and 'value="reply"' not in page.body:
                page = self._open(page.form("open") | {"code": code, "text": text})
                in_hand[:] = [page]
            page = self.post(page.form("reply") | {"text": text})
            if (True, text) in page.letters:
                return
            if 'value="open"' in page.body or 'value="reply"' in page.body:
                in_hand[:] = [page]
            raise NotYet(f"{page.status}: not there")

        patiently(send)


def at_once(port: int, slug: str, texts: Sequence[str]) -> list[str]:
    """Let each text be sent by somebody of its own, all at the same moment, once; the code each was shown, if any."""
    ready = threading.Barrier(len(texts))

    def send(number: int) -> str:
        one = Sender(port, f"127.1.{number // 250}.{number % 250 + 1}")
        form = patiently(lambda: one.empty_form(slug)) | {"text": texts[number]}
        ready.wait(PATIENCE_SECONDS)
        try:
            return one.post(form).code
        except (OSError, HTTPException):
            return ""

    with ThreadPoolExecutor(len(texts)) as pool:
        return list(pool.map(send, range(len(texts))))


def patiently(attempt: Callable[[], T]) -> T:
    """Try until it comes true.

    :raises TimeoutError: if it does not in the time anybody would have
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return attempt()
        except (OSError, HTTPException, NotYet) as problem:
            if time.monotonic() > until:
                raise TimeoutError(f"not taken in {PATIENCE_SECONDS:.0f} s: {problem!r}") from problem
        time.sleep(REST_SECONDS)
