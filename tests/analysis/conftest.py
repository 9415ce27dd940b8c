"""A warning of numpy would be noise on somebody's terminal."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "analysis" in item.path.parts:
            item.add_marker(pytest.mark.filterwarnings("error::RuntimeWarning"))
