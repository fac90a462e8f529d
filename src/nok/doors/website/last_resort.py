"""The page when everything else fails: no template, no texts, no database. It still says whom to call."""

from django.http import HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

from nok.organisation.centres.facts import grouped

NAMES = {
    "112": "Politiet",
    "113": "Ambulanse",
    "116117": "Legevakt",
    "80057000": "Hjelpetelefon etter seksuelle overgrep",
    "116111": "Alarmtelefonen for barn og unge",
}

PAGE = """<!doctype html><html lang="nb" data-color-scheme="auto" data-size="md"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Siden</title>{style}</head><body>
<header class="bar"><form method="post" action="/ut/"><button class="exit">Forlat siden</button></form></header>
<main class="page"><div class="sections"><div class="stack"><h1>Noe sviktet hos oss</h1>
<p class="lead">Det er ikke deg. Prøv igjen om litt. Trenger du noen nå, kan du ringe.</p>
<p lang="en">Something failed on our side. If you need someone now, you can call.</p></div>
<ul role="list" class="numbers card">{numbers}</ul><p><a href="/">Gå til forsiden</a></p></div></main></body></html>"""


def answer(status: int) -> HttpResponse:
    """Say that it failed, with the numbers and the way out."""
    numbers = format_html_join(
        "",
        '<li><p><a class="tel" href="tel:{}">{}</a></p><p>{}</p></li>',
        ((number, grouped(number), name) for number, name in NAMES.items()),
    )
    return HttpResponse(format_html(PAGE, style=_style(), numbers=numbers), status=status)


def _style() -> str:
    try:
        return format_html('<link rel="stylesheet" href="{}">', static("ui/public.css"))
    except ValueError:  # the list of static files is not there: the page is plain, and still reads
        return ""
