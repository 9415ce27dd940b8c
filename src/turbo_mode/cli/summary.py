"""The last lines of a run: how it ended, what was decided and why, where the record is, and what to type next.

A failure is told once, in six lines: what, where in the plan, the cause in the other side's words, what is true now,
and the next command.
"""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from turbo_mode.cli.answering import sureness
from turbo_mode.cli.many import called, failed, progress, work
from turbo_mode.cli.terminal import Line, Terminal, clean, columns, cut, wrap
from turbo_mode.cli.words import count, duration, listed, short
from turbo_mode.core.machine.children import is_left
from turbo_mode.core.machine.entries import OptionChosen
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.works import shown
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.protocol.catalog import task_told
from turbo_mode.core.protocol.envelope import hide
from turbo_mode.operations import executions
from turbo_mode.plans.reader import line_of
from turbo_mode.plans.sources import Sources
from turbo_mode.store.place import Place, Where
from turbo_mode.store.rows import ExecutionRow

LONGEST_OUTPUT = 200
CODES = {"COMPLETED": 0, "FAILED": 1, "CANCELLED": 4, "ROLLED_BACK": 7}


class Ending:
    """How an execution has ended, and what of it is told. ``plan`` is the plan's file, where it is known.

    ``children`` names the newest child of each ``plan`` task.
    """

    def __init__(
        self, state: Execution, place: Place, choices: Sequence[OptionChosen], plan: Path | None = None,
        children: Mapping[str, str] = {},
    ) -> None:  # fmt: skip
        self.state = state
        self.place = place
        self.choices = choices
        self.children = children
        self.status = state.outcome or state.status
        self.exit_code = CODES.get(self.status, CODES[state.status])
        self.counts = Counter(status for status, _ in work(state, state.blueprint.tasks))
        self.failed = self._first_failed()
        self.plan, self.line = self._place(plan)

    @property
    def took(self) -> int:
        """ms from its start to its end."""
        return self.state.ended_at - self.state.started_at

    @property
    def record(self) -> str:
        """The folder with its workspace and the logs of its attempts."""
        return relative(str(self.place.folder / "executions" / self.state.id))

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        state = self.state
        data: dict[str, Any] = {
            "executionId": state.id, "plan": state.blueprint.plan.name, "status": state.status,
            "exitCode": self.exit_code, "durationMs": self.took, "tasks": dict(self.counts),
            "outputs": hide(state.outputs), "record": self.record,
            "decisions": [choice_data(choice, state.id) for choice in self.choices],
        }  # fmt: skip
        if state.outcome:
            data["outcome"] = state.outcome
        if state.reason:
            data["reason"] = state.reason
        if self.failed and (failure := state.tasks[self.failed].failure):
            data["failure"] = {"task": self.failed, "code": failure.code, "message": failure.message}
            if named := [called(state, id) for id in failed(state, self.failed)]:
                data["failure"]["instances"] = named
            if self.plan and self.line:
                data["failure"] |= {"file": relative(str(self.plan)), "line": self.line}
        return data

    def _first_failed(self) -> str:
        tasks = self.state.tasks
        failed = [
            (tasks[id].ended_at, id)
            for id, node in self.state.blueprint.tasks.items()
            if self.state.task_status(id) == "FAILED" and not node.optional
        ]
        return min(failed)[1] if failed else ""

    def _place(self, plan: Path | None) -> tuple[Path | None, int]:
        if self.state.status == "COMPLETED":
            return plan, 0
        with executions.reading(self.place) as reader:
            row = executions.find(reader, self.state.id)
        found, line = _place_of(self.place, row, self.state.facts.get("planDir", ""), self.failed)
        return plan or found, line


def choice_data(choice: OptionChosen, execution: str) -> dict[str, Any]:
    """A decision in a summary."""
    return {
        "id": f"{execution}/{choice.decision}", "about": choice.about, "phase": choice.phase, **task_told(choice.task),
        "selection": choice.selection, "confidence": choice.confidence, "rationale": choice.rationale,
        "decidedBy": choice.by,
    }  # fmt: skip


def tell_ending(ending: Ending, terminal: Terminal) -> list[Line]:
    """The summary as lines."""
    width = terminal.width - 1
    lines: list[Line] = [[], _head(ending, terminal, width)]
    if ending.failed:
        lines += _failure(ending, terminal, width)
    elif ending.state.status != "COMPLETED" and ending.state.reason:
        lines += [[("plain", f"  {line}")] for line in wrap(clean(ending.state.reason), width - 2)]
    lines += [[("plain", f"  {line}")] for line in wrap(_truth(ending), width - 2)]
    lines += _decisions(ending, terminal, width)
    lines += _outputs(ending, terminal, width)
    return lines + _next(ending)


def _head(ending: Ending, terminal: Terminal, width: int) -> Line:
    state = ending.state
    style, icon = terminal.icon(ending.status)
    after = "in" if state.status == "COMPLETED" else "after"
    said = f"{icon} {ending.status}"
    rest = f" {after} {duration(ending.took)}  {state.blueprint.plan.name} "
    line: Line = [(f"bold {style}", said), ("plain", rest), ("cyan", short(state.id))]
    failure = state.tasks[ending.failed].failure if ending.failed else None
    if failure:
        gap = width - columns(said + rest) - 6 - columns(failure.code)
        line += [("plain", " " * gap), ("dim", failure.code)] if gap > 1 else []
    return line


def _failure(ending: Ending, terminal: Terminal, width: int) -> list[Line]:
    state = ending.state
    node, task = state.blueprint.tasks[ending.failed], state.tasks[ending.failed]
    failure = task.failure
    where = f"{relative(str(ending.plan))}:{ending.line}" if ending.plan and ending.line else ""
    where = where or (f"line {ending.line} of the plan" if ending.line else "")
    tried = progress(state, ending.failed) or (count(task.attempts, "attempt") if task.attempts else "")
    tried += f" in {duration(task.ended_at - task.started_at)}" if tried else ""
    about = ", ".join(part for part in (*shown(state, node.id), tried) if part)
    head: Line = [("bold", f"  {node.phase} / {node.id}")]
    head += [("cyan", f"   {where}")] if where else []
    lines: list[Line] = [[*head, ("dim", f"   {about}")]]
    if sum(columns(text) for _, text in lines[0]) > width:
        lines = [head, *([("dim", f"  {line}")] for line in wrap(about, width - 2))]
    message = clean(failure.message) if failure else ""
    lines += [[("red", f"  {line}")] for line in wrap(message, width - 2)[:3]]
    others = [id for id in state.blueprint.tasks if state.task_status(id) == "FAILED" and id != ending.failed]
    if others:
        lines.append([("red", cut(f"  also failed: {listed(others)}", width))])
    return lines


def _truth(ending: Ending) -> str:
    """What is true now: ``16 done, 1 after a retry, 2 failed, 3 not run, nothing in doubt``."""
    state, counts = ending.state, ending.counts
    done = [task for id, task in state.tasks.items() if task.status == "COMPLETED" and id not in state.fans]
    fell_back = sum(task.fell_back is not None for task in done)
    retried = sum(task.tries > 1 and task.fell_back is None for task in done)
    if state.status == "COMPLETED":
        first, tasks = counts["COMPLETED"] - retried - fell_back, count(state.total, "task")
        parts = [f"{tasks} done" if first == state.total else f"{tasks}: {first:,} at the first try"]
        parts.append(f"{retried:,} after a retry" if retried else "")
        parts.append(f"{fell_back:,} by a fallback" if fell_back else "")
    else:
        parts = [f"{counts['COMPLETED']:,} done{f' ({retried:,} after a retry)' if retried else ''}"]
    for status, word in (
        ("FAILED", "failed"),
        ("SKIPPED", "skipped"),
        ("CANCELLED", "cancelled"),
        ("NOT_RUN", "not run"),
    ):
        parts.append(f"{counts[status]:,} {word}" if counts[status] else "")
    if state.status != "COMPLETED":
        doubtful = counts["IN_DOUBT"]
        parts.append(f"{doubtful:,} in doubt" if doubtful else "nothing in doubt")
        parts.append(_undone(ending))
    return ", ".join(part for part in parts if part)


def _undone(ending: Ending) -> str:
    state = ending.state
    left = [
        state.name_of(state.node_in(effect.task, effect.round))
        for effect in state.effects.values()
        if is_left(state, effect)
    ]
    if state.rolled_back:
        undone = "everything undone that can be" if state.effects_made else "there was nothing to undo"
        return f"left as they are: {listed(left)}" if left else undone
    return f"not undone: {listed(left)}" if left else "nothing to undo"


def _decisions(ending: Ending, terminal: Terminal, width: int) -> list[Line]:
    choices = ending.choices
    if not choices:
        return []
    alone = [choice for choice in choices if choice.by == "rules"]
    yours = len(choices) - len(alone)
    said = ", ".join(
        part for part in (f"{len(alone)} alone" if alone else "", f"{yours} by people" if yours else "") if part
    )
    lines: list[Line] = [[("plain", f"  {count(len(choices), 'decision')}: {said}")]]
    for choice in choices[-20:]:
        about = called(ending.state, choice.task) if choice.task else choice.phase
        said = f" {choice.decision}  {about} {terminal.sign('→', '->')} {choice.selection}"
        sure = ("plain", f"  {sureness(choice.confidence, choice.by)}")
        lines.append([("plain", "    "), terminal.icon("CHOSEN"), ("bold", said), sure])
        lines += [[("dim", f"          {line}")] for line in wrap(clean(choice.rationale), width - 10)]
    return lines


def _outputs(ending: Ending, terminal: Terminal, width: int) -> list[Line]:
    outputs = {name: value for name, value in hide(ending.state.outputs).items() if value not in ("", None)}
    if not outputs:
        return []
    names = max(9, *(len(name) for name in outputs))
    lines: list[Line] = [[]]
    for name, value in outputs.items():
        shown = clean(relative(value) if isinstance(value, str) else _as_json(value))
        lines.append(
            [
                ("dim", f"  {name:<{names}}  "),
                ("plain", cut(shown, LONGEST_OUTPUT, terminal.sign("…", "~"))),
            ]
        )
    return lines


def _where(state: Execution) -> str:
    return f"--runtime {state.facts['runtime']} " if "runtime" in state.facts else ""


def _next(ending: Ending) -> list[Line]:
    id = short(ending.state.id)
    lines: list[Line] = [[]]
    if ending.status in ("FAILED", "CANCELLED") and "runtime" not in ending.state.facts:
        lines.append(_pointer("go on", f"turbo-mode retry {id}"))
    if ending.state.status != "COMPLETED" and ending.plan:
        file = shlex.quote(relative(str(ending.plan)))
        lines.append(_pointer("again", f"turbo-mode run {_where(ending.state)}{file}{_inputs(ending.state)}"))
    look = next(iter(failed(ending.state, ending.failed)), ending.failed)
    if child := ending.children.get(look):
        lines.append(_pointer("look", f"turbo-mode show {short(child)}"))
    elif look and ending.state.tasks[look].attempt:
        lines.append(_pointer("look", f"turbo-mode logs {shlex.quote(f'{id}/{called(ending.state, look)}')}"))
    if ending.state.kept_bytes:
        lines.append(_pointer("artifacts", f"turbo-mode artifacts {id}"))
    lines.append(_pointer("record", f"turbo-mode show {id}"))
    return [*lines, _pointer("files", f"{ending.record}/")]


def _pointer(name: str, text: str) -> Line:
    return [("dim", f"  {name:<9}  "), ("cyan", text)]


def _inputs(state: Execution) -> str:
    """The inputs that aren't the defaults, as they are typed."""
    given = []
    for name, value in state.inputs.items():
        spec = state.blueprint.plan.inputs.get(name)
        if spec is not None and declared(spec).default != value:
            text = value if isinstance(value, str) else _as_json(value)
            given.append(f" --input {shlex.quote(f'{name}={text}')}")
    return "".join(given)


def _as_json(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def relative(path: str) -> str:
    """A path as it is seen from here, if it lies below."""
    here = os.getcwd()
    return os.path.relpath(path, here) if path.startswith(here + os.sep) else path


def _place_of(place: Where, row: ExecutionRow, plan_dir: str, id: str) -> tuple[Path | None, int]:
    """Where a task or phase stands: the plan's file, if it is still there and unchanged, and the line (0: unknown)."""
    with executions.reading(place) as reader:
        stored = reader.plan(row.plan_digest)
    sources = Sources.unpack(stored.source) if stored else Sources("")
    return (sources.path_in(Path(plan_dir)), line_of(sources, id)) if sources.text else (None, 0)
