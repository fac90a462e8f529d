"""A window without a browser: pages and forms over plain HTTP, cookies kept, redirects followed.

Whoever has one does what a person does when something fails: tries again until they see that it is taken.
"""

import html
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TypeVar
from urllib.parse import urlencode

ANSWERED_WITHIN_SECONDS = 20
PATIENCE_SECONDS = 90.0
REST_SECONDS = 0.1
TOO_MANY = 429
CHARACTERS = re.compile(r"[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{5}")
NOTHING_CAME = (OSError, HTTPException)
T = TypeVar("T")


class NotYet(Exception):
    """The page that came is not the one that was waited for."""


@dataclass(frozen=True)
class Page:
    """A page as it came: its status, what stands on it, and where it is."""

    status: int
    body: str
    path: str = ""

    @property
    def is_trouble(self) -> bool:
        """Whether it only says that something failed, or is too much."""
        return self.status == TOO_MANY or self.status >= 500

    def form(self, do: str) -> dict[str, str]:
        """The hidden fields of the form with this button, the button among them.

        :raises NotYet: if there is none
        """
        return self.form_with(f'name="do" value="{do}"') | {"do": do}

    def form_with(self, sign: str) -> dict[str, str]:
        """The hidden fields of the form this stands in.

        :raises NotYet: if there is none
        """
        for form in re.findall(r"<form\b.*?</form>", self.body, re.DOTALL):
            if sign in form:
                hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
                return {name: html.unescape(value) for name, value in hidden}
        raise NotYet(f"{self.status} {self.path}: no form with {sign}")

    @property
    def code(self) -> str:
        """The code it shows, in characters; empty if it shows none."""
        shown = (CHARACTERS.fullmatch(one) for one in re.findall(r"<code>([^<]*)</code>", self.body))
        return next((found.group() for found in shown if found), "")

    @property
    def letters(self) -> list[tuple[bool, str]]:
        """Each message a sender is shown: whether it is their own, and its text."""
        found = re.findall(r'<article class="letter( mine)?">.*?<div class="stack">(.*?)</div>', self.body, re.DOTALL)
        return [(bool(mine), _plain(text)) for mine, text in found]

    @property
    def said(self) -> list[str]:
        """The text of each message an adviser is shown."""
        return [_plain(text) for text in re.findall(r'<div class="said">(.*?)</div>', self.body, re.DOTALL)]


def _plain(marked: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", marked)).strip()


class Window:
    """One window of one browser at one address."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self.port, self.address = port, address
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Page:
        """A page, and what it leads to."""
        status, place, body = self.ask("GET", path)
        return self.get(place) if place else Page(status, body, path)

    def send(self, path: str, fields: Mapping[str, str]) -> Page:
        """What a form leads to."""
        status, place, body = self.ask("POST", path, urlencode(fields))
        return self.get(place) if place else Page(status, body, path)

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """One request: its status, where it leads, and what came."""
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
                self._keep(cookie)
            return answer.status, answer.headers.get("Location", ""), said
        finally:
            connection.close()

    def _keep(self, cookie: str) -> None:
        name, _, value = cookie.partition(";")[0].partition("=")
        self.cookies[name] = value
        if "Max-Age=0" in cookie:
            del self.cookies[name]

    @property
    def cookie(self) -> str:
        """What is sent with every request."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def patiently(attempt: Callable[[], T]) -> T:
    """Try until it comes true.

    :raises TimeoutError: if it does not in the time anybody would have
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return attempt()
        except (*NOTHING_CAME, NotYet) as problem:
            if time.monotonic() > until:
                raise TimeoutError(f"not taken in {PATIENCE_SECONDS:.0f} s: {problem!r}") from problem
        time.sleep(REST_SECONDS)
