"""Pages of the register."""

from django.urls import path

from nok.register import views

app_name = "register"
urlpatterns = [
    path("slik-teller-vi/", views.how_we_count, name="how_we_count"),
    path("slik-teller-vi/<int:year>/", views.how_we_counted, name="how_we_counted"),
]
