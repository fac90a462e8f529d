"""The code: all its bits are random, each slip is caught, and it is read however it is typed."""

import re
from collections import Counter
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nok.foundation.crypto import keyfile, receipts, stretching
from nok.help.contact import code as codes
from nok.help.contact.intake import code_of

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
Z_OF_ONE_IN_A_THOUSAND = 3.0902
BITS = stretching.CODE_BITS
written = st.integers(0, (1 << BITS) - 1).filter(codes.can_be_written)


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    """A door whose root is fixed, so that the same codes come every time."""
    settings.NOK_DOOR_FILE, settings.NOK_DOOR_SECRET = str(tmp_path / "door"), "d0" * 32
    epoch = keyfile.Epoch(UUID(int=2), datetime(2026, 11, 1, tzinfo=UTC), b"e" * 32)
    keyfile.write(receipts.file(), receipts.secret(), keyfile.KeyRing(UUID(int=1), b"m" * 32, (epoch,)))


def some(number):
    return [code_of(each.to_bytes(16)) for each in range(number)]


# --- how random it is -----------------------------------------------------------------------------------


def limit(cells):
    """The chi-square that one sample in a thousand exceeds (Wilson and Hilferty's approximation)."""
    free = cells - 1
    return free * (1 - 2 / (9 * free) + Z_OF_ONE_IN_A_THOUSAND * (2 / (9 * free)) ** 0.5) ** 3


def chi_square(seen, expected):
    total = seen.total()
    return sum((seen[value] - total * share) ** 2 / (total * share) for value, share in expected.items())


def evenly(values):
    values = list(values)
    return {value: 1 / len(values) for value in values}


def digit_shares(place):
    """How often each digit stands at this place of a number below 2 to the 80th, counted exactly."""
    power, whole = 10 ** (codes.DIGITS - 2 - place), 1 << BITS
    rounds, rest = divmod(whole, 10 * power)
    counts = {str(digit): rounds * power + min(max(rest - digit * power, 0), power) for digit in range(10)}
    return {digit: count / whole for digit, count in counts.items() if count}


def uneven(columns, expected):
    """The places whose values are not as often as they should be."""
    return [
        place
        for place, (column, shares) in enumerate(zip(columns, expected, strict=True))
        if set(column) - set(shares) or chi_square(Counter(column), shares) > limit(len(shares))
    ]


@pytest.mark.parametrize("number", [30_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_codes_of_forms_never_meet_and_every_sign_of_them_is_as_often_as_another(number):
    made = some(number)
    assert len(set(made)) == number

    shown = [codes.disguises(code) for code in made]
    characters = zip(*(each.characters.replace(" ", "") for each in shown), strict=True)
    assert uneven(characters, [evenly(codes.ALPHABET)] * codes.CHARACTERS) == []
    digits = zip(*(each.digits.replace(" ", "") for each in shown), strict=True)
    shares = [digit_shares(place) for place in range(codes.DIGITS - 1)]
    assert uneven(digits, [*shares, evenly("0123456789")]) == []
    words = list(zip(*(each.words.split() for each in shown), strict=True))
    assert uneven(words[:-1], [evenly(codes.word_list())] * (codes.WORDS - 1)) == []
    # Of the last word's twelve bits four are the check.
    places = {word: number for number, word in enumerate(codes.word_list())}
    last = [places[word] >> codes.CHECK_BITS for word in words[-1]]
    assert uneven([last], [evenly(range(256))]) == []


def test_every_bit_of_a_code_comes_from_the_form():
    made = some(2000)
    ones = [sum(code >> bit & 1 for code in made) for bit in range(BITS)]

    assert [bit for bit, count in enumerate(ones) if abs(count - 1000) > 5 * 2000**0.5 / 2] == []


# --- how it is read -------------------------------------------------------------------------------------


@given(written)
def test_each_disguise_reads_as_the_code(code):
    shown = codes.disguises(code)

    assert (codes.read(shown.words), codes.read(shown.characters), codes.read(shown.digits)) == (code, code, code)


@given(written, st.data())
def test_case_spaces_and_hyphens_do_not_matter(code, data):
    shown = codes.disguises(code)
    for disguise in (shown.words, shown.characters, shown.digits):
        between = data.draw(st.sampled_from([" ", "-", " - ", "\n", "  ", "–"]))
        typed = between.join(disguise.split())
        assert codes.read(f" {typed.upper()} ") == code
        assert codes.read(typed.lower()) == code
    for disguise in (shown.characters, shown.digits):
        assert codes.read(disguise.replace(" ", "")) == code
        assert codes.read("-".join(disguise.replace(" ", ""))) == code


@given(written, st.data())
def test_signs_that_look_alike_are_the_same(code, data):
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(data.draw(st.sampled_from(alike.get(sign, sign))) for sign in codes.disguises(code).characters)

    assert codes.read(typed) == code


@given(written)
def test_words_may_be_typed_without_norwegian_letters(code):
    assert codes.read(codes.disguises(code).words.translate(codes.FOLDED)) == code


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused(typed):
    try:
        code = codes.read(typed)
    except (codes.NoCode, codes.Misspelt):
        return
    assert 0 <= code < 1 << BITS


@pytest.mark.parametrize("typed", ["", " ", "-", "hei", "1234", "٠" * 26, "²" * 17, "é" * 17, "a" * 10_000])
def test_what_has_not_the_form_of_a_code_is_none(typed):
    with pytest.raises(codes.NoCode):
        codes.read(typed)


def test_a_number_past_the_last_code_is_misspelt():
    plain = str(1 << BITS).zfill(codes.DIGITS - 1)
    right = [digit for digit in "0123456789" if not codes._damm(plain + digit)]

    assert len(right) == 1
    with pytest.raises(codes.Misspelt):
        codes.read(plain + right[0])


# --- what is caught -------------------------------------------------------------------------------------


def passing(attempts):
    """Those of these that are taken for a code."""
    taken = []
    for attempt in attempts:
        try:
            codes.read(attempt)
        except codes.Misspelt:
            continue
        taken.append(attempt)
    return taken


def slips(whole, alphabet):
    return [whole[:at] + sign + whole[at + 1 :] for at in range(len(whole)) for sign in alphabet if sign != whole[at]]


def exchanges(parts):
    return [
        [*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]]
        for at in range(len(parts) - 1)
        if parts[at] != parts[at + 1]
    ]


def test_every_slip_and_exchange_of_characters_is_caught():
    for code in some(12):
        whole = codes.disguises(code).characters.replace(" ", "")
        assert passing(slips(whole, codes.ALPHABET)) == []
        assert passing("".join(each) for each in exchanges(whole)) == []


def test_every_slip_and_exchange_of_digits_is_caught():
    for code in some(12):
        whole = codes.disguises(code).digits.replace(" ", "")
        assert passing(slips(whole, "0123456789")) == []
        assert passing("".join(each) for each in exchanges(whole)) == []


def test_every_exchange_of_two_words_beside_each_other_is_caught():
    for code in some(300):
        assert passing(" ".join(each) for each in exchanges(codes.disguises(code).words.split())) == []


def misspelt(word):
    """Every word one letter wrong, one too many or one too few."""
    plain = word.translate(codes.FOLDED)
    wrong = {*slips(word, LETTERS), *(word[:at] + word[at + 1 :] for at in range(len(word)))}
    wrong |= {word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in LETTERS}
    # Å typed as A is no slip: it is read as it was meant. That no other word is so near is the list's own promise.
    right = {plain, *(each.translate(codes.FOLDED) for each in codes.word_list())}
    return sorted(each for each in wrong if each.translate(codes.FOLDED) not in right)


def test_every_slip_of_a_letter_in_any_word_is_caught():
    for code in some(4):
        words = codes.disguises(code).words.split()
        for at, word in enumerate(words):
            attempts = (" ".join([*words[:at], wrong, *words[at + 1 :]]) for wrong in misspelt(word))
            assert passing(attempts) == []


@pytest.mark.parametrize("at", range(codes.WORDS))
def test_another_word_in_the_place_of_one_is_caught_fifteen_times_of_sixteen(at):
    tried = taken = 0
    for code in some(5):
        words = codes.disguises(code).words.split()
        others = (word for word in codes.word_list() if word != words[at])
        attempts = [" ".join([*words[:at], other, *words[at + 1 :]]) for other in others]
        tried, taken = tried + len(attempts), taken + len(passing(attempts))

    assert taken / tried < 1 / 15


def test_the_list_has_a_word_for_every_number():
    words = codes.word_list()

    assert len(words) == 1 << codes.WORD_BITS
    assert len({word.translate(codes.FOLDED) for word in words}) == len(words)
    assert [word for word in words if not re.fullmatch("[a-zæøå]+", word)] == []
