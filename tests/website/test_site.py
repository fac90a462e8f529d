"""Every answer of both doors, asked plainly: what it carries, what it names, and where its links lead."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

import psycopg
import pytest

from tests.browser import Answer, Doors
from tests.site import Outline, Site, own_path
from tests.website.test_pages import BANNED
from tools import addresses

pytestmark = pytest.mark.database

ALWAYS = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noarchive",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'{exit}; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Each way of going wrong: door, method, path, headers, what is sent with it, and the answer.
WRONG = [
    ("public", "GET", "/", {"Host": "et annet sted"}, None, 400),
    ("public", "POST", "/finn/", FORM, "sted=2408", 403),
    ("public", "POST", "/finn/", FORM, "sted=" + "x" * 400_000, 413),
    ("public", "PUT", "/", {}, None, 405),
    ("public", "TRACE", "/", {}, None, 405),
    ("public", "TRACE", "/finnes-ikke/", {}, None, 404),
    ("public", "GET", "/finnes-ikke/", {}, None, 404),
    ("public", "GET", "/static/finnes-ikke.css", {}, None, 404),
    ("public", "POST", "/ut/", FORM, "a=" + "x" * 400_000, 303),
    ("staff", "GET", "/", {}, None, 302),
    ("staff", "GET", "/inn/", {}, None, 200),
    ("staff", "GET", "/", {"Host": "et annet sted"}, None, 400),
    ("staff", "POST", "/inn/", FORM, "email=a", 403),
    ("staff", "POST", "/inn/", FORM, "email=" + "x" * 400_000, 413),
    ("staff", "TRACE", "/inn/", {}, None, 405),
    ("staff", "GET", "/finnes-ikke/", {}, None, 404),
    ("staff", "GET", "/invitasjon/finnes-ikke/", {}, None, 410),
    ("staff", "GET", "/static/finnes-ikke.css", {}, None, 404),
    ("staff", "GET", "/ut/", {}, None, 405),
]


def policy(text: str | None) -> set[str]:
    return {part.strip() for part in (text or "").split(";") if part.strip()}


def deviations(answer: Answer, exit_to: str = "") -> list[str]:
    """What the answer lacks of what every answer carries."""
    wanted = policy(POLICY.format(exit=f" {exit_to.rstrip('/')}" if exit_to else ""))
    found = [f"{name}: {answer.header(name)}" for name, value in ALWAYS.items() if answer.header(name) != value]
    if policy(answer.header("Content-Security-Policy")) != wanted:
        found.append(f"policy: {answer.header('Content-Security-Policy')}")
    if "geolocation=()" not in (answer.header("Permissions-Policy") or ""):
        found.append("Permissions-Policy")
    if answer.header("Cross-Origin-Resource-Policy") not in ("same-origin", "cross-origin"):
        found.append("Cross-Origin-Resource-Policy")
    if answer.header("Server") not in (None, "gunicorn"):
        found.append(f"Server: {answer.header('Server')}")
    return found


def test_every_answer_of_the_public_door_carries_every_header(site: Site, doors: Doors):
    wrong = {path: found for path, answer in site.answers.items() if (found := deviations(answer, doors.weather))}

    assert wrong == {}
    assert len(site.pages) >= 3 * 50


def test_every_page_of_the_public_door_is_kept_out_of_caches(site: Site):
    kept = {path: answer.header("Cache-Control") for path, answer in site.answers.items() if "/static/" not in path}

    assert {path: said for path, said in kept.items() if said != "no-store"} == {}


def test_only_the_data_may_be_read_by_other_sites(site: Site):
    opened = {
        path
        for path, answer in site.answers.items()
        if answer.header("Access-Control-Allow-Origin")
        or answer.header("Cross-Origin-Resource-Policy") != "same-origin"
    }

    # Static files hold nothing of anybody's, and their library opens them by itself.
    assert {path for path in opened if not path.startswith("/static/")} == {
        "/data/sentre.json", "/data/sentre.geojson", "/data/sentre.csv",
    }  # fmt: skip


@pytest.mark.parametrize(("door", "method", "path", "headers", "body", "status"), WRONG)
def test_an_answer_that_refuses_carries_every_header_too(doors: Doors, door, method, path, headers, body, status):
    host = {"Host": "localhost"} if door == "staff" else {}
    answer = doors.ask(path, door=door, method=method, headers=host | headers, body=body)

    assert answer.status == status
    assert deviations(answer, doors.weather if door == "public" else "") == []
    assert answer.header("Cache-Control") == "no-store"


def test_no_page_of_the_public_door_sets_a_cookie(site: Site):
    assert [path for path, answer in site.answers.items() if answer.header("Set-Cookie")] == []


def test_no_title_tells_what_was_read(site: Site):
    assert {path: page.title for path, page in site.outlines.items() if BANNED.search(page.title)} == {}
    assert [path for path, page in site.outlines.items() if not page.title.strip()] == []


def test_every_page_says_its_language_and_has_one_heading(site: Site):
    wrong = {}
    for path, page in site.outlines.items():
        language = next((code for code in ("nn", "en") if path.startswith(f"/{code}/")), "nb")
        said = (page.all("html")[0].get("lang"), len(page.all("h1")), len(page.all("main")))
        if said != (language, 1, 1):
            wrong[path] = said

    assert wrong == {}


def test_nothing_is_loaded_from_another_host(site: Site, doors: Doors):
    """A link may lead away; a picture, script, style, font or form may not."""
    loaded = {
        (path, tag, attributes[name])
        for path, page in site.outlines.items()
        for tag, attributes in page.elements
        for name in ("src", "srcset", "href", "action", "poster", "data")
        if tag not in ("a",) and attributes.get(name)
    }
    away = {each for each in loaded if re.match(r"(https?:)?//", each[2]) and each[2] != doors.weather}
    assert away == set()

    files = {path: answer.text for path, answer in site.answers.items() if path.endswith((".css", ".js"))}
    named = {path: re.findall(r"(?:https?:)//[\w.-]+", text) for path, text in files.items()}
    assert files
    assert {path: hosts for path, hosts in named.items() if set(hosts) - {"http://www.w3.org"}} == {}


def test_every_link_and_anchor_leads_somewhere(site: Site):
    assert {path: answer.status for path, answer in site.answers.items() if answer.status != 200} == {}
    lost = []
    for path, page in site.outlines.items():
        for link in page.addresses:
            address, anchor = urldefrag(urljoin(f"http://own{path}", link))
            target = own_path(address, path) if urlsplit(address).netloc == "own" else None
            if anchor and target in site.outlines and anchor not in site.outlines[target].anchors:
                lost.append((path, link))
    assert lost == []


def test_no_anchor_stands_twice_on_a_page(site: Site):
    twice = {}
    for path, page in site.outlines.items():
        names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        if len(names) != len(set(names)):
            twice[path] = sorted(name for name in set(names) if names.count(name) > 1)

    assert twice == {}


def test_without_its_database_the_door_still_shows_the_way_out(own_doors: Doors, server):
    """The exit answers as ever, and every page says whom to call."""
    server.administer(f"ALTER DATABASE {own_doors.world.name} WITH ALLOW_CONNECTIONS false")
    server.cut(own_doors.world.name)
    left = own_doors.ask("/ut/", method="POST")
    page = own_doors.ask("/finn/?sted=2408")

    assert (left.status, left.header("Location")) == (303, own_doors.weather)
    assert (page.status, deviations(page, own_doors.weather)) == (503, [])
    assert {"tel:112", "tel:80057000"} <= set(Outline(page.text).addresses)


def test_a_page_that_breaks_still_shows_the_way_out(own_doors: Doors, server):
    """A row that no program can write: the page cannot be made, and the answer is calm and whole."""
    address = addresses.with_database(server.admin_url, own_doors.world.name)
    with psycopg.connect(address) as database:
        database.execute("ALTER TABLE centres_centre DISABLE ROW LEVEL SECURITY, DROP CONSTRAINT centre_services_known")
        database.execute("UPDATE centres_centre SET services = ARRAY['canary'] WHERE slug = 'elverum'")
        database.execute("ALTER TABLE centres_centre ENABLE ROW LEVEL SECURITY")
    page = own_doors.ask("/senter/elverum/")

    assert (page.status, deviations(page, own_doors.weather)) == (500, [])
    assert {"tel:112", "tel:80057000"} <= set(Outline(page.text).addresses)
    assert "Traceback" not in page.text
    assert "canary" not in page.text
