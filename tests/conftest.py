"""How all tests run: by the same chance each time, and without a limit of time that a busy machine could miss."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import chance, stores

settings.register_profile(
    "house", derandomize=not chance.IS_RANDOM, deadline=None, database=None, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("house")

HERE = Path(__file__).parent
BRIEF = ("allocator", "analysis", "configuration", "expressions", "house", "language", "security")
"""Folders with nothing but brief tests: they come last, so that all workers are done at the same time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    stores.add_option(parser)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(stores)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.relative_to(HERE).parts[0] in BRIEF)


def pytest_collection_finish() -> None:
    """What is there now stays: the collector of garbage need not look through it again and again."""
    gc.freeze()
