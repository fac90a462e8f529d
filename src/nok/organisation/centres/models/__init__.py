"""The room's tables, split by noun."""

from nok.organisation.centres.models.centre import Centre, CentreName, Membership, PublishedVersion, ServedArea, Tie
from nok.organisation.centres.models.change import CentreChange
from nok.organisation.centres.models.employment import Employment
from nok.organisation.centres.models.invitation import Invitation
from nok.organisation.centres.models.office import ClosedPeriod, HiddenAddress, Office, OfficeDay, OpeningHours

__all__ = [
    "Centre",
    "CentreChange",
    "CentreName",
    "ClosedPeriod",
    "Employment",
    "HiddenAddress",
    "Invitation",
    "Membership",
    "Office",
    "OfficeDay",
    "OpeningHours",
    "PublishedVersion",
    "ServedArea",
    "Tie",
]
