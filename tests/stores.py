"""Where the stores of the tests lie: in files, or, with ``--store postgresql``, each in a database of a real server.

A plugin of pytest, which ``conftest.py`` registers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ENVIRONMENT
from turbo_mode.cli.settings import STORE_VARIABLE

if TYPE_CHECKING:
    from tests.postgresql.server import Server

ONE_STORE = "one_store: it needs no store, or is about the file of one, so it isn't told again over PostgreSQL"


def add_option(parser: pytest.Parser) -> None:
    """``--store``."""
    parser.addoption("--store", choices=("sqlite", "postgresql"), default="sqlite", help="where stores lie")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", ONE_STORE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--store") == "postgresql":
        left_out = [item for item in items if item.get_closest_marker("one_store")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One for all tests of a process."""
    from tests.postgresql.server import Server

    with Server() as running:
        yield running


@pytest.fixture
def url(server: Server) -> str:
    """An empty database."""
    return server.url(server.database())


@pytest.fixture(autouse=True)
def store_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The database in which stores lie, for this process and for what a person types; empty where they are files."""
    if request.config.getoption("--store") == "sqlite":
        yield ""
        return
    url: str = request.getfixturevalue("url")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STORE_VARIABLE, url)
        patch.setitem(ENVIRONMENT, STORE_VARIABLE, url)
        yield url
