"""What holds for every plan and every order of inputs, sensible or not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TypeGuard

from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.bindings import task_view
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.inputs import (
    ChildWaits,
    Command,
    Facts,
    Input,
    Recovered,
    Report,
    ServiceEnded,
    Submit,
    Tick,
)
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.snapshot import dump, load
from turbo_mode.core.machine.state import ENDED, Execution
from turbo_mode.testing.pictures import differences
from turbo_mode.testing.plans import random_plan
from turbo_mode.testing.sharing import Shared

SEEDS = st.integers(min_value=0, max_value=2**32)
CODES = ("timeout", "lost", "refused", "cancelled")
quick = settings(max_examples=60)


class Life:
    """A machine that is fed at random; ``play`` yields the entries of each step."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.state = Execution(Blueprint(random_plan(seed), "digest"))
        self.shared = Shared()
        self.journal: list[bytes] = []
        self.now = 1_000_000

    def feed(self, input: Input) -> list[e.AnyEntry]:
        facts = Facts(self.now, self.rng.random())
        entries = self.shared.feed(self.state, input, facts) + self.shared.hear(self.state, facts)
        self.journal += [e.encode(entry) for entry in entries]
        return entries

    def play(self, steps: int) -> Iterator[list[e.AnyEntry]]:
        plan = self.state.blueprint.plan
        inputs = {name: getattr(value, "default", value) for name, value in plan.inputs.items()}
        yield self.feed(Submit("x", "x", "digest", inputs))
        for _ in range(steps):
            self.now = max(1, self.now + self.rng.choice([0, 1, 5000, 700_000, -3000]))
            yield self.feed(self.anything())

    def anything(self) -> Input:
        rng, state = self.rng, self.state
        under_way = [*state.attempts, *state.services]
        match rng.randrange(12):
            case 0 | 1 | 2 | 3 | 4 if under_way:
                attempt = rng.choice(under_way)
                children = {id for id, attempt in state.attempts.items() if attempt.request["kind"] == "plan"}
                if attempt in children and rng.random() < 0.3:
                    questions = rng.randint(0, 2)
                    return ChildWaits(attempt, questions, held=questions > 0 and rng.random() < 0.7)
                return Report(attempt, self.child() if attempt in children else self.seen())
            case 5:
                return Report("nobody.1.run.1", self.seen())
            case 6 if under_way:
                waits = {id for id, attempt in state.attempts.items() if attempt.request["kind"] == "wait"}
                return Recovered([id for id in under_way if id not in waits and rng.random() < 0.5], 2)
            case 7 if under_way:
                return ServiceEnded(rng.choice(under_way))
            case 8:
                return Command(rng.choice(["pause", "resume", "resume"]))
            case 9 if rng.random() < 0.15:
                return Command("cancel")
            case 10 if state.questions:
                decision = rng.choice(list(state.questions))
                options = [option["name"] for option in state.questions[decision]["options"]]
                return Command("answer", decision=decision, selection=rng.choice([*options, "nonsense"]))
            case 11:
                return Command(
                    "signal", signal=rng.choice(["go", "stop", "nonsense"]), data={"good": rng.random() < 0.5}
                )
        return Tick()

    def child(self) -> Observation:
        rng = self.rng
        status, outcome = rng.choice([("COMPLETED", ""), ("COMPLETED", ""), ("FAILED", ""), ("FAILED", "ROLLED_BACK")])
        left = {"left": rng.random() < 0.5, "undid": rng.random() < 0.5}
        return Done({"status": status, "outcome": outcome, "outputs": {"value": "fine"}, **left})

    def seen(self) -> Observation:
        rng = self.rng
        if rng.random() < 0.3:
            failure = Failure(rng.choice(CODES))
            return NotDone(failure) if rng.random() < 0.5 else Unknown(failure)
        good = rng.random() < 0.7
        return Done(
            {
                "exitCode": 0 if good else 1, "stdout": "fine", "stderr": "", "json": None, "files": {},
                "status": 200 if good else 500, "headers": {}, "body": "fine", "value": "fine", "port": 1, "pid": 1,
                "output": "fine", "artifacts": {"kept": [{"path": "a", "size": 100, "sha256": "00"}]},
            }
        )  # fmt: skip


@quick
@given(SEEDS)
def test_replay_by_apply_alone_equals_the_live_state(seed: int) -> None:
    life = Life(seed)
    for _ in life.play(60):
        assert differences(life.state, replay(Execution(life.state.blueprint), life.journal)) == []


@quick
@given(SEEDS)
def test_a_checkpoint_goes_on_exactly_as_the_original(seed: int) -> None:
    life, twin = Life(seed), Life(seed)
    for entries, same in zip(life.play(60), twin.play(60), strict=True):
        assert entries == same
        twin.state = load(twin.state.blueprint, dump(twin.state))
        assert differences(life.state, twin.state) == []


@quick
@given(SEEDS)
def test_entries_are_read_back_as_they_were_written(seed: int) -> None:
    for entries in Life(seed).play(60):
        assert [e.decode(e.encode(entry)) for entry in entries] == entries


@quick
@given(SEEDS)
def test_what_has_ended_stays_as_it_ended(seed: int) -> None:
    life = Life(seed)
    ended: dict[tuple[str, int], str] = {}
    for entries in life.play(80):
        for id, task in life.state.tasks.items():
            place = (id, life.state.round_of(id))
            assert ended.get(place, task.status) == task.status
            if task.status in ENDED:
                ended[place] = task.status
        if any(isinstance(entry, e.ExecutionEnded) for entry in entries):
            assert isinstance(entries[-1], e.ExecutionEnded)
            assert [life.feed(life.anything()) for _ in range(10)] == [[]] * 10


@quick
@given(SEEDS)
def test_nothing_starts_before_its_needs_have_ended(seed: int) -> None:
    life = Life(seed)
    for entries in life.play(80):
        for entry in entries:
            if isinstance(entry, e.AttemptStarted) and entry.purpose == "run":
                needs = life.state.blueprint.tasks[entry.task].needs
                assert all(life.state.tasks[need].status in ENDED for need, _ in needs)


@quick
@given(SEEDS)
def test_a_cancel_wins_once_and_for_all_or_not_at_all(seed: int) -> None:
    life = Life(seed)
    closings = [entry for step in life.play(120) for entry in step if isinstance(entry, e.ClosingStarted)]
    assert len(closings) <= 1
    if life.state.ended:
        assert (life.state.status == "CANCELLED") == (closings != [] and closings[0].why == "cancel")


@quick
@given(SEEDS)
def test_the_same_inputs_make_the_same_entries(seed: int) -> None:
    assert list(Life(seed).play(60)) == list(Life(seed).play(60))


@quick
@given(SEEDS)
def test_instances_begin_once_each_and_in_order(seed: int) -> None:
    life = Life(seed)
    begun: dict[tuple[str, int], list[int]] = {}
    for entries in life.play(120):
        for entry in entries:
            node = life.state.blueprint.tasks[entry.task] if _begins(entry) else None
            if node is not None and node.fan:
                begun.setdefault((node.fan, life.state.round_of(node.id)), []).append(node.index)
    assert all(indices == list(range(len(indices))) for indices in begun.values())


def _begins(entry: e.AnyEntry) -> TypeGuard[e.AttemptStarted | e.TaskSkipped]:
    return isinstance(entry, e.TaskSkipped) or (
        isinstance(entry, e.AttemptStarted) and entry.purpose == "run" and entry.number == 1
    )


@quick
@given(SEEDS)
def test_a_fan_out_has_ended_exactly_when_nothing_of_it_is_left(seed: int) -> None:
    life = Life(seed)
    for _ in life.play(120):
        state = life.state
        for id, fan in state.fans.items():
            over = state.tasks[id].status in ENDED
            left = [index for index in range(fan.next) if state.tasks[f"{id}[{index}]"].status == "NOT_RUN"]
            given_up = state.phases[state.blueprint.tasks[id].phase].ending == "CANCELLED"  # and tidies up meanwhile
            assert over == (fan.is_over or bool(left)) or state.open_phases == 0 or given_up
            assert fan.completed + len(fan.bad) + fan.skipped + fan.cancelled == fan.ended
            assert fan.running <= (fan.most or len(fan.items))
            view = task_view(state, id)
            assert sum(view["counts"].values()) - len(fan.items) == fan.ended
            assert [item["item"] for item in view["items"]] == fan.items
