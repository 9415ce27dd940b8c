"""Files with what was measured elsewhere, and a line that counts while they are worked through."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from turbo_mode.cli.settings import current
from turbo_mode.errors import UsageError

_Item = TypeVar("_Item")


def read_json(file: Path) -> object:
    """JSON, as it is or packed by gzip. Raises ``UsageError``."""
    raw = file.read_bytes()
    try:
        return json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    except (ValueError, OSError, EOFError, RecursionError) as error:
        raise UsageError(f"{file} isn't JSON, as it is or packed by gzip: {error}") from None


def watched(items: Iterable[_Item], total: int, word: str) -> Iterator[_Item]:
    """The items; on a terminal a line counts them, if it takes long."""
    err, told, counting = current.err, time.monotonic(), False
    for place, item in enumerate(items):
        yield item
        if err.can_move and not current.quiet and time.monotonic() - told > 0.5:
            told, counting = time.monotonic(), True
            err.write(f"\r{place + 1} of {total} {word}")
    if counting:
        err.write("\r\x1b[K")
