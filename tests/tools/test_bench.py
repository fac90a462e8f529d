"""What the bench measures is what a browser would have fetched, and what a crowd would have seen."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools import load, weight
from tools.trouble import Trouble

PAGE = b"""<!doctype html><title>t</title><link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/p.css"
media="print"><link rel="icon" href="/i.svg"><script src="/s.js" defer></script><img src="/m.png"><img src="/m.png">
<img src="data:image/png;base64,AAAA"><svg><image href="/k.svg"/></svg>"""
SIZES = {"/a.css": 1000, "/p.css": 200, "/i.svg": 30, "/s.js": 4000, "/m.png": 500, "/bg.png": 70, "/k.svg": 600}


class Quiet(BaseHTTPRequestHandler):
    pages = {"/": PAGE, "/elsewhere": b'<script src="https://annet.example/x.js"></script>'}

    def do_GET(self) -> None:
        body = self.pages.get(self.path) or (b"@" * SIZES.get(self.path, 0))
        if self.path == "/a.css":
            body = b"a{background:url(/bg.png)}".ljust(1000)
        zipped = self.path == "/" and "gzip" in self.headers["Accept-Encoding"]
        body = gzip.compress(body) if zipped else body
        self.send_response(200 if body else 500)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_weigh_counts_each_thing_a_cold_browser_fetches_once():
    with serving() as port:
        found = weight.weigh(port, "/", "identity")

    assert found == weight.Weight(len(PAGE) + 1000, len(PAGE) + sum(SIZES.values()), 1 + len(SIZES))


def test_weigh_counts_bytes_as_they_were_sent():
    with serving() as port:
        found = weight.weigh(port, "/", "gzip")

    assert found.first < len(PAGE) + 1000


def test_weigh_refuses_a_page_that_asks_another_host():
    with serving() as port, pytest.raises(Trouble, match=r"annet\.example"):
        weight.weigh(port, "/elsewhere", "identity")


@pytest.mark.parametrize(("path", "fails"), [("/a.css", False), ("/broken", True)])
def test_a_crowd_tells_good_answers_from_bad(path, fails):
    with serving() as port:
        seen = load.measure(port, path, 0.3, 2)

    assert seen.a_second > 0
    assert 0 < seen.p50_ms <= seen.p95_ms
    assert (seen.failed > 0) == fails
