"""The register: the year's codebook, the ledger of the forms, and the counting rules."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "nok.register"
    label = "register"
