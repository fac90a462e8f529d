"""What one Argon2id of a code costs here: `python -m tools.hashing SECONDS` prints how many a second one core does.

It is what a message or a code must cost; what the dialogue adds to it is told against this.
"""

import os
import sys
import time

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nok.foundation.crypto.receipts import CODE_BYTES, MEMORY_KIB, PASSES, SALT_BYTES


def once() -> float:
    """The seconds one takes."""
    begun = time.perf_counter()
    hashing = Argon2id(salt=os.urandom(SALT_BYTES), length=32, iterations=PASSES, lanes=1, memory_cost=MEMORY_KIB)
    hashing.derive(os.urandom(CODE_BYTES))
    return time.perf_counter() - begun


if __name__ == "__main__":
    until = time.perf_counter() + float(sys.argv[1])
    took = []
    while time.perf_counter() < until:
        took.append(once())
    print(len(took) / sum(took))
