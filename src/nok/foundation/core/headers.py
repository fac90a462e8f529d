"""The headers every answer carries, whatever made it."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Every feature a browser could be asked for, refused.
FEATURES = """
    accelerometer autoplay bluetooth camera display-capture encrypted-media fullscreen gamepad geolocation
    gyroscope hid idle-detection magnetometer microphone midi payment picture-in-picture
    publickey-credentials-create publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking
"""

ALWAYS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES.split()),
    "X-Robots-Tag": "noarchive",
}


class SecureHeaders:
    """Add what no page may leave without, and keep every page out of caches.

    The content policy is the same for every page of a door, so it is written once, when the door is opened.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.always = ALWAYS | {HEADER: build_policy()}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.always.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response
