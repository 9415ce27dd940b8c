"""A person at a terminal in a folder of their own."""

from __future__ import annotations

from tests.cli.conftest import person

__all__ = ["person"]
