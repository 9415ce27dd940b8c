"""Plans written in Python are the plans of the files, and their mistakes have places too."""

from __future__ import annotations

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Struct

from tests.language.marked import ALONE, EXAMPLES
from turbo_mode import Plan, PlanInvalid, build
from turbo_mode.build import Evidence, Gate, Option, Phase, Shell, Task, WholePlan, literal
from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import Scope, compile_template
from turbo_mode.errors import UsageError

WRITTEN = sorted(path.stem for path in (Path(__file__).parent / "built").glob("[a-z]*.py"))


@pytest.mark.parametrize("name", WRITTEN)
def test_an_example_in_python_is_the_same_plan(name: str) -> None:
    built: Plan = importlib.import_module(f"tests.language.built.{name}").plan
    read = next(Plan.load(path) for path in EXAMPLES if path.parent.name == name)
    assert built.loaded.plan == read.loaded.plan
    assert built.loaded.digest == read.loaded.digest
    assert built.loaded.problems == []


def test_plans_are_equal_however_they_were_written() -> None:
    data = {"turbo": 1, "name": "same", "phases": [{"id": "a", "tasks": [{"id": "one", "shell": "make"}]}]}
    yaml = "turbo: 1\nname: same\nphases:\n  - id: a\n    tasks: [{id: one, shell: make}]\n"
    toml = 'turbo = 1\nname = "same"\n[[phases]]\nid = "a"\ntasks = [{id = "one", shell = "make"}]\n'
    made = Plan.build(name="same", phases=[Phase(id="a", tasks=[Task(id="one", shell="make")])])
    assert {Plan.from_dict(data), Plan.parse(yaml), Plan.parse(toml), made} == {made}
    assert made != Plan.parse(yaml.replace("make", "make test"))


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.parent.name)
def test_whatever_a_file_says_can_be_built(path: Path) -> None:
    read = Plan.load(path).loaded.plan
    source = repr(read).replace("Plan(", "WholePlan(", 1)
    document: WholePlan = eval(source, {**vars(build), "UNSET": UNSET})  # the classes print themselves as they are made
    assert Plan.from_model(document).loaded.plan == read
    assert Plan.from_model(read).loaded.plan == read


def test_every_mapping_of_a_plan_can_be_built() -> None:
    records = {
        name
        for name, each in vars(model).items()
        if isinstance(each, type) and issubclass(each, model.Record) and each not in (model.Record, model.Plan)
    }
    assert records | {"WholePlan", "literal"} == set(build.__all__)


def _plan(task: Task, **keys: Any) -> Plan:
    return Plan.build(name="test", phases=[Phase(id="a", tasks=[task], **keys)])


def _problems(task: Task, **keys: Any) -> list[tuple[str, str]]:
    with pytest.raises(PlanInvalid) as caught:
        _plan(task, **keys)
    assert caught.value.message.startswith("test_build.py:")
    return [(problem.code, problem.path) for problem in caught.value.problems if problem.is_error]


def test_a_problem_names_the_attribute() -> None:
    assert _problems(Task(id="b", shell="x", max_parallel=0)) == [("E0105", "a.b.max_parallel")]
    assert _problems(Task(id="b", wait=build.Wait(for_="soon"))) == [("E0105", "a.b.wait.for_")]
    options = {"maxWait": Option(then="continue", allow_failed="x"), "stop": Option(then="fail")}  # type: ignore[arg-type]
    assert _problems(Task(id="b", shell="x"), gate=Gate(options=options)) == [
        ("E0104", "a.gate.options.maxWait.allow_failed")
    ]
    assert _problems(Task(id="b", shell="x", when="inputs.n")) == [("E0402", "a.b.when")]


def test_the_words_of_the_author_are_left_as_they_are() -> None:
    gate = Gate(
        evidence={"fooBar": Evidence(check="no.such")},
        options={"go": Option(then="continue"), "stop": Option(then="fail")},
    )
    assert _problems(Task(id="b", shell="x"), gate=gate) == [("E0402", "a.gate.evidence.fooBar.check")]


class _Word(StrEnum):
    ONE = "one"


def _round() -> list[Any]:
    items: list[Any] = []
    items.append(items)
    return items


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (object(), "is object"),
        ({3: "x"}, "has the key 3"),
        ({"x": {1, 2}}, "plan.phases[0].tasks[0].shell.stdin['x'] is set"),
        (b"x", "is bytes"),
        (Task, "is StructMeta"),
        (_round(), "nested more than 32 levels"),
    ],
    ids=["object", "key", "set", "bytes", "class", "round"],
)
def test_what_no_file_could_hold(value: object, words: str) -> None:
    with pytest.raises(PlanInvalid) as caught:
        _plan(Task(id="b", shell=Shell(command=["x"], stdin=value)))
    (problem,) = caught.value.problems
    assert problem.code == "E0100"
    assert words in problem.message


def test_text_of_other_kinds_is_its_text() -> None:
    assert _plan(Task(id=_Word.ONE, shell="x")).loaded.plan.phases[0].tasks[0].id == "one"


def test_data_goes_another_way() -> None:
    with pytest.raises(UsageError, match="this is no plan"):
        Plan.from_model({"turbo": 1})  # type: ignore[arg-type]


def test_a_model_may_be_kept_and_checked_later() -> None:
    document = WholePlan(name="later", phases=[Phase(id="a", tasks=[Task(id="b", shell="x")])])
    assert isinstance(document, Struct)
    assert Plan.from_model(document).name == "later"


PIECES = st.sampled_from(
    ["$", "{", "}", "{{", "}}", "${{", "$(", "(", ")", "<%", "%>", "'", '"', "\\", "x", " ", "\n", "é"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_literal_is_its_text(text: str) -> None:
    assert compile_template(literal(text), Scope({})).evaluate({}) == text
    task = _plan(Task(id="b", shell="x", env={"A": literal(text)})).loaded
    assert task.problems == []
