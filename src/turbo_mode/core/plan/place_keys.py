"""What may stand in the ``config`` of a data place, where that doesn't depend on the system behind it."""

from __future__ import annotations

from typing import Final

FILE: Final = frozenset(("url", "format", "compression", "options"))
API: Final = frozenset(("url", "auth", "headers", "rows", "paging", "graphql", "prometheus", "batch"))
PROMETHEUS: Final = frozenset(("url", "auth", "headers", "prometheus", "step"))
"""Of an API that speaks so."""
