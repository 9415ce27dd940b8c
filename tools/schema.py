"""Writes the JSON Schema of plans from the model: ``python -m tools.schema [--check]``."""

from __future__ import annotations

import sys
from pathlib import Path

from turbo_mode import authoring

PAGE = Path(__file__).parents[1] / "schemas" / "plan.schema.json"


def page() -> str:
    """The whole file."""
    return authoring.schema()


def main() -> int:
    """Write the file; with ``--check`` only say whether it is fresh."""
    fresh = page()
    if "--check" not in sys.argv:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(fresh, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == fresh:
        return 0
    print(f"{PAGE.name} is stale: python -m tools.schema")
    return 1


if __name__ == "__main__":
    sys.exit(main())
