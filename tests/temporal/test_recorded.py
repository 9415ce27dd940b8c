"""Histories that earlier versions have left at Temporal are gone on with by this one: nothing is decided otherwise."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory

from turbo_mode.runtime import temporal

pytestmark = pytest.mark.temporal
RECORDED = sorted((Path(__file__).parent / "recorded").glob("*.json.gz"))


def test_there_are_some() -> None:
    assert len(RECORDED) >= 21


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: file.name.removesuffix(".json.gz"))
def test_an_old_history_goes_on(file: Path) -> None:
    history = WorkflowHistory.from_json("recorded", gzip.decompress(file.read_bytes()).decode())
    asyncio.run(temporal.replayer().replay_workflow(history))
