"""The words a return code is made of: easy to copy by hand, and nothing that could wound."""

import re
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

import nok.help.contact

TEXT = Path(nok.help.contact.__file__).with_name("code_words.txt").read_bytes().decode("utf-8")
WORDS = TEXT.split("\n")[:-1]
FOLDED = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})

# Anywhere in a word, these say what the code must never seem to say.
WOUNDING = """
    vold drap død blod kniv våpen skudd sverd soldat krig natt madrass naken kamera hemmelig kjeller
    politi dommer lærer engel kirke jente gutt barn baby mann kvinne alkohol heroin hasj selvmord
    overgrep porno incest skjørt bordell hule skitt felle fengsel
"""

# Whole words only: as parts they are in many harmless ones («mor» in «morsom», «far» in «farge»).
UNFIT = """
    mor far bror søster onkel tante mamma pappa bestemor bestefar sønn datter kone kjæreste
    sex kåt kjønn pule kuk fitte rumpe pung rumpehull bryst lår hull slikke suge kysse klemme stryke ta røre
    seng dyne pute laken sove soverom bad dusj badekar mus hane pus
    skam redd angst gråte skrike tie taus stille skjule gjemme lås låse fange tvinge true slå sparke banke
    dø drepe henge tau drukne kvele gift pille syk lege sår arr skjære kutte pil øks gevær pistol bombe
    øl vin sprit full rus ruse gud prest jul påske bibel moské
    dum stygg feit tynn tykk svak snill pen søt lydig vakker
    en ett to tre fire fem seks sju syv åtte ni ti elleve tolv tjue tretti hundre tusen million
"""


def folded(word: str) -> str:
    return word.translate(FOLDED)


def test_list_holds_twelve_bits_a_word():
    assert len(WORDS) == len(set(WORDS)) == 2**12


def test_list_is_sorted_and_ends_its_last_line():
    assert sorted(WORDS) == WORDS
    assert TEXT.endswith("\n")
    assert "\r" not in TEXT


def test_words_are_short_and_written_with_norwegian_letters():
    assert [word for word in WORDS if not re.fullmatch("[a-zæøå]{3,8}", word)] == []


def test_one_slip_never_makes_another_word():
    plain = [folded(word) for word in WORDS]
    near = {
        (word, other)
        for at, word in enumerate(plain)
        for other, _, _ in process.extract(word, plain[at + 1 :], scorer=OSA.distance, score_cutoff=1, limit=None)
    }
    assert near == set()


def test_no_word_can_wound():
    stems, whole = WOUNDING.split(), set(UNFIT.split())
    assert [word for word in WORDS if word in whole or any(stem in word for stem in stems)] == []
