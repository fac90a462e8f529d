"""How quick the dialogue is, each figure beside what the hash of its code costs in the same run."""

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from tools import hashing, load
from tools.home import ROOT
from tools.sender import INSIDE, Sender, at_once
from tools.trouble import Trouble, last_line

CORES = 2
CROWD, TURNS, TURN_SECONDS = 8, 4, 3.0
RETURNS = 60


@dataclass(frozen=True)
class Sending:
    """Messages a second, and hashes a second on as many cores."""

    messages: float
    hashes: float

    @property
    def share(self) -> float:
        return self.messages / self.hashes


def crowd(port: int, path: str, seconds: float, inside: load.Inside = load.LOOKING) -> load.Answered:
    """What a small crowd sees that asks for this, or sends this form, for so long.

    :raises Trouble: if any of them got no good answer
    """
    command = [sys.executable, "-m", "tools.load", str(port), path, str(seconds), str(CROWD)]
    told = json.dumps(asdict(inside))
    done = subprocess.run(
        command, cwd=ROOT, input=told, capture_output=True, text=True, check=False, timeout=10 * seconds + 60
    )
    if done.returncode != 0:
        raise Trouble(f"Lasten lot seg ikke lage: {last_line(done.stderr)}")
    found = load.Answered(**json.loads(done.stdout))
    if found.failed:
        raise Trouble(f"{path}: {found.failed} forespørsler fikk ikke svar.")
    return found


def before(port: int, slug: str, seconds: float) -> load.Answered:
    """The page before writing, as somebody who has its cookie asks for it."""
    one = Sender(port)
    one.before(slug)
    return crowd(port, INSIDE, seconds, load.Inside(one.cookie))


def sending(port: int, slug: str) -> Sending:
    """Send forms, and hash, in turns, so that what else the machine does weighs on both."""
    one = Sender(port)
    form = one.empty_form(slug) | {"text": "Hei. Jeg vet ikke hvordan jeg skal begynne."}
    inside = load.Inside(one.cookie, form)
    crowd(port, INSIDE, 1.0, inside)
    hashes, messages = [], []
    for _ in range(TURNS):
        hashes.append(_hashes_a_second())
        messages.append(crowd(port, INSIDE, TURN_SECONDS, inside).a_second)
    return Sending(statistics.mean(messages), statistics.mean(hashes))


def _hashes_a_second() -> float:
    command = [sys.executable, "-m", "tools.hashing", str(TURN_SECONDS)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(CORES)]
    return sum(float(one.communicate()[0]) for one in running)


def coming_back(port: int, slug: str) -> tuple[float, float]:
    """The milliseconds a code takes to open at the door, and one hash, in turns; the middle one of each."""
    writer = Sender(port, "127.5.0.1")
    code = writer.write(slug, "Hei.")
    hashed, opened = [], []
    for number in range(RETURNS):
        one = Sender(port, f"127.5.1.{number + 1}")
        form: Mapping[str, str] = one.get("/skriv/tilbake/").form("open") | {"code": code}
        hashed.append(hashing.once())
        opened.append(one.timed(form))
    return 1000 * statistics.median(opened), 1000 * statistics.median(hashed)


def heard(port: int, slug: str, many: int) -> int:
    """How many of so many who send at once get a code that opens what they wrote."""
    texts = [f"Jeg er nummer {number}." for number in range(many)]
    codes = at_once(port, slug, texts)
    return sum(
        bool(code) and Sender(port, f"127.6.0.{number + 1}").open(code).letters == [(True, texts[number])]
        for number, code in enumerate(codes)
    )
