"""A code that opens, and one that does not, take as long: Welch's t over many of both, asked in turns."""

import random
import statistics
from math import sqrt

import pytest

from nok.foundation.crypto.stretching import CODE_BITS
from nok.help.contact import code as codes
from tests.browser import Doors
from tools.sender import Sender

MANY, FEW = 10_000, 400
MOST = 4.5


def t_of(one: list[float], other: list[float]) -> float:
    """How many standard errors the means are apart."""
    error = sqrt(statistics.variance(one) / len(one) + statistics.variance(other) / len(other))
    return (statistics.mean(one) - statistics.mean(other)) / error


def unknown_code(chance: random.Random) -> str:
    tries = iter(lambda: chance.getrandbits(CODE_BITS), None)
    return codes.disguises(next(code for code in tries if codes.can_be_written(code))).characters


def hits_and_misses(port: int, many: int) -> tuple[list[float], list[float]]:
    """The seconds each of so many took, half of them with a code that opens."""
    chance = random.Random(many)
    known = Sender(port, "127.8.0.1").write("elverum", "Hei.")
    Sender(port, "127.8.0.1").open(known)  # the first time somebody is back is another thing
    took: dict[bool, list[float]] = {True: [], False: []}
    for number in range(many):
        one = Sender(port, f"127.9.{number // 200}.{number % 200 + 1}")
        if number % 200 == 0:  # long before the cookie is too old
            form, cookies = one.get("/skriv/tilbake/").form("open"), one.cookies
        one.cookies = dict(cookies)
        is_hit = chance.random() < 0.5
        took[is_hit].append(one.timed(form | {"code": known if is_hit else unknown_code(chance)}))
    return took[True], took[False]


@pytest.mark.long
@pytest.mark.parametrize("many", [FEW, MANY])
def test_a_code_that_opens_takes_as_long_as_one_that_does_not(writing_doors: Doors, many: int):
    hits, misses = hits_and_misses(writing_doors.port("public"), many)

    assert len(hits) + len(misses) == many
    assert abs(t_of(hits, misses)) < MOST
