"""The tests of the journal, its lists and its encryption, over a database of the server."""

# ruff: noqa: F403

from __future__ import annotations

from tests.store.test_journal import *
from tests.store.test_lists import *
from tests.store.test_sealing import *
