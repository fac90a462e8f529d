"""A slow line between a browser and the public door: it keeps the answers to some forms until they are let go."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.browser import Doors

KEPT_SECONDS = 30


@dataclass
class Line:
    """The line; `kept` are the places whose forms get no answer before `let_go` says so, `came` those that have one."""

    doors: Doors
    kept: dict[str, threading.Event] = field(default_factory=dict)
    came: set[str] = field(default_factory=set)

    def keep(self, path: str) -> None:
        self.kept[path] = threading.Event()

    def let_go(self, path: str) -> None:
        self.kept[path].set()


@contextmanager
def slow_line(doors: Doors) -> Iterator[Line]:
    """The doors, reached through such a line."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Passing) as server:
        server.daemon_threads = True
        line = Line(replace(doors, public=f"http://127.0.0.1:{server.server_address[1]}"))
        server.line, server.behind = line, doors.port("public")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield line
        finally:
            server.shutdown()


class _Passing(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        door = HTTPConnection("127.0.0.1", self.server.behind, timeout=30)
        door.request(self.command, self.path, body, dict(self.headers))
        answer = door.getresponse()
        said, line = answer.read(), self.server.line
        if self.command == "POST" and self.path in line.kept:
            line.came.add(self.path)
            line.kept[self.path].wait(KEPT_SECONDS)
        with suppress(OSError):  # whoever has left waits for no answer
            self._answer(answer, said)
        door.close()

    do_POST = do_GET  # noqa: N815 - the name the standard library looks for

    def _answer(self, answer: HTTPResponse, said: bytes) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {"connection", "transfer-encoding", "content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *words: object) -> None:
        pass
