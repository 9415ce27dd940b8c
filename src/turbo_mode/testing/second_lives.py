"""Executions that are meddled with and forked, again and again, and what must hold over the whole lineage.

A person skips tasks and has failed ones done again while an execution goes on. When it has ended it is forked, with
another wish each time, and the fork lives through crashes like any other. The rules are judged from the entries and
from the world's ledger, and what a fork keeps from the plan as written.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import snapshot, steering
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.fork import Cut, Wish
from turbo_mode.core.machine.inputs import Command, Facts, Submit, Supersede
from turbo_mode.core.machine.lineage import fork, look_back
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import Conflict
from turbo_mode.testing.faults import Case, Crash, draw_case
from turbo_mode.testing.shadow import GOOD, TASK_ENDS, Shadow
from turbo_mode.testing.simulator import Simulation, require

MOST_FORKS = 3
REACHED = (
    "fork", "fork begins a phase anew", "fork goes on in a phase", "fork keeps a task", "fork asks",
    "person: retry", "person: skip", "entry ExecutionSuperseded", "entry TaskSkipAsked", "entry TasksReopened",
)  # fmt: skip
"""What these lives must have reached, each at least once."""


def live_on(seed: int, sometimes: Counter[str] | None = None) -> int:
    """The lives of a lineage; returns how many forks there were. Raises ``Violation``."""
    sometimes = Counter() if sometimes is None else sometimes
    rng = random.Random(f"lineage {seed}")
    rules = LineageRules()
    case = draw_case(seed)
    life = _life(case, rules, sometimes, None, Meddler(seed))
    for number in range(1, MOST_FORKS + 1):
        origin = _fork(life, number, rng, rules, sometimes)
        if origin is None:
            return number - 1
        crashes = tuple(Crash(rng.randint(1, 60)) for _ in range(rng.choice([0, 0, 2])))
        again = msgspec.structs.replace(case, seed=seed * 10 + number, crashes=crashes, acts=())
        earlier = life.outside.ledger
        life = _life(again, rules, sometimes, origin, None, earlier)
    return MOST_FORKS


def _life(
    case: Case, rules: LineageRules, sometimes: Counter[str], origin: Submit | None, meddler: Meddler | None,
    earlier: Sequence[Any] = (),
) -> Simulation:  # fmt: skip
    life = Simulation(case, watchers=[rules], sometimes=sometimes, origin=origin, meddles=meddler)
    life.outside.ledger += earlier
    rules.begin(life)
    return life.run()


class Meddler:
    """Has tasks skipped, and failed ones done again, now and then."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(f"meddler {seed}")
        self._left = 4

    def __call__(self, life: Simulation) -> None:
        """After each commit."""
        rng = self._rng
        if life.state.ended or not self._left or rng.random() > 0.3:
            return
        statuses = {id: life.state.task_status(id) for id in life.state.blueprint.tasks}
        verb = rng.choice(["retry", "retry", "skip"])
        wanted = ("FAILED",) if verb == "retry" else ("PENDING", "RETRYING", "FAILED")
        tasks = [id for id, status in statuses.items() if status in wanted]
        if not tasks:
            return
        command = Command(verb, id=f"meddling {self._left}", by="eve", task=rng.choice(tasks))  # type: ignore[arg-type]
        if not steering.refusal(life.state, command):
            self._left -= 1
            life.give(rng.choice([0, 0, 1000]), command)


def _fork(
    life: Simulation, number: int, rng: random.Random, rules: LineageRules, sometimes: Counter[str]
) -> Submit | None:
    """What hands in the next fork of what has ended, or None where there can be none."""
    source, plan = life.state, life.case.plan
    inputs = dict(source.inputs)
    for name, value in inputs.items():
        if isinstance(value, bool) and rng.random() < 0.3:
            inputs[name] = not value
    began = [id for id in source.blueprint.phases if source.phases[id].round]
    tasks = [id for phase in began for id in source.blueprint.phases[phase].tasks]
    start = rng.choice(["", "", *began, *tasks])
    repeat = tuple(id for id in source.blueprint.tasks if rng.random() < 0.2)
    wish = Wish(start=start, repeat=repeat)
    try:
        ended = look_back(life.blueprint, map(e.decode, life.disk))
        found, begun = fork(ended, life.blueprint, inputs, wish, life.now)
    except Conflict:
        sometimes["fork refused"] += 1
        return None
    expected = set(kept_by_the_plan(Shadow(plan), source, inputs, start))
    kept = {id for id in source.blueprint.tasks if begun.task_status(id) in TASK_ENDS and begun.tasks.get(id)}
    require(kept == expected, f"a fork keeps {sorted(kept)}, and should keep {sorted(expected)}; {wish}")
    _count(found, begun, kept, sometimes)
    rules.allowed = set(repeat)
    fork_id = f"x{number + 1}"
    for wanted in (1, 0):
        entries = step(source, Supersede(fork_id), Facts(life.now))
        require(len(entries) == wanted, f"superseded by {len(entries)} entries, and not {wanted}")
        sometimes.update(f"entry {type(entry).__name__}" for entry in entries)
    taken = snapshot.parts(begun)
    return Submit(fork_id, source.lineage, "digest", inputs, workspace="/w", forks=source.id, taken=taken,
                  tenant=source.tenant)  # fmt: skip


def _count(found: Cut, begun: Execution, kept: set[str], sometimes: Counter[str]) -> None:
    sometimes["fork"] += 1
    sometimes["fork begins a phase anew"] += len(found.anew)
    sometimes["fork goes on in a phase"] += len(found.reopened)
    sometimes["fork keeps a task"] += len(kept)


def kept_by_the_plan(shadow: Shadow, source: Execution, inputs: dict[str, Any], start: str) -> Iterator[str]:
    """The tasks that a fork keeps, by the plan as written: what ended well, and what nothing before it has changed."""
    changed = [name for name in inputs if inputs[name] != source.inputs[name]]
    phases = shadow.plan_phases
    anew, touched, again = set[str](), set[str](), set[str]()
    if start in phases:
        anew.add(start)
    elif start:
        again.add(start)
    for id, phase in phases.items():
        state = source.phases[id]
        head = [phase.when or "", phase.environment or ""]
        named = {name: each.values for name, each in shadow.plan.environments.items()} if phase.environment else {}
        there = shadow.plan.environments.get(phase.environment or "")
        rules = [*shadow.plan.decision_engine.rules, *(there.rules if there else ())]
        if _reads([*head, msgspec.json.encode(named).decode()], changed):
            anew.add(id)
        decides = [phase.gate, phase.loop, [rule.when for rule in rules] if phase.gate else []]
        if state.round and _reads([msgspec.json.encode(decides).decode()], changed):
            touched.add(id)
        for task in shadow.members[id] if state.round else ():
            plan = msgspec.structs.replace(shadow.task_plans[task], verify=None, compensate=None)
            if _reads([msgspec.json.encode([plan, shadow.plan.env, phase.env]).decode()], changed):
                (anew.add(id) if state.round > 1 else again.add(task))
        if state.status not in GOOD and not state.round:
            anew.add(id)
        elif state.status not in GOOD or _ended_early(source, shadow, id):
            touched.add(id)
            bad = [task for task in shadow.members[id] if source.task_status(task) not in GOOD]
            again.update(bad if state.status not in GOOD else [])
    _follow(shadow, phases, anew, touched, again)
    for id in phases:
        if id not in anew:
            members = [*shadow.members[id], *([] if id in touched else shadow.tidies[id])]
            yield from (task for task in members if task in source.tasks and task not in again)


def _follow(shadow: Shadow, phases: Any, anew: set[str], touched: set[str], again: set[str]) -> None:
    """Until nothing more follows on what is done again."""
    before = -1
    while before != (before := len(anew) + len(touched) + len(again)):
        touched |= {shadow.phase_of[task] for task in again}
        again |= {task for id in phases for task in shadow.members[id] if again & shadow.needs[task].keys()}
        anew |= {id for id in phases if (anew | touched) & shadow.phase_needs[id].keys()}


def _ended_early(source: Execution, shadow: Shadow, id: str) -> bool:
    gate, chosen = shadow.gates.get(id), source.phases[id].decision["selection"]
    option = gate.options.get(chosen) if gate else None
    return source.closing == "succeed" and option is not None and option.then == "succeed"


def _reads(texts: list[str], changed: list[str]) -> bool:
    return any(re.search(rf"inputs\.{name}\b", text) for name in changed for text in texts)


class LineageRules:
    """What must hold from the first execution of a lineage to the last."""

    def __init__(self) -> None:
        self.allowed: set[str] = set()
        self._keys: dict[str, tuple[str, str, str]] = {}
        self._deeds: set[tuple[str, ...]] = set()
        self._failed: set[str] = set()
        self._doubted: dict[str, str] = {}
        self._undone: set[str] = set()
        self._granted: set[str] = set()
        self._reopened: set[str] = set()
        self._is_fork = False

    def begin(self, life: Simulation) -> None:
        """Another execution of the lineage."""
        self._granted, self._reopened, self._failed = set(), set(), set()
        self._is_fork = life.origin is not None

    def committed(self, entries: Sequence[e.AnyEntry], simulation: Simulation) -> None:
        """Judges what has become durable."""
        for entry in entries:
            match entry:
                case e.AttemptStarted(purpose="run" | "fallback"):
                    self._started(entry, simulation)
                case e.RetryScheduled() | e.TaskFailed() | e.TaskFellBack() if entry.attempt:
                    self._failed.add(entry.attempt)
                case e.TaskInDoubt() if entry.attempt:
                    self._doubted[entry.task] = entry.attempt
                case e.TaskVerified(happened=False):
                    self._failed.add(self._doubted.get(entry.task, ""))
                case e.RepeatAllowed():
                    self._granted.add(entry.task)
                case e.TasksReopened():
                    self._note_deeds(simulation)
                    self._reopened |= set(entry.tasks)
                    self._granted -= set(entry.tasks)
                case e.AttemptStarted(purpose="undo"):
                    self._undone.add(entry.task)
                case e.TaskSkipped() if entry.by:
                    require(entry.outputs == {}, f"{entry.task} is skipped with other outputs")
                case e.TaskInDoubt(attempt=""):
                    require(entry.task not in self._granted, f"{entry.task} is asked for again, and was granted")
                    simulation.sometimes["fork asks"] += 1

        self._counts(simulation.state)

    def _counts(self, state: Execution) -> None:
        """Of a phase that goes on the numbers of open and of failed tasks are those of its tasks."""
        for id, phase in state.phases.items():
            if phase.status not in ("RUNNING", "HELD") or phase.ending or not phase.round or id == "finally":
                continue
            members = [
                (state.tasks[task].status, state.blueprint.tasks[task]) for task in state.blueprint.phase(id).tasks
            ]
            failed = sum(status in ("FAILED", "NOT_RUN") and not node.optional for status, node in members)
            open_ = sum(status not in TASK_ENDS for status, _ in members)
            require(
                (phase.open, phase.failed) == (open_, failed), f"{id} counts {phase.open} open, {phase.failed} failed"
            )

    def _started(self, entry: e.AttemptStarted, life: Simulation) -> None:
        task, round, purpose, *_ = entry.attempt.split(".")
        if entry.key and "[" not in task:
            owner = (task, round, purpose)
            require(self._keys.setdefault(entry.key, owner) == owner, f"{entry.attempt} has another's key {entry.key}")
            known = [key for key, of in self._keys.items() if of == owner]
            require(known == [entry.key], f"{entry.attempt} repeats with the keys {known} over its lineage")
        first = entry.number == 1 and self._is_fork
        named = {task, task.partition("[")[0], life.state.name_of(life.blueprint.tasks[task])} & self.allowed
        free = named or task in self._granted | self._undone or life.blueprint.tasks[task].tidies
        if entry.effect == "once" and (first or task in self._reopened) and not free:
            require(_deed(entry) not in self._deeds, f"{entry.attempt} happens again, and nobody was asked")
        self._reopened.discard(task)
        self._granted.discard(task)

    def _note_deeds(self, life: Simulation) -> None:
        """What has happened, as far as the world knows, and wasn't seen to fail, nor denied by its probe."""
        happened = {each.attempt for each in life.outside.ledger}
        for attempt, run in life.outside.runs.items():
            known = attempt in self._failed or attempt in life.state.attempts
            sure = attempt in happened and not known and run.entry.effect == "once"
            if sure and run.entry.purpose in ("run", "fallback"):
                self._deeds.add(_deed(run.entry))

    def over(self, simulation: Simulation) -> None:
        """Notes what has been done in it."""
        self._note_deeds(simulation)


def _deed(entry: e.AttemptStarted) -> tuple[str, ...]:
    task, round, purpose, *_ = entry.attempt.split(".")
    return (entry.key, purpose) if "[" in task else (task, round, purpose)
