"""The commands of `./nok`, and nothing that does not work today."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools import supervisor
from tools.home import ROOT, Home

DEFAULT_HOME = ROOT / "var"


def run(words: Sequence[str]) -> int:
    """Do one command; its exit code.

    :raises Trouble: with one plain line, if something stands in the way
    """
    commands = _parser()
    options = commands.parse_args(words)
    if not hasattr(options, "do"):
        commands.print_help()
        return 0
    do: Callable[[argparse.Namespace], int | None] = options.do
    return do(options) or 0


def _parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="./nok", description="Nok-plattformen")
    whole._positionals.title = "kommandoer"
    commands = whole.add_subparsers(metavar="", title="kommandoer")
    _add_demo(commands)
    lasting: tuple[tuple[str, Callable[[argparse.Namespace], None], str], ...] = (
        ("stop", _stop, "stopp det som kjører"),
        ("status", _status, "vis hva som kjører, og hvor"),
    )
    for name, act, what in lasting:
        command = commands.add_parser(name, help=what, description=what)
        _add_home(command)
        command.set_defaults(do=act)
    for name, django, what in DJANGO:
        command = commands.add_parser(name, help=what, description=what, add_help=False)
        _add_home(command)
        command.add_argument("words", nargs=argparse.REMAINDER)
        command.set_defaults(do=_django, django=django)
    checking: tuple[tuple[str, Callable[[argparse.Namespace], int | None], str], ...] = (
        ("test", _test, "kjør alle prøver, også i nettleser"),
        ("check", _check, "kjør de raske sjekkene"),
        ("lock", _lock, "lås pakkene på nytt etter pyproject.toml"),
    )
    for name, do, what in checking:
        command = commands.add_parser(name, help=what, description=what, add_help=False)
        command.add_argument("words", nargs=argparse.REMAINDER)
        command.set_defaults(do=do)
    return whole


# The command here, the management command behind it, what it does.
DJANGO = (("facts", "load_facts", "last fakta om steder og sentre på nytt, og vis hva som er endret"),)


def _add_home(command: argparse.ArgumentParser) -> None:
    command.add_argument("--home", type=Path, default=DEFAULT_HOME, metavar="MAPPE", help="der alt blir lagret")


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = "start alt med ekte sentre, kommuner og postnumre"
    demo = commands.add_parser("demo", help=what, description=what)
    _add_home(demo)
    demo.add_argument("--public-port", type=_port, default=8400, metavar="PORT")
    demo.add_argument("--detach", action="store_true", help="gå i bakgrunnen når alt svarer")
    demo.add_argument("--fresh", action="store_true", help="slett alt fra før og begynn på nytt")
    demo.set_defaults(do=_demo)


def _port(given: str) -> int:
    if not given.isdigit() or not 1 <= int(given) <= 65535:
        raise argparse.ArgumentTypeError("en port er et tall fra 1 til 65535")
    return int(given)


def _demo(options: argparse.Namespace) -> None:
    home, port = Home(options.home), options.public_port
    if options.fresh:
        supervisor.wipe(home)
    if options.detach:
        words = ["--home", str(home.folder), "--public-port", str(port)]
        print(supervisor.detach(home, port, words), end="")
    else:
        print("Starter.", flush=True)
        supervisor.run(home, port, lambda line: print(line, flush=True))


def _stop(options: argparse.Namespace) -> None:
    print(supervisor.stop(Home(options.home)))


def _status(options: argparse.Namespace) -> None:
    print(supervisor.status(Home(options.home)))


def _django(options: argparse.Namespace) -> int:
    from tools import owner

    return owner.run(Home(options.home), options.django, options.words)


def _test(options: argparse.Namespace) -> int:
    from tools import tests

    return tests.run(options.words)


def _check(options: argparse.Namespace) -> int:
    from tools import checks

    return checks.run()


def _lock(options: argparse.Namespace) -> None:
    from tools import lock

    print(lock.make(Path(sys.prefix)))
