"""Many who write at the very same moment are all heard."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser import Doors
from tests.contact.test_killed import texts_of
