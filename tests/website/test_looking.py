"""What stands first when the words typed tell of danger."""

import pytest
from django.utils import translation

from nok.doors.website.looking import look

pytestmark = [pytest.mark.django_db, pytest.mark.urls("nok.config.urls_public")]


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("nb", "selvmord", "/fare/#liv"),
        ("nb", "Jeg vil ikke leve lenger", "/fare/#liv"),
        ("nb", "redd for å dø", "/fare/#liv"),
        ("nb", "voldtatt nå", "/akkurat-na/"),
        ("nb", "han slår meg", "/fare/"),
        ("nn", "sjølvmord", "/nn/fare/#liv"),
        ("nn", "valdteken i natt", "/nn/akkurat-na/"),
        ("en", "I want to die", "/en/fare/#liv"),
        ("en", "raped last night", "/en/akkurat-na/"),
        ("nb", "gratis", "/sporsmal/#free"),
        ("nb", "tolk", "/sporsmal/#interpreter"),
    ],
)
def test_what_matters_most_stands_first(language, typed, first):
    with translation.override(language):
        assert look(typed)[0].url == first
