"""What is kept of a page: never past its minute, its language or what it shows, and nothing of who asked."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from nok.foundation.ui import kept as keeping
from nok.foundation.ui.kept import drawn, kept

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    keeping._kept.clear()


@pytest.fixture
def draw():
    """A drawing that is another one each time."""
    numbers = count(1)
    return lambda: next(numbers)


@pytest.fixture
def ask():
    """Ask a kept page that tells which drawing it is, and of whom."""
    numbers, stands = count(1), ["first"]

    @kept(lambda: stands[0])
    def page(request):
        return HttpResponse(f"{next(numbers)} {request.META['REMOTE_ADDR']}", status=203, headers={"X-Of": stands[0]})

    def asked(path="/om/", of="first", method="get", **more):
        stands[0] = of
        return page(getattr(RequestFactory(), method)(path, **more))

    return asked


def test_what_is_kept_is_drawn_once_in_a_minute_and_anew_in_the_next(draw):
    moments = [NOON, NOON + 59 * SECOND, NOON + 60 * SECOND, NOON + 119 * SECOND, NOON - SECOND]

    assert [drawn("page", moment, draw) for moment in moments] == [1, 1, 2, 2, 3]


def test_what_was_drawn_as_the_minute_passed_is_not_shown_in_the_next(draw):
    """Another thread may begin the next minute while this one draws."""

    def slow():
        drawn("other", NOON + 60 * SECOND, draw)
        return draw()

    late = drawn("page", NOON, slow)

    assert drawn("page", NOON + 61 * SECOND, draw) == late + 1


def test_each_language_and_each_thing_shown_has_its_own_drawing(draw):
    first = [drawn(of, NOON, draw) for of in ("one", "other")]
    with override("en"):
        english = drawn("one", NOON, draw)

    assert [*first, english] == [1, 2, 3]
    assert drawn("one", NOON, draw) == 1


def test_no_more_is_kept_than_there_is_room_for(draw):
    for number in range(3 * keeping.MOST):
        drawn(number, NOON, draw)
        assert len(keeping._kept) <= keeping.MOST


def test_a_drawing_that_failed_is_not_kept(draw):
    with pytest.raises(ZeroDivisionError):
        drawn("page", NOON, lambda: 1 / 0)

    assert drawn("page", NOON, draw) == 1


def test_an_answer_is_kept_whole_and_handed_out_as_a_copy(ask):
    once = ask()
    once.content, once["X-Of"] = b"changed on the way out", "changed"

    assert (ask().status_code, ask()["X-Of"], ask().content) == (203, "first", b"1 127.0.0.1")


def test_what_changed_is_shown_at_once(ask):
    assert [ask(of=each).content.split()[0] for each in ("first", "second", "first")] == [b"1", b"2", b"1"]


def test_each_address_and_host_has_its_own(ask):
    asked = [ask("/om/"), ask("/kilder/"), ask("/om/", HTTP_HOST="localhost"), ask("/om/")]

    assert [each.content.split()[0] for each in asked] == [b"1", b"2", b"3", b"1"]


@pytest.mark.parametrize(
    "own",
    [
        {"path": "/om/?sted=hamar"},
        {"HTTP_COOKIE": "__Host-a=abc"},
        {"HTTP_COOKIE": "other=1"},
        {"method": "post", "data": {"text": "hei"}},
    ],
)
def test_whoever_brings_something_is_drawn_for_and_not_kept(ask, own):
    ask()

    assert ask(**own, REMOTE_ADDR="127.9.9.9").content == b"2 127.9.9.9"
    assert ask(**own).content == b"3 127.0.0.1"
    assert ask().content == b"1 127.0.0.1"
    assert len(keeping._kept) == 1
