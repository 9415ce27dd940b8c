"""Rules about gates: options that lead nowhere, that undo nothing, that repeat too much, or that can never win."""

from __future__ import annotations

from itertools import islice

from turbo_mode.core.plan import model
from turbo_mode.core.plan.check_names import unknown
from turbo_mode.core.plan.check_reads import ONE_COMPARISON
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, Scope, compile
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.undoing import Undoing

_NOTHING = Scope({})
_SOME = 3


def run(facts: Facts) -> None:
    """Reports E0207, E0404, E0503, E0504, E0506, W0503, W0506, W0510, W0601 and W0602."""
    undoing = Undoing(facts)
    for index, phase in enumerate(facts.plan.phases):
        path: Path = ("phases", index, "gate")
        if phase.gate is None or facts.is_broken(path):
            continue
        options = (*path, "options")
        if not any(facts.is_broken((*options, name, "then")) for name in (*phase.gate.options, "")):
            _ways_on(facts, phase, phase.gate, options)
        for name, option in phase.gate.options.items():
            if not facts.is_broken((*options, name, "then")):
                _option(facts, undoing, phase, name, option, (*options, name))
        if not any(facts.is_broken((*options, name)) for name in phase.gate.options):
            if facts.report.has_room("warning"):
                _never(facts, phase.gate, options)
            _numbers(facts, phase.gate, options)


def _ways_on(facts: Facts, phase: model.Phase, gate: model.Gate, path: Path) -> None:
    options = gate.options.values()
    if not any(option.then in ("continue", "succeed") for option in options):
        message = "this gate has no options" if not gate.options else "this gate has no way on"
        facts.report.error(
            "E0504", message, path, at="key", label="no option says `then: continue`",
            note="a gate has the options that are written, and no others",
            help="add one, as in `goOn: {then: continue}`",
        )  # fmt: skip
    elif not any(option.then in ("fail", "rollback", "succeed") and option.when is None for option in options):
        may_fail = any(not task.optional and task.wait is None for task in phase.tasks)
        critical = [name for name, evidence in gate.evidence.items() if evidence.critical]
        why = f"if `{critical[0]}` doesn't pass" if critical else "if a task fails" if may_fail else ""
        if why and not (any(option.allow_failed for option in options) and not critical):
            facts.report.error(
                "W0510", f"{why}, this gate has no permitted answer", path, at="key",
                label="`then: continue` is forbidden then, and a person couldn't choose anything else",
                help="add a way out, as in `stop: {then: fail}`",
            )  # fmt: skip


def _option(facts: Facts, undoing: Undoing, phase: model.Phase, name: str, option: model.Option, path: Path) -> None:
    if option.then == "rollback":
        _rollback(facts, undoing, phase, name, option, path)
    if option.then == "repeat":
        _repeat(facts, undoing, phase, name, option, path)
    _meaningless(facts, option, path)


def _meaningless(facts: Facts, option: model.Option, path: Path) -> None:
    """Keys that belong to another ``then``."""
    belongs = {"max": "repeat", "undo": "repeat", "wait": "repeat", "to": "rollback", "allowFailed": "continue"}
    given = {
        "max": option.max != 1, "undo": option.undo, "wait": option.wait is not None, "to": option.to is not None,
        "allowFailed": option.allow_failed,
    }  # fmt: skip
    for key, then in belongs.items():
        if given[key] and option.then != then:
            label = f"it belongs to `then: {then}`"
            facts.report.error("E0111", f"`{key}` means nothing here", (*path, key), at="key", label=label)


# rollback


def _rollback(facts: Facts, undoing: Undoing, phase: model.Phase, name: str, option: model.Option, path: Path) -> None:
    if option.to is not None and not _is_behind(facts, phase, option.to, (*path, "to")):
        return
    if not undoing.undoable.has_begun(phase):
        facts.report.error(
            "E0503", f"option `{name}` rolls back, but nothing can be undone", path, at="key",
            label="no task up to here has `compensate`",
            help="add `compensate:` to the tasks that change something, or use `then: hold`",
        )  # fmt: skip
        return
    final = next(undoing.final.behind(phase, option.to), None)
    if final is not None:
        place = (*facts.phase_paths[final.id], "pointOfNoReturn")
        related = facts.report.related(place, "no way back from here", "key")
        advice = f"go back `to: {final.id}`, which keeps it" if final is not phase else "use `then: fail` or `hold`"
        facts.report.error(
            "E0506", f"option `{name}` goes back across a point of no return", path, at="key",
            label=f"`{final.id}` can't be undone", related=(related,), help=advice,
        )  # fmt: skip
    elif facts.report.has_room("warning"):
        left = (id for each in undoing.leaving.behind(phase, option.to) for id in undoing.left(each))
        _left(facts, name, list(islice(left, _SOME + 1)), path)


def _is_behind(facts: Facts, phase: model.Phase, to: str, path: Path) -> bool:
    if facts.is_broken(path):
        return False
    if to not in facts.phases:
        located = facts.tasks.get(to)
        there = located.phase if located is not None else None
        advice = f"`{to}` is a task of phase `{there.id}`" if there is not None else ""
        unknown(facts, "E0207", "phase", to, facts.phases, path, advice=advice)
        return False
    if to == phase.id or not facts.phase_graph.before(to, phase.id):
        label = f"it doesn't come before `{phase.id}`"
        facts.report.error("E0404", f"it can't go back to `{to}`", path, label=label)
        return False
    return True


def _left(facts: Facts, name: str, left: list[str], path: Path) -> None:
    """W0503: effects that a rollback would leave as they are."""
    if left:
        place = facts.tasks[left[0]].path
        as_they_are = "as it is" if len(left) == 1 else "as they are"
        facts.report.error(
            "W0503", f"option `{name}` would leave {_listed(left)} {as_they_are}", path, at="key",
            label="a rollback undoes only what has `compensate`",
            related=(facts.report.related((*place, "id"), f"`{left[0]}` happens once and has no `compensate`"),),
            help="add `compensate:`, or say `effect: idempotent` where nothing is left behind",
        )  # fmt: skip


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:_SOME]) + (" and more" if len(names) > _SOME else "")


# repeat


def _repeat(facts: Facts, undoing: Undoing, phase: model.Phase, name: str, option: model.Option, path: Path) -> None:
    if option.undo and not undoing.undoes(phase):
        facts.report.error(
            "E0503", f"option `{name}` undoes first, but nothing here can be undone", (*path, "undo"), at="key",
            label=f"no task of `{phase.id}` has `compensate`", help="add `compensate:` to a task, or leave `undo` out",
        )  # fmt: skip
    again = undoing.again(phase, undone=option.undo)
    if again:
        facts.report.error(
            "W0506", f"option `{name}` would do {_listed(again)} again", path, at="key",
            label="a repeat runs every task of the phase", note="the plan calls that effect `once`",
            help="say `effect: idempotent` if repeating is harmless, or `undo: true` and give it `compensate:`",
        )  # fmt: skip


# which option is taken


def _has_numbers(option: model.Choice) -> bool:
    return any(number is not None for number in (option.benefit, option.loss, option.cost))


def _never(facts: Facts, gate: model.Gate, path: Path) -> None:
    """What can't be chosen: its condition is never true, or one that is always permitted comes first."""
    options = gate.options
    critical = any(evidence.critical for evidence in gate.evidence.values())
    in_order = not any(map(_has_numbers, options.values()))
    always = ""
    for name, option in options.items():
        if option.when is not None and never_true(option.when):
            facts.report.error(
                "W0602", f"option `{name}` can never win", (*path, name, "when"), label="this is never true"
            )
        elif always and in_order:
            facts.report.error(
                "W0602", f"option `{name}` can never win", (*path, name), at="key",
                label=f"`{always}` is always permitted and comes first",
                related=(facts.report.related((*path, always), "this one is taken", "key"),),
                note="without benefit, loss or cost the first permitted option in written order is taken",
            )  # fmt: skip
        elif option.when is None and option.then != "repeat" and _goes(option, critical):
            always = name


def never_true(text: str) -> bool:
    """An expression that reads nothing and is false."""
    if ONE_COMPARISON.fullmatch(text):
        return False
    try:
        return compile(text, _NOTHING).evaluate({}) is False
    except (ExpressionProblems, EvaluationError):
        return False


def _goes(option: model.Option, critical: bool) -> bool:
    """It is permitted whatever happened. ``hold`` asks a person, who may take any other option."""
    if option.then == "continue":
        return option.allow_failed and not critical
    return option.then != "hold"


def _numbers(facts: Facts, gate: model.Gate, path: Path) -> None:
    """W0601: ways on that compete, of which some say what they are worth and others don't."""
    ways = {name: option for name, option in gate.options.items() if option.then in ("continue", "succeed")}
    silent = [name for name, option in ways.items() if option.benefit is None and option.loss is None]
    silent = [name for name in silent if not facts.is_broken_below((*path, name))]
    if not silent or not any(_has_numbers(option) for option in gate.options.values()):
        return
    facts.report.error(
        "W0601", f"option `{silent[0]}` doesn't say what it is worth", (*path, silent[0]), at="key",
        label="its benefit and its loss count as 1, beside the numbers of the others",
        help="write `benefit:` and `loss:` in the same unit as the others",
    )  # fmt: skip
