"""A family goes on in another engine: whatever one of the two journals has, and the other hasn't yet, is made good."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.places import store_of
from tests.stories.families import all_ids, begun, entries_of, state_of, written
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Command
from turbo_mode.store.journal import Journal
from turbo_mode.store.rows import stream_of

STEPS = """
phases:
  - id: work
    tasks:
      - {id: first, shell: 'cd "$TURBO_MODE_PLAN_DIR"; touch started; until test -e go; do sleep 0.02; done'}
      - {id: second, shell: 'touch "$TURBO_MODE_PLAN_DIR/second"'}
finally: [{id: tidy, shell: 'touch "$TURBO_MODE_PLAN_DIR/tidied"'}]
"""
CALLS_STEPS = """
phases: [{id: p, tasks: [{id: go, plan: ./steps.yaml}]}]
"""


def left_alone(tmp_path: Path) -> tuple[str, str]:
    """A parent and its child, whose engine has gone while the child's first task ran."""
    with TurboMode(tmp_path) as turbo:
        handle = begun(turbo, tmp_path, written(tmp_path, top=CALLS_STEPS, steps=STEPS))
        return handle.id, handle.children["go"].id


def test_what_ends_while_no_engine_is_there_is_heard_of_by_the_next_one(tmp_path: Path) -> None:
    left_alone(tmp_path)
    (tmp_path / "go").touch()
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        assert handle.wait(60).status == "COMPLETED"


def test_a_cancel_that_waits_for_the_parent_reaches_the_child_before_it_goes_on(tmp_path: Path) -> None:
    parent, child = left_alone(tmp_path)
    (tmp_path / "go").touch()
    time.sleep(0.3)
    with TurboMode(tmp_path) as turbo:
        turbo._runtime.leave_command(parent, Command("cancel", reason="too late"))
        (handle,) = turbo.resume()
        assert handle.wait(60).status == "CANCELLED"
        assert state_of(turbo, child).status == "CANCELLED"
    assert not (tmp_path / "second").exists()
    assert (tmp_path / "tidied").exists()


def test_a_pause_outlives_the_engine_and_ends_with_that_of_the_parent(tmp_path: Path) -> None:
    with TurboMode(tmp_path) as turbo:
        handle = begun(turbo, tmp_path, written(tmp_path, top=CALLS_STEPS, steps=STEPS))
        handle.pause()
        child = handle.children["go"].id
        until(lambda: state_of(turbo, child).paused)
    (tmp_path / "go").touch()
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        until(lambda: state_of(turbo, child).tasks["first"].status == "COMPLETED")
        time.sleep(0.2)
        assert (handle.status, handle.children["go"].status) == ("PAUSED", "PAUSED")
        handle.resume()
        assert handle.wait(60).status == "COMPLETED"


@pytest.mark.parametrize("by", ["parent", "ada"])
def test_a_child_that_missed_the_end_of_a_pause_hears_of_it_from_the_next_engine(tmp_path: Path, by: str) -> None:
    """As if the engine had died between the two commits; a pause that somebody gave the child itself stays."""
    parent, child = left_alone(tmp_path)
    with TurboMode(tmp_path) as turbo:
        turbo._runtime.go_on(parent)
        turbo._runtime.command(child, Command("pause", by=by))
    (tmp_path / "go").touch()
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        if by == "ada":
            until(lambda: state_of(turbo, child).tasks["first"].status == "COMPLETED")
            time.sleep(0.2)
            assert handle.children["go"].status == "PAUSED"
            handle.children["go"].resume()
        assert handle.wait(60).status == "COMPLETED"


def test_a_child_that_was_asked_for_and_never_began_is_asked_for_again(tmp_path: Path) -> None:
    """As if the engine had died between the parent's entry and the child's first one."""
    parent, child = left_alone(tmp_path)
    (tmp_path / "go").touch()
    with Journal.open(store_of(tmp_path)) as journal:
        journal.purge(stream_of(child))
    with TurboMode(tmp_path) as turbo:
        (handle,) = turbo.resume()
        assert handle.wait(60).status == "COMPLETED"
        assert handle.children["go"].id != child
    lost = [entry for entry in entries_of(tmp_path, parent) if isinstance(entry, e.AttemptLost)]
    assert [entry.attempt for entry in lost] == ["go.1.run.1"]


def test_a_cancel_before_it_began_leaves_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = written(tmp_path, top=CALLS_STEPS, steps=STEPS)
    with TurboMode(tmp_path) as turbo:
        workers, later = turbo._runtime._engine.performer._workers, list[Callable[[], None]]()
        monkeypatch.setattr(workers, "run", later.append)
        handle = turbo.start(Plan.load(top))
        until(lambda: later)
        handle.cancel()
        monkeypatch.undo()
        workers.run(later[0])
        assert handle.wait(60).status == "CANCELLED"
    assert all_ids(tmp_path) == [handle.id]
