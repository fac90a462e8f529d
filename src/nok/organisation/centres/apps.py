"""Centres, offices, hours, services, who works where, membership, who pays as far as is public."""

from django.apps import AppConfig


class CentresConfig(AppConfig):
    name = "nok.organisation.centres"
    label = "centres"
