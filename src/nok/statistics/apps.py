"""The figures: a centre's year so far, beside the same days of the year before."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "nok.statistics"
    label = "statistics"
