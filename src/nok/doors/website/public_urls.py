"""The website's addresses: places and tasks, never a kind of trouble."""

from django.urls import path, re_path

from nok.doors.website import public
from nok.doors.website.pages import PAGES

app_name = "website"

urlpatterns = [
    path("", public.front, name="front"),
    path("finn/", public.finder, name="finder"),
    path("sentre/", public.centres, name="centres"),
    path("senter/<slug:slug>/", public.centre, name="centre"),
    path("telefoner/", public.phones, name="phones"),
    path("kommuner/", public.municipalities, name="municipalities"),
    re_path(r"^kommuner/(?P<number>\d{4})/$", public.municipality, name="municipality"),
    path("sok/", public.search, name="search"),
    path("kilder/", public.sources, name="sources"),
    *[path(f"{page.name}/", public.information, {"name": name}, name=name) for name, page in PAGES.items()],
]
