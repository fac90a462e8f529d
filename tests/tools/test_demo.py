"""One command starts everything, and nothing is left when it ends."""

import re
import signal
import urllib.request
from pathlib import Path

from tests.tools.starting import alive_in, demo, nok


def test_start_opens_both_doors_and_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    home, log = tmp_path / "et hjem på æøå", tmp_path / "said"
    with demo(home, log) as running:
        said = log.read_text()
        addresses = re.findall(r"^For (?:alle|ansatte): +(\S+)$", said, re.MULTILINE)
        assert len(addresses) == 2
        assert "lyset i vinduet" in said
        for address in addresses:
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.status == 200
        second = nok("demo", "--home", home)
        assert second.returncode == 1
        assert second.stderr.startswith("nok: Det kjører allerede her: ")
        assert second.stderr.count("\n") == 1
        running.send_signal(signal.SIGINT)
        running.wait(30)
    assert alive_in(home) == []
