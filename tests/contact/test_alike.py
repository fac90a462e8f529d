"""Nobody can tell a code that was never given from one that was burned, changed or expired; nor forge a step."""

import re

import pytest

from tests.browser import Answer, Doors
from tests.contact.asking import as_public, run_as
from tests.contact.sender import COOKIE, FORM, INSIDE, Sender, shown

pytestmark = [pytest.mark.database]

EXPIRE = """
from nok.help.contact.models import Door, Message, Thread
from nok.organisation.centres.models import Centre
centre = Centre.objects.get(slug="elverum")
with scope(centres=[centre.id]):
    for model in (Message, Door, Thread):
        model.objects.filter(centre=centre).delete()
"""
NEVER_GIVEN = """
told = codes.disguises(int(given["code"])).characters
"""


@pytest.fixture(scope="module")
def codes(writing_doors: Doors) -> dict[str, str]:
    """A code of each kind that opens nothing."""
    sender, given = Sender(writing_doors), {}
    given["burned"] = sender.write("Slettes")
    sender.press("have")
    sender.press("to-burn")
    sender.press("burn")
    given["changed"] = sender.write("Byttes")
    sender.press("have")
    sender.press("to-recode")
    sender.press("recode")
    given["offered and not taken"] = sender.codes()[1]
    sender.press("keep-old")
    sender.press("to-recode")
    sender.press("recode")
    sender.press("take")
    given["never given"] = as_public(writing_doors.world, NEVER_GIVEN, code="123456789012345678901234")
    given["no form of a code"] = "jeg husker den ikke"
    return given


def told(sender: Sender, code: str) -> tuple[Answer, Answer]:
    """What the door answers to the code, and the page that follows."""
    sender.go("/skriv/tilbake/")
    first = sender.ask(INSIDE, "POST", sender.body("open", code=code))
    return first, sender.ask(first.header("Location") or "")


def masked(answer: Answer, code: str) -> tuple[int, list[tuple[str, str]], int, bytes]:
    """Everything of an answer but what is random in every one: the token, the cookie, the second, the code itself."""
    headers = [
        (name, re.sub(rf"{COOKIE}=[^;]+", lambda found: f"a={len(found[0])}", value))
        for name, value in answer.headers
        if name not in {"Date", "Content-Length"}
    ]
    body = re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]+', rb"\1", answer.body)
    return answer.status, headers, len(answer.body) - len(code), body.replace(code.encode(), b"")


def test_every_code_that_opens_nothing_is_answered_alike(writing_doors: Doors, codes: dict[str, str]):
    answers = {}
    for kind, code in codes.items():
        first, page = told(Sender(writing_doors), code)
        answers[kind] = masked(first, ""), masked(page, code)
        assert "Vi fant ingen samtale med denne koden" in page.text

    assert len(answers) == 5
    assert [kind for kind, answer in answers.items() if answer != answers["burned"]] == []


def test_an_expired_code_is_answered_as_one_never_given(writing_doors: Doors, codes: dict[str, str]):
    sender = Sender(writing_doors)
    code = sender.write("Utløper")
    run_as("owner", writing_doors.world, EXPIRE)
    first, page = told(Sender(writing_doors), code)
    other, other_page = told(Sender(writing_doors), codes["never given"])

    assert masked(first, "") == masked(other, "")
    assert masked(page, code) == masked(other_page, codes["never given"])


def test_a_slip_is_told_without_looking_anything_up(writing_doors: Doors):
    """The look-up is what could tell them apart by time; a slip is told by the check alone, with no database at all."""
    code = Sender(writing_doors).write("Hei")
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    first, page = told(Sender(writing_doors), slip)

    assert first.status == 303
    assert "ser ut til å være skrevet feil" in page.text
    assert f'value="{slip}"' in page.text


@pytest.mark.parametrize("stage", ["thread", "meet", "recode", "new-code", "burn"])
def test_a_conversation_that_is_gone_meanwhile_is_answered_as_unknown(writing_doors: Doors, stage: str):
    sender = Sender(writing_doors)
    code = sender.write("Hei")
    sender.press("have")
    for step in {"thread": [], "new-code": ["to-recode", "recode"]}.get(stage, [f"to-{stage}"]):
        sender.press(step)
    other = Sender(writing_doors)
    other.come_back(code)
    other.press("to-burn")
    other.press("burn")
    step = {"thread": "reply", "meet": "meet", "recode": "recode", "new-code": "take", "burn": "keep"}[stage]
    sender.press(step, text="Et svar som ble skrevet", when="Etter skolen")

    assert sender.page.status == 200
    assert shown(sender.page) == "Kom tilbake"
    assert "Vi fant ingen samtale med denne koden" in sender.page.text


# --- what nobody pressed -----------------------------------------------------------------------------------


@pytest.fixture
def inside(writing_doors: Doors) -> Sender:
    """Somebody in their conversation."""
    sender = Sender(writing_doors)
    sender.write("Bare mitt")
    sender.press("have")
    return sender


def letters_of(sender: Sender, code: str) -> list[str]:
    reader = Sender(sender.doors)
    reader.come_back(code)
    return reader.letters()


@pytest.mark.parametrize("token", ["none", "wrong", "another's"])
@pytest.mark.parametrize("do", ["reply", "burn", "recode", "keep", "leave"])
def test_a_step_without_its_own_token_is_not_taken(writing_doors: Doors, token: str, do: str):
    sender = Sender(writing_doors)
    code = sender.write("Bare mitt")
    sender.press("have")
    other = Sender(writing_doors)
    other.write("En annens")
    other.press("have")
    body = sender.body(do, text="Forfalsket")
    if token == "none":
        body = re.sub(r"csrfmiddlewaretoken=[^&]+&", "", body)
    else:
        mine, theirs = (dict(each.hidden())["csrfmiddlewaretoken"] for each in (sender, other))
        body = body.replace(mine, theirs if token == "another's" else "x" * 64)
    got = sender.ask(INSIDE, "POST", body)

    assert got.status in {200, 303}
    assert "Bare mitt" not in got.text
    assert letters_of(sender, code) == ["Bare mitt"]


@pytest.mark.parametrize("do", ["reply", "burn", "recode", "keep", "send", "open"])
def test_a_step_is_never_taken_by_an_address(inside: Sender, do: str):
    code = as_code(inside)
    got = inside.ask(f"{INSIDE}?{inside.body(do, text='Forfalsket')}")

    assert got.status == 200
    assert "Forfalsket" not in got.text
    assert letters_of(inside, code) == ["Bare mitt"]


def as_code(sender: Sender) -> str:
    sender.press("to-recode")
    sender.press("recode")
    code = sender.codes()[1]
    sender.press("take")
    return code


@pytest.mark.parametrize(
    "do", ["reply", "burn", "recode", "keep", "meet", "have", "try", "to-thread", "take", "keep-old"]
)
def test_a_step_inside_a_conversation_needs_one(writing_doors: Doors, do: str):
    """Somebody at the form, without any conversation, presses what stands in another window."""
    sender = Sender(writing_doors)
    sender.write_to()
    sender.press(do, text="Det jeg skrev")

    assert sender.page.status == 200
    assert shown(sender.page) == "Kom tilbake"


def test_a_step_nobody_knows_changes_nothing(inside: Sender):
    inside.press("tull")

    assert (inside.page.status, shown(inside.page), inside.letters()) == (200, "Samtalen din", ["Bare mitt"])


def test_a_step_from_another_site_is_not_taken(writing_doors: Doors):
    sender = Sender(writing_doors)
    code = sender.write("Bare mitt")
    sender.press("have")
    body = sender.body("burn")
    sender.ask(INSIDE, "POST", body, Origin="http://elsewhere.example")

    assert letters_of(sender, code) == ["Bare mitt"]


@pytest.mark.parametrize("cookie", ["", "x", "A" * 800, "æ", "=" * 5000, "a.b.c"])
def test_a_cookie_that_is_none_of_ours_leads_to_the_front_page(writing_doors: Doors, cookie: str):
    got = writing_doors.ask(INSIDE, headers={"Cookie": f"{COOKIE}={cookie}".encode().decode("latin-1")})

    assert (got.status, got.header("Location"), got.body) == (303, "/", b"")


def test_a_cookie_with_one_bit_changed_is_none_of_ours(inside: Sender):
    at = len(inside.cookie) // 2
    changed = inside.cookie[:at] + ("A" if inside.cookie[at] != "A" else "B") + inside.cookie[at + 1 :]
    got = inside.doors.ask(INSIDE, headers={"Cookie": f"{COOKIE}={changed}"})

    assert (got.status, got.header("Location")) == (303, "/")


def test_a_file_in_place_of_a_form_is_answered(inside: Sender):
    body = '--b\r\nContent-Disposition: form-data; name="do"; filename="x"\r\n\r\nburn\r\n--b--\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    got = inside.doors.ask(INSIDE, method="POST", body=body, headers=inside.headers | kind)

    assert got.status in {200, 303}
    assert kind != FORM
