"""Rules about gates: options that lead nowhere, that undo nothing, that repeat too much, or that can never win."""

from __future__ import annotations

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.effects import effect_of
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path


def run(facts: Facts) -> None:
    """Reports E0202, E0404, E0503, E0504, W0506 and W0602."""
    for index, phase in enumerate(facts.plan.phases):
        path: Path = ("phases", index, "gate")
        if phase.gate is None or facts.is_broken(path):
            continue
        options = (*path, "options")
        if not facts.is_broken(options):
            _ways_on(facts, phase.gate, options)
        for name, option in phase.gate.options.items():
            if not facts.is_broken((*options, name, "then")):
                _option(facts, phase, name, option, (*options, name))
        _never(facts, phase.gate, options)


def _ways_on(facts: Facts, gate: model.Gate, path: Path) -> None:
    if any(option.then in ("continue", "succeed") for option in gate.options.values()):
        return
    message = "this gate has no options" if not gate.options else "this gate has no way on"
    facts.report.error(
        "E0504", message, path, at="key", label="no option says `then: continue`",
        note="a gate has the options that are written, and no others", help="add one, as in `goOn: {then: continue}`",
    )  # fmt: skip


def _option(facts: Facts, phase: model.Phase, name: str, option: model.Option, path: Path) -> None:
    if option.then == "rollback" and not _undoable(facts, phase):
        facts.report.error(
            "E0503", f"option `{name}` rolls back, but nothing can be undone", path, at="key",
            label="no task up to here has `compensate`",
            help="add `compensate:` to the tasks that change something, or use `then: hold`",
        )  # fmt: skip
    if option.then == "repeat":
        _repeat(facts, phase, name, option, path)
    if option.to is not None:
        _back_to(facts, phase, option.to, (*path, "to"))


def _can_be_undone(facts: Facts, task: model.Task) -> bool:
    return task.compensate is not None or task.service is not None or facts.sub_plan_undoes(task)


def _undoable(facts: Facts, phase: model.Phase) -> bool:
    """Something that can be undone may have happened when the gate of a phase decides."""
    for other in facts.plan.phases:
        later = other.id != phase.id and facts.phase_graph.before(phase.id, other.id)
        if any(_can_be_undone(facts, task) for task in other.tasks) and (not later or facts.phase_graph.cycles):
            return True
    return False


def _repeat(facts: Facts, phase: model.Phase, name: str, option: model.Option, path: Path) -> None:
    if option.undo and not any(_can_be_undone(facts, task) for task in phase.tasks):
        facts.report.error(
            "E0503", f"option `{name}` undoes first, but nothing here can be undone", (*path, "undo"), at="key",
            label=f"no task of `{phase.id}` has `compensate`", help="add `compensate:` to a task, or leave `undo` out",
        )  # fmt: skip
    again = [
        task.id
        for task in phase.tasks
        if effect_of(task, phase) == "once" and not (option.undo and _can_be_undone(facts, task))
    ]
    if again:
        who = ", ".join(f"`{id}`" for id in again[:3]) + (" and more" if len(again) > 3 else "")
        facts.report.error(
            "W0506", f"option `{name}` would do {who} again", path, at="key",
            label="a repeat runs every task of the phase", note="the plan calls that effect `once`",
            help="say `effect: idempotent` if repeating is harmless, or `undo: true` and give it `compensate:`",
        )  # fmt: skip


def _back_to(facts: Facts, phase: model.Phase, to: str, path: Path) -> None:
    if to not in facts.phases:
        similar = words.closest(to, facts.phases)
        label = f"did you mean `{similar}`?" if similar else ""
        facts.report.error("E0202", f"there is no phase `{to}`", path, label=label)
    elif to == phase.id or not facts.phase_graph.before(to, phase.id):
        label = f"it doesn't come before `{phase.id}`"
        facts.report.error("E0404", f"it can't go back to `{to}`", path, label=label)


def _never(facts: Facts, gate: model.Gate, path: Path) -> None:
    """Without numbers the first permitted option is taken: what follows one that is always permitted can't win."""
    options = gate.options
    if any(number is not None for o in options.values() for number in (o.benefit, o.loss, o.cost)):
        return
    critical = any(evidence.critical for evidence in gate.evidence.values())
    always = ""
    for name, option in options.items():
        if always:
            facts.report.error(
                "W0602", f"option `{name}` can never win", (*path, name), at="key",
                label=f"`{always}` is always permitted and comes first",
                related=(facts.report.related((*path, always), "this one is taken", "key"),),
                note="without benefit, loss or cost the first permitted option in written order is taken",
            )  # fmt: skip
        elif option.when is None and option.then != "repeat" and _goes(option, critical):
            always = name


def _goes(option: model.Option, critical: bool) -> bool:
    """It is permitted whatever happened. ``hold`` asks a person, who may take any other option."""
    if option.then == "continue":
        return option.allow_failed and not critical
    return option.then != "hold"
