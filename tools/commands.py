"""The commands of `./nok`, and nothing that does not work today."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from tools import demo, owner, running
from tools.home import ROOT, Home, Ports
from tools.trouble import Trouble

DEFAULT_HOME = ROOT / "var"
VERIFIER = ROOT / "src" / "nok" / "foundation" / "audit" / "chain.py"
# The command here, the management command behind it, what it does.
DJANGO = (
    ("code", "code", "vis en engangskode for en i øvelsen: ./nok code ingrid"),
    ("invite", "invite", "inviter en leder eller kollega: ./nok invite elverum kari@elverum.no"),
    ("facts", "load_facts", "last fakta om steder og sentre på nytt, og vis hva som er endret"),
    ("keys", "keys", "vis, prøv eller bytt nøklene: ./nok keys show, check eller roll-centre elverum"),
    ("audit", "audit", "skriv ut loggen med kjeden: ./nok audit export, heads eller verify FIL"),
)
Act = Callable[[argparse.Namespace], int | None]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        words = (
            ("invalid choice:", "ukjent kommando:"),
            ("unrecognized arguments:", "jeg kjenner ikke:"),
            ("the following arguments are required:", "dette mangler:"),
            ("expected one argument", "trenger et ord etter seg"),
        )
        for theirs, ours in words:
            message = message.replace(theirs, ours)
        message = message.split(" (choose from")[0].removeprefix("argument : ")
        raise Trouble(f"{message}. «./nok» viser det som finnes.")


def run(words: Sequence[str]) -> int:
    """Do one command; its exit code.

    :raises Trouble: with one plain line, if something stands in the way
    """
    commands = _parser()
    options = commands.parse_args(words)
    if not hasattr(options, "do"):
        print(_listing(commands))
        return 0
    do: Act = options.do
    return do(options) or 0


def _listing(commands: argparse.ArgumentParser) -> str:
    """What there is, a line each."""
    (every,) = (one for one in commands._actions if isinstance(one, argparse._SubParsersAction))
    lines = [f"  ./nok {one.dest:<8} {one.help}" for one in every._choices_actions]
    return "\n".join(
        ["Nok-plattformen", "", *lines, "", "Alle tar --home MAPPE der alt blir lagret; ellers er det var/."]
    )


def _parser() -> argparse.ArgumentParser:
    whole = _Parser(prog="./nok", description="Nok-plattformen", add_help=False, usage="./nok KOMMANDO")
    commands = whole.add_subparsers(metavar="", title="kommandoer", parser_class=_Parser)
    _add_demo(commands)
    for name, act, what in (
        ("stop", _stop, "stopp det som kjører"),
        ("status", _status, "vis hva som kjører, og hvor"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        _add_home(command)
        command.set_defaults(do=act)
    for name, django, what in DJANGO:
        command = commands.add_parser(name, help=what, description=what, add_help=False, prefix_chars="\0")
        command.add_argument("words", nargs=argparse.REMAINDER)
        command.set_defaults(do=_django, django=django)
    checking: tuple[tuple[str, Act, str], ...] = (
        ("test", _test, "kjør alle prøver, også i nettleser; --long tar med de lange"),
        ("check", _check, "kjør de raske sjekkene"),
        ("bench", _bench, "mål hvor tungt og raskt det er; --kill 100 dreper mens folk skriver og svarer, og teller"),
        ("lock", _lock, "lås pakkene på nytt etter pyproject.toml"),
    )
    for name, do, what in checking:
        command = commands.add_parser(name, help=what, description=what, add_help=False, prefix_chars="\0")
        command.add_argument("words", nargs=argparse.REMAINDER)
        command.set_defaults(do=do)
    return whole


def _add_home(command: argparse.ArgumentParser) -> None:
    command.add_argument("--home", type=Path, default=DEFAULT_HOME, metavar="MAPPE", help="der alt blir lagret")


def _add_demo(commands: "argparse._SubParsersAction[_Parser]") -> None:
    what = "start alt med ekte sentre, kommuner og postnumre, og oppdiktede folk og tall"
    command = commands.add_parser("demo", help=what, description=what)
    _add_home(command)
    command.add_argument("--public-port", type=_port, default=Ports.public, metavar="PORT")
    command.add_argument("--staff-port", type=_port, default=Ports.staff, metavar="PORT")
    command.add_argument("--detach", action="store_true", help="gå i bakgrunnen når alt svarer")
    command.add_argument("--fresh", action="store_true", help="slett alt fra før og begynn på nytt")
    command.add_argument(
        "--years", type=_years, default=2, metavar="ANTALL", help="så mange oppdiktede år i registeret"
    )
    command.add_argument(
        "--scale", type=_scale, default=1.0, metavar="TALL", help="1 er et år så stort som det virkelige"
    )
    command.set_defaults(do=_demo)


def _port(given: str) -> int:
    if not given.isdigit() or not 1 <= int(given) <= 65535:
        raise argparse.ArgumentTypeError("en port er et tall fra 1 til 65535")
    return int(given)


def _years(given: str) -> int:
    if not given.isdigit() or not 1 <= int(given) <= 100:
        raise argparse.ArgumentTypeError("så mange år må være et tall fra 1 til 100")
    return int(given)


def _scale(given: str) -> float:
    try:
        scale = float(given.replace(",", "."))
    except ValueError:
        scale = 0.0
    if not 0.001 <= scale <= 100:
        raise argparse.ArgumentTypeError("så stort et år må være et tall fra 0,001 til 100")
    return scale


def _demo(options: argparse.Namespace) -> None:
    os.umask(0o077)  # whatever is written in the home is for this user only
    home, ports = Home(options.home), Ports(options.public_port, options.staff_port)
    if options.fresh:
        running.wipe(home)
    years = [f"--years={options.years}", f"--scale={options.scale}"]
    if options.detach:
        print(demo.detach(home, ports, years), end="")
    else:
        print("Starter.", flush=True)
        demo.run(home, ports, years, lambda line: print(line, flush=True))


def _stop(options: argparse.Namespace) -> None:
    print(running.stop(Home(options.home)))


def _status(options: argparse.Namespace) -> None:
    print(running.status(Home(options.home)))


def _django(options: argparse.Namespace) -> int:
    home, words = _home_in(options.words)
    if options.django == "audit" and words[:1] == ["verify"]:
        return subprocess.run([sys.executable, str(VERIFIER), *words[1:]], check=False).returncode
    owner.run(home, options.django, words)
    return 0


def _home_in(words: Sequence[str]) -> tuple[Home, list[str]]:
    """The home named among the words, and the others."""
    rest = list(words)
    if "--home" not in rest:
        return Home(DEFAULT_HOME), rest
    place = rest.index("--home")
    if place + 1 == len(rest):
        raise Trouble("--home trenger en mappe etter seg.")
    folder = rest[place + 1]
    del rest[place : place + 2]
    return Home(Path(folder)), rest


def _test(options: argparse.Namespace) -> int:
    from tools import tests

    return tests.run(options.words)


def _check(options: argparse.Namespace) -> int:
    from tools import checks

    return checks.run()


def _bench(options: argparse.Namespace) -> int:
    from tools import bench

    return bench.run(options.words)


def _lock(options: argparse.Namespace) -> None:
    from tools import lock

    print(lock.make())
