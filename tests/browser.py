"""A visitor with a real browser, and both doors as real processes, for the tests that tell whole stories.

`doors` runs both doors under gunicorn, as the logins they really have, on a copy of the template
database. `visit` opens a window: phone or desktop, with or without scripts, light or dark. When the
test ends it fails if the browser asked any other host for anything, or a page broke its own policy.

The browser is the one on this machine, with the back/forward cache on as people have it: the
driver turns it off by default, and then an exit that leaks looks sound.
"""

import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.conftest import ROOT, Server, World

KNOWN_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
ELSEWHERE = "weather.test"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# --- the doors -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Doors:
    """Where the two doors answer, what they stand on, and where they write what goes wrong."""

    public: str
    staff: str
    world: World
    weather: str

    def port(self, door: str) -> int:
        return int({"public": self.public, "staff": self.staff}[door].rsplit(":", 1)[1])

    def ask(
        self, path: str, *, method: str = "GET", door: str = "public", headers: dict[str, str] | None = None, body=None
    ) -> "Answer":
        """One plain request, no browser: what came back, whole."""
        connection = HTTPConnection("127.0.0.1", self.port(door), timeout=30)
        try:
            connection.request(method, path, body=body, headers={"Accept-Encoding": "identity"} | (headers or {}))
            got = connection.getresponse()
            return Answer(got.status, got.getheaders(), got.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def header(self, name: str) -> str | None:
        found = [value for given, value in self.headers if given.lower() == name.lower()]
        return ", ".join(found) if found else None

    @property
    def is_page(self) -> bool:
        return (self.header("Content-Type") or "").startswith("text/html")


@contextmanager
def opened_doors(world: World, weather: str) -> Iterator[Doors]:
    """Run both doors on this database until the block ends."""
    world.command("collectstatic", "--no-input", "--verbosity=0")
    doors = Doors(f"http://127.0.0.1:{free_port()}", f"http://localhost:{free_port()}", world, weather)
    running = [_start(doors, name) for name in ("public", "staff")]
    try:
        for name, process in zip(("public", "staff"), running, strict=True):
            _wait_for(doors, name, process)
        yield doors
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(20)


def _start(doors: Doors, name: str) -> "subprocess.Popen[bytes]":
    listen = ["--bind", f"127.0.0.1:{doors.port(name)}", "--workers", "2", "--preload"]
    with (doors.world.home / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *listen, "--log-level", "error", "--no-control-socket",
             "--config", "python:tools.door",  # the public door in its fence, as in a practice house
             f"nok.config.wsgi_{name}:application"],
            env=doors.world.environment(name) | {"NOK_EXIT_URL": doors.weather, "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip


def _wait_for(doors: Doors, name: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while True:
        try:
            doors.ask("/", door=name)
        except OSError:
            log = doors.world.home / f"{name}.log"
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def weather() -> Iterator[str]:
    """The page the exit leads to, on this machine: another host by name."""
    with _serving() as port:
        yield f"http://{ELSEWHERE}:{port}/"


class _Weather(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><title>Sol</title><link rel=icon href='data:,'><h1>Sol</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def _serving() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Weather)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def doors(server: Server, template: str, weather: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Both doors, for every test of this process that changes nothing."""
    with server.copy(template, tmp_path_factory.mktemp("doors")) as world, opened_doors(world, weather) as running:
        yield running


@pytest.fixture
def own_doors(world: World, weather: str) -> Iterator[Doors]:
    """Both doors on a database of the test's own, for tests that change something."""
    with opened_doors(world, weather) as running:
        yield running


# --- the browser ---------------------------------------------------------------------------------


def browser_path() -> str:
    """The browser on this machine; a test that cannot look has failed."""
    given = os.environ.get("NOK_BROWSER")
    found = next((path for name in KNOWN_BROWSERS if (path := shutil.which(name))), given)
    if not found:
        pytest.fail("Fant ingen nettleser. Installer chromium (Debian: apt install chromium), og prøv igjen.")
    return given or found


@contextmanager
def launched(*more: str) -> Iterator[Browser]:
    """The browser as people have it, back/forward cache on."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=browser_path(),
            args=[*ARGUMENTS, *more],
            ignore_default_args=["--disable-back-forward-cache"],
        )
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for each file of tests: while it is open this process can ask Django's database nothing."""
    with launched() as running:
        yield running


class Watch:
    """What a window did that it must not: asked another host, broke the page's policy, met a wall of our own."""

    def __init__(self, context: BrowserContext, allowed: tuple[str, ...]) -> None:
        self.wrong: list[str] = []
        self.allowed = allowed
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", lambda response: self._refused(response.status, response.request.method, response.url))
        context.on("console", self._said)

    def _asked(self, url: str) -> None:
        if not url.startswith((*self.allowed, "data:")):
            self.wrong.append(f"asked another host: {url}")

    def _refused(self, status: int, method: str, url: str) -> None:
        if status == 403 and method == "POST":
            self.wrong.append(f"a form of our own was refused: {url}")

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "TrustedHTML" in message.text:
            self.wrong.append(message.text)


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, doors: Doors) -> Iterator[Visit]:
    """Open a window on a page: `visit("/finn/", phone=True, scripts=False, dark=True, door="staff")`."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_window(
        path: str = "/", *, phone: bool = False, scripts: bool = True, dark: bool = False, door: str = "public",
        at: Doors = doors, **more: object,
    ) -> Page:  # fmt: skip
        address = at.public if door == "public" else at.staff
        context = browser.new_context(
            **(PHONE if phone else DESKTOP) | {"color_scheme": "dark" if dark else "light", "locale": "nb-NO"} | more,
            java_script_enabled=scripts,
            base_url=address,
        )
        context.set_default_timeout(10_000)
        opened.append((context, Watch(context, (address, at.weather.rstrip("/")))))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_window
    for context, _ in opened:
        context.close()
    assert [wrong for _, watch in opened for wrong in watch.wrong] == []


def complaints(page: Page) -> list[str]:
    """What axe finds wrong on the page, each with where it stands."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def history_length(page: Page) -> int:
    """How many steps the window remembers."""
    return int(page.evaluate("history.length"))


def saved_by(context: BrowserContext, page: Page) -> list[str]:
    """Everything the site has left in the browser: cookies, storages, caches, databases, workers."""
    kept = page.evaluate(
        """async () => [
            ...Object.keys(localStorage), ...Object.keys(sessionStorage),
            ...(await indexedDB.databases()).map(each => each.name),
            ...(await caches.keys()),
            ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope),
        ]"""
    )
    return [*(cookie["name"] for cookie in context.cookies()), *kept]
