"""The room's tables, split by noun."""

from nok.organisation.centres.models.centre import Centre, CentreName, Membership, PublishedVersion, ServedArea, Tie
from nok.organisation.centres.models.office import ClosedPeriod, Office, OfficeDay, OpeningHours

__all__ = [
    "Centre",
    "CentreName",
    "ClosedPeriod",
    "Membership",
    "Office",
    "OfficeDay",
    "OpeningHours",
    "PublishedVersion",
    "ServedArea",
    "Tie",
]
