"""What stands in the way of a start is said in one plain line, and nothing is left running."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.tools.demos import demo, free_ports, living, mounted, nobody_may_write, nok
from tools.home import Home


def refusal(*words: object, home: Path | None = None, **more: str) -> str:
    """The one line a command that could not be done has said."""
    where = ("--home", str(home)) if home else ()
    refused = nok(*words, *where, **more)
    assert refused.returncode == 1, refused
    assert refused.stderr.startswith("nok: "), refused.stderr
    assert "Traceback" not in refused.stderr
    assert home is None or living(home) == []
    return refused.stderr.removeprefix("nok: ").rstrip("\n")


def start(home: Path, *more: object, **settings: str) -> str:
    public, staff = free_ports()
    return refusal("demo", "--public-port", public, "--staff-port", staff, *more, home=home, **settings)


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has been started once, whole."""
    home = tmp_path_factory.mktemp("stopped") / "home"
    with demo(home):
        pass
    return home


@pytest.fixture
def spoilt(stopped: Path) -> Iterator[Callable[[str, bytes], Path]]:
    """Put something else in one of the home's files, until the test is over."""
    kept: dict[Path, bytes] = {}

    def spoil(name: str, content: bytes) -> Path:
        path = stopped / name
        kept[path] = path.read_bytes()
        path.write_bytes(content)
        return path

    yield spoil
    for path, content in kept.items():
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["finnesikke"], "ukjent kommando: 'finnesikke'. «./nok» viser det som finnes."),
        (["demo", "--finnesikke"], "jeg kjenner ikke: --finnesikke. «./nok» viser det som finnes."),
        (["stop", "tull"], "jeg kjenner ikke: tull. «./nok» viser det som finnes."),
        (["demo", "--frehs"], "jeg kjenner ikke: --frehs. «./nok» viser det som finnes."),
        (["status", "--home"], "argument --home: trenger et ord etter seg. «./nok» viser det som finnes."),
        (["code", "ingrid", "--home"], "--home trenger en mappe etter seg."),
    ],
)
def test_what_is_not_known_is_said_in_one_line(words, line):
    assert refusal(*words) == line


@pytest.mark.parametrize("port", ["0", "65536", "-1", "åtte", "80 80"])
def test_a_port_is_a_number_in_range(tmp_path, port):
    assert "en port er et tall fra 1 til 65535" in refusal("demo", f"--public-port={port}", home=tmp_path / "h")


def test_both_doors_on_one_port_is_refused(tmp_path):
    line = refusal("demo", "--public-port", 18449, "--staff-port", 18449, home=tmp_path / "h")

    assert line == "De to dørene må ha hver sin port. Velg en annen med --staff-port."


def test_a_home_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "fil").write_text("min")

    assert start(tmp_path / "fil") == f"{tmp_path / 'fil'} er en fil. Velg en annen mappe med --home."
    assert (tmp_path / "fil").read_text() == "min"


def test_a_home_that_cannot_be_written_is_refused(tmp_path):
    with nobody_may_write(tmp_path):
        line = start(tmp_path / "h")

    advice = "Velg en annen mappe med --home, eller bytt bruker."
    assert line == f"Jeg får ikke lese eller skrive her ({tmp_path / 'h'}). {advice}"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk that is too small")
@pytest.mark.parametrize("size", ["64k", "12m", "40m"])
def test_a_full_disk_is_said_and_nothing_is_left(tmp_path, size):
    with mounted(tmp_path / "small", f"size={size}"):
        line = start(tmp_path / "small" / "h")

    assert "Disken er full" in line


def test_fresh_never_deletes_what_is_not_ours(tmp_path):
    (tmp_path / "h").mkdir()
    (tmp_path / "h" / "bilder").write_text("mine")

    assert "har noe som ikke er vårt (bilder)" in start(tmp_path / "h", "--fresh")
    assert (tmp_path / "h" / "bilder").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"ikke en hemmelighet", b"\xff\x00" * 32])
@pytest.mark.parametrize("name", ["factor-key", "nok_staff-scope-key", "nok_owner-password"])
def test_a_broken_secret_is_named(stopped, spoilt, name, content):
    path = spoilt(f"secrets/{name}", content)

    line = start(stopped)

    assert line.startswith(f"Nøkkelen i {path} er ødelagt. Hent den fra en sikkerhetskopi")


def test_a_broken_password_of_the_database_is_named(stopped, spoilt):
    path = spoilt("postgres/admin-password", b"et annet")

    assert start(stopped).startswith(f"Passordet til databasen er borte eller ødelagt ({path}). ")


def test_a_wrong_password_of_the_database_is_told(stopped, spoilt):
    spoilt("postgres/admin-password", b"0" * 32)

    assert start(stopped).startswith("Databasen svarer ikke som den skal: ")


@pytest.mark.parametrize("name", ["master", "door/ring"])
def test_a_broken_key_file_is_told(stopped, spoilt, name):
    path = spoilt(f"keys/{name}", b"{")

    assert start(stopped) == f"{path} er ingen hel nøkkelfil. Legg tilbake kopien av den."


def test_the_master_key_file_in_the_place_of_the_doors_is_told(stopped, spoilt):
    path = spoilt("keys/door/ring", (stopped / "keys" / "master").read_bytes())

    assert start(stopped) == f"Hemmeligheten passer ikke til nøkkelfilen {path}."


@pytest.mark.parametrize("name", ["master", "door/ring"])
def test_a_missing_key_file_is_told_and_never_made_anew(stopped, spoilt, name):
    path = spoilt(f"keys/{name}", b"")
    path.unlink()

    assert start(stopped).startswith(f"Nøkkelfilen {path} mangler.")
    assert not path.exists()


def test_a_home_of_another_postgresql_is_told(stopped, spoilt):
    spoilt("postgres/data/PG_VERSION", b"21\n")

    line = start(stopped)

    assert "er laget av PostgreSQL 21, vi har 18." in line
    assert "--home" in line


def test_a_home_of_a_newer_house_is_left_alone(stopped):
    cluster = Home(stopped).cluster
    row = "('centres', '9999_fra_framtida', now())"
    with cluster, psycopg.connect(cluster.admin_url.replace("/postgres?", "/nok?"), autocommit=True) as database:
        database.execute(f"INSERT INTO django_migrations (app, name, applied) VALUES {row}")
    try:
        line = start(stopped)
    finally:
        with cluster, psycopg.connect(cluster.admin_url.replace("/postgres?", "/nok?"), autocommit=True) as database:
            database.execute("DELETE FROM django_migrations WHERE name = '9999_fra_framtida'")

    assert line == (
        f"{stopped} er laget av en nyere utgave (centres.9999_fra_framtida). "
        "Bruk den utgaven, eller velg en annen mappe med --home."
    )


@pytest.mark.parametrize(
    ("name", "address", "line"),
    [
        ("NOK_ADMIN_URL", "postgresql://nok@127.0.0.1:1/postgres", "Databasen svarer ikke som den skal: "),
        ("NOK_ADMIN_URL", "tull", "Adressen til databasen er ikke slik den skal være: "),
        ("NOK_OWNER_URL", "postgresql://nok_owner@127.0.0.1:1/nok", "NOK_PUBLIC_URL mangler. "),
        ("NOK_OWNER_URL", "postgresql://kari@127.0.0.1:1/nok", "NOK_OWNER_URL må logge inn som nok_owner: "),
    ],
)
def test_a_server_that_cannot_be_used_is_told(tmp_path, name, address, line):
    assert start(tmp_path / "h", **{name: address}).startswith(line)


def test_commands_before_the_first_start_say_so(tmp_path):
    line = f"Det er ingen database i {tmp_path / 'h'} ennå. Start «./nok demo» først."

    assert refusal("code", "ingrid", home=tmp_path / "h") == line
    assert nok("stop", "--home", tmp_path / "h").stdout == "Det kjørte ikke.\n"
    assert nok("status", "--home", tmp_path / "h").stdout == "Stoppet.\n"
