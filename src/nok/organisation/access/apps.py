"""Who may see and do what: roles, the actor, pages that are shut by default, the wall between centres."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "nok.organisation.access"
    label = "access"
