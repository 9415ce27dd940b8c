"""Regular expressions that are compiled when they are first used: a command imports many more than it needs."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands in for a pattern. What has been asked of it once is an attribute like any other from then on."""

    def __init__(self, text: Any, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``, but a match has the compiled one as its ``re``; and a fault shows at the first use only."""
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
