"""A good plan with one value bent: it has problems, or the machine can carry it out."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.plan.decode import decode
from turbo_mode.core.plan.nodes import Path as Where
from turbo_mode.core.plan.nodes import plain_value
from turbo_mode.core.plan.positions import Positions
from turbo_mode.core.plan.problems import render_all
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.json_nodes import read_json
from turbo_mode.plans.reader import parse_plan
from turbo_mode.plans.yaml_nodes import read_yaml

RELEASE: Any = plain_value(read_yaml((Path(__file__).parents[2] / "examples/release/plan.yaml").read_text()))


def places(value: Any, path: Where = ()) -> Iterator[Where]:
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from places(child, (*path, step))


PLACES = list(places(RELEASE))[1:]
KEYS = sorted({str(path[-1]) for path in PLACES} | {"verify", "compensate", "retry", "when", "x-note", "needs", "undo"})
TEXTS = st.sampled_from([
    "", "tasks.probe.outputs.ms", "${{ tasks.wheel.outputs.file }}", "${{ secrets.no }}", "once", "1h30m", "0s", "no",
    "continue", "inputs.version", "true", "result.exitCode == 0", "wheel", "canary", "promote", "é", "a:b", "{{ x }}",
    "${{",
])  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2**64) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def bent(draw: st.DrawFn) -> Any:
    plan = copy.deepcopy(RELEASE)
    path: tuple[Any, ...] = draw(st.sampled_from(PLACES))
    parent: Any = plan
    for step in path[:-1]:
        parent = parent[step]
    match draw(st.sampled_from(["replace", "remove", "rename", "double"])):
        case "replace":
            parent[path[-1]] = draw(VALUES)
        case "remove":
            del parent[path[-1]]
        case "rename" if isinstance(parent, dict):
            parent[draw(st.sampled_from(KEYS))] = parent.pop(path[-1])
        case "double" if isinstance(parent, list):
            parent.append(copy.deepcopy(parent[path[-1]]))
    return plan


@given(bent())
@settings(max_examples=150)
def test_problems_or_a_plan_that_runs(document: Any) -> None:
    text = json.dumps(document)
    marked = decode(Positions("plan", text, lambda: read_json(text)))
    try:
        loaded = parse_plan(text)
    except PlanInvalid as error:
        render_all(error.problems)
        return
    assert marked.plan == loaded.plan  # both roads end at the same place
    assert parse_plan(document).digest == loaded.digest
    blueprint = Blueprint(loaded.plan)
    assert len(blueprint.tasks) == sum(len(phase.tasks) for phase in loaded.plan.phases) + len(loaded.plan.finally_)
