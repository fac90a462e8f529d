"""Sealed fields and slots open only where they were sealed; vectors of the standards."""

import hashlib
import hmac
from dataclasses import replace
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from nok.foundation.crypto.envelope import PrivateKey, PublicKey, new_private_half, open_slot, public_half, seal_slot
from nok.foundation.crypto.fields import STEPS, DoesNotOpen, Place, TooLong, new_data_key, open_field, seal_field

PLACE = Place("contact_message", "body", uuid4(), uuid4(), uuid4())
KEY = new_data_key()


@given(st.text(max_size=3000))
def test_what_is_sealed_opens(text):
    assert open_field(KEY, seal_field(KEY, text, PLACE), PLACE) == text


@given(st.text(max_size=3000))
def test_length_says_only_the_step(text):
    padded = len(seal_field(KEY, text, PLACE)) - 1 - 12 - 16
    assert padded == min(step for step in STEPS if len(text.encode()) + 4 <= step)


def test_two_seals_of_the_same_text_differ():
    assert seal_field(KEY, "hei", PLACE) != seal_field(KEY, "hei", PLACE)


def test_a_longer_text_than_any_step_is_refused():
    assert open_field(KEY, seal_field(KEY, "a" * 65532, PLACE), PLACE) == "a" * 65532
    with pytest.raises(TooLong):
        seal_field(KEY, "a" * 65533, PLACE)


@pytest.mark.parametrize("part", ["table", "column", "row", "centre", "slot"])
def test_a_field_moved_anywhere_does_not_open(part):
    moved = replace(PLACE, **{part: "other" if part in {"table", "column"} else uuid4()})

    with pytest.raises(DoesNotOpen):
        open_field(KEY, seal_field(KEY, "hei", PLACE), moved)


@settings(max_examples=400)
@given(st.data())
def test_a_flipped_bit_or_a_cut_does_not_open(data):
    sealed = bytearray(seal_field(KEY, "hei", PLACE))
    if data.draw(st.booleans()):
        bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
        sealed[bit // 8] ^= 1 << bit % 8
    else:
        sealed = sealed[: data.draw(st.integers(0, len(sealed) - 1))]

    with pytest.raises(DoesNotOpen):
        open_field(KEY, bytes(sealed), PLACE)


def test_aes_gcm_answers_as_the_standard_says():
    # NIST SP 800-38D's companion vectors (McGrew and Viega), test case 16: AES-256 with additional data.
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    data = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    sealed = AESGCM(key).encrypt(bytes.fromhex("cafebabefacedbaddecaf888"), plain, data)

    assert sealed.hex() == (
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )


# --- slots -------------------------------------------------------------------------------------------


def halves():
    identity, half = uuid4(), new_private_half()
    return PrivateKey(identity, half), PublicKey(identity, public_half(half))


def slot():
    (centre_key, centre_public), (epoch, epoch_public) = halves(), halves()
    ids = {"slot": uuid4(), "centre": uuid4()}
    wrapped = seal_slot(KEY, **ids, centre_key=centre_public, epoch=epoch_public)
    return wrapped, ids | {"centre_key": centre_key, "epoch": epoch}


def test_a_slot_opens_with_both_private_halves():
    wrapped, whole = slot()

    assert open_slot(wrapped, **whole) == KEY


@pytest.mark.parametrize("part", ["slot", "centre", "centre_key", "epoch"])
def test_a_slot_with_anything_of_another_does_not_open(part):
    wrapped, whole = slot()
    _, other = slot()

    with pytest.raises(DoesNotOpen):
        open_slot(wrapped, **whole | {part: other[part]})


def test_a_slot_is_hpke_as_the_standard_says():
    """The outer layer opened by RFC 9180 written out anew: DHKEM(X25519), HKDF-SHA256, AES-256-GCM, base mode."""
    wrapped, whole = slot()
    info = f"nok epoch 1|{whole['slot'].hex}|{whole['epoch'].id.hex}".encode()

    inner = hpke_open(wrapped, whole["epoch"].half, info, aead=2, key_bytes=32)

    inner_info = f"nok slot 1|{whole['slot'].hex}|{whole['centre'].hex}|{whole['centre_key'].id.hex}".encode()
    assert hpke_open(inner, whole["centre_key"].half, inner_info, aead=2, key_bytes=32) == KEY


def test_our_own_hpke_answers_as_the_standards_vector():
    # RFC 9180, appendix A.1.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, first encryption.
    enc = bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
    private = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    sealed = bytes.fromhex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a")
    info = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")

    plain = hpke_open(enc + sealed, private, info, aead=1, key_bytes=16, data=b"Count-0")

    assert plain.decode() == "Beauty is truth, truth beauty"


def hpke_open(whole, private, info, *, aead, key_bytes, data=b""):
    enc, sealed = whole[:32], whole[32:]
    own = X25519PrivateKey.from_private_bytes(private)
    kem = b"KEM" + (0x20).to_bytes(2)
    suite = b"HPKE" + (0x20).to_bytes(2) + (1).to_bytes(2) + aead.to_bytes(2)

    def extract(salt, label, ikm, ident):
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + ident + label + ikm, hashlib.sha256)

    def expand(prk, label, more, length, ident):
        labelled, out, last = length.to_bytes(2) + b"HPKE-v1" + ident + label + more, b"", b""
        for count in range(1, length // 32 + 2):
            last = hmac.digest(prk, last + labelled + bytes([count]), hashlib.sha256)
            out += last
        return out[:length]

    shared = own.exchange(X25519PublicKey.from_public_bytes(enc))
    eae = extract(b"", b"eae_prk", shared, kem)
    secret = expand(eae, b"shared_secret", enc + own.public_key().public_bytes_raw(), 32, kem)
    context = b"\x00" + extract(b"", b"psk_id_hash", b"", suite) + extract(b"", b"info_hash", info, suite)
    schedule = extract(secret, b"secret", b"", suite)
    key = expand(schedule, b"key", context, key_bytes, suite)
    nonce = expand(schedule, b"base_nonce", context, 12, suite)
    return AESGCM(key).decrypt(nonce, sealed, data)
