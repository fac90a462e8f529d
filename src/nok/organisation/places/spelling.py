"""Names as they are compared, so that «Tromsoe», «TROMSØ» and «Tromso» are one."""

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "ð": "d", "þ": "th"})
# What people write beside a name, in a sentence or an address.
_NOISE = frozenset(
    {
        "kommune", "kommunar", "kommuna", "kommunen", "fylke", "fylket", "fylkeskommune", "suohkan", "tjielte",
        "komuuni", "municipality", "county", "norge", "noreg", "norway", "postboks", "boks", "box", "po", "i",
        "ved", "pa", "av", "fra", "near", "in", "the", "by", "jeg", "eg", "bor", "bur", "naer", "naerheten",
        "naerleiken", "rundt", "omegn", "live",
    }
)  # fmt: skip
_UNSEEN = {"Cf", "Cc", "Co", "Cs", "Cn"}
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


def seen(text: str) -> str:
    """The text without what cannot be seen: control and direction marks, zero widths, lone surrogates."""
    shown = (" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(letter for letter in shown if unicodedata.category(letter) not in _UNSEEN).split())


def fold(text: str) -> str:
    """A name as it is compared: small letters, no accents, «aa», «oe», «ae» as people without the keys write them."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    plain = _NOT_A_NAME.sub(" ", plain)
    words = plain.split()
    kept = [word for word in words if word not in _NOISE] or words
    return " ".join(kept).replace("aa", "a").replace("oe", "o")


def digits(text: str) -> str:
    """The text with every script's digits written 0 to 9."""
    return "".join(str(unicodedata.digit(letter, "")) or letter for letter in text)


def slips_allowed(name: str) -> int:
    """How many letters may be wrong, missing, extra or swapped before it is another name."""
    return 0 if len(name) < 4 else 1 if len(name) < 7 else 2
