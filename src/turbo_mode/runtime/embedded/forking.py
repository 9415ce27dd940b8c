"""Makes a fork ready: what its source has done, what of that is kept, and what is done again.

Reads the journal alone, so that it can be foreseen by anybody what a fork would do, while another process owns the
store; the owner does the same once more when the fork is asked for.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import snapshot
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.children import is_child
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.machine.lineage import Ended, fork, look_back
from turbo_mode.core.machine.state import ENDED, Execution
from turbo_mode.errors import Conflict, NotFound
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow, stream_of


class Again(NamedTuple):
    """A task that is done again, and why, in words that follow on its name; ``ran``: it has begun before."""

    task: str
    why: str
    ran: bool


class Foreseen(NamedTuple):
    """What a fork would do: ``kept`` tasks, those done ``again``, and what it ``asks`` before it happens once more."""

    source: Execution
    state: Execution
    kept: list[str]
    again: list[Again]
    asks: dict[str, dict[str, Any]]

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "forks": self.source.id,
            "kept": self.kept,
            "again": [{"task": each.task, "why": each.why, "ran": each.ran} for each in self.again],
            "asks": [{"task": task, **deed} for task, deed in self.asks.items()],
        }


def foresee(
    reader: Reader, row: ExecutionRow, blueprint: Blueprint, inputs: dict[str, Any], wish: Wish, now: int
) -> Foreseen:
    """What a fork of an execution with this plan and these inputs does. Raises ``Conflict`` where there can be none."""
    _refuse_at_once(row)
    ended = _read(reader, row, wish.entry)
    source = ended.state
    found, state = fork(ended, blueprint, inputs, wish, now)
    _check_names(state, wish)
    kept = [id for id in blueprint.tasks if id in state.tasks and state.tasks[id].status in ENDED]
    before = source.blueprint.tasks
    again = [
        Again(id, why, id in before and source.task_status(id) not in ("PENDING", "NOT_RUN", "SKIPPED"))
        for id, why in _again(state, found.tasks).items()
    ]
    return Foreseen(source, state, kept, again, _asks(state))


def _refuse_at_once(row: ExecutionRow) -> None:
    if is_child(row.id):
        raise Conflict(f"execution {row.short_id} carries out a task of another one", hint="fork that one")
    if row.outcome == "SUPERSEDED":
        raise Conflict(f"execution {row.short_id} has been superseded by a fork", hint="`turbo-mode show` names it")
    if row.ended_at is None:
        hint = f"end it first: turbo-mode cancel {row.short_id}"
        raise Conflict(f"execution {row.short_id} has not ended: {row.status}", hint=hint)


def _read(reader: Reader, row: ExecutionRow, entry: int = 0) -> Ended:
    if entry > row.last_seq:
        raise NotFound(f"execution {row.short_id} has {row.last_seq} entries, and no entry {entry}")
    entries = (e.decode(stored.body) for stored in reader.read(stream_of(row.id)))
    return look_back(blueprint_of(reader, row), entries, entry, lambda child: _inside(reader, child))


def _inside(reader: Reader, child: str) -> list[str]:
    """What a child has done that must not happen again unasked, and what those below it have."""
    deeds = {deed for row in reader.find(child) for deed in _read(reader, row).past.deeds}
    return sorted({deed.rpartition(":")[0] for deed in deeds})


def _check_names(state: Execution, wish: Wish) -> None:
    for name in wish.repeat:
        if name.partition("[")[0] not in state.blueprint.tasks:
            raise NotFound(f"there is no task `{name}` to repeat")


def _again(state: Execution, cut: dict[str, str]) -> dict[str, str]:
    """What is done again, in the order of the plan; of a fan-out that goes on its instances."""
    found: dict[str, str] = {}
    for id in state.blueprint.tasks:
        if (fan := state.fans.get(id)) is not None and fan.again:
            for index in fan.again:
                instance = f"{id}[{index}]"
                found[f"{id}[{fan.key(index)}]"] = cut.get(instance, "had not ended well")
        elif id in cut:
            found[id] = cut[id]
    return found


def _asks(state: Execution) -> dict[str, dict[str, Any]]:
    """What has happened, would be done again, and is nobody's wish yet."""
    ended = {state.name_of(state.blueprint.tasks[id]) for id, task in state.tasks.items() if task.status in ENDED}
    asked: dict[str, dict[str, Any]] = {}
    for place, deed in state.origin.deeds.items():
        name, _, round = place.rpartition(":")
        task = name.partition("[")[0]
        node = state.blueprint.tasks.get(task)
        if node is None or name in ended or {name, task} & set(state.origin.allowed):
            continue
        if state.phases[node.phase].round in (0, int(round)):
            asked[name] = deed
    return asked


def submission(source: Execution, foreseen: Foreseen, given: Submit, wish: Wish) -> Submit:
    """Hands in a fork: as ``given``, in the lineage and the workspace of its source, and of the same tenant."""
    return msgspec.structs.replace(
        given, lineage=source.lineage, workspace=source.facts["workspace"], tenant=source.tenant, forks=source.id,
        from_entry=wish.entry, taken=snapshot.parts(foreseen.state), forked_trace=source.facts.get("trace", ""),
    )  # fmt: skip


def refuse_services(foreseen: Foreseen) -> None:
    """Raises ``Conflict`` where services are kept: on another host they would get other ports than they had."""
    if foreseen.state.services:
        names = ", ".join(sorted(f"`{attempt.task}`" for attempt in foreseen.state.services.values()))
        hint = "have them started again: turbo-mode retry EXECUTION --from TASK"
        raise Conflict(f"on Temporal no fork keeps services, and this one would keep {names}", hint=hint)


def keep_ports(directory: Path, foreseen: Foreseen, fork: str) -> None:
    """Services that are kept get the ports that they had, since their outputs name them."""
    before, after = (directory / "executions" / id / "attempts" for id in (foreseen.source.id, fork))
    for attempt in foreseen.state.services:
        if (port := before / f"{attempt}.port").exists():
            after.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copy(port, after / port.name)
