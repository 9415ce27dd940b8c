"""The outline of a plan as text that other programs draw: Mermaid for pages, DOT for Graphviz.

Names of a plan never become names of a diagram, which has words of its own; they stand in quoted labels only.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.regex import regex
from turbo_mode.plans.outline import OptionOutline, Outline, PhaseOutline, TaskOutline, fold, one_line

_LONGEST = 40_000
_MOST_EDGES = 400
_LONGEST_TITLE = 60
"""Where GitHub stops to draw is at 50,000 characters and 500 edges."""
_ENDS = {"rollback": "undo", "hold": "ask a person", "fail": "failed", "succeed": "done"}
_LOOKS_LIKE_A_LIST = regex(r"^\s*(?:[-*+]|\d+[.)])(?=\s)")


def mermaid(whole: Outline) -> str:
    """A flowchart for Mermaid, with as many tasks as its readers can take."""
    text = ""
    for in_all in (120, 40, 0):
        lines = list(_mermaid(fold(whole, min(in_all, 40), in_all) if in_all else _bare(whole)))
        text = "\n".join(lines) + "\n"
        if len(text) <= _LONGEST and sum("-->" in line or ".->" in line for line in lines) <= _MOST_EDGES:
            break
    return text


def _bare(whole: Outline) -> Outline:
    """Phases only, the first hundred."""
    return fold(whole, 0, 100)


def _mermaid(plan: Outline) -> Iterator[str]:
    yield "flowchart TD"
    numbers = {phase.id: number for number, phase in enumerate(plan.phases, 1)}
    for number, phase in enumerate(plan.phases, 1):
        yield from _mermaid_phase(phase, number)
    if plan.finally_:
        yield '  subgraph fin["finally"]'
        yield "    direction TB"
        yield from (f"    f{place}[{_label(*_task_lines(task))}]" for place, task in enumerate(plan.finally_))
        yield from (f"    f{place} --> f{place + 1}" for place in range(len(plan.finally_) - 1))
        yield "  end"
    yield from _mermaid_order(plan, numbers)
    if hidden := plan.count - len(plan.phases):
        yield f"  more[{_label(f'and {hidden:,} more phases')}]"
    yield "  classDef once stroke:#d97706,stroke-width:2px"
    yield "  classDef gate stroke:#7c3aed,stroke-width:2px"


def _mermaid_phase(phase: PhaseOutline, number: int) -> Iterator[str]:
    said = [f"{number} {phase.id}", f"when {phase.when}" if phase.when else "", *phase.notes]
    yield f"  subgraph p{number}[{_label(_cut(', '.join(filter(None, said))))}]"
    yield "    direction TB"
    places = {task.id: place for place, task in enumerate(phase.tasks)}
    for place, task in enumerate(phase.tasks):
        once = ":::once" if task.effect == "once" else ""
        yield f"    t{number}_{place}[{_label(*_task_lines(task))}]{once}"
    for place, task in enumerate(phase.tasks):
        for need in task.needs:
            if need.id in places:
                arrow = f"-. {_label('/'.join(need.ends))} .->" if need.ends else "-->"
                yield f"    t{number}_{places[need.id]} {arrow} t{number}_{place}"
    if hidden := phase.count - len(phase.tasks):
        yield f"    t{number}_more[{_label(f'{hidden:,} tasks' if not phase.tasks else f'and {hidden:,} more')}]"
    yield "  end"
    if phase.gate:
        evidence = f"by {', '.join(phase.gate.evidence)}" if phase.gate.evidence else ""
        yield f"  g{number}{{{{{_label(phase.gate.question or 'gate', evidence)}}}}}:::gate"
        yield f"  p{number} --> g{number}"


def _mermaid_order(plan: Outline, numbers: dict[str, int]) -> Iterator[str]:
    followers: dict[str, list[tuple[int, str]]] = {phase.id: [] for phase in plan.phases}
    for phase in plan.phases:
        for need in phase.needs:
            if need.id in followers:
                followers[need.id].append((numbers[phase.id], "/".join(need.ends)))
    for phase in plan.phases:
        number = numbers[phase.id]
        on = [(f"p{follower}", ends) for follower, ends in followers[phase.id]]
        on = on or ([("fin", "")] if plan.finally_ else [])
        source = f"g{number}" if phase.gate else f"p{number}"
        for target, ends in on:
            if ends:
                yield f"  p{number} -. {_label(ends)} .-> {target}"
            elif not phase.gate:
                yield f"  {source} --> {target}"
        if phase.gate:
            for option in phase.gate.options:
                yield from _mermaid_option(option, number, [target for target, ends in on if not ends])


def _mermaid_option(option: OptionOutline, number: int, targets: list[str]) -> Iterator[str]:
    said = f"|{_label(option.id)}|"
    if option.then == "repeat":
        yield f"  g{number} -.->|{_label(option.id, option.says)}| p{number}"
    elif option.then == "continue" and targets:
        yield from (f"  g{number} -->{said} {target}" for target in targets)
    else:
        end = _ENDS.get(option.then, "done")
        yield f"  g{number} -->{said} e{number}_{end.replace(' ', '')}([{_label(end)}])"


def _task_lines(task: TaskOutline) -> list[str]:
    marks = [task.kind, task.effect, *(["undo"] if task.undo else []), *(["verify"] if task.verify else [])]
    return [task.id, ", ".join(filter(None, marks)), task.many, task.about]


def _label(*lines: str) -> str:
    """A quoted label of several lines."""
    return '"' + "<br/>".join(_escaped(line) for line in lines if line) + '"'


def _cut(text: str) -> str:
    """A title has one line in Mermaid."""
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…"


def _escaped(text: str) -> str:
    """A text with everything that Mermaid would read as something else as an entity."""
    text = one_line(text)
    if found := _LOOKS_LIKE_A_LIST.match(text):
        text = f"{found[0][:-1]}\0{text[found.end() - 1 :]}"
    for sign in '#&"<>`\\':
        text = text.replace(sign, f"#{ord(sign)};")
    if "\0" in text:
        sign = text[text.index("\0") + 1]
        text = text.replace(f"\0{sign}", f"#{ord(sign)};")
    return text


# DOT


def dot(plan: Outline) -> str:
    """A graph for Graphviz; the plan is folded already."""
    return "\n".join(_dot(plan)) + "\n"


def _dot(plan: Outline) -> Iterator[str]:
    yield f"digraph {_quoted(plan.name)} {{"
    yield "  compound=true; rankdir=TB; node [shape=box, style=rounded, fontname=sans]; graph [fontname=sans];"
    numbers = {phase.id: number for number, phase in enumerate(plan.phases, 1)}
    for number, phase in enumerate(plan.phases, 1):
        yield from _dot_phase(phase, number)
        for need in phase.needs:
            if need.id in numbers:
                before = plan.phases[numbers[need.id] - 1]
                source = f"g{numbers[need.id]}" if before.gate else _last(before, numbers[need.id])
                tail = "" if before.gate else f"ltail=cluster{numbers[need.id]}, "
                style = f", style=dashed, label={_quoted('/'.join(need.ends))}" if need.ends else ""
                yield f"  {source} -> t{number}_0 [{tail}lhead=cluster{number}{style}];"
    if plan.finally_:
        yield "  subgraph cluster_finally { label=finally;"
        yield from (f"    f{n} [label={_quoted(*_task_lines(task))}];" for n, task in enumerate(plan.finally_))
        yield from (f"    f{n} -> f{n + 1};" for n in range(len(plan.finally_) - 1))
        yield "  }"
        followed = {need.id for phase in plan.phases for need in phase.needs}
        for phase in plan.phases:
            if phase.id not in followed:
                source = f"g{numbers[phase.id]}" if phase.gate else _last(phase, numbers[phase.id])
                yield f"  {source} -> f0 [lhead=cluster_finally, style=dotted];"
    if hidden := plan.count - len(plan.phases):
        yield f"  more [label={_quoted(f'and {hidden:,} more phases')}];"
    yield "}"


def _dot_phase(phase: PhaseOutline, number: int) -> Iterator[str]:
    said = [f"{number} {phase.id}", phase.title, *phase.notes]
    yield f"  subgraph cluster{number} {{ label={_quoted(*said)};"
    places = {task.id: place for place, task in enumerate(phase.tasks)}
    for place, task in enumerate(phase.tasks):
        color = ", color=darkorange" if task.effect == "once" else ""
        yield f"    t{number}_{place} [label={_quoted(*_task_lines(task))}{color}];"
        yield from (
            f"    t{number}_{places[need.id]} -> t{number}_{place};" for need in task.needs if need.id in places
        )
    if hidden := phase.count - len(phase.tasks):
        yield f"    t{number}_{len(phase.tasks)} [label={_quoted(f'{hidden:,} more tasks')}, style=dashed];"
    yield "  }"
    if phase.gate:
        options = [f"{option.id}: {option.says}" for option in phase.gate.options]
        yield f"  g{number} [shape=hexagon, label={_quoted(phase.gate.question or 'gate', *options)}];"
        yield f"  {_last(phase, number)} -> g{number} [ltail=cluster{number}];"


def _last(phase: PhaseOutline, number: int) -> str:
    return f"t{number}_{max(len(phase.tasks) - (phase.count == len(phase.tasks)), 0)}"


def _quoted(*lines: str) -> str:
    kept = (one_line(line).replace("\\", "\\\\").replace('"', '\\"') for line in lines if line)
    return '"' + "\\n".join(kept) + '"'
