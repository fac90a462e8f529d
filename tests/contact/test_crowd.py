"""Many who write at the very same moment are all heard."""

from concurrent.futures import ThreadPoolExecutor

from tests.browser import Doors
from tools.sender import Sender, at_once

CROWD = 64


def test_sixty_four_who_send_at_once_each_get_a_code_that_opens_their_own(writing_doors: Doors):
    port = writing_doors.port("public")
    texts = [f"Jeg er nummer {number}." for number in range(CROWD)]

    codes = at_once(port, "elverum", texts)

    assert len(set(codes) - {""}) == CROWD
    assert [Sender(port, f"127.3.0.{at + 1}").open(code).letters for at, code in enumerate(codes)] == [
        [(True, text)] for text in texts
    ]


def test_the_same_form_sent_at_once_from_many_windows_is_one_message(writing_doors: Doors):
    port = writing_doors.port("public")
    one = Sender(port, "127.4.0.1")
    form = one.empty_form("hamar") | {"text": "Bare én gang."}
    windows = [Sender(port, one.address) for _ in range(8)]
    for window in windows:
        window.cookies = dict(one.cookies)

    with ThreadPoolExecutor(len(windows)) as pool:
        codes = {page.code for page in pool.map(lambda window: window.post(form), windows)}

    (code,) = codes
    assert one.open(code).letters == [(True, "Bare én gang.")]
