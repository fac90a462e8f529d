"""The information pages as tables of contents: which texts stand where. One template draws them all,
and the search reads the same tables."""

from collections.abc import Mapping

from nok.doors.website.pages.now import CLOSED_NOW, DANGER, FAR_AWAY, JUST_NOW, UNSURE
from nok.doors.website.pages.page import Page
from nok.doors.website.pages.promises import ACCESSIBILITY, PRIVACY, TRACES
from nok.doors.website.pages.questions import FAQ
from nok.doors.website.pages.reading import ABOUT, CLOSE, FIRST, MEN, PROFESSIONALS, YOUNG

PAGES: Mapping[str, Page] = {
    "about": ABOUT,
    "first": FIRST,
    "close": CLOSE,
    "young": YOUNG,
    "men": MEN,
    "just_now": JUST_NOW,
    "professionals": PROFESSIONALS,
    "faq": FAQ,
    "traces": TRACES,
    "privacy": PRIVACY,
    "accessibility": ACCESSIBILITY,
    "closed_now": CLOSED_NOW,
    "far_away": FAR_AWAY,
    "unsure": UNSURE,
    "danger": DANGER,
}
