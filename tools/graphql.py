"""Writes the GraphQL schema as a text: ``make rewrite``."""

from __future__ import annotations

from pathlib import Path

from turbo_mode.server.graphql.schema import schema

PAGE = Path(__file__).parents[1] / "schemas" / "graphql.graphql"


def page() -> str:
    """The whole file."""
    return f"{schema().as_str()}\n"
