"""The chain through the log, and its verifier: standard library only, so that anyone can run this file alone.

    python chain.py EXPORT [HEADS]

An export is JSON lines: entries (`{"entry": …}`) and links (`{"link": …}`), as `./nok audit export` writes
them. A link has `chain` (the centre's id, or "installation"), `number` from 1, `entry` (the id), `on` (the
entry's day), `before` (the hash of the link before, 64 zeros for the first) and `hash`, which is SHA-256 over
`before` and the canonical entry: JSON with sorted keys, no spaces, UTF-8. Heads are lines of
`chain number hash`, noted outside the system on an earlier day: without them a chain that was cut short
looks whole. Exit code 0 if everything holds, 1 if not, 2 if the file cannot be read.

An entry whose time is over is deleted, and its link stays; such are counted, not reported.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FIRST = "0" * 64
KEPT_DAYS = 730

Row = Mapping[str, Any]


def canonical(entry: Row) -> bytes:
    """The entry as it is hashed."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def link_hash(before: str, entry: Row) -> str:
    """The hash of the link that joins the entry to the link before."""
    return hashlib.sha256(before.encode() + canonical(entry)).hexdigest()


def faults(
    entries: Sequence[Row], links: Sequence[Row], heads: Mapping[str, tuple[int, str]], today: date
) -> list[str]:
    """Everything that does not hold, in words; empty if the log is whole."""
    by_id = {entry["id"]: entry for entry in entries}
    found = [f"{len(entries) - len(by_id)} entries stand twice"] if len(by_id) != len(entries) else []
    chains: dict[str, list[Row]] = defaultdict(list)
    for link in links:
        chains[link["chain"]].append(link)
    times = Counter(link["entry"] for link in links)
    found += [f"entry {entry} is linked {number} times" for entry, number in times.items() if number > 1]
    for name, chain in chains.items():
        before = FIRST
        for number, link in enumerate(sorted(chain, key=lambda each: each["number"]), start=1):
            wrong = _link_fault(link, number, before, by_id.get(link["entry"]), today)
            if wrong:
                found.append(f"{name}, link {link['number']}: {wrong}")
            before = link["hash"]
    return [*found, *_cut_short(chains, heads)]


def _link_fault(link: Row, number: int, before: str, entry: Row | None, today: date) -> str:
    if link["number"] != number:
        return "a link before it is missing or stands twice"
    if link["before"] != before:
        return "it does not follow the one before"
    if entry is None:
        over = date.fromisoformat(link["on"]) <= today - timedelta(days=KEPT_DAYS)
        return "" if over else "its entry is gone before its time"
    if link_hash(before, entry) != link["hash"]:
        return "the entry has been changed"
    if (entry["centre_id"] or "installation") != link["chain"] or entry["at"][:10] != link["on"]:
        return "the entry belongs elsewhere"
    return ""


def _cut_short(chains: Mapping[str, Sequence[Row]], heads: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    for name, (number, digest) in heads.items():
        at = next((link for link in chains.get(name, []) if link["number"] == number), None)
        if at is None:
            yield f"{name}: cut short before link {number}"
        elif at["hash"] != digest:
            yield f"{name}, link {number}: it is not the one that was noted"


def tail(entries: Sequence[Row], links: Sequence[Row]) -> int:
    """How many entries are not linked yet: those of the last minute, if the worker runs."""
    return len({entry["id"] for entry in entries} - {link["entry"] for link in links})


def main(words: Sequence[str]) -> int:
    """Verify an export; the exit code."""
    if len(words) not in {1, 2}:
        sys.stderr.write(__doc__ or "")
        return 2
    try:
        rows = [json.loads(line) for line in Path(words[0]).read_text(encoding="utf-8").splitlines() if line]
        heads = dict(_head(line) for line in Path(words[1]).read_text().splitlines()) if len(words) > 1 else {}
        entries = [row["entry"] for row in rows if "entry" in row]
        links = [row["link"] for row in rows if "link" in row]
        found = faults(entries, links, heads, date.today())  # noqa: DTZ011 - this file stands alone
    except (OSError, ValueError, KeyError, TypeError) as problem:
        sys.stderr.write(f"cannot be read: {problem}\n")
        return 2
    gone = len({link["entry"] for link in links} - {entry["id"] for entry in entries})
    summary = f"{len(links)} links, {len(found)} faults, {tail(entries, links)} not linked yet, {gone} past their time"
    sys.stdout.write("\n".join([*found, summary]) + "\n")
    return 1 if found else 0


def _head(line: str) -> tuple[str, tuple[int, str]]:
    name, number, digest = line.split()
    return name, (int(number), digest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
