"""A plan as work for ``schedule.py``: tasks and instances, what they wait for, people who are asked, and how far it is.

Between phases stand pieces that take no time. The end of each phase is one that lasts as long as people are asked about
its gate. The type of a task is its id, so what is learned of it is learned from the same task of earlier executions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from turbo_mode.core.machine.blueprint import FINALLY, Blueprint, PhaseNode, TaskNode
from turbo_mode.core.machine.state import ENDED, Execution
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.graph import Graph, Needs
from turbo_mode.core.progress.expected import usual
from turbo_mode.core.progress.records import Record
from turbo_mode.core.progress.schedule import Moment, Piece, Run, Work, schedule

GATE = "gate "
"""How the type of a phase's end begins."""
_FREE_KINDS = ("approve", "decide", "wait")
_MOST_INSTANCES = 10_000
_AT_ONCE = 0.001
_GOOD = ("COMPLETED", "FAILED")


def keys_of(records: Sequence[Record]) -> dict[str, list[str]]:
    """The names of the instances that each task had the last time."""
    found: dict[str, list[str]] = {}
    if records:
        for each in records[-1].tasks.values():
            found.setdefault(each.task, []).append(each.name)
    return found


class PlanWork:
    """The work of a plan; ``places`` has the pieces of each task and instance by id."""

    def __init__(self, blueprint: Blueprint, names: dict[str, list[str]], state: Execution | None = None) -> None:
        self._blueprint, self._names, self._state = blueprint, names, state
        self._pieces: list[Piece] = []
        self._caps: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self.places: dict[str, int] = {}
        for id in _in_order({id: node.needs for id, node in blueprint.phases.items()}):
            self._add_phase(blueprint.phases[id])
        if blueprint.has_finally:
            self._add_phase(blueprint.finally_)
        self.work = Work(self._pieces, self._caps)

    @property
    def size(self) -> int:
        """How many tasks and instances there are, as far as that is known or expected."""
        return sum(bool(piece.type) for piece in self._pieces) - len(self._ends)

    def _put(self, name: str, type: str, needs: Sequence[int], *, free: bool = False, pool: str = "") -> int:
        self._pieces.append(Piece(name, type, tuple(dict.fromkeys(needs)), free, pool))
        return len(self._pieces) - 1

    def _add_phase(self, node: PhaseNode) -> None:
        waits_for = list(self._ends) if node.id == FINALLY else [need for need, _ in node.needs]
        start = self._put(node.id, "", [self._ends[need] for need in waits_for if need in self._ends], free=True)
        pool = ""
        if node.max_parallel < self._blueprint.max_parallel:
            pool = f"phase {node.id}"
            self._caps[pool] = node.max_parallel
        tasks = _in_order({id: self._blueprint.tasks[id].needs for id in node.tasks})
        own = [self._add_task(self._blueprint.tasks[id], [start], pool) for id in tasks]
        for id in node.finally_tasks:
            own.append(self._add_task(self._blueprint.tasks[id], own, pool))
        self._ends[node.id] = self._put(node.id, f"{GATE}{node.id}", own or [start], free=True)

    def _add_task(self, node: TaskNode, otherwise: list[int], pool: str) -> int:
        """Put a task; returns the piece whose end is that of the task."""
        known = [self.places[need] for need, _ in node.needs if need in self.places]
        needs, free = known or otherwise, node.kind in _FREE_KINDS
        if not node.many:
            place = self._put(node.id, node.id, needs, free=free, pool="" if free else pool)
        else:
            place = self._put(node.id, "", self._add_instances(node, needs, free, pool), free=True)
        self.places[node.id] = place
        return place

    def _add_instances(self, node: TaskNode, needs: Sequence[int], free: bool, pool: str) -> list[int]:
        fan = self._state.fans.get(node.id) if self._state is not None else None
        if fan is not None:
            names = [fan.key(index) for index in range(len(fan.items))]
        else:
            names = self._names.get(node.id, [""])
        most = fan.most if fan is not None else node.task.max_parallel or 0
        if most:
            pool = f"task {node.id}"
            self._caps[pool] = most
        places = []
        for index, name in enumerate(names[:_MOST_INSTANCES]):
            named = name if name.startswith(f"{node.id}[") else f"{node.id}[{name}]"
            place = self._put(named, node.id, needs, free=free, pool="" if free else pool)
            self.places[f"{node.id}[{index}]"] = place
            places.append(place)
        return places or [self._put(node.id, "", needs, free=True)]

    def moment(self, state: Execution, now: int) -> Moment:
        """How far it is at ``now`` (ms)."""
        done: dict[int, float | None] = {}
        running: dict[int, float] = {}
        for id, place in self.places.items():
            self._place(state, id, place, now, done, running)
        asked = {each["phase"]: each["at"] for each in state.questions.values() if not each["task"]}
        for id, place in self._ends.items():
            if state.phases[id].status in ENDED:
                done[place] = None
            elif id in asked and state.phases[id].status == "HELD":
                running[place] = max((now - asked[id]) / 1000, 0.0)
        queue = []
        for place, piece in enumerate(self._pieces):
            if place in done or place in running or not all(need in done for need in piece.needs):
                continue
            if piece.type or (not piece.needs and not self._begun(state, piece.name)):
                queue.append(place)
            else:
                done[place] = None
        return Moment(done, running, queue)

    def _begun(self, state: Execution, phase: str) -> bool:
        return phase in state.phases and (state.phases[phase].round > 0 or state.phases[phase].status in ENDED)

    def _place(
        self, state: Execution, id: str, place: int, now: int, done: dict[int, float | None], running: dict[int, float]
    ) -> None:
        status, task = state.task_status(id), state.tasks.get(id)
        if status in ENDED:
            timed = task is not None and status in _GOOD and task.started_at and self._pieces[place].type
            done[place] = (task.ended_at - task.started_at) / 1000 if timed and task is not None else None
        elif task is not None and task.started_at and self._pieces[place].type:
            running[place] = max((now - task.started_at) / 1000, 0.0)


def suppositions(blueprint: Blueprint) -> dict[str, float]:
    """Seconds that are supposed of what nobody has seen: a task by its kind, and that nobody is asked at a gate.

    What the plan expects of all together (``progressTracking.expect``) makes them longer or shorter.
    """
    said = {id: usual(node) for id, node in blueprint.tasks.items()}
    gates = {f"{GATE}{id}": _AT_ONCE for id in (*blueprint.phases, FINALLY)}
    expect = blueprint.plan.progress_tracking.expect
    if expect is not None:
        work = PlanWork(blueprint, {}).work
        lengths = [(said | gates).get(piece.type, 0.0) for piece in work.pieces]
        whole = schedule(work, lengths, blueprint.max_parallel).makespan
        said = {id: seconds * milliseconds(expect) / 1000 / max(whole, _AT_ONCE) for id, seconds in said.items()}
    return said | gates


def run_of(blueprint: Blueprint, record: Record) -> Run:
    """An earlier execution as work that was carried out, for learning."""
    names: dict[str, list[str]] = {}
    for each in record.tasks.values():
        names.setdefault(each.task, []).append(each.name)
    plan = PlanWork(blueprint, names)
    by_name = {each.name: each for each in record.tasks.values()}
    seconds: list[float | None] = []
    for piece in plan.work.pieces:
        if piece.type.startswith(GATE):
            seconds.append(record.held.get(piece.type.removeprefix(GATE)))
        else:
            found = by_name.get(piece.name) if piece.type else None
            seconds.append(found.seconds if found is not None else None)
    return Run(plan.work, seconds)


def _in_order(needs: Mapping[str, Needs]) -> list[str]:
    """What waits behind what it waits for; else as written."""
    levels = Graph(needs).levels
    return sorted(needs, key=lambda id: levels.get(id, 0))
