"""Every address of the staff door."""

from django.urls import include, path

urlpatterns = [
    path("", include("nok.organisation.accounts.urls")),
    path("", include("nok.organisation.centres.colleague_urls")),
    path("", include("nok.organisation.centres.urls")),
    path("", include("nok.register.urls")),
    path("", include("nok.statistics.urls")),
    path("", include("nok.help.enquiries.urls")),
    path("", include("nok.doors.desk.urls")),
]

handler400 = "nok.doors.desk.problems.bad_request"
handler403 = "nok.doors.desk.problems.forbidden"
handler404 = "nok.doors.desk.problems.not_found"
handler405 = "nok.doors.desk.problems.not_understood"
handler413 = "nok.doors.desk.problems.too_large"
handler500 = "nok.doors.desk.problems.broken"
