"""The proportions a made-up year keeps, from what is published; and dividing a whole by them to the last one."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

NOT_SHARES = {"of", "source", "note"}
WRITTEN = {"email", "sms", "letter"}
Key = TypeVar("Key")


@dataclass(frozen=True)
class Proportions:
    """Shares by what they divide, and how many enquiries and visitors a year has."""

    shares: Mapping[str, Mapping[str, float]]
    enquiries: Mapping[int, Mapping[str, int]]
    visitors: int
    visits_each: float

    def __getitem__(self, name: str) -> Mapping[str, float]:
        return self.shares[name]

    def way_of(self, channel: str) -> str:
        """The published group that a channel belongs to, where first contacts are told."""
        return "email_letter_sms" if channel in WRITTEN else channel

    def of_year(self, year: int) -> Mapping[str, int]:
        """The year's total, and the centres whose own number was published; the newest before, where none is."""
        return self.enquiries[max((one for one in self.enquiries if one <= year), default=min(self.enquiries))]


@cache
def proportions() -> Proportions:
    """What `calibration.toml` says."""
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("calibration.toml").read_text(encoding="utf-8"))
    shares = {
        name: {code: share for code, share in group.items() if code not in NOT_SHARES}
        for name, group in told["shares"].items()
    }
    enquiries = {
        int(year): {name: count for name, count in said.items() if name not in NOT_SHARES}
        for year, said in told["enquiries"].items()
    }
    visits = told["visits"]
    return Proportions(shares, enquiries, visits["persons"]["value"], visits["each"]["value"])


def apportion(total: int, shares: Mapping[Key, float], chance: random.Random) -> list[Key]:
    """So many in all, each code in its share as nearly as whole ones can be (largest remainder), in random order."""
    whole = sum(shares.values())
    exact = {code: total * share / whole for code, share in shares.items()}
    counts = {code: int(share) for code, share in exact.items()}
    left = total - sum(counts.values())
    for code in sorted(exact, key=lambda one: exact[one] - counts[one], reverse=True)[:left]:
        counts[code] += 1
    found = [code for code, count in counts.items() for _ in range(count)]
    chance.shuffle(found)
    return found
