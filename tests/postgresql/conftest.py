"""One server for all tests here, a database of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql.server import Server
from turbo_mode.store.place import Place


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def url(server: Server) -> str:
    """An empty database."""
    return server.url(server.database())


@pytest.fixture
def place(tmp_path: Path, url: str) -> Place:
    """An empty store."""
    return Place(tmp_path / "store", url)
