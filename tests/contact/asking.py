"""Doing what a sender does, as the public login, in a process with the public door's own environment."""

import json
import subprocess
import sys
from typing import Any

from tests.conftest import World

START = """
import json, sys
import django
django.setup()
from datetime import datetime, timedelta, UTC
from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.organisation.access.scope import scope
given = json.loads(sys.argv[1])
told = None
"""
AS_PUBLIC = """
from nok.help.contact import exchange, intake, reading, code as codes
from nok.help.contact.said import Meeting, Said
from nok.organisation.centres.snapshot import snapshot
"""
OPEN = """
from nok.help.contact.models import DialogueSettings
from nok.organisation.centres.models import Centre
from nok.organisation.centres.published import bump
for centre in Centre.objects.filter(slug__in=given["centres"]):
    with scope(centres=[centre.id]):
        DialogueSettings(centre=centre, is_open=True).save(force_insert=True)
bump()
"""


def run_as(process: str, world: World, script: str, **given: object) -> Any:
    """Run this as the process of that name would; what it puts in `told`."""
    environment = world.environment(process)
    command = [sys.executable, "-c", f"{START}{script}\nprint(json.dumps(told))", json.dumps(given)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def as_public(world: World, script: str, **given: object) -> Any:
    """Run this as the public door would; what it puts in `told`."""
    return run_as("public", world, AS_PUBLIC + script, **given)


def open_dialogue(world: World, *centres: str) -> None:
    """Give everything its keys, and let these centres take messages."""
    world.command("keys", "begin")
    run_as("owner", world, OPEN, centres=centres)
