"""One function per operation. The command line and the library call these, and nothing deeper.

A ``place`` is the folder of a store, usually ``.turbo-mode`` in the working folder, with the URL of its database if
that is a server's. Whatever needs the owner asks it over its control socket; where nobody owns the store, the operation
becomes its owner for as long as it takes; to an owner elsewhere it leaves a command in the inbox.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from turbo_mode.core.decisions.limits import Limits
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.children import is_child
from turbo_mode.core.machine.entries import AnyEntry, decode
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.words import closest
from turbo_mode.errors import (
    Conflict,
    NotFound,
    RuntimeFault,
    StoreAway,
    StoreBusy,
    TurboModeError,
)
from turbo_mode.runtime.embedded import control, reach
from turbo_mode.runtime.embedded.control import OwnerAway
from turbo_mode.runtime.embedded.reach import opened, owned
from turbo_mode.runtime.embedded.user import user
from turbo_mode.security.approvers import NOBODY, Approvers
from turbo_mode.store import allocations, finding
from turbo_mode.store.answers import Said, said_to
from turbo_mode.store.exchanges import Exchange
from turbo_mode.store.exchanges import exchanges as list_exchanges
from turbo_mode.store.families import children, family
from turbo_mode.store.following import Followed, Seen, blueprint_of
from turbo_mode.store.journal import PATIENCE
from turbo_mode.store.place import Place, Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import UNFINISHED, DecisionRow, ExecutionRow, stream_of

if TYPE_CHECKING:
    from turbo_mode.runtime.embedded.checkup import Finding
    from turbo_mode.runtime.embedded.execution_logs import LoggedPiece
    from turbo_mode.runtime.embedded.runtime import Runtime
    from turbo_mode.runtime.embedded.standby import Standby
    from turbo_mode.runtime.embedded.submission import Submission
    from turbo_mode.store.artifact_lists import ArtifactFile

    Resumed = tuple[list[str], Runtime | None]

PLACE = ".turbo-mode"
AT_ONCE = 1000
"""So many rows of a list are asked for in one statement."""
find = finding.find

reading, own, owner = reach.reading, reach.own, reach.owner


class Started(NamedTuple):
    """An execution that was handed in. ``runtime`` is ours if this process carries it out, else somebody else does."""

    id: str
    runtime: Runtime | None


def start(
    place: Where, submission: Submission, *, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY
) -> Started:
    """Hand in a plan: to the owner of the store if there is one, else by becoming it. Close ``runtime`` in the end.

    ``limits`` and ``approvers`` hold for whatever others hand to this process while it is the owner.
    """
    request = {"do": "submit", "submission": msgspec.to_builtins(submission)}
    found = reach.asked_or_owned(place, request, limits, approvers)
    if isinstance(found, dict):
        return Started(found["execution"], None)
    try:
        return Started(found.submit(submission), found)
    except BaseException:
        found.close()
        raise


def hand_over(place: Where, submission: Submission) -> str:
    """Hand in a plan to whoever owns the store, and to nobody else; returns the id of its execution, durable.

    Raises ``Conflict`` where nobody owns it, or its owner is on another machine.
    """
    try:
        said = control.ask(place, {"do": "submit", "submission": msgspec.to_builtins(submission)})
    except OwnerAway:
        hint = "start `turbo-mode serve`, or run the plan without --detach"
        raise Conflict("nobody on this machine owns this store, so nobody would carry it out", hint=hint) from None
    return str(said["execution"])


def resume(
    place: Where, reference: str | None = None, *, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY
) -> Resumed:
    """Go on with what has not ended: one execution with its family, or all of the store; a paused one is released.

    Returns their ids and the runtime that carries them out, or None if the owner of the store does.
    """
    with reading(place) as reader:
        if reference is None:
            ids = [row.id for row in reversed(_unfinished(reader))]
            below = [row.id for row in reader.executions(statuses=("PAUSED",), limit=10_000) if is_child(row.id)]
        else:
            row, below = find(reader, reference), []
            if row.status not in UNFINISHED:
                raise Conflict(f"execution {row.short_id} has ended: {row.status}")
            ids = [row.id]
    if not ids:
        return [], None
    try:
        runtime = own(place, limits, approvers)
    except StoreBusy as busy:
        for id in (*ids, *below):
            if not busy.is_elsewhere:
                control.ask(place, {"do": "goOn", "execution": id})
            reach.send(place, id, Command("resume", by=user()))
        return ids, None
    for id in (*ids, *below):
        runtime.go_on(id, family=True)
        with suppress(Conflict):  # what waited in its inbox may have ended it
            runtime.command(id, Command("resume", by=user()))
    return ids, runtime


def take_over(place: Where, id: str, *, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY) -> Runtime | None:
    """Go on with an execution that nobody has in hand, as it is; None if it has ended. Raises ``StoreBusy``."""
    runtime = own(place, limits, approvers)
    try:
        if runtime.go_on(id, family=True) or runtime.goes_on(id):
            return runtime
    except BaseException:
        runtime.close()
        raise
    runtime.close()
    return None


def release(place: Where, reference: str) -> str:
    """Let a paused execution go on where its owner is at work. Returns the id."""
    return send(place, reference, Command("resume", by=user()))


def pause(place: Where, reference: str, reason: str = "") -> str:
    """Start nothing new until it is resumed; what runs comes to its end. Returns the id."""
    return send(place, reference, Command("pause", by=user(), reason=reason))


def cancel(place: Where, reference: str, reason: str = "") -> str:
    """End it: running attempts are asked to end, ``finally`` tasks run. Returns the id."""
    return send(place, reference, Command("cancel", by=user(), reason=reason))


def rollback(place: Where, reference: str, reason: str = "") -> str:
    """End it and take back all that was done and can be. Returns the id."""
    return send(place, reference, Command("rollback", by=user(), reason=reason))


def stop(place: Where, reference: str | None, reason: str = "") -> list[str]:
    """The emergency stop: cancel one execution, or all of the store, and kill at once what runs. Returns the ids."""
    with reading(place) as reader:
        rows = [find(reader, reference)] if reference else _unfinished(reader)
    ids = [row.id for row in rows if row.status in UNFINISHED]
    if reference and not ids:
        raise Conflict(f"execution {rows[0].short_id} has ended: {rows[0].status}")
    runtime: Runtime | None = None
    failed: list[TurboModeError] = []
    with ExitStack() as leaving:
        for id in ids:  # all are killed before any is waited for, and one that can't be keeps no other alive
            try:
                runtime = runtime or _asked_to_stop(place, id, reason, leaving)
                if runtime is not None:
                    runtime.stop(id, by=user(), reason=reason)
            except TurboModeError as error:
                failed.append(error)
        if runtime is not None:
            for id in ids:
                runtime.wait(id)
    if failed:
        raise failed[0]
    return ids


def _asked_to_stop(place: Where, id: str, reason: str, leaving: ExitStack) -> Runtime | None:
    """Have the owner stop an execution; where nobody owns the store, it is ours until we leave."""
    with suppress(OwnerAway):
        control.ask(place, {"do": "stop", "execution": id, "by": user(), "reason": reason})
        return None
    return leaving.enter_context(owned(place, id, Command("cancel", by=user(), reason=reason, at_once=True)))


def answer(
    place: Where, reference: str, decision: str, selection: str, reason: str = "",
    outputs: dict[str, Any] | None = None, *, refuses: bool = False, fields: Mapping[str, Any] = MappingProxyType({}),
    approvers: Approvers = NOBODY,
) -> str:  # fmt: skip
    """Answer an open question; ``refuses`` says no to what needs people's agreement. Returns the id of its execution.

    ``outputs`` are those of a task in doubt that has happened, where they are wanted. Where nobody owns the store,
    ``approvers`` say which roles the user has. Raises ``Conflict`` with everything that is wrong with the answer, and
    ``NotPermitted`` when asked from inside an execution: nothing widens its own limits.
    """
    said = Command("answer", by=user(), reason=reason, decision=decision, selection=selection)
    data = {"outputs": outputs} if outputs else None
    said = msgspec.structs.replace(said, refuses=refuses, fields=dict(fields), data=data)
    return send(place, reference, said, approvers)


def signal(place: Where, reference: str, name: str, data: Any = None) -> str:
    """Send a signal, kept until a task takes it. Returns the id; ``NotFound`` for a name that no task waits for."""
    return send(place, reference, Command("signal", by=user(), signal=name, data=data))


def listed(
    place: Where, *, statuses: tuple[str, ...] = (), plan: str | None = None, children: bool = False, limit: int = 50
) -> list[ExecutionRow]:
    """Executions of a store, the newest first; with ``children``, also those that carry out a task of another one."""
    with reading(place) as reader:
        return reader.executions(statuses=statuses, plan=plan, children=children, limit=limit)


def unfinished(place: Where) -> list[ExecutionRow]:
    """The executions of a store that have not ended, the newest first, without children."""
    with reading(place) as reader:
        return _unfinished(reader)


def _unfinished(reader: Reader) -> list[ExecutionRow]:
    rows = page = reader.executions(statuses=UNFINISHED, children=False, limit=AT_ONCE)
    while len(page) == AT_ONCE:
        page = reader.executions(statuses=UNFINISHED, children=False, before=page[-1].id, limit=AT_ONCE)
        rows += page
    return rows


def decisions(place: Where, reference: str | None = None, *, open_only: bool = False) -> list[DecisionRow]:
    """Decisions, the oldest first: of one execution and those below it, or of all.

    ``open_only``: questions that wait for an answer.
    """
    status = "OPEN" if open_only else None
    with reading(place) as reader:
        if reference is None:
            return reader.decisions(status=status, limit=1000)[::-1]
        ids = family(reader, find(reader, reference).id)
        found = [row for id in ids for row in reader.decisions(execution=id, status=status, limit=1000)]
        return sorted(found, key=lambda row: (row.at, row.id))


def decision(place: Where, reference: str) -> DecisionRow:
    """One decision by ``EXECUTION/dN``."""
    execution, name = named(reference)
    with reading(place) as reader:
        return decision_in(reader, execution, name)


def decision_in(reader: Reader, execution: str, name: str) -> DecisionRow:
    """Likewise, for whoever has the store open."""
    row = find(reader, execution)
    found = reader.decision(f"{row.id}/{name}")
    if found is None:
        raise NotFound(f"execution {row.short_id} has no decision {name}")
    return found


def named(decision: str) -> tuple[str, str]:
    """The two halves of ``EXECUTION/dN``. Raises ``NotFound`` for what has one only."""
    execution, slash, name = decision.partition("/")
    if not slash:
        raise NotFound(
            f"`{decision}` names no decision", hint="write EXECUTION/dN, as `turbo-mode decisions` prints it"
        )
    return execution, name


def answers(place: Where, question: DecisionRow) -> Said:
    """What people have said to an open question so far."""
    with reading(place) as reader:
        return said_to(reader, question)


def exchanges(place: Where, decision: DecisionRow) -> list[Exchange]:
    """What models were asked before a decision, and what they answered, word for word."""
    context = getattr(decode(decision.body), "context", {})
    attempts = [each["attempt"] for each in context.get("opinions", ()) if "attempt" in each]
    with reading(place) as reader:
        return list_exchanges(reader, decision.execution, attempts)


def show(place: Where, reference: str) -> tuple[ExecutionRow, Execution, list[AnyEntry], dict[str, list[ExecutionRow]]]:
    """An execution: its record, its state, all its entries, and the records of its children by task, see there."""
    with reading(place) as reader:
        row = find(reader, reference)
        seen = list(history(reader, row))
        below = children(reader, row.id)
        if seen and seen[-1].state.awaiting:
            allocations.note_holders(reader, seen[-1].state)
    if not seen:
        raise RuntimeFault(f"execution {row.short_id} has no entries")
    return row, seen[-1].state, [each.entry for each in seen], below


def history(reader: Reader, row: ExecutionRow) -> Iterator[Seen]:
    """The entries of an execution so far; the state is one object that moves on."""
    yield from Followed(reader, row).new()


def watch(place: Where, reference: str, *, pause: Callable[[], object] | None = None) -> Iterator[Seen | None]:
    """An execution and its children from the start, and on as it happens, until it ends.

    Yields None when all there is has been told, and then calls ``pause``; the default waits 50 ms. While a database
    doesn't answer there is nothing to tell.
    """
    with reading(place) as reader:
        followed = Followed(reader, find(reader, reference), family=True)
        late = time.monotonic() + PATIENCE
        while True:
            try:
                yield from followed.new()
                late = time.monotonic() + PATIENCE
            except StoreAway:
                if time.monotonic() > late:
                    raise
            if followed.state.ended:
                return
            yield None
            if pause is None:
                time.sleep(0.05)
            else:
                pause()


def standby(place: Where, limits: Sequence[Limits] = (), approvers: Approvers = NOBODY) -> Standby:
    """What waits for the owner of the store to go away, and then owns it under these limits."""
    from turbo_mode.runtime.embedded.standby import Standby

    return Standby(lambda: opened(place), lambda: owner(place) is not None, lambda: own(place, limits, approvers))


def logs(
    place: Where, reference: str, *, task: str | None = None, attempt: int | None = None, follow: bool = False
) -> Iterator[LoggedPiece | None]:
    """What the attempts of an execution have printed, as far as they were made by programs.

    ``attempt`` is the number of one attempt, or -1 for the last one of each task. With ``follow`` it goes on until the
    execution has ended, and yields None when there is nothing new. Raises ``NotFound`` for a task that isn't there.
    """
    with reading(place) as reader:
        row = find(reader, reference)
        state = Execution(blueprint_of(reader, row))
        from turbo_mode.runtime.embedded.execution_logs import ExecutionLogs, attempts_of, probably_meant, wanted

        meant = wanted(task)
        if meant.task and meant.task not in state.blueprint.tasks:
            hint = _closest(meant.task, state.blueprint.tasks)
            raise NotFound(f"execution {row.short_id} has no task `{meant.task}`", hint=hint)
        gathering = ExecutionLogs(attempts_of(Place.at(place).folder, row), meant, attempt)
        while True:
            for stored in reader.read(stream_of(row.id), state.seq):
                entry = decode(stored.body)
                apply(state, entry)
                gathering.see(entry, state)
            over = state.ended or not follow
            if over and meant.instance and not gathering.found:
                hint = probably_meant(meant.task, meant.instance, state)
                raise NotFound(f"execution {row.short_id} has begun no `{task}`", hint=hint)
            if over and task and not gathering.found and state.origin.forks:
                raise NotFound(
                    f"`{task}` was done before this fork", hint=f"turbo-mode logs {state.origin.forks[-6:]}/{task}"
                )
            yield from gathering.read(whole=not follow)
            if over:
                return
            yield None


def artifacts(place: Where, reference: str | None = None, name: str | None = None) -> list[ArtifactFile]:
    """What the tasks of an execution (the newest if none is named) have left to be kept; ``name``: of one artifact."""
    from turbo_mode.store import artifact_lists
    from turbo_mode.store.artifacts import Artifacts

    with reading(place) as reader:
        files = artifact_lists.artifacts_of(reader, newest(reader, reference).id, Artifacts(Place.at(place).folder))
    return files if name is None else artifact_lists.choose(files, name)


def copy_artifacts(place: Where, files: Sequence[ArtifactFile], folder: Path) -> list[Path]:
    """Copy kept files into a folder; returns where they are now. Nothing is overwritten."""
    from turbo_mode.store import artifact_lists
    from turbo_mode.store.artifacts import Artifacts

    return artifact_lists.copy_out(files, Artifacts(Place.at(place).folder), folder)


def _closest(name: str, names: Collection[str]) -> str:
    found = closest(name, names)
    return f"did you mean `{found}`?" if found else "`turbo-mode show` lists them"


def fans_out(place: Where, reference: str, task: str) -> bool:
    """Whether a task of an execution has an instance per item of a list."""
    with reading(place) as reader:
        node = blueprint_of(reader, find(reader, reference)).tasks.get(task)
    return node is not None and node.many


def doctor(place: Where) -> list[Finding]:
    """Looks over this installation, the store at ``place`` and the machine under it. Changes nothing."""
    from turbo_mode.runtime.embedded import checkup
    from turbo_mode.runtime.embedded.checkup import Finding

    findings = [*checkup.installation(), checkup.programs()]
    try:
        left = unfinished(place)
    except NotFound:
        return [*findings, Finding("store", "OK", f"no store in {place} yet", {})]
    except StoreAway as away:
        return [*findings, Finding("store", "PROBLEM", away.message, {"code": away.code}, away.hint or "")]
    said = owner(place)
    findings += checkup.store(Place.at(place), said, left)
    with reading(place) as reader:
        return [*findings, *checkup.schedules(reader, said)]


def newest(reader: Reader, reference: str | None = None) -> ExecutionRow:
    """The execution that is meant, by default the newest. Raises ``NotFound``."""
    if reference is not None:
        return find(reader, reference)
    rows = reader.executions(children=False, limit=1)
    if not rows:
        raise NotFound("nothing has been carried out here yet", hint="`turbo-mode run PLAN` does")
    return rows[0]


def send(place: Where, reference: str, command: Command, approvers: Approvers = NOBODY) -> str:
    """Give an execution that goes on a command. Returns its id."""
    with reading(place) as reader:
        row = find(reader, reference)
    if row.status not in UNFINISHED:
        raise Conflict(f"execution {row.short_id} has ended: {row.status}")
    reach.send(place, row.id, command, approvers)
    return row.id
