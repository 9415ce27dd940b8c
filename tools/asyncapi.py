"""Writes the AsyncAPI document of all events from the catalogue: ``make rewrite``."""

from __future__ import annotations

from pathlib import Path

from turbo_mode.operations import authoring

PAGE = Path(__file__).parents[1] / "schemas" / "events.asyncapi.json"


def page() -> str:
    """The whole file."""
    return authoring.event_schema()
