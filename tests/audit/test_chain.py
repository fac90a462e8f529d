"""The chain through the log: whatever is done to it afterwards is found."""

import json
import random
import subprocess
import sys
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from nok.foundation.audit import chain, linking
from nok.foundation.audit.actions import add_entry
from nok.foundation.audit.models import Entry, Link
from nok.organisation.access.scope import scope
from nok.organisation.centres.loading import fixed_id

ELVERUM, HAMAR = fixed_id("centre", "elverum"), fixed_id("centre", "hamar")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


def log(centre=ELVERUM, at=NOON, action="test.done"):
    add_entry(at=at, actor_id=uuid4(), centre_id=centre, action=action, object_kind="x", object_id=uuid4())


def exported():
    rows = [json.loads(line) for line in linking.export()]
    return [row["entry"] for row in rows if "entry" in row], [row["link"] for row in rows if "link" in row]


@pytest.fixture
def whole(db):
    """Twelve entries of two centres and of the installation, all linked."""
    with scope(centres=[ELVERUM, HAMAR]):
        for number in range(6):
            log(at=NOON + timedelta(seconds=number))
            log(HAMAR, at=NOON + timedelta(seconds=number))
        assert linking.link_chain(ELVERUM) == 6
        assert linking.link_chain(HAMAR) == 6
        yield exported()


def faults(entries, links, heads=None):
    return chain.faults(entries, links, heads or {}, TODAY)


def test_a_whole_log_has_no_faults(whole):
    assert faults(*whole) == []
    assert chain.tail(*whole) == 0


def test_linking_again_links_nothing_twice(whole):
    assert linking.link_chain(ELVERUM) == 0
    log(action="test.later")

    assert linking.link_chain(ELVERUM) == 1
    assert faults(*exported()) == []


def test_what_is_not_linked_yet_is_counted_and_no_fault(whole):
    log()

    assert faults(*exported()) == []
    assert chain.tail(*exported()) == 1


@pytest.mark.parametrize("field", ["at", "actor_id", "centre_id", "action", "object_kind", "object_id", "reason"])
def test_a_changed_entry_is_found(whole, field):
    for place in range(len(whole[0])):
        entries = deepcopy(whole[0])
        entries[place][field] = "changed"

        assert faults(entries, whole[1])


def test_a_removed_entry_is_found(whole):
    for place in range(len(whole[0])):
        assert faults(whole[0][:place] + whole[0][place + 1 :], whole[1])


def test_a_removed_link_is_found_unless_it_is_the_last(whole):
    entries, links = whole
    for place, link in enumerate(links):
        rest = links[:place] + links[place + 1 :]
        is_last = link["number"] == 6

        assert bool(faults(entries, rest)) != is_last


def test_a_chain_cut_short_is_found_by_the_head_noted_elsewhere(whole):
    entries, links = whole
    noted = dict(chain._head(line) for line in linking.heads())
    kept = [link for link in links if link["number"] < 5]
    left = [entry for entry in entries if entry["id"] in {link["entry"] for link in kept}]

    assert faults(left, kept) == []
    assert len(faults(left, kept, noted)) == 2


def test_two_swapped_entries_are_found(whole):
    entries, links = whole
    swapped = deepcopy(links)
    swapped[0]["entry"], swapped[1]["entry"] = swapped[1]["entry"], swapped[0]["entry"]

    assert faults(entries, swapped)


def test_an_inserted_entry_is_found(whole):
    entries, links = whole
    extra = dict(entries[0], id=str(uuid4()))
    forged = dict(links[-1], number=7, entry=extra["id"], before=links[-1]["hash"], hash="f" * 64)

    assert faults([*entries, extra], [*links, forged])


def test_a_chain_made_anew_from_some_place_is_found_by_its_head(whole):
    entries, links = deepcopy(whole)
    noted = dict(chain._head(line) for line in linking.heads())
    mine = sorted((link for link in links if link["chain"] == str(ELVERUM)), key=lambda link: link["number"])
    by_id = {entry["id"]: entry for entry in entries}
    by_id[mine[2]["entry"]]["action"] = "test.other"
    for number in range(2, 6):
        mine[number]["before"] = mine[number - 1]["hash"]
        mine[number]["hash"] = chain.link_hash(mine[number]["before"], by_id[mine[number]["entry"]])

    assert faults(entries, links) == []
    assert faults(entries, links, noted)


def test_entries_whose_time_is_over_may_be_gone(db):
    with scope(centres=[ELVERUM]):
        log(at=NOON - timedelta(days=800))
        log(at=NOON)
        linking.link_chain(ELVERUM)
        Entry.objects.filter(at__lt=NOON - timedelta(days=730)).delete()

        assert faults(*exported()) == []


def test_the_installations_own_entries_have_a_chain(db):
    someone = uuid4()
    with scope(user=someone):
        add_entry(at=NOON, actor_id=someone, centre_id=None, action="x", object_kind="x", object_id=None)

    assert linking.link_chain(None) == 1
    assert Link.objects.get().centre_id is None


def test_the_verifier_stands_alone(whole, tmp_path):
    export = tmp_path / "log"
    export.write_text("\n".join(linking.export()))
    lines = export.read_text().splitlines()
    random.Random(1).shuffle(lines)

    def verify(rows):
        export.write_text("\n".join(rows))
        run = subprocess.run(
            [sys.executable, "-I", "-S", str(Path(chain.__file__)), str(export)],
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip
        return run.returncode, run.stdout

    assert verify(lines) == (0, "12 links, 0 faults, 0 not linked yet, 0 past their time\n")
    assert verify(lines[1:])[0] == 1
    assert verify(["not json"])[0] == 2
