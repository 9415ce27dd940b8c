"""Tests of what only a store in a database of a server can do; they say themselves which database they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode.store.place import Place


@pytest.fixture(autouse=True)
def store_url() -> str:
    """Nobody is told of a database by the environment."""
    return ""


@pytest.fixture
def place(tmp_path: Path, url: str) -> Place:
    """An empty store."""
    return Place(tmp_path / "store", url)
