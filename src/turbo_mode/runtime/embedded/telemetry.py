"""What the attempts of an execution have used and printed, as their shims have written it down."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from turbo_mode.runtime.embedded.programs import newest_directory
from turbo_mode.runtime.embedded.supervision import EXIT_RECORD


class Usage(NamedTuple):
    """Of programs: processor time in ms (user and system), the most memory of one (kB), and bytes printed."""

    cpu: int = 0
    memory: int = 0
    printed: int = 0

    def __add__(self, other: tuple[Any, ...]) -> Usage:
        """Times and bytes together, and the larger of the memories."""
        return Usage(self.cpu + other[0], max(self.memory, other[1]), self.printed + other[2])

    def to_json(self) -> dict[str, int]:
        """For programs."""
        return {"cpuMs": self.cpu, "maxRssKb": self.memory, "printedBytes": self.printed}


def usage_of(attempts: Iterable[str], directory: Path) -> Usage:
    """What these attempts have used, as far as it is known; ``directory`` holds the attempts of the execution."""
    found = Usage()
    for attempt in attempts:
        try:
            record = msgspec.json.decode((newest_directory(directory / attempt) / EXIT_RECORD).read_bytes())
            printed = sum(record["bytes"][stream] for stream in ("stdout", "stderr"))
            found += Usage(record["cpuMs"] or 0, record["maxRssKb"] or 0, printed)
        except (OSError, msgspec.DecodeError, KeyError, TypeError):
            continue  # it was no program, or its shim was lost
    return found
