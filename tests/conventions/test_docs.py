"""What the documents say of the house is so."""

import re
import tomllib

from django.apps import apps

from nok.organisation.access.roles import Permission, Role
from nok.organisation.centres.codes import SERVICES, TIES
from tests.conventions.source import ROOT, SRC

DOCS = ROOT / "docs"
HOUSE = (DOCS / "architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def drawing():
    """The floors as drawn, from the top, each with its rows of rooms."""
    drawn = re.search(r"```\n(.*?)```", HOUSE, re.DOTALL)[1]
    lines = [re.split(r"\s{2,}", line) for line in drawn.splitlines()]
    return dict(lines)


def cells(text, heading):
    """The first cells of the table whose first heading is this."""
    table = re.search(rf"^\| {re.escape(heading)} \|.*?\n\n", text + "\n\n", re.DOTALL | re.MULTILINE)[0]
    return [re.match(r"\| `?([^|`]+?)`? \|", line)[1] for line in table.strip().splitlines()[2:]]


def rooms_in_the_tree():
    floors = ("foundation", "organisation", "help", "doors")
    rooms = {path.parent for floor in floors for path in (SRC / "nok" / floor).glob("*/__init__.py")}
    flat = {path.parent for path in (SRC / "nok").glob("*/apps.py")}
    return {str(path.relative_to(SRC / "nok")) for path in rooms | flat}


def layers_of(container):
    return next(each["layers"] for each in CONTRACTS if each.get("containers") == [container])


def as_drawn(layer):
    return layer.replace(" | ", " · ")


def test_the_floors_are_drawn_as_the_contract_has_them():
    assert list(drawing()) == [as_drawn(layer) for layer in layers_of("nok")]


def test_the_rooms_are_drawn_as_the_contracts_have_them():
    drawn = {floor: rooms.split(" → ") for floor, rooms in drawing().items()}
    drawn["help"] = drawn["help · statistics"]

    for floor in ("help", "organisation", "foundation"):
        assert drawn[floor] == [as_drawn(layer) for layer in layers_of(f"nok.{floor}")]
    apart = next(each["modules"] for each in CONTRACTS if each["type"] == "independence")
    assert drawn["doors · demo"] == [" · ".join(module.rpartition(".")[2] for module in apart)]


def test_every_room_of_the_tree_is_told_of_and_no_other():
    told = cells(HOUSE, "Room")

    assert (sorted(told), len(told)) == (sorted(rooms_in_the_tree()), len(set(told)))


def test_every_process_has_the_settings_told_of():
    settings = re.findall(r"^\| \w+ \| `(\w+\.py)`", HOUSE, re.MULTILINE)
    there = {path.name for path in (SRC / "nok/config/settings").glob("*.py")}

    assert set(settings) == there - {"__init__.py", "base.py", "address.py", "test.py"}


def test_every_path_and_link_named_in_the_documents_is_there():
    missing = []
    # What comes next may name what is not there yet.
    told = [path for path in DOCS.rglob("*.md") if path.name != "next.md"]
    for path in [*told, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        text = path.read_text(encoding="utf-8")
        links = [path.parent / link for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text)]
        named = re.findall(r"`((?:src|tests|tools|docs|organisation|foundation|doors|adr)/[\w./-]+)`", text)
        for name in named:
            found = [base / name for base in (ROOT, SRC / "nok", SRC / "nok/organisation", DOCS)]
            links += [next((each for each in found if each.exists()), ROOT / name)]
        missing += [(path.name, str(link.relative_to(ROOT))) for link in links if not link.exists()]

    assert missing == []


def test_a_reason_fits_on_a_page():
    long = {path.name: count for path in DOCS.glob("adr/*.md")
            if (count := len(path.read_text(encoding="utf-8").splitlines())) > 60}  # fmt: skip
    numbers = [path.name[:4] for path in DOCS.glob("adr/*.md")]

    assert (long, len(numbers)) == ({}, len(set(numbers)))


def test_the_words_are_those_the_code_uses():
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("nok.")}
    nouns = {value.partition(".")[0] for value in Permission.values}
    told = cells((DOCS / "glossary.md").read_text(encoding="utf-8"), "In the code")

    assert sorted(told) == sorted([*models, *Role.values, *nouns, *SERVICES, *TIES])
