"""Where the stores of these tests lie: in a file. The same tests run again in `tests/postgresql`, over there."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode.store.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty store."""
    return Place(tmp_path / "store")
