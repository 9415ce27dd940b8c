"""Every example does what it promises, on its good path and on its bad ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine import entries as e

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Story:
    """One run of an example: how it ended, and what was decided on the way."""

    def __init__(self, folder: Path, example: str, **inputs: Any) -> None:
        with TurboMode(folder) as turbo:
            plan = Plan.load(EXAMPLES / example / "plan.yaml")
            handle = turbo.start(plan, inputs)
            self.result = handle.wait(60)
            runtime = turbo._runtime
            state = runtime.state(handle.id)
            assert state is not None
            self.state = state
            rows = list(runtime._engine.journal.read(f"execution/{handle.id}"))
        self.entries = [e.decode(row.body) for row in rows]
        self.workspace = folder / ".turbo-mode" / "executions" / handle.id / "workspace"

    @property
    def choices(self) -> list[str]:
        """What the gates chose, in order."""
        return [entry.selection for entry in self.entries if isinstance(entry, e.OptionChosen)]

    @property
    def undone(self) -> int:
        """How many effects were taken back."""
        return sum(isinstance(entry, e.EffectUndone) for entry in self.entries)

    @property
    def asked(self) -> int:
        """How many questions people were asked."""
        return sum(isinstance(entry, e.EscalationRaised) for entry in self.entries)


def test_hello(tmp_path: Path) -> None:
    story = Story(tmp_path, "hello", who="Ada")
    assert story.result.status == "COMPLETED"


def test_a_good_version_gets_everybody(tmp_path: Path) -> None:
    story = Story(tmp_path, "canary")
    assert (story.result.status, story.choices[-1], story.asked) == ("COMPLETED", "promote", 0)
    assert story.result.outputs == {"visitorsGet": "2.0"}


@pytest.mark.deep
@pytest.mark.parametrize("fault", [{"delay": 40}, {"errors": 0.15}], ids=["slow", "failing"])
def test_a_bad_version_is_taken_back(tmp_path: Path, fault: dict[str, float]) -> None:
    story = Story(tmp_path, "canary", **fault)
    assert (story.result.status, story.result.outcome) == ("FAILED", "ROLLED_BACK")
    assert (story.choices[-1], story.asked) == ("rollBack", 0)
    assert story.result.outputs == {}
    assert story.undone == 3 + story.choices.count("watchLonger") + 1


def test_all_shards_or_none(tmp_path: Path) -> None:
    story = Story(tmp_path, "migrate", shards=20)
    assert (story.result.status, story.choices) == ("COMPLETED", ["keep"])
    assert story.result.outputs == {"migrated": 20}
    assert (story.workspace / "column").read_text() == "cents\n"


@pytest.mark.deep
def test_one_shard_fails_and_all_are_as_they_were(tmp_path: Path) -> None:
    story = Story(tmp_path, "migrate", shards=20, broken="orders_017")
    assert (story.result.status, story.result.outcome, story.choices) == ("FAILED", "ROLLED_BACK", ["undo"])
    assert story.undone == sum(isinstance(x, e.TaskCompleted) and x.task.startswith("shard[") for x in story.entries)
    assert story.undone >= 4
    assert story.state.tasks["proof"].status == "COMPLETED"
    assert story.state.tasks["proof"].outputs["checksum"] == story.state.tasks["create"].outputs["checksum"]


def test_an_agent_needs_two_tries(tmp_path: Path) -> None:
    story = Story(tmp_path, "agent")
    assert (story.result.status, story.choices, story.asked) == ("COMPLETED", ["askAgain", "keep"], 0)
    assert "/ 100" in (story.workspace / "project" / "basket.py").read_text()


def test_a_release_of_a_faulty_package_goes_back(tmp_path: Path) -> None:
    story = Story(tmp_path, "release", faulty=0.3)
    assert (story.result.status, story.result.outcome) == ("FAILED", "ROLLED_BACK")
    assert story.choices == ["probeAgain", "giveUp"]
    assert not (story.workspace / "current").exists()
