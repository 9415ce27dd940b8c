"""Rules about plans in plans: none contains itself, none is too deep, and each is a sound plan of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from turbo_mode.core.plan import model, subplans
from turbo_mode.core.plan.check_names import call_inputs, has_holes, unknown
from turbo_mode.core.plan.check_reads import examine
from turbo_mode.core.plan.expression_operands import kind_of
from turbo_mode.core.plan.expressions import ExpressionProblems, Scope, parse_template
from turbo_mode.core.plan.facts import Facts
from turbo_mode.core.plan.inputs import declared
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.shapes import of_data

_SHOWN = 12
_FITTING = {
    "string": ("string", "timestamp", "duration"), "integer": ("int",), "number": ("int", "double"),
    "boolean": ("bool",), "list": ("list",), "object": ("map",),
}  # fmt: skip
"""The types of expressions whose values fit an input of a type."""


def run(facts: Facts) -> None:
    """Rules about the calls of one plan. Reports E0212, E0213, E0214 and W0513."""
    for path, call in subplans.calls(facts.plan):
        where: Path = (*path, "plan")
        if facts.is_broken(where):
            continue
        inner = subplans.find(facts.plan, call)
        if inner is not None:
            _call(facts, call, inner, where)
        elif call.name and not call.version and call.path is None:
            _no_plan(facts, call.name, where)
        _our_secrets(facts, call, where)


def _no_plan(facts: Facts, name: str, path: Path) -> None:
    known = [each for each in facts.plan.plans if not subplans.is_path(each)]
    at: Path = path if facts.report.positions.node((*facts.report.root, *path, "name")) is None else (*path, "name")
    advice = f"a plan in a file of its own is named by its path: `plan: ./{name[:64]}.yaml`"
    unknown(facts, "E0212", "plan", name, known, at, advice=advice)


def _call(facts: Facts, call: model.SubPlan, inner: model.InnerPlan, path: Path) -> None:
    who = subplans.reference(call)
    call_inputs(facts, call.inputs, inner.inputs, path, "this call", f"`{who}`")
    given = set(call.secrets)
    missing = [name for name in inner.secrets if name not in given]
    misspelt = any(name not in facts.plan.secrets for name in call.secrets)
    if missing and not misspelt:
        facts.report.error(
            "E0214", f"`{who}` needs the secret `{missing[0]}`", path, at="key", label="this call doesn't give it",
            help=f"add `secrets: [{', '.join(inner.secrets)}]`",
        )  # fmt: skip
    taken = set(inner.secrets) if call.secrets else ()
    for index, name in enumerate(call.secrets):
        if name in facts.plan.secrets and name not in taken and not facts.is_broken(("plans", who, "secrets")):
            label = f"it takes {', '.join(inner.secrets)}" if inner.secrets else "it takes no secrets"
            message = f"`{who}` doesn't take the secret `{name}`"
            facts.report.error("W0513", message, (*path, "secrets", index), label=label, help="leave it out")


def given_values(facts: Facts, action: model.Action, task: model.Task, scope: Scope, path: Path) -> None:
    """E0213 for an input of the plan that is called whose value has expressions in it and doesn't fit."""
    call = subplans.call_of(action)
    inner = subplans.find(facts.plan, call) if call else None
    for name, value in call.inputs.items() if call and inner else ():
        where: Path = (*path, "inputs", name)
        if inner is None or name not in inner.inputs or not has_holes(value) or facts.is_broken(where):
            continue
        wanted = declared(inner.inputs[name]).type
        kinds = [kind for kind in _kinds(value, scope) or [""] if kind] or _kinds_of_items(facts, value, task)
        if other := next((kind for kind in kinds if kind not in _FITTING[wanted]), ""):
            label = f"this {'is' if len(kinds) == 1 else 'may be'} {other}"
            advice = f"`{name}` is of type {wanted}"
            facts.report.error("E0213", f"this doesn't fit the input `{name}`", where, label=label, help=advice)


def _kinds_of_items(facts: Facts, value: object, task: model.Task) -> list[str]:
    """What a value is that is an item of a list of the plan, as long as nobody gives another list."""
    names = (task.foreach or "").strip().split(".")
    given = facts.plan.inputs.get(names[1]) if len(names) == 2 and names[0] == "inputs" else None
    if given is None or not isinstance(value, str) or value.strip("${ }") != task.as_:
        return []
    default = declared(given).default
    return [kind_of(of_data(item)) for item in default] if isinstance(default, list) else []


def _kinds(value: object, scope: Scope) -> list[str]:
    """The kinds that a value with expressions in it may come out as; an empty one where that isn't known."""
    if not isinstance(value, str):
        return [kind_of(of_data(value))]
    try:
        parts = parse_template(value)
        if len(parts) > 1:
            return ["string"]
        return [] if isinstance(parts[0], str) else list(map(kind_of, examine(parts[0].text, scope).ways))
    except ExpressionProblems:
        return []


def _our_secrets(facts: Facts, call: model.SubPlan, path: Path) -> None:
    for index, name in enumerate(call.secrets):
        if name not in facts.plan.secrets:
            advice = f"declare it: `secrets: {{{name[:64]}: {name[:64].upper()}}}`"
            unknown(facts, "E0214", "secret", name, facts.plan.secrets, (*path, "secrets", index), advice=advice)


def check_inner(facts: Facts, rules: Callable[[Facts], None]) -> None:
    """All rules about a plan and about every plan that stands in its file. Reports E0232.

    A file that was named by its path has been checked where it was read.
    """
    plan = facts.plan
    if circle := subplans.circle(plan):
        way = circle if len(circle) <= _SHOWN else [*circle[: _SHOWN // 2], "...", *circle[-_SHOWN // 2 :]]
        facts.report.error(
            "E0232", f"these plans call each other: {' -> '.join(way)}", ("plans", circle[0]), at="key",
            label="it would never come to an end", help="take one of the calls away",
        )  # fmt: skip
    elif (depth := subplans.depth(plan)) > subplans.DEEPEST:
        facts.report.error(
            "E0232", f"plans stand in one another {depth} levels deep", ("plans",), at="key",
            label=f"at most {subplans.DEEPEST}",
        )  # fmt: skip
    _each(facts, rules, plan.plans, frozenset())


def _each(
    facts: Facts, rules: Callable[[Facts], None], own: Mapping[str, model.InnerPlan], outer: frozenset[str]
) -> None:
    rules(facts)
    if not own:
        return
    names, broken = outer | own.keys(), _by_plan(facts.broken)
    for name, inner in own.items():
        path: Path = ("plans", name)
        if subplans.is_path(name) or facts.is_broken(path):
            continue
        if name in outer:
            facts.report.error(
                "E0201", f"there are two plans `{name}`", path, at="key", label="the plan around it has one too",
                note="the name of a plan has one meaning in the whole file",
            )  # fmt: skip
        alone = subplans.seen_alone(facts.plan, name)
        below = Facts(alone, facts.report.below(path), frozenset(broken.get(path, ())), facts)
        _each(below, rules, inner.plans, names)


def _by_plan(broken: frozenset[Path]) -> Mapping[Path, Sequence[Path]]:
    """What is broken in each inner plan, as paths of its own."""
    found: dict[Path, list[Path]] = {}
    for path in broken:
        found.setdefault(path[:2], []).append(path[2:])
    return found
