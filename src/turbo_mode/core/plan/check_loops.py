"""Loops and fan-outs: rounds that are never enough, keys that tell nothing apart."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check_reads import reads_of
from turbo_mode.core.plan.facts import Facts, Located
from turbo_mode.core.plan.nodes import Path


def run(facts: Facts) -> None:
    """Reports W0508 and W0514."""
    for index, phase in enumerate(facts.plan.phases):
        if phase.loop is not None and facts.report.has_room("warning"):
            _until(facts, phase, phase.loop.until, ("phases", index, "loop", "until"))
    for located in facts.all_tasks():
        if located.task.key is not None and located.task.is_many and facts.report.has_room("warning"):
            _key(facts, located, located.task.key)


def _until(facts: Facts, phase: model.Phase, text: str, path: Path) -> None:
    own = {task.id for task in phase.tasks}
    reads = reads_of(text, facts.scopes.phase(phase))
    if reads is None or facts.is_broken(path):
        return
    for names in reads:
        if names[0] in ("now", "previous") or (names[0] == "tasks" and (len(names) < 2 or names[1] in own)):
            return
        if names[0] == "phases" and names[1:2] in ((), (phase.id,)):
            return
    facts.report.error(
        "W0508", "a further round would change nothing about this", path,
        label=f"it reads no task of `{phase.id}`", help="let it read an output that a round makes",
    )  # fmt: skip


def _key(facts: Facts, located: Located, text: str) -> None:
    task, path = located.task, (*located.path, "key")
    reads = reads_of(text, facts.scopes.task(task, located.phase))
    own = {task.as_, "index", "matrix"}
    if reads is None or facts.is_broken(path):
        return
    if any(names[0] in own for names in reads):
        _same_for_some(facts, task, reads, path)
        return
    name = task.as_ if task.foreach is not None else "matrix"
    facts.report.error(
        "W0514", "every instance would have the same key", path, label=f"it doesn't read `{name}`",
        help=f"the key tells instances apart, as in `key: {name}`" if task.foreach is not None else "",
    )  # fmt: skip


def _same_for_some(facts: Facts, task: model.Task, reads: Sequence[tuple[str, ...]], path: Path) -> None:
    """W0514 for the key of a matrix that leaves an axis out, so that instances which differ in it share a key."""
    read = {names[1] for names in reads if names[0] == "matrix" and len(names) > 1}
    left = [axis for axis, values in task.matrix.items() if axis not in read and len(values) > 1]
    if read and left and ("index",) not in reads and ("matrix",) not in reads:
        axis = left[0]
        facts.report.error(
            "W0514", "some instances would have the same key", path, label=f"it doesn't read `matrix.{axis}`",
            help="the second one of them would fail the task before anything begins",
        )  # fmt: skip
