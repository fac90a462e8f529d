"""A code of 80 bits in three disguises: seven words, seventeen characters, or twenty-six digits.

Each carries a check, so that a slip is told before anything is looked up. Among characters and digits any one that
is wrong and any two neighbours that changed places are caught. Of the words no two are nearer than two slips, so a
misspelt one is no word; two neighbours that changed places are always caught, another word in the place of one
fifteen times of sixteen.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nok.foundation.crypto.stretching import CODE_BITS

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which look like others or make words
LOOKS_LIKE = str.maketrans("ILO", "110")
FOLDED = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})
CHARACTERS, DIGITS, WORDS = 17, 26, 7
WORD_BITS = 12
CHECK_BITS = WORDS * WORD_BITS - CODE_BITS
GROUPS = (4, 4, 4, 5)

# Damm's table of order 10: https://en.wikipedia.org/wiki/Damm_algorithm
DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


class Misspelt(ValueError):
    """It has the form of a code, but its check does not hold."""


class NoCode(ValueError):
    """It has not the form of a code."""


@dataclass(frozen=True)
class Disguises:
    """The same code, three ways."""

    words: str
    characters: str
    digits: str


def disguises(code: int) -> Disguises:
    """How the code can be written.

    :raises NoCode: for the few values that cannot be written in words
    """
    characters, digits = _characters(code), _digits(code)
    return Disguises(
        " ".join(_words(code)),
        " ".join(characters[sum(GROUPS[:at]) : sum(GROUPS[: at + 1])] for at in range(len(GROUPS))),
        " ".join(re.findall("..?.?.?", digits)),
    )


def can_be_written(code: int) -> bool:
    """Whether the code has words."""
    return _word_numbers(code) is not None


def read(typed: str) -> int:
    """The code in what was typed, whichever its disguise; case, spaces and hyphens do not matter.

    :raises Misspelt: if its check does not hold, or one of seven words is none of ours
    :raises NoCode: if it has another form
    """
    parts = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", typed).lower())
    whole = "".join(parts)
    if whole.isascii() and whole.isdigit() and len(whole) == DIGITS:
        return _from_digits(whole)
    if len(parts) == WORDS and all(part.isalpha() for part in parts):
        return _from_words(parts)
    if len(whole) == CHARACTERS and whole.isascii():
        return _from_characters(whole.upper().translate(LOOKS_LIKE))
    raise NoCode


def is_written(typed: str, code: int) -> bool:
    """Whether what was typed is this code."""
    try:
        return read(typed) == code
    except (Misspelt, NoCode):
        return False


# --- characters: sixteen of five bits, and a check over GF(32) ---------------------------------------------


def _characters(code: int) -> str:
    numbers = [code >> shift & 31 for shift in range(CODE_BITS - 5, -1, -5)]
    return "".join(ALPHABET[number] for number in [*numbers, _sum(numbers)])


def _from_characters(whole: str) -> int:
    numbers = [ALPHABET.find(character) for character in whole]
    if -1 in numbers or numbers[-1] != _sum(numbers[:-1]):
        raise Misspelt
    code = 0
    for number in numbers[:-1]:
        code = code << 5 | number
    return code


def _sum(numbers: Sequence[int]) -> int:
    """The sum of each number by a factor of its own, so that any one slip or exchange changes it."""
    total, factor = 0, 1
    for number in numbers:
        factor = _times(factor, 2)
        total ^= _times(number, factor)
    return total


def _times(one: int, other: int) -> int:
    """The product in GF(32), polynomial x^5 + x^2 + 1."""
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one, other = one << 1, other >> 1
        one ^= 0b100101 if one & 32 else 0
    return product


# --- digits: twenty-five, and Damm's check -----------------------------------------------------------------


def _digits(code: int) -> str:
    plain = str(code).zfill(DIGITS - 1)
    return plain + str(_damm(plain))


def _from_digits(whole: str) -> int:
    code = int(whole[:-1])
    if _damm(whole) or code >> CODE_BITS:
        raise Misspelt
    return code


def _damm(digits: str) -> int:
    between = 0
    for digit in digits:
        between = int(DAMM[between][int(digit)])
    return between


# --- words: seven of twelve bits, of which four are check --------------------------------------------------


def _words(code: int) -> list[str]:
    numbers = _word_numbers(code)
    if numbers is None:
        raise NoCode
    return [word_list()[number] for number in numbers]


def _word_numbers(code: int) -> list[int] | None:
    for check in range(1 << CHECK_BITS):
        whole = code << CHECK_BITS | check
        numbers = [whole >> shift & 4095 for shift in range((WORDS - 1) * WORD_BITS, -1, -WORD_BITS)]
        if _holds(numbers):
            return numbers
    return None


def _from_words(parts: Sequence[str]) -> int:
    places = _places()
    numbers = [places.get(part.translate(FOLDED), -1) for part in parts]
    if -1 in numbers or not _holds(numbers):
        raise Misspelt
    whole = 0
    for number in numbers:
        whole = whole << WORD_BITS | number
    code = whole >> CHECK_BITS
    if _word_numbers(code) != numbers:
        raise Misspelt
    return code


def _holds(numbers: Sequence[int]) -> bool:
    """Three bits from the sum of the words, each by an odd factor so that no bit is lost; one from their order.

    Neighbours that change places change whether the number of pairs in falling order is even, and leave the
    number of ones in all the words as it was; so the two can only agree on one of the two orders.
    """
    total = sum((2 * at + 1) * ((number ^ number >> 4 ^ number >> 8) & 7) for at, number in enumerate(numbers))
    falling = sum(one > other for at, one in enumerate(numbers) for other in numbers[at + 1 :])
    ones = sum(number.bit_count() for number in numbers)
    return total % 8 == 0 and (falling + ones) % 2 == 0


@cache
def word_list() -> Sequence[str]:
    """The 4,096 words; the number of a word is its place."""
    return Path(__file__).with_name("code_words.txt").read_text(encoding="utf-8").split()


@cache
def _places() -> dict[str, int]:
    return {word.translate(FOLDED): number for number, word in enumerate(word_list())}
