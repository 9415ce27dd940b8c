"""What there is to draw of a plan: phases in order, tasks inside, who waits for whom, gates with their options.

All drawings (text, Mermaid, DOT, SVG) are made from this; as JSON it is for programs. Of a large plan a drawing shows
part of the tasks and says how many there are; ``fold`` cuts an outline down to what can be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from turbo_mode.core.plan import model
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.graph import ANY, GOOD, Graph, finally_graph, phase_graph, task_graph
from turbo_mode.core.regex import regex

PER_PHASE = 40
IN_ALL = 400


class Part(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """A piece of an outline; what is empty is left out of the JSON."""


class Wait(Part, frozen=True, kw_only=True):
    """Who is waited for, and the ends that satisfy where they aren't the usual ones."""

    id: str
    ends: list[str] = []


class TaskOutline(Part, frozen=True, kw_only=True):
    """One task. ``needs`` is what it really waits for, written or not; ``stated`` says that its author wrote it."""

    id: str
    title: str = ""
    kind: str
    effect: str
    needs: list[Wait] = []
    stated: bool = False
    when: str = ""
    many: str = ""
    about: str = ""
    undo: bool = False
    verify: bool = False
    fallback: bool = False
    optional: bool = False
    irreversible: bool = False
    attempts: int = 1


class OptionOutline(Part, frozen=True, kw_only=True):
    """One option of a gate, and what choosing it does."""

    id: str
    then: str
    says: str
    when: str = ""
    benefit: float | None = None
    loss: float | None = None
    cost: float | None = None


class GateOutline(Part, frozen=True, kw_only=True):
    """The decision at the end of a phase."""

    question: str = ""
    evidence: list[str] = []
    approve: list[str] = []
    options: list[OptionOutline]


class PhaseOutline(Part, frozen=True, kw_only=True):
    """One phase. ``count`` is how many tasks it has, also where fewer are listed."""

    id: str
    title: str = ""
    needs: list[Wait] = []
    stated: bool = False
    parallel: bool = False
    when: str = ""
    notes: list[str] = []
    tasks: list[TaskOutline] = []
    count: int = 0
    gate: GateOutline | None = None
    finally_: list[TaskOutline] = msgspec.field(name="finally", default_factory=list)


class Outline(Part, frozen=True, kw_only=True):
    """A whole plan; ``plans`` are the outlines of the plans inside it."""

    name: str
    title: str = ""
    phases: list[PhaseOutline]
    count: int = 0
    finally_: list[TaskOutline] = msgspec.field(name="finally", default_factory=list)
    plans: list[Outline] = []

    def to_json(self) -> dict[str, Any]:
        """The outline as JSON data."""
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data


_UNSEEN = regex(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """A text of a plan as it can stand in a drawing: on one line, with nothing in it that can't be seen."""
    return _UNSEEN.sub(" ", text).strip()


def outline(plan: model.Plan | model.InnerPlan, name: str = "") -> Outline:
    """The outline of a checked plan, with everything in it."""
    order = phase_graph(plan)
    return Outline(
        name=plan.name if isinstance(plan, model.Plan) else name,
        title=plan.title,
        phases=[_phase(phase, order) for phase in plan.phases],
        count=len(plan.phases),
        finally_=_tasks(plan.finally_, finally_graph(plan), None),
        plans=[outline(inner, name) for name, inner in plan.plans.items()],
    )


def fold(whole: Outline, per_phase: int = PER_PHASE, in_all: int = IN_ALL) -> Outline:
    """As much of an outline as fits: at most so many phases, so many tasks of one, and so many in all."""
    shown = whole.phases[:in_all]
    most = max(min(per_phase, in_all // max(len(shown), 1)), 1 if len(shown) < in_all else 0)
    if sum(phase.count for phase in whole.phases) <= in_all:
        most = per_phase
    return replace(
        whole,
        phases=[_folded(phase, most) for phase in shown],
        finally_=whole.finally_[:per_phase],
        plans=[fold(inner, per_phase, max(in_all // len(whole.plans), 1)) for inner in whole.plans],
    )


def _folded(phase: PhaseOutline, most: int) -> PhaseOutline:
    return phase if phase.count <= most else replace(phase, tasks=phase.tasks[:most])


# the parts


def _phase(phase: model.Phase, order: Graph) -> PhaseOutline:
    return PhaseOutline(
        id=phase.id, title=phase.title, needs=_needs(order, phase.id), stated=phase.needs is not None,
        parallel=phase.parallel, when=phase.when or "", notes=list(_notes(phase)),
        tasks=_tasks(phase.tasks, task_graph(phase), phase), count=len(phase.tasks),
        gate=_gate(phase.gate) if phase.gate else None, finally_=_tasks(phase.finally_, Graph({}), phase),
    )  # fmt: skip


def _notes(phase: model.Phase) -> Iterator[str]:
    if phase.environment:
        yield f"in {phase.environment}"
    if phase.window:
        window = phase.window
        days = "every day" if len(set(window.days)) == 7 else " ".join(window.days)
        hours = "" if window.from_ == window.to else f" {window.from_}-{window.to}"
        yield f"only {days}{hours} {window.timezone}"
    if phase.loop:
        yield f"again until {phase.loop.until}, {_times(phase.loop.max_rounds)} at most"
    if phase.point_of_no_return:
        yield "no way back after it"


def _tasks(tasks: Sequence[model.Task], graph: Graph, phase: model.Phase | None) -> list[TaskOutline]:
    return [_task(task, _needs(graph, task.id), phase) for task in tasks]


def _needs(graph: Graph, id: str) -> list[Wait]:
    needs = graph.needs.get(id, ())
    return [Wait(id=need, ends=[] if ends in (GOOD, ANY) else sorted(ends)) for need, ends in needs]


def _task(task: model.Task, needs: list[Wait], phase: model.Phase | None) -> TaskOutline:
    tries = task.retry.attempts if isinstance(task.retry, model.Retry) else 1 + (task.retry or 0)
    return TaskOutline(
        id=task.id, title=task.title, kind=task.kind, effect="" if task.switch else effect_of(task, phase),
        needs=needs, stated=task.needs is not None, when=task.when or "", many=_many(task), about=_about(task),
        undo=task.compensate is not None, verify=task.verify is not None, fallback=task.fallback is not None,
        optional=task.optional, irreversible=task.irreversible, attempts=tries,
    )  # fmt: skip


def _many(task: model.Task) -> str:
    if not task.is_many:
        return ""
    parts = [f"each of {task.foreach}" if task.foreach else f"each {' × '.join(task.matrix)}"]
    if task.batch:
        parts.append(f"in batches of {task.batch.size}")
    if task.max_parallel:
        parts.append(f"{task.max_parallel} at a time")
    if task.tolerate not in ("0", "0%"):
        parts.append(f"{task.tolerate} may fail")
    return ", ".join(parts)


def _about(task: model.Task) -> str:
    if task.plan is not None:
        return task.plan if isinstance(task.plan, str) else task.plan.name or task.plan.path or ""
    if task.switch is not None:
        cases = [*task.switch.cases, *(["default"] if task.switch.default else [])]
        return f"on {task.switch.on}: {', '.join(cases)}"
    if task.workflow is not None:
        return task.workflow.system
    if task.approve is not None:
        return f"by {', '.join(task.approve.from_)}"
    return f"until {task.poll.until}" if task.poll else ""


def _gate(gate: model.Gate) -> GateOutline:
    return GateOutline(
        question=gate.question,
        evidence=list(gate.evidence),
        approve=list(gate.approve.from_) if gate.approve else [],
        options=[
            OptionOutline(
                id=name, then=option.then, says=_says(option), when=option.when or "", benefit=option.benefit,
                loss=option.loss, cost=option.cost,
            )
            for name, option in gate.options.items()
        ],
    )  # fmt: skip


def _says(option: model.Option) -> str:
    if option.then == "repeat":
        undone = ", undone first" if option.undo else ""
        wait = f" after {option.wait}" if option.wait else ""
        return f"this phase again{wait}{undone}, {_times(option.max)} at most"
    if option.then == "rollback" and option.to:
        return f"undo everything after {option.to}, last one first"
    return {
        "continue": "go on, even with failed tasks" if option.allow_failed else "go on",
        "rollback": "undo everything, last one first", "hold": "ask a person",
        "fail": "this phase has failed", "succeed": "end here, all is well",
    }[option.then]  # fmt: skip


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"
