"""An execution as a whole: its phases and tasks as a tree, its decisions, its outputs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from turbo_mode.cli.decision import said_of
from turbo_mode.cli.many import MOST_NAMED, called, failed, progress
from turbo_mode.cli.spending import budgets_json, tell_budgets
from turbo_mode.cli.story import not_yet, tell, title
from turbo_mode.cli.summary import relative
from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, cut, table, wrap
from turbo_mode.cli.waits import wait_of, waits_until
from turbo_mode.cli.words import clock, count, duration, now_ms, short, when
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.entries import (
    AnyEntry,
    EscalationRaised,
    ExecutionAccepted,
    ExecutionPaused,
    OptionChosen,
    PhaseEnded,
)
from turbo_mode.core.machine.state import Execution, TaskState
from turbo_mode.core.machine.works import shown
from turbo_mode.core.protocol.catalog import counts, decision_data, waits_for
from turbo_mode.core.protocol.envelope import hide, timestamp
from turbo_mode.store.following import Seen
from turbo_mode.store.place import Place
from turbo_mode.store.rows import ExecutionRow

Row = list[Segment | Line]
Children = Mapping[str, Sequence[ExecutionRow]]
MOST_TASKS = 40
_QUIET = ("COMPLETED", "PENDING", "SKIPPED", "NOT_RUN")


def tell_overview(
    row: ExecutionRow, state: Execution, entries: list[AnyEntry], children: Children, *, place: Place, out: Terminal
) -> list[Line]:
    """The execution as lines. ``children`` are those that carry out its ``plan`` tasks and take them back."""
    width = out.width - 1
    lines = [*_head(row, state, out), *_pause(state, entries), []]
    ends = {entry.phase: entry.at for entry in entries if isinstance(entry, PhaseEnded)}
    phases = [*state.blueprint.phases, *([FINALLY] if state.blueprint.has_finally else [])]
    lines += table([cells for id in phases for cells in _phase(state, id, ends.get(id, 0), children, out, width)])
    lines += _decisions(state, entries, out, width)
    lines += _outputs(state, out, width)
    record = relative(str(place.folder / "executions" / state.id))
    return [*lines, [], [("dim", "  files  "), ("cyan", f"{record}/")]]


def tell_entry(seen: Seen, out: Terminal) -> Line:
    """One entry of the journal."""
    note = tell(seen.entry, seen.state)
    kind = type(seen.entry).__name__
    who = f"{note.subject}: " if note.subject else ""
    said = clean(f"{who}{note.said}")
    said = said if out.has_unicode else said.replace("→", "->")
    line: Line = [("dim", f"{seen.seq:>5} {clock(note.at)} "), out.icon(note.icon), ("cyan", f" {kind:<19} ")]
    return [*line, ("plain", cut(said, max(out.width - 37, 30), out.sign("…", "~")) if out.is_tty else said)]


def _head(row: ExecutionRow, state: Execution, out: Terminal) -> list[Line]:
    status = state.outcome or state.public_status
    style, icon = out.icon(status)
    took = duration((state.ended_at or now_ms()) - state.started_at)
    after = "in" if state.status == "COMPLETED" else "after" if state.ended else "for"
    by = f" by {row.actor}" if row.actor else ""
    if (trigger := state.facts.get("trigger", "")).partition(" ")[0] in ("cron", "event", "webhook"):
        by = f" by {trigger}" + (f" for {row.actor}" if row.actor else "")
    lines: list[Line] = [
        [(f"bold {style}", f"{icon} {status}"), ("plain", f" {after} {took}  "), ("bold", row.plan_name),
         ("cyan", f" {short(state.id)}")],
        [("dim", f"  {state.id}")],
        [("dim", f"  started {when(state.started_at)}{by}, {title(state)}")],
    ]  # fmt: skip
    if parent := state.facts.get("parent"):
        lines.append([("dim", f"  {_purpose(state)} of "), ("cyan", short(parent))])
    if state.origin.forks:
        lines.append([("dim", "  goes on from "), ("cyan", short(state.origin.forks))])
    if state.superseded_by:
        lines.append([("dim", f"  ended {state.status}; goes on as "), ("cyan", short(state.superseded_by))])
    if state.reason:
        lines.append([("plain", f"  {clean(state.reason)}")])
    lines += tell_budgets(state)
    for who in state.awaiting if state.awaiting else ():
        if (not who or who.startswith("undo:")) and (said := wait_of(state, who)):
            lines.append([("yellow", f"  {clean(said)}")])
    given = ", ".join(f"{name}={_value(value)}" for name, value in state.inputs.items())
    return [*lines, [("dim", cut(f"  inputs {clean(given)}", out.width - 1))]] if given else lines


def _pause(state: Execution, entries: list[AnyEntry]) -> list[Line]:
    """Who has paused it, and why."""
    last = next((entry for entry in reversed(entries) if isinstance(entry, ExecutionPaused)), None)
    return [[("yellow", f"  {clean(tell(last, state).said)}")]] if state.paused and last is not None else []


def _phase(state: Execution, id: str, ended_at: int, children: Children, out: Terminal, width: int) -> list[Row]:
    phase, node = state.phases[id], state.blueprint.phase(id)
    took = (
        duration((ended_at or now_ms()) - phase.started_at)
        if phase.started_at and _is_timed(phase.status, ended_at)
        else ""
    )
    again = ", ".join(_about_phase(state, id))
    style, icon = out.icon(phase.status)
    rows: list[Row] = [[[(style, icon), ("bold", f" {id}")], (style, phase.status), ("plain", took), ("dim", again)]]
    shown = tasks = [*node.tasks, *node.finally_tasks]
    if len(shown) > MOST_TASKS:
        shown = [task for task in shown if state.task_status(task) not in _QUIET][:MOST_TASKS]
    for task in shown:
        rows.append(_task(state, task, out, width))
        rows += [_child(each, out) for each in children.get(task, ())]
        for instance in _worth_a_line(state, task, children):
            rows.append(_task(state, instance, out, width))
            rows += [_child(each, out, "      ") for each in children.get(instance, ())]
    if hidden := len(tasks) - len(shown):
        rows.append([("dim", f"  and {hidden:,} more")])
    return rows


def _worth_a_line(state: Execution, id: str, children: Children) -> list[str]:
    """The instances of a fan-out that somebody may look at: those in doubt, plans under way, the first that failed."""
    doubtful = [question["task"] for question in state.questions.values() if question["about"] == "inDoubt"]
    open_below = [task for task, rows in children.items() if any(not row.ended_at for row in rows)]
    of_it = [task for task in (*doubtful, *open_below, *_waiting(state)) if state.blueprint.tasks[task].fan == id]
    return list(dict.fromkeys([*of_it[:MOST_NAMED], *failed(state, id)]))


def _waiting(state: Execution) -> list[str]:
    return [who for who in state.awaiting if who and not who.startswith("undo:")]


def _about_phase(state: Execution, id: str) -> Iterator[str]:
    """Where it runs, which round it is in, and what it waits for."""
    phase = state.phases[id]
    if phase.environment:
        yield phase.environment
    if phase.round > 1:
        yield f"round {phase.round}"
    if when := waits_until(state, id):
        yield when


def _is_timed(status: str, ended_at: int) -> bool:
    return bool(ended_at) or status in ("RUNNING", "HELD", "REPEATING", "FINISHING")


def _task(state: Execution, id: str, out: Terminal, width: int) -> Row:
    status, task, node = state.task_status(id), state.tasks.get(id), state.blueprint.tasks[id]
    style, icon = out.icon(status)
    took, more = "", []
    if task is not None and task.started_at:
        took = duration((task.ended_at or now_ms()) - task.started_at)
        more = [f"{task.attempts} attempts"] if task.attempts > 1 else []
    if task is not None:
        more += _said_of(task, status)
    counted = progress(state, id)
    if task is not None and task.failure is not None and not counted:
        more.append(clean(task.failure.message))
    if shown(state, id)[0] == "service" and any(each.task == id for each in state.services.values()):
        more.append("serving")
    node = state.blueprint.tasks[id]
    if node.tidies and node.plan_phase is not None:
        more.insert(0, "finally")
    note = counted or clean(wait_of(state, id)) or cut(", ".join(more), max(width - 50, 24), out.sign("…", "~"))
    indent = "    " if node.fan else "  "
    return [
        [(style, f"{indent}{icon}"), ("plain", f" {clean(called(state, id))}")],
        (style, status),
        ("plain", took),
        ("dim", note),
    ]


def _said_of(task: TaskState, status: str) -> list[str]:
    """What a task does beside running: it polls, it falls back, it has left something."""
    said = [not_yet(task.asked)] if task.asked and status in ("RETRYING", "RUNNING", "IN_DOUBT") else []
    if task.fell_back is not None and status != "FAILED":
        said.append("by its fallback" if status == "COMPLETED" else "its fallback")
    if kept := sum(map(len, task.artifacts.values())):
        said.append(f"{count(kept, 'file')} kept")
    return said


def _purpose(state: Execution) -> str:
    """What a child is there for."""
    task, undoes = state.facts["parentTask"], state.facts["undoes"]
    return f"takes back what {short(undoes)} has done, for task {task}" if undoes else f"carries out task {task}"


def _child(row: ExecutionRow, out: Terminal, indent: str = "    ") -> Row:
    """The line below a task: the execution that carries out its plan."""
    counts = json.loads(row.counts)
    style, icon = out.icon(row.outcome or row.status)
    took = duration((row.ended_at or now_ms()) - row.started_at) if row.started_at else ""
    done = f"{min(counts['done'], counts['total'])}/{counts['total']} tasks"
    asks = f", {row.open_questions} open" if row.open_questions else ""
    name: Line = [(style, f"{indent}{icon}"), ("plain", f" {clean(row.plan_name)} "), ("cyan", row.short_id)]
    return [name, (style, row.outcome or row.status), ("plain", took), ("dim", f"{done}{asks}")]


def _decisions(state: Execution, entries: list[AnyEntry], out: Terminal, width: int) -> list[Line]:
    lines: list[Line] = []
    for entry in entries:
        is_open = isinstance(entry, EscalationRaised) and entry.decision in state.questions
        if not (isinstance(entry, OptionChosen) or is_open):
            continue
        assert isinstance(entry, OptionChosen | EscalationRaised)
        about = called(state, entry.task) if entry.task else entry.phase
        said, why = said_of(entry, out)
        icon = out.icon("HELD" if is_open else "CHOSEN")
        lines.append([icon, ("cyan", f" {entry.decision}  "), ("bold", f"{about}  "), *said])
        lines += [[("dim", f"      {line}")] for line in wrap(clean(why), width - 6)]
    return [[], *lines] if lines else []


def _outputs(state: Execution, out: Terminal, width: int) -> list[Line]:
    outputs = {name: value for name, value in hide(state.outputs).items() if value not in ("", None)}
    if not outputs:
        return []
    names = max(len(name) for name in outputs)
    lines: list[Line] = [[]]
    for name, value in outputs.items():
        shown = cut(clean(relative(_value(value))), max(width - names - 4, 20), out.sign("…", "~"))
        lines.append([("dim", f"  {name:<{names}}  "), ("plain", shown)])
    return lines


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(hide(value), ensure_ascii=False)


def to_json(row: ExecutionRow, state: Execution, entries: list[AnyEntry], children: Children) -> dict[str, Any]:
    """The execution for programs."""
    first = next((entry for entry in entries if isinstance(entry, ExecutionAccepted)), None)
    decisions: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if isinstance(entry, OptionChosen | EscalationRaised):
            decisions[entry.decision] = hide(decision_data(entry, state.id))
    return {
        "executionId": state.id, "shortId": row.short_id, "plan": row.plan_name, "planDigest": row.plan_digest,
        "status": state.public_status, "outcome": state.outcome or None, "reason": state.reason,
        "startedAt": timestamp(state.started_at), "endedAt": timestamp(state.ended_at) if state.ended_at else None,
        "autonomyLevel": state.level, "actor": row.actor, "trigger": state.facts.get("trigger", ""),
        "inputs": hide(state.inputs), "outputs": hide(state.outputs),
        "workspace": first.workspace if first else "", **counts(state), "entries": state.seq,
        "phases": [_phase_json(state, id, children) for id in state.phases if state.blueprint.phase(id).tasks],
        "decisions": list(decisions.values()), **_waits_json(state, ""), **_parent_json(state),
        "lineage": state.lineage, "forks": state.origin.forks or None, "supersededBy": state.superseded_by or None,
        **({"budgets": budgets_json(state)} if state.ledger.pools else {}),
    }  # fmt: skip


def _waits_json(state: Execution, who: str) -> dict[str, Any]:
    """What an execution or a task waits for."""
    asked = state.awaiting.get(who, {})
    return {"waits": waits_for(asked["pool"], asked["holder"])} if asked.get("pool") else {}


def _parent_json(state: Execution) -> dict[str, Any]:
    if "parent" not in state.facts:
        return {}
    return {"parent": state.facts["parent"], "parentTask": state.facts["parentTask"],
            "undoes": state.facts["undoes"] or None}  # fmt: skip


def _phase_json(state: Execution, id: str, children: Children) -> dict[str, Any]:
    phase, node = state.phases[id], state.blueprint.phase(id)
    tasks = [_task_json(state, task, children) for task in node.tasks]
    data: dict[str, Any] = {"id": id, "status": phase.status, "round": phase.round, "tasks": tasks}
    if node.finally_tasks:
        data["finally"] = [_task_json(state, task, children) for task in node.finally_tasks]
    if phase.environment:
        data["environment"] = phase.environment
    if due := state.timers.due(f"window:{id}"):
        data["dueAt"] = timestamp(due)
    if due := state.timers.due(f"changes:{id}"):
        data["changesDueAt"] = timestamp(due)
    return data


def _task_json(state: Execution, id: str, children: Children) -> dict[str, Any]:
    task, (kind, effect) = state.tasks.get(id), shown(state, id)
    data: dict[str, Any] = {"id": id, "kind": kind, "effect": effect, "status": state.task_status(id)}
    if children.get(id):
        data["child"] = children[id][0].id
    data |= _waits_json(state, id)
    if task is None:
        return data
    data |= {"attempts": task.attempts, "outputs": hide(task.outputs)}
    further = {"case": task.case, "asked": task.asked, "fallback": task.fell_back is not None}
    data |= {name: value for name, value in further.items() if value}
    if task.artifacts:
        data["artifacts"] = task.artifacts
    if id in state.fans:
        data |= {"counts": state.fans[id].counts, "failed": [called(state, each) for each in failed(state, id)]}
        below = {each: rows[0].id for each, rows in children.items() if state.blueprint.tasks[each].fan == id}
        data |= {"children": {called(state, each): child for each, child in below.items()}} if below else {}
    if task.started_at:
        data["startedAt"] = timestamp(task.started_at)
    if task.ended_at:
        data["endedAt"] = timestamp(task.ended_at)
    if task.failure is not None:
        data["failure"] = {"code": task.failure.code, "message": task.failure.message}
    return data
