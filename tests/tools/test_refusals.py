"""What stands in the way is said in one plain line, and nothing is left running."""

import socket
from pathlib import Path

import pytest

from tests.tools.starting import alive_in, free_ports, nok


def _refused(*words: str | Path) -> str:
    done = nok(*words)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr.startswith("nok: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("words", [["dmeo"], ["demo", "--hom"], ["demo", "--frehs"], ["demo", "--public-port", "x"]])
def test_unknown_word_is_refused_in_one_line(words: list[str]) -> None:
    assert "«./nok» viser det som finnes." in _refused(*words)


def test_same_port_twice_is_refused(tmp_path: Path) -> None:
    port = str(free_ports()[0])
    said = _refused("demo", "--home", tmp_path / "home", "--public-port", port, "--staff-port", port)
    assert "hver sin port" in said
    assert alive_in(tmp_path / "home") == []


def test_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _refused("demo", "--home", tmp_path / "home", "--public-port", str(port))
    assert f"Port {port} er opptatt" in said


def test_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("mitt")
    assert "er en fil" in _refused("demo", "--home", home)
    assert home.read_text() == "mitt"


def test_database_of_another_version_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "home" / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9\n")
    public, staff = map(str, free_ports())
    said = _refused("demo", "--home", tmp_path / "home", "--public-port", public, "--staff-port", staff)
    assert "laget av PostgreSQL 9" in said
    assert (data / "PG_VERSION").read_text() == "9\n"
