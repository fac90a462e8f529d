"""Every part pages are made of, in every state: what it looks like, and that it holds."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from nok.foundation.core.words import lazy_text, text
from nok.foundation.ui import atlas, charts
from nok.foundation.ui.icons import PATHS
from nok.foundation.ui.templatetags.ui import Call, Door
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission

DRAWINGS = ("letter", "chairs", "cup", "bench", "path", "lighthouse")
CHOICES = (("1", lazy_text("ui-gallery-choice-1")), ("2", lazy_text("ui-gallery-choice-2")))


class Everything(forms.Form):
    """One of each kind of field; sent empty, half of them have something to mend."""

    line = forms.CharField(label=lazy_text("ui-gallery-line"), help_text=lazy_text("ui-gallery-help"))
    area = forms.CharField(label=lazy_text("ui-gallery-area"), widget=forms.Textarea({"rows": 3}), required=False)
    number = forms.IntegerField(label=lazy_text("ui-gallery-number"))
    pick = forms.ChoiceField(label=lazy_text("ui-gallery-pick"), choices=CHOICES, required=False)
    one = forms.ChoiceField(label=lazy_text("ui-gallery-one"), choices=CHOICES, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(
        label=lazy_text("ui-gallery-many"), choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    yes = forms.BooleanField(label=lazy_text("ui-gallery-yes"), required=False)


@staff_page(Permission.DESK_OPEN)
def gallery(request: StaffRequest) -> HttpResponse:
    here = request.path
    dots = [
        atlas.Dot(60.88, 11.56, "Elverum", here, 1),
        atlas.Dot(60.79, 11.07, "Hamar", here, 2),
        atlas.Dot(59.91, 10.75, "Oslo", here),
    ]
    number = Call("116117", "116 117", "én én seks, én én sju", text("ui-gallery-call"), text("ui-gallery-some-text"))
    some = text("ui-gallery-line")
    context = {
        "empty": Everything(prefix="tom"),
        "filled": Everything({"mye-number": "x", "mye-many": ["1"]}, prefix="mye"),
        "icons": PATHS,
        "drawings": DRAWINGS,
        "near": atlas.around(60.88, 11.56, dots),
        "country": atlas.country(dots),
        "calls": [number, Call("112", "112", "én én to", text("ui-gallery-call"), note=text("ui-gallery-some-text"))],
        "ways": [Door(here, text("ui-gallery-way"), text("ui-gallery-some-text")), Door(here, text("ui-gallery-way"))],
        "points": [text("ui-gallery-some-text"), text("ui-gallery-some-text")],
        "rows": [("2024", "38"), ("2025", "41")],
        "table": charts.Bars(some, "2026", "2025", [charts.Row(some, 1200, 1100, True), charts.Row(some, 3, 0)]),
        "shades": charts.Grid(some, some, [some], [charts.Line(some, [charts.Cell.of(n, 4)]) for n in range(5)]),
    }
    return render(request, "desk/gallery.html", context)
