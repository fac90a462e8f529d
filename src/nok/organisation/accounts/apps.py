"""Staff sign-in: password and second factor, recovery, sessions."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nok.organisation.accounts"
    label = "accounts"
