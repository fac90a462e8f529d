"""Who did what, to which thing, when and why: ids and actions, never content or names."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "nok.foundation.audit"
    label = "audit"
