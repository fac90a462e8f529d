"""The dialogue's addresses. All that happens inside it happens at one."""

from django.urls import path

from nok.help.contact import public

app_name = "contact"

urlpatterns = [
    path("skriv/", public.inside, name="inside"),
    path("skriv/til/<slug:slug>/", public.write_to, name="write_to"),
    path("skriv/tilbake/", public.come_back, name="come_back"),
]
