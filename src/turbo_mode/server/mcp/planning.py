"""Tools for whoever writes a plan: is it right, what does a code mean, what will happen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec

from turbo_mode.core.plan import codes, mending
from turbo_mode.core.plan.problems import Problem
from turbo_mode.core.plan.readiness import not_there_yet
from turbo_mode.core.plan.words import closest
from turbo_mode.errors import NotFound, PlanInvalid, UsageError
from turbo_mode.operations import authoring, stored_plans
from turbo_mode.plans.reader import LoadedPlan
from turbo_mode.server.beside import Beside
from turbo_mode.server.mcp.tool import Visitor, tool

Limit = Annotated[int, msgspec.Meta(ge=1, le=200, description="How many of them at most")]


class PlanGiven(msgspec.Struct, forbid_unknown_fields=True):
    """A plan: as data or as YAML, JSON or TOML text; a ``kept`` one by its name; over stdio also a ``file``."""

    plan: dict[str, Any] | str = ""
    kept: str = ""
    version: Annotated[int, msgspec.Meta(ge=0, description="Of a kept plan; 0 is the newest")] = 0
    file: str = ""


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """How many of them."""

    limit: Limit = 50


class Coded(msgspec.Struct, forbid_unknown_fields=True):
    """A code that ``check_plan`` reports, such as E0301."""

    code: str


def loaded(visitor: Visitor, given: PlanGiven) -> LoadedPlan:
    """The plan that is meant. Raises ``PlanInvalid`` with all that is wrong with it, ``UsageError``."""
    plan = meant(visitor, given)
    return operations_of(visitor).load(plan) if isinstance(plan, Path) else visitor.store.check(plan)


def meant(visitor: Visitor, given: PlanGiven) -> dict[str, Any] | str | Path:
    """A plan as it was given. Raises ``UsageError`` for none, for two, and for a file named from elsewhere."""
    if [bool(given.plan), bool(given.kept), bool(given.file)].count(True) != 1:
        raise UsageError("give one plan: as `plan`, by the name of a `kept` one, or over stdio by its `file`")
    if given.kept:
        with visitor.store.reading() as reader:
            return stored_plans.find(reader, given.kept, given.version or None).source
    if given.file:
        operations_of(visitor)
        return Path(given.file)
    return given.plan


def operations_of(visitor: Visitor) -> Beside:
    """The store of a visitor on this machine. Raises ``UsageError`` for one from elsewhere."""
    if not isinstance(visitor.store, Beside):
        raise UsageError("over HTTP a plan can't be named by a file", hint="give its text as `plan`")
    return visitor.store


@tool(PlanGiven, "plans:read")
def check_plan(visitor: Visitor, given: PlanGiven) -> dict[str, Any]:
    """Finds everything that is wrong with a plan, at once, without running anything. Call it until `ok` is true and no
    warning is left. `fix` is what to put in place of the marked text; `explain_problem` tells more of a code.
    """
    try:
        found = loaded(visitor, given)
    except PlanInvalid as invalid:
        return {"ok": False, "problems": [_told(each) for each in invalid.problems]}
    not_yet = [{"path": ".".join(map(str, each.path)), "waitsFor": each.what} for each in not_there_yet(found.plan)]
    return {
        "ok": True, "name": found.plan.name, "digest": found.digest, "inputs": sorted(found.plan.inputs),
        "problems": [_told(each) for each in found.problems], "notYet": not_yet,
    }  # fmt: skip


@tool(Coded, "plans:read")
def explain_problem(visitor: Visitor, given: Coded) -> dict[str, Any]:
    """What the code of a problem means: what is wrong, why that matters, and how it is right."""
    page = codes.find(given.code)
    if page is None:
        similar = closest(given.code, codes.CODES)
        hint = f"did you mean `{similar}`?" if similar else "codes look like E0301"
        raise NotFound(f"there is no code `{given.code[:40]}`", hint=hint)
    return {name: getattr(page, name) for name in ("code", "title", "what", "why", "wrong", "right")}


@tool(PlanGiven, "plans:read")
def foresee_plan(visitor: Visitor, given: PlanGiven) -> dict[str, Any]:
    """What a plan will do, without running anything: phases in their order with their tasks, what a repeat of each
    would do (`once` must never happen twice), what can be taken back, what each gate may decide; and a drawing in
    Mermaid.
    """
    from turbo_mode.core.machine.blueprint import Blueprint

    plan = loaded(visitor, given).plan
    nodes = Blueprint(plan).tasks
    phases = [
        {
            "id": phase.id, "needs": phase.needs,
            "tasks": [
                {
                    "id": task.id, "kind": nodes[task.id].kind, "effect": nodes[task.id].effect,
                    "verified": task.verify is not None, "undone": task.compensate is not None,
                }
                for task in phase.tasks
            ],
            "gate": {name: option.then for name, option in phase.gate.options.items()} if phase.gate else None,
        }
        for phase in plan.phases
    ]  # fmt: skip
    level = plan.decision_engine.autonomy_level
    drawing = authoring.draw(authoring.outline(plan), "mermaid")
    told = {"name": plan.name, "autonomyLevel": level, "phases": phases, "drawing": drawing}
    return dict(msgspec.to_builtins(told))


@tool(Wanted, "plans:read")
def list_plans(visitor: Visitor, given: Wanted) -> dict[str, Any]:
    """The plans that are kept here under their names, which can be started by them; the newest first."""
    try:
        found = visitor.store.resources(stored_plans.KIND, limit=given.limit)
    except NotFound:  # no store yet
        found = []
    items = [{"name": each.id, "version": each.version, **_known(each.data)} for each in found]
    return {"items": items}


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data.get(key, "") for key in ("title", "digest")}


def _told(problem: Problem) -> dict[str, Any]:
    replacement = mending.fix(problem)
    return problem.to_json() | ({} if replacement is None else {"fix": replacement})
