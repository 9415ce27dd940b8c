"""What is done with a plan before it runs: one function per operation. The command line and the library call these.

Nothing here needs a store or starts anything, so a command of this room is there at once.
"""

from __future__ import annotations

import json


def schema() -> str:
    """The JSON Schema of plans, as text."""
    from turbo_mode.core.plan.json_schema import plan_schema

    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"
