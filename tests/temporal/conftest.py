"""A real Temporal server on loopback for all tests here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.temporal.server import Server


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "temporal: needs Temporal's packages and starts its server")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that lives as long as the tests do."""
    server = Server(tmp_path_factory.mktemp("temporal"))
    try:
        yield server.address
    finally:
        server.end()
