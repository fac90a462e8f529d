"""Every address of the public door."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from nok.doors.website import leaving, public

urlpatterns = [
    path("ut/", leaving.leave, name="leave"),
    re_path(r"^data/sentre\.(?P<form>json|geojson|csv)$", public.data, name="data"),
    *i18n_patterns(
        path("", include("nok.help.contact.public_urls")),
        path("", include("nok.doors.website.public_urls")),
        prefix_default_language=False,
    ),
]

handler400 = "nok.doors.website.public.bad_request"
handler404 = "nok.doors.website.public.not_found"
handler405 = "nok.doors.website.public.not_understood"
handler413 = "nok.doors.website.public.too_large"
handler500 = "nok.doors.website.public.broken"
