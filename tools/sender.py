"""Somebody who writes to a centre, without a browser: the dialogue's own forms, sent until they are taken."""

import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from tools.window import NOTHING_CAME, PATIENCE_SECONDS, NotYet, Page, Window, patiently

INSIDE = "/skriv/"
LEADS_ON = 303


class Refused(Exception):
    """The code opens nothing."""


class Sender(Window):
    """One person with one browser at one address."""

    def post(self, fields: Mapping[str, str]) -> Page:
        """What a step leads to."""
        return self.send(INSIDE, fields)

    def step(self, fields: Mapping[str, str]) -> int:
        """Send a form and look no further; the status."""
        return self.ask("POST", INSIDE, urlencode(fields))[0]

    def timed(self, fields: Mapping[str, str]) -> float:
        """Send a form that leads on; the seconds until it did."""
        begun = time.perf_counter()
        status = self.step(fields)
        took = time.perf_counter() - begun
        if status != LEADS_ON:
            raise NotYet(str(status))
        return took

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
        if page.is_trouble:
            raise NotYet(str(page.status))
        if 'id="kode-feil"' in page.body:
            raise Refused
        page.form("reply")
        return page

    def reply(self, code: str, text: str) -> None:
        """Come back with a code and write again."""
        in_hand = [self.open(code)]

        def send() -> None:
            page = in_hand[0]
            if 'value="reply"' not in page.body:
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
        except NOTHING_CAME:
            return ""

    with ThreadPoolExecutor(len(texts)) as pool:
        return list(pool.map(send, range(len(texts))))
