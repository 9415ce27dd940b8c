"""A plugin that a program hands in: what it hears, what it may ask for, and that nothing it does wrong spreads."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.conftest import ASKS, PLAN, WAITS, short
from tests.waiting import until
from turbo_mode import Conflict, NotPermitted, Plan, TurboMode, TurboModeError, TurboModePlugin, UsageError, on
from turbo_mode.plugins.plugin import Surroundings, usual_name


class ExternalSystemClient:
    """What stands for the other system of the guide."""

    def __init__(self, api_key: str) -> None:
        self.api_key = api_key
        self.decisions: list[dict[str, Any]] = []
        self.executions: list[dict[str, Any]] = []

    async def create_decision(self, decision: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        self.decisions.append(decision)

    async def complete_execution(self, execution: dict[str, Any]) -> None:
        self.executions.append(execution)


class ExternalSystemPlugin(TurboModePlugin):
    """The guide's example, in Python."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.client = ExternalSystemClient(options["apiKey"])

    def initialize(self, turbo_mode: Surroundings) -> None:
        turbo_mode.on("decision:created", self.on_decision_created)
        turbo_mode.on("execution:completed", self.on_execution_completed)

    async def on_decision_created(self, decision: Any) -> None:
        await self.client.create_decision({
            "id": decision.id, "context": decision.context, "selection": decision.selection,
            "confidence": decision.confidence, "rationale": decision.rationale,
        })  # fmt: skip

    async def on_execution_completed(self, execution: Any) -> None:
        await self.client.complete_execution({
            "id": execution.id, "status": execution.status, "startTime": execution.startTime,
            "endTime": execution.end_time, "tasks": execution["tasks"],
        })  # fmt: skip


def test_the_example_of_the_guide(tmp_path: Path) -> None:
    plugin = ExternalSystemPlugin({"apiKey": "your-api-key"})
    with TurboMode(tmp_path, plugins=[plugin]) as turbo:
        ended = turbo.run(short())
    assert plugin.client.api_key == "your-api-key"
    (decision,), (execution,) = plugin.client.decisions, plugin.client.executions
    assert (decision["id"], decision["selection"]) == (f"{ended.id}/d1", "on")
    assert decision["confidence"] > 0.9
    assert decision["rationale"]
    assert decision["context"]["failedTasks"] == 0
    assert (execution["id"], execution["status"]) == (ended.id, "COMPLETED")
    assert execution["startTime"] < execution["endTime"]
    (task,) = execution["tasks"]
    assert (task["id"], task["name"], task["status"]) == ("nap", "A nap", "COMPLETED")


class Ear(TurboModePlugin):
    """Hears of everything, and goes wrong where it is told to."""

    def __init__(self, name: str = "ear", wrong: str = "", times: int = 1) -> None:
        super().__init__()
        self.name = name
        self.wrong = wrong
        self.times = times
        self.heard: list[Any] = []
        self.threads: set[int] = set()
        self.life: list[str] = []

    async def start(self) -> None:
        self.life.append("start")

    def stop(self) -> None:
        self.life.append("stop")

    @on("*")
    def hear(self, event: Any) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append(event)
        if event.event == self.wrong and self.times:
            self.times -= 1
            raise SystemExit("not today") if self.times else OSError("away")


def names(plugin: Ear) -> list[str]:
    return [each.event for each in plugin.heard if each.event != "progress:updated"]


def test_all_that_happens_comes_in_order_and_in_one_thread(tmp_path: Path) -> None:
    ear = Ear()
    with TurboMode(tmp_path, plugins=[ear]) as turbo:
        first, second = turbo.run(short()), turbo.run(short())
        until(lambda: turbo.plugins[0]["waiting"] == 0)
        assert turbo.plugins[0]["status"] == "RUNNING"
    told = [each for each in ear.heard if each.event != "progress:updated"]
    assert [each.sequence for each in told] == sorted({each.sequence for each in told})
    assert {each.execution_id for each in told} == {first.id, second.id}
    assert names(ear).count("execution:completed") == 2
    assert len(ear.threads) == 1
    assert ear.life == ["start", "stop"]
    task = next(each for each in told if each.event == "task:completed")
    assert (task.id, task.task, task["phase"], task.outputs, task.failure) == ("nap", "nap", "only", {}, None)
    assert set(task) >= {"executionId", "timestamp", "status"}
    with pytest.raises(AttributeError, match="did you mean `status`"):
        _ = task.statsu


def test_progress_comes_while_it_goes_on_and_what_fails_there_is_not_tried_again(tmp_path: Path) -> None:
    ear = Ear(wrong="progress:updated")
    with TurboMode(tmp_path, plugins=[ear]) as turbo:
        handle = turbo.start(Plan.from_dict(WAITS))
        until(lambda: ear.heard and ear.heard[-1].event == "progress:updated")
        told = ear.heard[-1]
        assert (told.id, told.tasks, told.done, told.status) == (handle.id, 1, 0, "RUNNING")
        assert 0 <= told.percentage < 100
        handle.signal("go")
        assert handle.wait().status == "COMPLETED"
    assert names(ear)[-1] == "execution:completed"
    assert len({each.event_id for each in ear.heard}) == len(ear.heard)


def test_a_handler_that_fails_gets_its_event_again_and_holds_up_nobody(tmp_path: Path) -> None:
    fails, well = Ear("fails", "execution:started", times=2), Ear("well")
    with TurboMode(tmp_path, plugins=[fails, well]) as turbo:
        assert turbo.run(short()).status == "COMPLETED"
        until(lambda: "execution:completed" in names(well))
        assert fails.life == ["start"]
        until(lambda: "execution:completed" in names(fails))
        assert [each["status"] for each in turbo.plugins] == ["RUNNING", "RUNNING"]
    assert names(fails)[:3] == ["execution:started"] * 3
    assert len({each.event_id for each in fails.heard[:3]}) == 1
    assert names(fails)[2:] == names(well)


class Broken(TurboModePlugin):
    """Can't even begin."""

    def initialize(self, turbo_mode: Surroundings) -> None:
        raise RuntimeError("the tracker isn't there")


class Hangs(TurboModePlugin):
    """Never comes to an end."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def initialize(self, turbo_mode: Surroundings) -> None:
        turbo_mode.on("execution:started", lambda event: self.go.wait())


def test_what_can_not_begin_or_never_ends_is_seen_and_harms_nobody(tmp_path: Path) -> None:
    hangs, ear = Hangs(), Ear()
    with TurboMode(tmp_path, plugins=[Broken(), hangs, ear]) as turbo:
        assert turbo.run(short()).status == "COMPLETED"
        until(lambda: "execution:completed" in names(ear))
        until(lambda: turbo.plugins[1].get("atWork"))
        broken, hanging, good = turbo.plugins
        assert (broken["status"], broken["failure"]) == ("FAILING", "RuntimeError: the tracker isn't there")
        assert hanging["waiting"] > 0
        assert good["status"] == "RUNNING"
        hangs.go.set()


def test_what_it_missed_comes_with_the_next_one(tmp_path: Path) -> None:
    first = Ear("ear", "execution:completed", times=-1)
    with TurboMode(tmp_path, plugins=[first]) as turbo:
        turbo.run(short())
        until(lambda: turbo.plugins[0]["status"] == "FAILING")
    assert "execution:completed" in names(first)
    second = Ear("ear")
    with TurboMode(tmp_path, plugins=[second]) as turbo:
        until(lambda: "execution:completed" in names(second))
    assert names(second)[-1] == "execution:completed"
    assert "execution:started" not in names(second)


class Acts(TurboModePlugin):
    """Asks for all that can be asked for."""

    def __init__(self, roles: tuple[str, ...]) -> None:
        super().__init__()
        self.roles = roles  # type: ignore[misc]
        self.refused: list[str] = []
        self.started = ""

    def initialize(self, turbo_mode: Surroundings) -> None:
        self.turbo_mode = turbo_mode

    @on("decision:escalated")
    def answer(self, decision: Any) -> None:
        self.attempt(lambda: self.turbo_mode.answer(decision.id, "ship", "it is fine"))
        self.attempt(lambda: setattr(self, "started", self.turbo_mode.start(WAITS)))
        self.attempt(lambda: self.turbo_mode.signal(self.started, "go"))
        self.attempt(lambda: self.turbo_mode.annotate(decision.execution_id, "seen", {"by": "us"}))

    def attempt(self, ask: Any) -> None:
        try:
            ask()
        except TurboModeError as error:
            self.refused.append(error.code)


def test_it_asks_for_what_its_roles_allow(tmp_path: Path) -> None:
    acts, ear = Acts(("agent", "operator", "approver")), Ear()
    with TurboMode(tmp_path, plugins=[acts, ear]) as turbo:
        assert turbo.start(Plan.from_dict(ASKS)).wait().status == "COMPLETED"
        until(lambda: names(ear).count("execution:completed") == 2)
    assert acts.refused == []
    by = {each.decided_by for each in ear.heard if each.event == "decision:created"}
    assert any("plugin:acts" in str(each) for each in by)
    assert {each.actor for each in ear.heard if each.event == "execution:started"} >= {"plugin:acts"}
    note = next(each for each in ear.heard if each.event == "documentation:created")
    assert (note.type, note.content, note.metadata["author"]) == ("NOTE", "seen", "plugin:acts")


def test_an_agent_answers_nothing_and_signals_nobody(tmp_path: Path) -> None:
    acts = Acts(("agent",))
    with TurboMode(tmp_path, plugins=[acts]) as turbo:
        handle = turbo.start(Plan.from_dict(ASKS))
        until(lambda: len(acts.refused) == 2)
        assert acts.refused == [NotPermitted.code] * 2
        assert handle.status == "HELD"
        handle.cancel()
        handle.wait()


class Echo(TurboModePlugin):
    """Answers every note with a note."""

    def initialize(self, turbo_mode: Surroundings) -> None:
        self.turbo_mode = turbo_mode

    @on("execution:completed", "documentation:created")
    def echo(self, event: Any) -> None:
        self.turbo_mode.annotate(event.execution_id, f"about {event.event}")


def test_it_does_not_hear_of_its_own_notes(tmp_path: Path) -> None:
    ear = Ear()
    with TurboMode(tmp_path, plugins=[Echo(), ear]) as turbo:
        turbo.run(short())
        until(lambda: not any(each["waiting"] for each in turbo.plugins))
        until(lambda: "documentation:created" in names(ear))
    assert names(ear).count("documentation:created") == 1


AGREED: dict[str, Any] = ASKS | {"phases": [{
    "id": "build", "tasks": [{"id": "nap", "wait": "10ms"}],
    "gate": {"question": "Ship it?", "options": {"ship": {"then": "continue"}, "drop": {"then": "fail"}},
             "approve": {"from": ["role:release"]}},
}]}  # fmt: skip


def test_where_people_must_agree_it_agrees_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "turbo-mode.yaml").write_text('approvers: {"role:release": [ada]}\n')
    acts = Acts(("agent", "operator", "approver"))
    with TurboMode(tmp_path, plugins=[acts]) as turbo:
        handle = turbo.start(Plan.from_dict(AGREED))
        until(lambda: acts.refused)
        assert acts.refused[0] == Conflict.code
        assert handle.status == "HELD"
        handle.cancel()
        handle.wait()


class Keeps(TurboModePlugin):
    """Counts in the store, over all its lives."""

    @on("execution:completed")
    async def count(self, execution: Any) -> None:
        self.seen = [*self.turbo_mode.storage.get("seen", []), execution.id]
        self.turbo_mode.storage.put("seen", self.seen)

    def initialize(self, turbo_mode: Surroundings) -> None:
        self.turbo_mode = turbo_mode


def test_what_it_keeps_is_there_in_its_next_life(tmp_path: Path) -> None:
    ids = []
    for _ in range(2):
        keeps = Keeps()
        with TurboMode(tmp_path, plugins=[keeps]) as turbo:
            ids.append(turbo.run(short()).id)
    assert keeps.seen == ids
    storage = keeps.turbo_mode.storage
    for key, value in (("", 1), ("k" * 201, 1), ("big", "x" * 70_000), ("odd", object())):
        with pytest.raises(UsageError):
            storage.put(key, value)


@pytest.mark.parametrize("event", ["execution:complete", "tasks:*", "", "decision", "task:*x", "decision:Created"])
def test_an_event_that_there_is_not_is_refused(event: str) -> None:
    with pytest.raises(UsageError):
        on(event)


def test_no_plugin_or_two_of_one_name(tmp_path: Path) -> None:
    for wrong, kind in (([Ear(), Ear()], Conflict), ([object()], UsageError), ([Ear("Not A Name")], UsageError)):
        with pytest.raises(kind):
            TurboMode(tmp_path, plugins=wrong)  # type: ignore[arg-type]
    with TurboMode(tmp_path) as turbo:
        assert turbo.plugins == []
        assert turbo.run(Plan.from_dict(PLAN)).status == "COMPLETED"


@pytest.mark.parametrize(
    ("kind", "name"),
    [("ExternalSystemPlugin", "external-system"), ("Plugin", "plugin"), ("HTTPPlugin", "http"), ("Ear2", "ear2")],
)
def test_a_plugin_has_the_name_of_its_class(kind: str, name: str) -> None:
    assert usual_name(kind) == name
