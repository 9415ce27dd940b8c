"""A fork: a new execution that goes on where another one has ended, with other inputs, another plan, or a second try.

What has changed is done again, and exactly what follows on it: the tasks after it in its phase, and the phases that
need this phase. Everything else is kept as it ended. Phases fall in three groups::

    kept        ended well, and nothing in it or before it has changed
    reopened    goes on in its present round: some tasks are done again, or only its loop and its gate are asked again
    begun anew  from its first round, as if it had never begun

What had not ended well is done again in any case, unless the wish names a single task.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.past import Past
from turbo_mode.core.machine.revision import Revision, compare
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.graph import GOOD
from turbo_mode.errors import Conflict, NotFound

UNFINISHED = "had not ended well"


class Wish(Struct, frozen=True, omit_defaults=True):
    """What somebody wants of a fork.

    ``entry``: from the state at this entry on (0: from the end). ``start``: also a phase or a task that ended well is
    done again. ``only``: of what did not end well, just this task is done again. ``repeat``: ``once`` tasks that may
    happen again.
    """

    entry: int = 0
    start: str = ""
    only: str = ""
    repeat: tuple[str, ...] = ()


class Cut:
    """What is done again, each with the reason, in words that follow on its name.

    ``fans`` are fan-outs that go on with the instances that had not ended well, and with those among ``tasks``.
    """

    def __init__(self) -> None:
        self.tasks: dict[str, str] = {}
        self.fans: dict[str, str] = {}
        self.reopened: dict[str, str] = {}
        self.anew: dict[str, str] = {}

    def is_kept(self, phase: str) -> bool:
        """Whether a phase stays as it ended."""
        return phase not in self.reopened and phase not in self.anew


def cut(source: Execution, blueprint: Blueprint, inputs: Mapping[str, Any], wish: Wish) -> Cut:
    """What a fork of ``source`` with this plan and these inputs does again. Raises ``NotFound`` and ``Conflict``."""
    finding = _Finding(source, blueprint, wish)
    finding.take(compare(source.blueprint, source.inputs, blueprint, inputs))
    finding.ask(wish.start or wish.only)
    for id in blueprint.phases:
        finding.unfinished(id)
    return finding.cut


class _Finding:
    def __init__(self, source: Execution, blueprint: Blueprint, wish: Wish) -> None:
        self.cut = Cut()
        self._source = source
        self._blueprint = blueprint
        self._wish = wish
        self._spreading: deque[tuple[str, str]] = deque()

    def take(self, revision: Revision) -> None:
        """What has changed."""
        for phase, why in revision.phases.items():
            self._anew(phase, why)
        began = {id for id in self._blueprint.phases if id in self._source.phases and self._source.phases[id].round}
        for phase, why in revision.ends.items():
            if phase in began:
                self._reopen(phase, why)
        for task, why in revision.tasks.items():
            phase = self._blueprint.tasks[task].phase
            if phase not in began:
                continue
            if self._source.phases[phase].round > 1:
                self._anew(phase, f"begins anew, since {task} {why}")
            else:
                self._task(task, why)
        self._spread()

    def ask(self, named: str) -> None:
        """What somebody has named: a phase, a task, or an instance by its key."""
        if not named:
            return
        if named in self._blueprint.phases and not self._wish.only:
            self._anew(named, "was asked for")
            self._spread()
            return
        task = self._named(named)
        phase = self._source.phases.get(self._blueprint.tasks[task].phase)
        if phase is None or not phase.round:
            raise Conflict(f"{named} has not begun, so it can't be done again")
        self._task(task, "was asked for")
        self._spread()

    def _named(self, named: str) -> str:
        tasks = self._blueprint.tasks
        if named in tasks and tasks[named].phase in self._blueprint.phases and not tasks[named].tidies:
            return named
        fan, _, key = named.removesuffix("]").partition("[")
        if known := self._source.fans.get(fan) if fan in tasks else None:
            for index in range(known.next):
                if known.is_called(index, key):
                    return f"{fan}[{index}]"
        if named in tasks:
            raise Conflict(f"{named} tidies up; it is done whenever its phase is, or at the end")
        raise NotFound(f"there is no task{'' if self._wish.only else ' or phase'} `{named}`")

    def unfinished(self, id: str) -> None:
        """A phase that did not end well, with those of its tasks that didn't."""
        was = self._source.phases.get(id)
        if was is None or id in self.cut.anew:
            return
        if was.status in GOOD:
            if self._ended_it_early(id):
                self._reopen(id, "ended it early")
        elif self._wish.only and was.status == "FAILED" and id not in self.cut.reopened:
            return
        elif not was.round:
            self._anew(id, UNFINISHED if was.status == "FAILED" else "has not run")
        else:
            self._reopen(id, UNFINISHED)
            for task in self._blueprint.phases[id].tasks:
                self._not_well(task)
        self._spread()

    def _not_well(self, task: str) -> None:
        status = self._source.task_status(task) if task in self._source.blueprint.tasks else "PENDING"
        others = status == "FAILED" and self._wish.only and self._wish.only.partition("[")[0] != task
        if status not in GOOD and not others:
            self._leave_open(task, status)

    def _leave_open(self, task: str, status: str) -> None:
        """A fan-out goes on with the instances that didn't end well; what follows on it is done again all the same."""
        if task in self._source.fans and self._blueprint.tasks[task].many and task not in self.cut.tasks:
            self.cut.fans[task] = UNFINISHED
            self._after(task)
        else:
            ran = status not in ("PENDING", "NOT_RUN")
            self._task(task, UNFINISHED if ran else "has not run")

    def _ended_it_early(self, id: str) -> bool:
        phase = self._blueprint.phases[id].phase
        if self._source.closing != "succeed" or phase is None or phase.gate is None:
            return False
        chosen = phase.gate.options.get(self._source.phases[id].decision["selection"])
        return chosen is not None and chosen.then == "succeed"

    # -- what follows on it --------------------------------------------------------------------------------------------

    def _task(self, id: str, why: str) -> None:
        if id not in self.cut.tasks:
            self.cut.tasks[id] = why
            node = self._blueprint.tasks[id]
            self._reopen(node.phase, f"has {id} to do again")
            if node.fan:
                self.cut.fans.setdefault(node.fan, why)
            self._after(node.fan or id)

    def _after(self, id: str) -> None:
        self._spreading.append(("task", id))

    def _reopen(self, id: str, why: str) -> None:
        if id not in self.cut.anew and id not in self.cut.reopened:
            self.cut.reopened[id] = why
            self._spreading.append(("phase", id))

    def _anew(self, id: str, why: str) -> None:
        if id in self.cut.anew:
            return
        if self.cut.reopened.pop(id, None) is None:
            self._spreading.append(("phase", id))
        self.cut.anew[id] = why
        for task in self._blueprint.phases[id].tasks:
            self.cut.tasks.setdefault(task, f"{id} {why}")

    def _spread(self) -> None:
        """Whatever follows on what is done again is done again."""
        while self._spreading:
            what, id = self._spreading.popleft()
            if what == "task":
                for dependent in self._blueprint.tasks[id].dependents:
                    self._task(dependent, f"follows on {id}")
            else:
                for dependent in self._blueprint.phases[id].dependents:
                    self._anew(dependent, f"follows on {id}")


def refusal(source: Execution, blueprint: Blueprint, found: Cut, past: Past) -> str:
    """Why there can be no such fork, or an empty text."""
    if not source.ended:
        return "it has not ended"
    if source.rolled_back:
        return "it has taken back what it had done"
    for id, round in sorted(past.undone):
        task = id.partition("[")[0]
        if (node := blueprint.tasks.get(task)) is None or (phase := source.phases.get(node.phase)) is None:
            continue
        if node.phase in found.anew and node.effect == "keyed":
            return f"{task} has been taken back in round {round}, and under the same key it would do nothing"
        if node.phase not in found.anew and phase.round == round:
            return f"{task} has been taken back"
    for effect in source.effects.values():
        task = effect.task.partition("[")[0]
        had, node = source.blueprint.tasks[task], blueprint.tasks.get(task)
        if node is not None and node.phase != effect.phase:
            return f"{task} has left something behind, and stands in another phase now"
        if node is None or (had.task.compensate is not None and node.task.compensate is None):
            return f"{task} has left something behind that the new plan can't take back; keep its `compensate`"
    if not found.tasks and not found.reopened and not found.anew:
        return "nothing in it has changed, and all of it ended well; name what is to be done again"
    return ""
