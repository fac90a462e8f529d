"""What a page weighs when nothing of it is kept from before: its HTML, what blocks its drawing, and all the rest."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from tools.trouble import Trouble

HOST = "127.0.0.1"
ADDRESS_IN_CSS = re.compile(rb"url\(\s*['\"]?(?!data:|#)([^'\")]+)")


@dataclass(frozen=True)
class Weight:
    """Bytes over the line, headers not counted, and the number of requests."""

    first: int  # HTML and the style sheets it waits for
    all: int
    requests: int


class _Asks(HTMLParser):
    """What a browser asks for because of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.blocking: list[str] = []
        self.later: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        relation = given.get("rel", "").split()
        if tag == "link" and "stylesheet" in relation:
            kind = self.later if given.get("media") == "print" else self.blocking
            kind.append(given["href"])
        elif tag == "link" and {"icon", "preload", "manifest", "apple-touch-icon"} & set(relation):
            self.later.append(given["href"])
        elif tag in {"script", "img", "source", "iframe", "embed"} and given.get("src"):
            self.later.append(given["src"])
        if tag == "image" and given.get("href"):  # in a drawing
            self.later.append(given["href"])


def weigh(port: int, path: str, coding: str) -> Weight:
    """Weigh the page as a browser that takes these codings and has never been here.

    :raises Trouble: if the page, or something it asks for, does not answer
    """
    size, _ = _fetch(port, path, coding)
    _, plain = _fetch(port, path, "identity")
    asks = _Asks(plain.decode())
    blocking = {target: _fetch(port, target, coding)[0] for target in _own(asks.blocking, path)}
    waiting = [*_own(asks.later, path), *_in_styles(port, blocking)]
    if not any("icon" in target for target in waiting) and b'rel="icon"' not in plain and b"rel=icon" not in plain:
        waiting.append("/favicon.ico")
    later = {target: _fetch(port, target, coding)[0] for target in waiting if target not in blocking}
    first = size + sum(blocking.values())
    return Weight(first, first + sum(later.values()), 1 + len(blocking) + len(later))


def _fetch(port: int, path: str, coding: str) -> tuple[int, bytes]:
    connection = HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": coding})
        answer = connection.getresponse()
        body = answer.read()
    except OSError as problem:
        raise Trouble(f"{path} svarte ikke: {problem}.") from None
    finally:
        connection.close()
    if answer.status != 200 and path != "/favicon.ico":
        raise Trouble(f"{path} svarte {answer.status}.")
    return len(body), body


def _own(targets: list[str], page: str) -> list[str]:
    """The addresses a browser would ask, each once; data: is in the page already."""
    found = []
    for target in targets:
        parts = urlsplit(urljoin(f"http://{HOST}{page}", target))
        if parts.scheme in {"http", "https"} and parts.hostname != HOST:
            raise Trouble(f"{page} ber {parts.hostname} om noe. Alt skal være vårt eget.")
        if parts.scheme == "http" and parts.path not in found:
            found.append(parts.path)
    return found


def _in_styles(port: int, sheets: dict[str, int]) -> list[str]:
    return [
        target
        for sheet in sheets
        for found in ADDRESS_IN_CSS.findall(_fetch(port, sheet, "identity")[1])
        for target in _own([found.decode()], sheet)
    ]
