"""Fan-outs in a few words: one line for a task however many instances it has, and names for those that matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from turbo_mode.core.machine.state import ENDED, Execution, TaskState

MOST_NAMED = 10
"""So many failed instances of a task are shown with what went wrong."""


def called(state: Execution, id: str) -> str:
    """What people call a task. An instance goes by its key, as in ``shard[orders_7]``; in a past round by its index."""
    node = state.blueprint.tasks[id]
    if node.fan and (node.fan not in state.fans or node.index >= len(state.fans[node.fan].items)):
        return id
    return state.name_of(node)


def progress(state: Execution, id: str) -> str:
    """``143 of 200 done, 1 failed``; empty for a task that hasn't fanned out."""
    fan = state.fans.get(id)
    if fan is None:
        return ""
    counts = fan.counts
    parts = [f"{counts['completed']:,} of {counts['total']:,} done"]
    parts += [f"{counts[end]:,} {end}" for end in ("skipped", "failed", "cancelled") if counts[end]]
    if state.tasks[id].status in ENDED and (left := len(fan.items) - fan.next):
        parts.append(f"{left:,} not run")
    return ", ".join(parts)


def work(state: Execution, ids: Iterable[str]) -> Iterator[tuple[str, TaskState | None]]:
    """All that is to be done for these tasks, as statuses: of the task, or of each of its instances."""
    for id in ids:
        fan = state.fans.get(id)
        if fan is None or not fan.items:
            yield state.task_status(id), state.tasks.get(id)
            continue
        for index in range(fan.next):
            task = state.tasks[f"{id}[{index}]"]
            yield task.status, task
        unbegun = "NOT_RUN" if state.tasks[id].status in ENDED else "PENDING"
        for _ in range(len(fan.items) - fan.next):
            yield unbegun, None


def under_way(state: Execution, ids: Iterable[str]) -> list[str]:
    """The tasks that have attempts, each once: a fan-out with its progress instead of its instances.

    After its end there is only the undoing of one instance at a time.
    """
    names: dict[str, str] = {}
    for id in ids:
        task = state.blueprint.tasks[id].fan or id
        if task != id and state.task_status(task) in ENDED:
            names[id] = called(state, id)
        elif task not in names:
            names[task] = f"{task} {progress(state, task)}".strip()
    return [names[task] for task in sorted(names)]


def failed(state: Execution, fan: str) -> list[str]:
    """The ids of the first instances of a fan-out that failed."""
    return [f"{fan}[{index}]" for index in state.fans[fan].bad[:MOST_NAMED]] if fan in state.fans else []
