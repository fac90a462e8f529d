"""What one Argon2id of a code costs here: `python -m tools.hashing SECONDS` prints how many a second one core does.

It is what a message or a code must cost; what the dialogue adds to it is told against this.
"""

import os
import secrets
import sys
import time

from nok.foundation.crypto.stretching import CODE_BITS, SALT_BYTES, code_key


def once() -> float:
    """The seconds one takes."""
    code, salt = secrets.randbits(CODE_BITS), os.urandom(SALT_BYTES)
    begun = time.perf_counter()
    code_key(code, salt)
    return time.perf_counter() - begun


if __name__ == "__main__":
    until = time.perf_counter() + float(sys.argv[1])
    took = []
    while time.perf_counter() < until:
        took.append(once())
    print(len(took) / sum(took))
