"""Sizes such as ``512KiB`` in bytes."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = {"B": 0, "KiB": 1, "MiB": 2, "GiB": 3, "TiB": 4}


@lru_cache(maxsize=256)
def in_bytes(text: str) -> int:
    """A size of the plan as a number of bytes. Raises ``ValueError`` for anything else."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(B|KiB|MiB|GiB|TiB)", text)
    if found is None:
        raise ValueError(text)
    return int(float(found[1]) * 1024 ** _UNITS[found[2]])
