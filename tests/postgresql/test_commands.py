"""What people do at a terminal, with the journal in a database of the server."""

# ruff: noqa: F403

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import person as person_in_a_folder
from tests.cli.test_run import *
from tests.cli.test_signals import *

person = person_in_a_folder
del globals()["test_a_disk_that_fails_is_said_plainly_and_loses_nothing"]  # the disk is the server's


@pytest.fixture(autouse=True)
def _in_the_database(tmp_path: Path, url: str) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(f"store: {url}\n")
