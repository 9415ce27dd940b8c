"""Who belongs to whom: the children of an execution, found from what its journal asks for."""

from __future__ import annotations

from collections.abc import Collection

from turbo_mode.store.following import Followed
from turbo_mode.store.projections import children_in
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of


def children(reader: Reader, id: str) -> dict[str, list[ExecutionRow]]:
    """Of each ``plan`` task the newest child, and then the newest execution that takes one back, if there is one."""
    below = children_in(reader.read(stream_of(id)))
    return {task: [row for child in ids for row in reader.find(child)] for task, ids in below.items()}


def family(reader: Reader, id: str) -> list[str]:
    """An execution and all that is below it."""
    below = [row.id for rows in children(reader, id).values() for row in rows]
    return [id, *(each for child in below for each in family(reader, child))]


def printer_of(reader: Reader, row: ExecutionRow, task: str) -> tuple[str, str]:
    """The execution and the task whose logs hold what a task prints: of a ``plan`` task its child, whole."""
    below = children_in(reader.read(stream_of(row.id)))
    if below and task not in below and task.endswith("]"):
        task = _called(reader, row, task, below)
    return (below[task][0], "") if task in below else (row.id, task)


def _called(reader: Reader, row: ExecutionRow, name: str, tasks: Collection[str]) -> str:
    """That of the tasks which people call ``name``: an instance goes by its key too."""
    followed = Followed(reader, row)
    for _ in followed.new():
        pass
    state = followed.state
    return next((task for task in tasks if state.name_of(state.blueprint.tasks[task]) == name), name)
