"""A sender's code made into a key, slowly: Argon2id (RFC 9106), 19 MiB, two passes, one lane."""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

CODE_BITS = 80
CODE_BYTES = CODE_BITS // 8
SALT_BYTES = 16
MEMORY_KIB = 19 * 1024
PASSES = 2


def code_key(code: int, salt: bytes) -> bytes:
    """The key of this code, of 256 bits."""
    derive = Argon2id(salt=salt, length=32, iterations=PASSES, lanes=1, memory_cost=MEMORY_KIB)
    return derive.derive(code.to_bytes(CODE_BYTES))
