"""One model from YAML, JSON and data, by whichever road it comes; the model decides what a scalar is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.language.marked import ALONE, EXAMPLES
from turbo_mode.core.plan import model
from turbo_mode.core.plan.decode import decode
from turbo_mode.core.plan.nodes import plain_value
from turbo_mode.core.plan.positions import Positions
from turbo_mode.errors import NotFound, PlanInvalid
from turbo_mode.plans.json_nodes import read_json
from turbo_mode.plans.reader import load_plan, parse_plan
from turbo_mode.plans.yaml_nodes import read_yaml


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_in_order(path: Path) -> None:
    loaded = load_plan(path)
    assert not loaded.problems
    assert loaded.source == path.read_text()
    assert loaded.path == path


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.parent.name)
def test_three_syntaxes_make_one_model(path: Path) -> None:
    loaded = load_plan(path)
    if loaded.files:
        pytest.skip("a text has no folder, so it can't name files")
    data: Any = plain_value(read_yaml(loaded.source))
    text = json.dumps(data)
    for other in (parse_plan(data), parse_plan(text), parse_plan(json.dumps(data, indent="\t"), "plan.json")):
        assert other.plan == loaded.plan
        assert other.digest == loaded.digest
    marked = decode(Positions("plan.json", text, lambda: read_json(text)))
    assert (marked.plan, marked.problems) == (loaded.plan, [])
    assert msgspec.json.decode(msgspec.json.encode(loaded.plan), type=model.Plan) == loaded.plan


def _task(text: str, head: str = "") -> model.Task:
    plan = f"turbo: 1\nname: test\n{head}phases:\n  - id: a\n    tasks:\n      - {text}\n"
    return parse_plan(plan).plan.phases[0].tasks[0]


def test_where_text_is_wanted_the_source_text_is_taken() -> None:
    inputs = "inputs: {python: 3.10, sure: {default: no}, of: {enum: [1.0, 010], default: 010}}\n"
    phases = "phases: [{id: a, tasks: [{id: one, shell: make, env: {A: on, B: 0x10, C: true}}]}]\n"
    plan = parse_plan(f"turbo: 1\nname: test\nversion: 1.10\n{inputs}{phases}").plan
    assert plan.version == "1.10"
    assert plan.inputs["python"] == "3.10"
    assert plan.inputs["sure"] == model.Input(default="no")
    assert plan.inputs["of"] == model.Input(default="010", enum=["1.0", "010"])
    assert plan.phases[0].tasks[0].env == {"A": "on", "B": "0x10", "C": "true"}


def test_elsewhere_it_is_yaml_1_2() -> None:
    args = "{a: 0o17, b: 0x1F, c: 010, d: 1e3, e: .5, f: true, g: null, h: ~, i: '1', j: 12:30, k: 2024-01-01, l: -3}"
    task = _task("{id: one, python: {call: 'app:main', args: " + args + "}}")
    assert isinstance(task.python, model.Python)
    assert task.python.args == {
        "a": 15, "b": 31, "c": 10, "d": 1000.0, "e": 0.5, "f": True, "g": None, "h": None, "i": "1", "j": "12:30",
        "k": "2024-01-01", "l": -3,
    }  # fmt: skip


def test_names_that_begin_with_x_are_notes_of_the_author() -> None:
    notes = ("x-owner: {team: [a]}\n", "x-why: y, ", "x-n: 1, ")
    task = "{id: a, x-why: y, tasks: [{id: one, x-n: 1, shell: make}]}"
    plan = without = f"turbo: 1\nname: test\nx-owner: {{team: [a]}}\nphases: [{task}]\n"
    for note in notes:
        without = without.replace(note, "")
    assert parse_plan(plan).plan == parse_plan(without).plan
    assert _task("{id: one, http: {url: 'http://x/', headers: {x-trace: '1'}}}").http == model.Http(
        url="http://x/", headers={"x-trace": "1"}
    )


def test_an_alias_stands_for_a_whole_value() -> None:
    task = _task("{id: one, shell: make, env: &env {A: x}, compensate: {shell: undo, env: *env}}")
    assert task.compensate is not None
    assert task.env == task.compensate.env == {"A": "x"}


def test_later_errors_can_name_the_place_of_a_task() -> None:
    text = "turbo: 1\nname: test\nphases:\n  - id: a\n    tasks:\n      - id: one\n        shell: make\n"
    place = parse_plan(text, "plan.yaml").place_of("one")
    assert (place.line, place.column) == (6, 13)
    data = json.dumps(plain_value(read_yaml(text)))
    assert parse_plan(data, "plan.json").place_of("one").column == data.index('"one"') + 1
    with pytest.raises(NotFound, match="nothing"):
        parse_plan(text).place_of("nothing")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such file"):
        load_plan(tmp_path / "plan.yaml")


def test_what_was_meant_when_yaml_reads_something_else() -> None:
    def advice(line: str) -> str:
        with pytest.raises(PlanInvalid) as caught:
            parse_plan(f"turbo: 1\n{line}\n")
        (problem,) = caught.value.problems
        assert problem.code == "E0100"
        return problem.help

    assert '"${{ inputs.name }}"' in advice("env: {X: ${{ inputs.x }}}")
    assert '"${{ inputs.name }}"' in advice("title: {{ inputs.x }}")
    assert "quotes" in advice("title: this: that")
    assert "spaces" in advice("phases:\n\t- id: a")
    assert "quotes" in advice("title: @home")
