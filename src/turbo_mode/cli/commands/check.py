"""``turbo-mode check``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.core.plan.model import Plan
    from turbo_mode.core.plan.problems import Problem
    from turbo_mode.operations.authoring import Checked

FOUND_PROBLEM = 10
_WAITING = frozenset(("wait", "approve", "decide", "service", "plan"))
"""Kinds of tasks whose length says something else."""
FORMATS = ("text", "json", "sarif", "github")


@click.command()
@click.argument(
    "plans", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="PLAN..."
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to say it  [text]")
@click.option("--strict", is_flag=True, help="Warnings are problems too")
@click.option(
    "--runtime",
    type=click.Choice(("embedded", "temporal")),
    default="embedded",
    show_default=True,
    help="Also what that one doesn't carry out, and what doesn't travel there",
)
@common
def command(plans: tuple[Path, ...], form: str, strict: bool, runtime: str) -> int:
    """Find everything that is wrong with each PLAN, without running anything.

    PLAN is a YAML, JSON or TOML file, or - for standard input. `sarif` is one document for code hosts and editors,
    `github` makes annotations in a GitHub workflow, `json` is one line for each plan.
    """
    all_checked: list[Checked] = []
    missing = False
    for checked in _checked(plans):
        if checked is None:
            missing = True
            continue
        all_checked.append(checked)
        _SAY["json" if current.json else form](checked, strict)
    if form == "sarif" and not current.json:
        _as_sarif(all_checked)
    _summary(all_checked, strict, "json" if current.json else form)
    if missing:
        return 2
    travels = [_travels(checked, form) for checked in all_checked if runtime == "temporal"]
    return 0 if all(travels) and all(_is_fine(checked, strict) for checked in all_checked) else FOUND_PROBLEM


def _checked(plans: tuple[Path, ...]) -> Iterator[Checked | None]:
    from turbo_mode.errors import NotFound
    from turbo_mode.operations import authoring

    limits = current.configuration.limits
    for path in plans:
        try:
            yield authoring.check(path, limits)
        except NotFound as error:
            from turbo_mode.cli.faults import explain

            explain(error)
            yield None


def _travels(checked: Checked, form: str) -> bool:
    """Whether Temporal carries a plan out; says why not, and what has to be with each worker."""
    from turbo_mode.runtime.temporal.support import left_behind, refusals

    if checked.plan is None:
        return False
    refused, left = refusals(checked.plan, has_place=current.hands_artifacts_over), left_behind(checked.plan)
    if current.json:
        told = {"plan": checked.name, "runtime": "temporal", "ok": not refused, "refused": refused, "leftBehind": left}
        current.out.say(json.dumps(told, ensure_ascii=False))
        return not refused
    terminal = current.out if form == "text" else current.err
    for reason in refused:
        style, icon = terminal.icon("FAILED")
        terminal.say([(style, f"{icon} "), ("plain", f"Temporal doesn't carry it out: {reason}")])
    for what in [] if current.quiet else left:
        terminal.say([("plain", f"  each worker needs, at the same place: {what}")])
    return not refused


def _is_fine(checked: Checked, strict: bool) -> bool:
    return checked.plan is not None and not (strict and checked.problems)


# one way to say it each


def _as_json(checked: Checked, strict: bool) -> None:
    from turbo_mode.core.decisions.limits import adviser_of, labels_of
    from turbo_mode.core.plan.labels import unmet
    from turbo_mode.core.plan.readiness import not_there_yet
    from turbo_mode.core.plan.uses import asks_a_model

    data: dict[str, Any] = {
        "plan": checked.name,
        "ok": _is_fine(checked, strict),
        "problems": [_problem(each) for each in checked.problems],
    }
    if checked.more:
        data["more"] = sorted(checked.more)
    if checked.plan is not None:
        data["counts"] = _counts(checked.plan)
        data["notYet"] = [
            {"path": ".".join(map(str, each.path)), "key": each.key, "waitsFor": each.what}
            for each in not_there_yet(checked.plan)
        ]
        wanted = unmet(checked.plan, labels_of(current.configuration.limits))
        data["noModel"] = asks_a_model(checked.plan) and adviser_of(current.configuration.limits) is None
        data["missingLabels"] = [{"task": each.task, "label": each.label} for each in wanted]
    current.out.say(json.dumps(data, ensure_ascii=False))


def _problem(problem: Problem) -> dict[str, Any]:
    """The problem as data; ``fix`` is what certainly belongs in the place of the marked text."""
    from turbo_mode.core.plan.mending import fix

    replacement = fix(problem)
    return problem.to_json() | ({} if replacement is None else {"fix": replacement})


def _as_sarif(all_checked: list[Checked]) -> None:
    from turbo_mode import __version__
    from turbo_mode.plans.reports import sarif

    problems = [problem for checked in all_checked for problem in checked.problems]
    cut = [checked.name for checked in all_checked if checked.more]
    current.out.say(json.dumps(sarif(problems, __version__, cut), indent=2, ensure_ascii=False))


def _as_github(checked: Checked, strict: bool) -> None:
    from turbo_mode.plans.reports import github

    for line in github(checked.problems, [checked.name] if checked.more else []):
        current.out.say(line)


def _as_text(checked: Checked, strict: bool) -> None:
    from turbo_mode.cli.problems import tell_problems
    from turbo_mode.cli.words import count
    from turbo_mode.core.decisions.limits import adviser_of, labels_of
    from turbo_mode.core.plan.labels import unmet
    from turbo_mode.core.plan.readiness import not_there_yet
    from turbo_mode.core.plan.uses import asks_a_model

    out = current.out
    for line in tell_problems(checked.problems):
        out.say(line)
    wrong = sum(each.is_error for each in checked.problems)
    warnings = len(checked.problems) - wrong
    least = dict.fromkeys(checked.more, "at least ")
    said = f", {least.get('warning', '')}{count(warnings, 'warning')}" if warnings else ""
    if checked.plan is None:
        style, icon = out.icon("FAILED")
        told = f"{checked.name} has {least.get('error', '')}{count(wrong, 'problem')}{said}"
        out.say([(f"bold {style}", f"{icon} "), ("bold", told)])
        return
    fine = _is_fine(checked, strict)
    if not fine or not current.quiet:
        style, icon = out.icon("COMPLETED" if fine else "FAILED")
        out.say([(f"bold {style}", f"{icon} "), ("bold", checked.name), ("plain", f"  {_sizes(checked.plan)}{said}")])
    if not current.quiet:
        out.say([("dim", f"  {_risks(checked.plan)}")])
    for limit in _time_limits(checked.plan) if current.verbosity else ():
        out.say([("dim", f"  {limit}")])
    if waits := sorted({each.key for each in not_there_yet(checked.plan)}):
        listed = ", ".join(f"`{key}`" for key in waits)
        out.say([("plain", f"  this version can't carry it out yet: it has {listed}, which `run` refuses")])
    if asks_a_model(checked.plan) and adviser_of(current.configuration.limits) is None:
        out.say([("plain", "  a `model` is among its deciders, and the configuration names none: it gives no advice")])
    for task, _, label in unmet(checked.plan, labels_of(current.configuration.limits)):
        out.say([("plain", f"  `run` refuses it here: task `{task}` wants the label `{label}`")])


def _later(checked: Checked, strict: bool) -> None:
    """SARIF is one document, written when all have been looked at."""


_SAY: dict[str, Callable[[Checked, bool], None]] = {
    "text": _as_text, "json": _as_json, "github": _as_github, "sarif": _later,
}  # fmt: skip


def _summary(all_checked: list[Checked], strict: bool, form: str) -> None:
    """The last line for people: beside the data where there is any, and not needed under a single plan."""
    from turbo_mode.cli.words import count

    if current.quiet or form == "json" or (form == "text" and len(all_checked) < 2):
        return
    problems = [problem for checked in all_checked for problem in checked.problems]
    wrong = sum(problem.is_error for problem in problems)
    fine = sum(_is_fine(checked, strict) for checked in all_checked)
    said = f"{fine} of {count(len(all_checked), 'plan')} in order"
    details = [count(n, word) for n, word in ((wrong, "problem"), (len(problems) - wrong, "warning")) if n]
    terminal = current.out if form == "text" else current.err
    terminal.say(f"{said}: {', '.join(details)}" if details else said)


# what a good plan has


def _counts(plan: Plan) -> dict[str, int]:
    from turbo_mode.core.machine.blueprint import Blueprint
    from turbo_mode.core.plan.subplans import can_undo

    known: dict[str, bool] = {}
    nodes = Blueprint(plan).tasks.values()
    return {
        "phases": len(plan.phases), "tasks": len(nodes), "gates": sum(phase.gate is not None for phase in plan.phases),
        "once": sum(node.effect == "once" for node in nodes),
        "verified": sum(node.effect == "once" and node.task.verify is not None for node in nodes),
        "undone": sum(
            node.task.compensate is not None or node.kind == "service" or can_undo(plan, node.task, known)
            for node in nodes
        ),
    }  # fmt: skip


def _sizes(plan: Plan) -> str:
    from turbo_mode.cli.words import count

    counts = _counts(plan)
    return f"{count(counts['phases'], 'phase')}, {count(counts['tasks'], 'task')}, {count(counts['gates'], 'gate')}"


def _time_limits(plan: Plan) -> Iterator[str]:
    """Which tasks have a time limit that nobody has written."""
    from turbo_mode.cli.words import listed
    from turbo_mode.core.machine.blueprint import USUAL_TIMEOUT, Blueprint

    usual: dict[int, list[str]] = {}
    for node in Blueprint(plan).tasks.values():
        if node.kind not in _WAITING and not node.timeout and not node.action.timeout:
            usual.setdefault(node.timeout_of(node.action), []).append(f"`{node.id}`")
    if tasks := usual.get(USUAL_TIMEOUT):
        yield f"an attempt may take an hour, since nothing says less: {listed(tasks)}"
    if tasks := usual.get(0):
        yield f"an attempt may take as long as its phase: {listed(tasks)}"


def _risks(plan: Plan) -> str:
    from turbo_mode.cli.words import count

    counts = _counts(plan)
    once, verified = counts["once"], counts["verified"]
    parts = [f"{count(once, 'task')} must happen once only" if once else "every task may be repeated"]
    if once:
        asks = once - verified
        parts.append(
            "each of them can find out whether it has" if not asks else f"{asks} would ask you after a lost host"
        )
    parts.append(
        f"a rollback undoes {count(counts['undone'], 'task')}" if counts["undone"] else "nothing can be undone"
    )
    return "; ".join(parts)
