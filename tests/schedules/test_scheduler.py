"""The scheduler over a real store: what a full disk, another owner and an old journal do to it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan
from turbo_mode.core.schedules import decide
from turbo_mode.core.schedules import entries as e
from turbo_mode.core.schedules.apply import apply
from turbo_mode.core.schedules.decide import step
from turbo_mode.core.schedules.inputs import Facts, Look, Pause, Resume
from turbo_mode.core.schedules.state import Schedule, Waiting
from turbo_mode.errors import StoreDamaged, StoreFull
from turbo_mode.operations import schedules
from turbo_mode.runtime.embedded.clock import WallClock
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.runtime.embedded.submission import Submission
from turbo_mode.store import schedules as stored
from turbo_mode.store.beginnings import triggers
from turbo_mode.store.rows import Changes, EntryRow

HOUR = 3_600_000
START = 1_800_000_000_000
PLAN = """
turbo: 1
name: hourly
inputs: {text: ""}
triggers: [{cron: "0 * * * *", overlap: allow, inputs: {text: "${{ event.day }} TEXT"}}]
phases: [{id: only, tasks: [{id: one, wait: 1ms}]}]
"""


class SetClock(WallClock):
    """A wall clock that shows what it is set to."""

    at = START

    def now(self) -> int:
        return self.at

    def until(self, due: int) -> float:
        return 0.05


@contextmanager
def owner(folder: Path) -> Iterator[Runtime]:
    """An owner of an encrypted store, whose calendar stands still."""
    with Runtime(store_of(folder), key=b"k" * 32) as runtime:
        runtime.schedules.clock = SetClock()
        yield runtime


def submission(text: str, folder: Path) -> Submission:
    loaded = Plan.parse(text).loaded
    return Submission(plan=loaded.plan, digest=loaded.digest, source=text, inputs={}, plan_dir=str(folder), actor="ada")


def restored(runtime: Runtime) -> Schedule:
    with runtime._engine.journal.reader() as reader:
        return stored.restore(reader, "hourly")


def fired(runtime: Runtime) -> list[str]:
    with runtime._engine.journal.reader() as reader:
        return [entry.execution for _, entry in stored.history(reader, "hourly") if isinstance(entry, e.MomentFired)]


@pytest.mark.one_store
def test_a_full_disk_delays_and_forgets_nothing(tmp_path: Path) -> None:
    with owner(tmp_path) as runtime:
        connection = runtime._engine.journal._connection
        scheduler = runtime.schedules
        scheduler.deploy("hourly", submission(PLAN.replace("TEXT", "x" * 30_000), tmp_path))
        scheduler.fire()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        scheduler.clock.at = START + HOUR  # type: ignore[attr-defined]
        until(lambda: not (tmp_path / ".turbo-mode" / "ballast").exists())
        assert fired(runtime) == []
        with pytest.raises(StoreFull):
            scheduler.deploy("other", submission(PLAN.replace("TEXT", "y" * 60_000), tmp_path))
        connection.execute("PRAGMA max_page_count = 1000000")
        until(lambda: len(fired(runtime)) == 1 and not list(restored(runtime).running()))
        assert runtime.look_up(fired(runtime)[0]).status == "COMPLETED"
        until((tmp_path / ".turbo-mode" / "ballast").exists)


def test_a_snapshot_and_the_entries_behind_it_are_the_schedule(tmp_path: Path) -> None:
    with owner(tmp_path) as runtime:
        scheduler = runtime.schedules
        scheduler.deploy("hourly", submission(PLAN, tmp_path))
        scheduler.fire()
        for number in range(1, 61):
            scheduler.clock.at = START + number * HOUR  # type: ignore[attr-defined]
            until(lambda count=number: len(fired(runtime)) == count)  # type: ignore[misc]
        until(lambda: not list(restored(runtime).running()))
        with runtime._engine.journal.reader() as reader:
            assert reader.checkpoint(stored.stream_of("hourly")) is not None
            replayed = Schedule()
            for _, entry in stored.history(reader, "hourly"):
                apply(replayed, entry)
        assert restored(runtime) == replayed
        assert len(set(fired(runtime))) == 60
    assert [shown.state.name for shown in listed(tmp_path)] == ["hourly"]


def crash_after_firing(folder: Path) -> str:
    """An owner commits that something is fired, and is gone before it has begun. Returns the id of the execution."""
    with owner(folder) as runtime:
        runtime.schedules.deploy("hourly", submission(PLAN, folder))
        state = restored(runtime)
        entries = step(state, Look(), Facts(START + HOUR, "drawn"))
        assert runtime._engine.journal.commit([stored.changes("hourly", state, entries)]) == [None]
        return fired(runtime)[0]


def test_what_was_fired_is_begun_by_the_next_owner_and_only_once(tmp_path: Path) -> None:
    id = crash_after_firing(tmp_path)
    for _ in range(2):
        with owner(tmp_path) as runtime:
            runtime.schedules.clock.at = START + HOUR  # type: ignore[attr-defined]
            runtime.schedules.fire()
            until(lambda: not list(restored(runtime).running()))
            assert fired(runtime) == [id]
            with runtime._engine.journal.reader() as reader:
                assert [(row.id, row.status) for row in reader.executions()] == [(id, "COMPLETED")]
                assert triggers(reader, [id, "nobody"]) == {id: "cron hourly", "nobody": ""}


def test_what_was_fired_by_a_trigger_that_is_gone_is_refused(tmp_path: Path) -> None:
    id = crash_after_firing(tmp_path)
    with owner(tmp_path) as runtime:
        other = PLAN.replace("triggers: [", "triggers: [{webhook: github:push}, ")
        runtime.schedules.deploy("hourly", submission(other, tmp_path))
        assert list(restored(runtime).running()) == [id]
        runtime.schedules.fire()
        until(lambda: not list(restored(runtime).running()))
        with runtime._engine.journal.reader() as reader:
            assert reader.executions() == []


def wrong_on_thursdays(trigger: e.Trigger, waiting: Waiting, now: int) -> bool:
    """A fault of ours, planted."""
    if trigger.timezone == "Europe/Berlin":
        raise ZeroDivisionError("it is Thursday")
    return True


@pytest.mark.parametrize("fault", ["ours", "a damaged row"])
def test_what_breaks_one_schedule_is_no_matter_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    broken = submission(PLAN.replace("overlap: allow", "overlap: allow, timezone: Europe/Berlin"), tmp_path)
    with owner(tmp_path) as runtime:
        runtime.schedules.deploy("broken", broken)
        runtime.schedules.deploy("hourly", submission(PLAN, tmp_path))
        if fault == "ours":
            monkeypatch.setattr(decide, "is_wanted", wrong_on_thursdays)
        else:
            nonsense = EntryRow(2, e.VERSION, "Nonsense", 1, b'{"kind":"Nonsense","at":1}')
            stream = stored.stream_of("broken")
            assert runtime._engine.journal.commit([Changes(stream, [nonsense])]) == [None]
        runtime.schedules.fire()
        for number in (1, 2):
            runtime.schedules.clock.at = START + number * HOUR  # type: ignore[attr-defined]
            until(lambda count=number: len(fired(runtime)) == count)  # type: ignore[misc]
        assert runtime.schedules.failure is None
        shown = {each.state.name: (each.status, each.trouble) for each in listed(tmp_path)}
        assert shown["hourly"] == ("ACTIVE", "")
        assert shown["broken"][0] == "BROKEN"
        assert ("it is Thursday" if fault == "ours" else "entry 2 makes no sense") in shown["broken"][1]
        if fault == "ours":
            mended(runtime, monkeypatch)
        else:
            with pytest.raises(StoreDamaged):
                runtime.schedules.change("broken", Pause())


def mended(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Still broken for whoever tries again in vain; then it goes on from now."""
    scheduler = runtime.schedules
    scheduler.change("broken", Resume("ada"))
    scheduler.clock.at += HOUR  # type: ignore[attr-defined]
    until(lambda: kinds(runtime)[-2:] == ["ScheduleResumed", "ScheduleBroken"])
    monkeypatch.undo()
    scheduler.change("broken", Resume("ada"))
    scheduler.clock.at += HOUR  # type: ignore[attr-defined]
    until(lambda: "MomentFired" in kinds(runtime))
    assert kinds(runtime)[:2] == ["ScheduleDeployed", "ScheduleBroken"]


def kinds(runtime: Runtime) -> list[str]:
    with runtime._engine.journal.reader() as reader:
        return [type(entry).__name__ for _, entry in stored.history(reader, "broken")]


def listed(folder: Path) -> list[schedules.Shown]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TURBO_MODE_STORE_KEY", base64.b64encode(b"k" * 32).decode())
        return schedules.listed(store_of(folder))


OLD = """
{"kind":"ScheduleDeployed","at":1000,"name":"a","plan":"p","planDigest":"d","triggers":[\
{"number":1,"cron":"* * * * *"},{"number":3,"cron":"0 * * * *","timezone":"Europe/Berlin","when":"true",\
"inputs":{"x":1},"overlap":"queue","catchUp":"all"}],"planDir":"/p","actor":"ada"}
{"kind":"MomentFired","at":60000,"trigger":1,"moment":60000,"execution":"e1","inputs":{"x":1}}
{"kind":"MomentQueued","at":120000,"trigger":1,"moment":120000,"missed":true,"replaces":["e1"]}
{"kind":"SchedulePaused","at":130000,"by":"ada","reason":"r"}
{"kind":"MomentsSkipped","at":300000,"trigger":1,"first":180000,"last":300000,"why":"paused","count":3}
{"kind":"ScheduleResumed","at":300000,"by":"ada"}
{"kind":"ExecutionOver","at":310000,"execution":"e1","status":"CANCELLED"}
{"kind":"MomentFired","at":310000,"trigger":1,"moment":120000,"execution":"e2","missed":true}
{"kind":"StartRefused","at":310001,"execution":"e2","reason":"no"}
{"kind":"MomentsSkipped","at":360000,"trigger":1,"first":360000,"last":360000,"why":"broken","detail":"d","execution":"e1"}
{"kind":"ScheduleRemoved","at":400000,"by":"ada"}
"""


@pytest.mark.one_store
def test_a_journal_of_the_first_version_means_what_it_meant() -> None:
    state = Schedule()
    seen = []
    for line in OLD.strip().splitlines():
        apply(state, e.decode(line.encode()))
        first = state.lines[0]
        seen.append((state.status, first.through, list(first.running), [each.moment for each in first.waiting]))
    assert seen == [
        ("ACTIVE", 1000, [], []), ("ACTIVE", 60000, ["e1"], []), ("ACTIVE", 120000, ["e1"], [120000]),
        ("PAUSED", 120000, ["e1"], [120000]), ("PAUSED", 300000, ["e1"], [120000]),
        ("ACTIVE", 300000, ["e1"], [120000]), ("ACTIVE", 300000, [], [120000]), ("ACTIVE", 300000, ["e2"], []),
        ("ACTIVE", 300000, [], []), ("ACTIVE", 360000, [], []), ("REMOVED", 360000, [], []),
    ]  # fmt: skip
