"""The way in and out, and one's own account."""

from django.urls import path

from nok.organisation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("inn/", views.sign_in, name="sign_in"),
    path("ut/", views.sign_out, name="sign_out"),
    path("konto/", views.account, name="account"),
    path("konto/passord/", views.change_password, name="change_password"),
    path("konto/kode-app/", views.change_app, name="change_app"),
    path("konto/papirkoder/", views.recovery_codes, name="recovery_codes"),
]
