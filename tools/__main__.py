"""`./nok COMMAND`: hands each command to the module that does it."""

import sys

from tools import commands
from tools.trouble import Trouble, from_system


def main() -> int:
    try:
        return commands.run(sys.argv[1:])
    except Trouble as problem:
        print(f"nok: {problem}", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"nok: {from_system(problem)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


sys.exit(main())
