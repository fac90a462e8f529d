"""Sealing and opening: data keys in slots, slots under a centre's key and under a key of the week."""

from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "nok.foundation.crypto"
    label = "crypto"
