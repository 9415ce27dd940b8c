"""The outline of a plan as text, aligned, in colour where there is colour."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, columns, cut
from turbo_mode.cli.words import count
from turbo_mode.plans.outline import GateOutline, OptionOutline, Outline, PhaseOutline, TaskOutline, Wait

_EFFECTS = {"once": "yellow", "keyed": "blue", "idempotent": "dim"}


def tell_graph(plan: Outline, out: Terminal) -> Iterator[Line]:
    """The plan as lines, and below it the plans inside it."""
    yield [("bold", plan.name), ("plain", f"  {clean(plan.title)}" if plan.title else "")]
    yield from _Drawing(plan, out).lines()
    for inner in plan.plans:
        yield []
        yield [("bold magenta", f"{out.sign('▣', '#')} plan "), *next(lines := tell_graph(inner, out))]
        yield from ([("plain", "  "), *line] for line in lines)


class _Drawing:
    def __init__(self, plan: Outline, out: Terminal) -> None:
        self.plan = plan
        self.out = out
        self.width = out.width - 1 if out.is_tty else 1 << 16
        tasks = [task for phase in plan.phases for task in (*phase.tasks, *phase.finally_)] + plan.finally_
        options = [option.id for phase in plan.phases if phase.gate for option in phase.gate.options]
        self.ids = max([columns(task.id) for task in tasks] + [columns(option) - 3 for option in options] + [0])
        self.kinds = max([columns(task.kind) for task in tasks] + [0])
        self.effects = max([columns(task.effect) for task in tasks] + [0])
        sign = out.sign
        self.bar, self.dot = sign("│", "|"), sign("●", "*")
        self.branch, self.last = sign("├─", "|-"), sign("└─", "`-")

    def lines(self) -> Iterator[Line]:
        for number, phase in enumerate(self.plan.phases, 1):
            yield from (self._cut(line) for line in self._phase(phase, number))
        if hidden := self.plan.count - len(self.plan.phases):
            yield [("dim", f"  and {count(hidden, 'phase')} more")]
        if self.plan.finally_:
            head: Line = [("bold cyan", f"{self.out.sign('■', '=')} finally")]
            yield from (self._cut(line) for line in (head, *self._tasks(self.plan.finally_, 0, " ")))

    def _cut(self, line: Line) -> Line:
        left, kept = self.width, []
        for style, text in line:
            kept.append((style, cut(text, left, self.out.sign("…", "~"))))
            left -= columns(text)
            if left <= 0:
                break
        return kept

    def _phase(self, phase: PhaseOutline, number: int) -> Iterator[Line]:
        notes = ["together"] if phase.parallel else []
        notes += [f"after {_who(phase.needs) or 'nothing'}"] if phase.stated else []
        notes += [f"when {clean(phase.when)}"] if phase.when else []
        said = "   ".join([*notes, *map(clean, phase.notes)])
        yield [
            ("bold cyan", f"{self.dot} {number} {phase.id}"),
            ("plain", f"  {clean(phase.title)}" if phase.title else ""),
            ("dim", f"   {said}" if said else ""),
        ]
        yield from self._tasks(phase.tasks, phase.count - len(phase.tasks), self.bar)
        if phase.gate:
            yield from self._gate(phase.gate)
        if phase.finally_:
            yield [("dim", f"{self.bar} "), ("cyan", "finally")]
            yield from self._tasks(phase.finally_, 0, self.bar)
        if number < self.plan.count or self.plan.finally_:
            yield [("dim", self.bar)]

    def _tasks(self, tasks: list[TaskOutline], hidden: int, bar: str) -> Iterator[Line]:
        for place, task in enumerate(tasks):
            end = place == len(tasks) - 1 and not hidden
            yield [("dim", f"{bar} {self.last if end else self.branch} "), *self._task(task)]
        if hidden:
            yield [("dim", f"{bar} {self.last} and {count(hidden, 'task')} more")]

    def _task(self, task: TaskOutline) -> Line:
        line: Line = [
            ("plain", task.id + " " * (self.ids - columns(task.id) + 2)),
            ("cyan", task.kind + " " * (self.kinds - columns(task.kind) + 2)),
        ]
        effect = task.effect + " " * (self.effects - columns(task.effect) + 2)
        line.append((_EFFECTS.get(task.effect, "plain"), effect))
        return [*line, *_joined(list(self._marks(task)))]

    def _marks(self, task: TaskOutline) -> Iterator[Segment]:
        if task.undo:
            yield "green", "undo"
        if task.verify:
            yield "green", "verify"
        if task.attempts > 1:
            yield "dim", f"{task.attempts} attempts"
        if task.fallback:
            yield "dim", "fallback"
        if task.optional:
            yield "dim", "may fail"
        if task.irreversible:
            yield "red", "can't be undone"
        if task.many:
            yield "magenta", clean(f"{self.out.sign('×', 'x ')}{self._plain(task.many)}")
        if task.about:
            yield "plain", clean(task.about)
        if task.stated:
            yield "dim", f"after {_who(task.needs) or 'nothing'}"
        if task.when:
            yield "dim", f"when {clean(task.when)}"

    def _gate(self, gate: GateOutline) -> Iterator[Line]:
        said = f"gate: {clean(gate.question)}" if gate.question else "gate"
        line: Line = [("bold yellow", f"{self.out.sign('◆', '?')} {said}")]
        if gate.evidence:
            line.append(("dim", f"   evidence: {', '.join(gate.evidence)}"))
        if gate.approve:
            line.append(("magenta", f"   asks {', '.join(map(clean, gate.approve))}"))
        yield line
        for option in gate.options:
            yield [("dim", f"{self.bar} "), *self._option(option)]

    def _option(self, option: OptionOutline) -> Line:
        gains = [
            f"{sign}{number:g}"
            for sign, number in (("+", option.benefit), (self.out.sign("−", "-"), option.loss))
            if number is not None
        ]
        gains += [f"cost {option.cost:g}"] if option.cost is not None else []
        style = {"continue": "green", "succeed": "green", "rollback": "red", "fail": "red"}.get(option.then, "yellow")
        line: Line = [
            (style, option.id + " " * (self.ids - columns(option.id) + 5)),
            ("plain", clean(option.says)),
            ("dim", f"   {' '.join(gains)}" if gains else ""),
        ]
        return [*line, ("dim", f"   when {clean(option.when)}")] if option.when else line

    def _plain(self, text: str) -> str:
        return text if self.out.has_unicode else text.replace("×", "x")


def _joined(marks: list[Segment]) -> Line:
    line: Line = []
    for style, text in marks:
        line += [("dim", ", "), (style, text)] if line else [(style, text)]
    return line


def _who(needs: list[Wait]) -> str:
    return ", ".join(f"{need.id} {'/'.join(need.ends)}" if need.ends else need.id for need in needs)
