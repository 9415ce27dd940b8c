"""Writes the JSON Schema of plans from the model: ``make rewrite``."""

from __future__ import annotations

from pathlib import Path

from turbo_mode.operations import authoring

PAGE = Path(__file__).parents[1] / "schemas" / "plan.schema.json"


def page() -> str:
    """The whole file."""
    return authoring.schema()
