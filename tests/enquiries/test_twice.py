"""Pressed twice at once: the second waits for the first, and is answered as it was."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from nok.foundation.core import clock
from nok.foundation.core.database import writing
from nok.help.contact.models import Barring
from nok.help.enquiries.actions import handling
from tests.enquiries.house import House, house
from tests.inbox import within, write
from tests.staff import enter, hire

__all__ = ["house"]
pytestmark = pytest.mark.database
WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def wait_for_one_that_waits(house: House) -> None:
    until, line = time.monotonic() + 30, house.new_line("nok_staff")
    try:
        while time.monotonic() < until:
            with line.cursor() as cursor:
                cursor.execute(WAITS)
                if cursor.fetchone() == (1,):
                    return
            time.sleep(0.05)
    finally:
        line.close()
    pytest.fail("nobody waited")


def test_being_shut_out_pressed_twice_is_once_and_answered_alike(house: House):
    with house.as_login("nok_owner"):
        kari = hire()
        thread = write(kari)
    with house.as_login("nok_staff"), writing():
        client = enter(kari)

    def press() -> int:
        connections["default"] = house.new_line("nok_staff")
        try:
            return client.post(f"/innboks/{thread.id}/inhabil/", {"reason": "knows"}).status_code
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as window, house.as_login("nok_staff"):
        with writing(), within(kari):
            handling.shut_out_self(thread=thread, reason="knows", now=clock.now(), by=kari.actor)
            second = window.submit(press)
            wait_for_one_that_waits(house)
        answered = second.result(30)

    with house.as_login("nok_owner"), within(kari):
        assert (answered, Barring.objects.filter(thread_id=thread.id).count()) == (302, 1)
