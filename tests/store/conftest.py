"""Where the stores of these tests lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode.store.place import Place


@pytest.fixture
def place(tmp_path: Path, store_url: str) -> Place:
    """An empty store."""
    return Place(tmp_path / "store", store_url)
