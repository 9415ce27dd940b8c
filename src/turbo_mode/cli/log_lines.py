"""What a server logs of itself, as lines of JSON on standard error: for whoever gathers logs."""

from __future__ import annotations

import json
import logging
import sys

from turbo_mode.core.protocol.envelope import timestamp


class _Lines(logging.Formatter):
    """One record, one line, whatever stands in it."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "event": "logged", "timestamp": timestamp(round(record.created * 1000)), "level": record.levelname,
            "logger": record.name, "message": record.getMessage(),
        }  # fmt: skip
        if record.exc_info and record.exc_info[0] is not None:
            said |= {"error": record.exc_info[0].__name__, "exception": self.formatException(record.exc_info)}
        return json.dumps(said)


def begin() -> None:
    """Everything that is logged from now on, be it by us or by what we build on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    logging.getLogger().addHandler(handler)
