"""The stories of other folders, told again with the journal in a database of the server."""

# ruff: noqa: F403

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.test_agents import *
from tests.stories.test_children import *
from tests.stories.test_children_again import *
from tests.stories.test_children_taken_back import *
from tests.stories.test_examples import *
from tests.stories.test_phases import *
from tests.stories.test_projections import *
from tests.stories.test_python_tasks import *
from tests.stories.test_secrets import *
from tests.stories.test_signals import *
from tests.stories.test_together import *
from tests.stories.test_tries import *

del globals()["test_a_secret_is_in_no_file"]  # the same is asked of the tables in test_failover.py


@pytest.fixture(autouse=True)
def _in_the_database(tmp_path: Path, url: str) -> None:
    (tmp_path / "turbo-mode.yaml").write_text(f"store: {url}\n")
