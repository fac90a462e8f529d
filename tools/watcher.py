"""Waits until the one who started it lets go of the pipe, however that happens, and stops the database."""

import sys
from pathlib import Path

from tools.home import Home

if __name__ == "__main__":
    sys.stdin.buffer.read()
    Home(Path(sys.argv[1])).cluster.stop()
