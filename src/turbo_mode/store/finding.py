"""Which execution somebody means."""

from __future__ import annotations

from turbo_mode.core.plan.words import closest
from turbo_mode.errors import NotFound
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow

LONGEST = 200
"""Characters of what was said that an error repeats."""


def find(reader: Reader, reference: str) -> ExecutionRow:
    """The execution that a person means: by its id, the start of it, or the short id. Raises ``NotFound``."""
    rows = reader.find(reference)
    if not rows:
        known = closest(reference, [row.short_id for row in reader.executions(limit=200)])
        hint = f"did you mean `{known}`?" if known else "`turbo-mode list` shows them"
        raise NotFound(f"there is no execution `{reference[:LONGEST]}` here", hint=hint)
    exact = [row for row in rows if reference in (row.id, row.short_id)]
    if len(exact or rows) > 1:
        raise NotFound(f"`{reference}` may mean {len(rows)} executions", hint="give more of the id")
    return (exact or rows)[0]
