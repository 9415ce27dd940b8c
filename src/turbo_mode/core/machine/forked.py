"""The state in which a fork begins: what is kept of its source as it was, and the rest as if it had not been.

It is made once, stands in the first entry of the fork, and from there the machine goes on as ever. Effects are all
adopted, also those of tasks that are done again: they can still be taken back. Such an effect gets a round of its own
below 0, so that it is never mistaken for what the repeat leaves, and a mark by which a repeat of the same is known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from turbo_mode.core.machine import queues, repeats, snapshot
from turbo_mode.core.machine.artifacts import bytes_of
from turbo_mode.core.machine.blueprint import Blueprint, PhaseNode
from turbo_mode.core.machine.fork import Cut, Wish
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.past import Past, mark_of
from turbo_mode.core.machine.state import ENDED, Attempt, Effect, Execution, PhaseState, TaskState
from turbo_mode.core.plan.graph import GOOD

_OWN = frozenset((
    "blueprint", "seq", "id", "lineage", "inputs", "facts", "level", "status", "started_at", "learned", "choices",
))  # fmt: skip
"""What of its state a fork doesn't take over."""


def forked(
    source: Execution, base: Execution, blueprint: Blueprint, found: Cut, past: Past, wish: Wish, now: int
) -> Execution:
    """The state of a fork at its beginning.

    ``base`` is the state of ``source`` at the entry from which it is forked, with objects that nobody else needs.
    """
    return _Forking(source, base, blueprint, found, past).state_at(now, wish)


def take(state: Execution, source: str, data: dict[str, Any]) -> None:
    """For ``apply``: begin a fresh state as a fork of ``source``."""
    begun = snapshot.from_parts(state.blueprint, {"seq": 0, **data})
    for name in Execution.__struct_fields__:
        if name not in _OWN:
            setattr(state, name, getattr(begun, name))
    state.origin.forks = source


def adopted_artifacts(taken: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, list[dict[str, Any]]]]]:
    """The artifacts that a fork has from its beginning: of each task, when it ended (ms), and what it left."""
    for task, record in taken.get("tasks", {}).items():
        if kept := record.get("artifacts"):
            yield task, record.get("endedAt", 0), kept


class _Forking:
    def __init__(self, source: Execution, base: Execution, blueprint: Blueprint, found: Cut, past: Past) -> None:
        self._source = source
        self._base = base
        self._cut = found
        self._past = past
        self._state = Execution(blueprint)

    def state_at(self, now: int, wish: Wish) -> Execution:
        state = self._state
        for id, node in state.blueprint.phases.items():
            if self._cut.is_kept(id):
                self._keep(node)
            elif id in self._cut.reopened:
                self._reopen(node, now)
        self._order()
        self._adopt()
        state.signals = self._base.signals
        state.origin.deeds, state.origin.lineages = dict(self._past.deeds), dict(self._past.lineages)
        state.origin.allowed = list(wish.repeat)
        state.kept_bytes = sum(bytes_of(task.artifacts) for task in state.tasks.values())
        return state

    # -- phases --------------------------------------------------------------------------------------------------------

    def _keep(self, node: PhaseNode) -> None:
        """It stays as it ended."""
        state, phase = self._state, self._base.phases[node.id]
        state.phases[node.id] = phase
        state.failed = state.failed or phase.status == "FAILED"
        if (made := self._base.effects_at_end.get(node.id)) is not None:
            state.effects_at_end[node.id] = made
        phase.added = phase.added_done = 0
        for id in (*node.tasks, *node.finally_tasks):
            if id in self._base.tasks:
                self._keep_task(id, phase)

    def _reopen(self, node: PhaseNode, now: int) -> None:
        """It goes on in its present round."""
        state, phase = self._state, self._base.phases[node.id]
        state.phases[node.id] = phase
        if phase.status not in GOOD:
            phase.uses, phase.lap = {}, 0 if phase.looped else phase.lap
        phase.status, phase.ending, phase.why, phase.unmet = "RUNNING", "", "", ""
        phase.looped = phase.timed_out = False
        phase.untidy = phase.running = phase.added = phase.added_done = phase.failed = phase.open = 0
        phase.started_at = now
        phase.consulted = None
        phase.looks, phase.looked = {}, {}
        phase.decision = {"selection": "", "confidence": 0.0, "fields": {}}
        for id in node.tasks:
            if id in self._cut.tasks or id not in self._base.tasks:
                state.tasks[id] = TaskState(0)
            elif id in self._cut.fans and id in self._base.fans:
                self._go_on(id, phase)
            else:
                self._keep_task(id, phase)
        self._line_up(node, phase)
        if node.timeout and phase.open:
            state.timers.set(f"timeout:{node.id}", now + node.timeout)

    def _is_named(self, fan: FanOut, id: str) -> bool:
        """Some instances are named: of those that failed no others are done again."""
        return any(f"{id}[{index}]" in self._cut.tasks for index in range(fan.next))

    def _line_up(self, node: PhaseNode, phase: PhaseState) -> None:
        """Counts, and the queue of what may start."""
        state = self._state
        phase.ready = deque()
        for id in node.tasks:
            task, of = state.tasks[id], state.blueprint.tasks[id]
            if task.status in ENDED:
                phase.failed += task.status in ("FAILED", "NOT_RUN") and not of.optional
                continue
            phase.open += 1
            task.waiting = sum(state.tasks[need].status not in ENDED for need, _ in of.needs)
            fan = state.fans.get(id)
            if fan is None and not task.waiting:
                phase.ready.append(id)
            elif fan is not None and fan.may_start:
                fan.queued = True
                phase.ready.append(id)
        if not phase.open:
            state.full_phases[node.id] = None
        queues.refresh(state, node.id)

    def _order(self) -> None:
        state = self._state
        for id, node in state.blueprint.phases.items():
            phase = state.phases[id]
            phase.waiting = sum(state.phases[need].status not in ENDED for need, _ in node.needs)
            if phase.status == "PENDING" and not phase.waiting:
                state.due_phases[id] = None
        state.open_phases = sum(state.phases[id].status not in ENDED for id in state.blueprint.phases)

    # -- tasks ---------------------------------------------------------------------------------------------------------

    def _keep_task(self, id: str, phase: PhaseState) -> None:
        state, base = self._state, self._base
        state.tasks[id] = base.tasks[id]
        state.done += 1
        if (fan := base.fans.get(id)) is not None:
            fan.queued = False
            self._adopt_fan(id, fan, phase, fan.weight - 1)
            state.done += fan.weight - 1
            for index in range(fan.next):
                state.tasks[f"{id}[{index}]"] = base.tasks[f"{id}[{index}]"]

    def _adopt_fan(self, id: str, fan: FanOut, phase: PhaseState, ended: int) -> None:
        self._state.fans[id] = fan
        phase.added += fan.weight - 1
        phase.added_done += ended
        self._state.added += fan.weight - 1

    def _go_on(self, id: str, phase: PhaseState) -> None:
        """A fan-out whose list is the same: instances that ended well are kept, the others are done again."""
        state, fan = self._state, self._base.fans[id]
        task = state.tasks[id] = TaskState(0)
        task.status, task.started_at = "RUNNING", self._base.tasks[id].started_at
        bad, fan.bad, named = frozenset(fan.bad), [], self._is_named(fan, id)
        fan.again.clear()
        fan.running = fan.completed = fan.skipped = fan.cancelled = 0
        fan.queued = fan.halted = False
        for index in range(fan.next):
            self._instance(f"{id}[{index}]", index, fan, given_up=named and index in bad)
        fan.open = len(fan.again)
        planned = FanOut(state.blueprint.tasks[id].task, fan.items, fan.keys)  # how it is done may be changed
        fan.most, fan.tolerated = planned.most, planned.tolerated
        fan.limit = fan.limit if fan.batch else fan.tolerated
        fan.until = max(fan.until, fan.next)
        self._adopt_fan(id, fan, phase, fan.ended)
        state.done += fan.ended
        if fan.is_over:
            state.full_fans[id] = None

    def _instance(self, id: str, index: int, fan: FanOut, *, given_up: bool) -> None:
        was = self._base.tasks[id]
        again = id in self._cut.tasks or (was.status not in GOOD and not given_up)
        self._state.tasks[id] = TaskState(0) if again else was
        if again:
            fan.again.append(index)
        elif was.status == "COMPLETED":
            fan.completed += 1
        elif was.status == "SKIPPED":
            fan.skipped += 1
        else:
            fan.bad.append(index)

    # -- effects -------------------------------------------------------------------------------------------------------

    def _adopt(self) -> None:
        """Every effect is this execution's from now on; a service that is kept is started again."""
        state, source = self._state, self._source
        state.effects_made = source.effects_made
        earlier = min([0, *(effect.round for effect in source.effects.values())])
        for effect in source.effects.values():
            started = self._past.started.get(effect.attempt)
            serves = started is not None and started.request["kind"] == "service"
            if started is not None and not (effect.child or serves):
                effect.mark = mark_of(started.effect, started.key, started.request)
            if self._is_kept(effect):
                self._keep_effect(effect)
                if serves and started is not None:
                    state.services[effect.attempt] = Attempt(started)
            elif not serves:
                self._outlive(effect, earlier)
        repeats.remember(state)

    def _is_kept(self, effect: Effect) -> bool:
        """It belongs to a round that is over, or to a task that stays as it ended."""
        present, task = self._state.phases[effect.phase].round, self._state.tasks.get(effect.task)
        over = effect.round == present and task is not None and task.status in ENDED
        return effect.round < present or over

    def _keep_effect(self, effect: Effect) -> None:
        self._state.effects[effect.number] = effect
        fan, round = effect.task.partition("[")[0], effect.round
        former = self._source.former_fans.get(f"{fan}.{round}")
        if former is not None:
            self._state.former_fans[f"{fan}.{round}"] = former

    def _outlive(self, effect: Effect, earlier: int) -> None:
        fan, round = effect.task.partition("[")[0], earlier - effect.round
        present = self._source.phases[effect.phase].round == effect.round
        items = self._source.fans.get(fan) if present else self._source.former_fans.get(f"{fan}.{effect.round}")
        if items is not None:
            self._state.former_fans[f"{fan}.{round}"] = items
        effect.round = round
        self._state.effects[effect.number] = effect
