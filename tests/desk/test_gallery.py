"""The gallery shows every part there is, to those who are signed in."""

import re
from pathlib import Path

import pytest

from nok.foundation import ui
from nok.foundation.ui.icons import PATHS
from nok.foundation.ui.templatetags.ui import register

ROOM = Path(ui.__file__).parent
TEMPLATE = Path(ui.__file__).parents[2] / "doors" / "desk" / "templates" / "desk" / "gallery.html"
FRAME = {"mark", "exit_button", "tel"}  # drawn by the frames, and inside another part


@pytest.mark.django_db
def test_gallery_opens_for_the_signed_in_alone(colleague, signed_in, client):
    page = signed_in(colleague()).get("/galleri/").content.decode()

    assert page.count("<h2") == 13 + 2 + 1  # and the two names in the list of numbers, and that of the bars
    assert client.get("/galleri/", headers={"host": "localhost"}).status_code == 302


@pytest.mark.django_db
def test_gallery_shows_every_drawing_and_icon(colleague, signed_in):
    page = signed_in(colleague()).get("/galleri/").content.decode()
    drawings = [path.read_text(encoding="utf-8").strip() for path in ROOM.glob("templates/ui/drawings/*.svg")]

    assert [drawing for drawing in drawings if drawing not in page] == []
    assert [name for name, path in PATHS.items() if path not in page] == []


def test_gallery_uses_every_tag_of_the_design_system():
    used = set(re.findall(r"\{%\s*(\w+)", TEMPLATE.read_text(encoding="utf-8")))

    assert set(register.tags) - FRAME - used == set()


@pytest.mark.django_db
def test_fields_with_something_to_mend_say_so_to_a_screen_reader(colleague, signed_in):
    page = signed_in(colleague()).get("/galleri/").content.decode()
    described = re.findall(r'name="mye-(?:line|number)"[^>]*aria-describedby="([^"]+)"', page)

    assert len(described) == 2
    assert [each for names in described for each in names.split() if f'id="{each}"' not in page] == []
