"""What a log may say of a failure."""

import io
import logging
import sys

from nok.foundation.core.logs import Wordless


def test_a_failure_is_logged_without_its_words():
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Wordless())
    try:
        try:
            raise ValueError("det hemmelige")
        except ValueError:
            raise KeyError("det hemmelige") from None
    except KeyError:
        record = logging.LogRecord("nok", logging.ERROR, "x", 1, "det %s", ("hemmelige",), sys.exc_info())
    handler.emit(record)

    assert "hemmelige" not in out.getvalue()
    assert "builtins.KeyError" in out.getvalue()
    assert "test_logs.py" in out.getvalue()
