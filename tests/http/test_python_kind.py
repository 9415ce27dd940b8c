"""Task kind python: a function of the plan's own, called in a thread, whose every end is known."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from turbo_mode.core.machine.outcomes import Done, NotDone, Observation
from turbo_mode.tasks import python

MODULE = """
import asyncio, dataclasses, datetime, math, time
import msgspec
from turbo_mode.tasks.python import current

@dataclasses.dataclass
class Point:
    x: int
    when: datetime.date

class Shape(msgspec.Struct):
    points: list[Point]

class Room:
    @staticmethod
    def size(): return 7

NOT_CALLABLE = 3

def add(a, b=2): return a + b
def shape(): return Shape([Point(1, datetime.date(2024, 2, 29))])
def who():
    c = current()
    return [c.execution, c.task, c.attempt, c.idempotency_key]
async def later(value):
    await asyncio.sleep(0)
    return [value, current().task]
def fails(): raise ValueError("no such shard: 7")
def exits(): raise SystemExit(3)
class Rude(Exception):
    def __str__(self): raise RuntimeError
def rude(): raise Rude
def sleeps(): time.sleep(0.6)
def nan(): return {"a": [math.nan]}
def circle():
    loop = []
    loop.append(loop)
    return loop
def strange(): return object()
def half(): return "\\ud800"
"""


@pytest.fixture
def context(tmp_path: Path) -> Iterator[python.Context]:
    for name in ("plan", "workspace"):
        (tmp_path / name).mkdir()
    (tmp_path / "plan" / "lab_tasks.py").write_text(MODULE)
    before = list(sys.path)
    folders = {"workspace": str(tmp_path / "workspace"), "plan_dir": str(tmp_path / "plan")}
    yield python.Context("ex-1", "call", 2, "ex-1/call/0", **folders)
    sys.path[:] = before
    for name in [name for name in sys.modules if name.startswith("lab_")]:
        del sys.modules[name]


def call(context: python.Context, function: str, **args: Any) -> Observation:
    request = {"call": function if ":" in function else f"lab_tasks:{function}", "args": args}
    return python.call(request, context)


def value(observation: Observation) -> Any:
    assert isinstance(observation, Done), observation
    assert observation.result.keys() == {"value"}, observation
    return observation.result["value"]


def test_functions_coroutines_and_methods(context: python.Context) -> None:
    assert value(call(context, "add", a=40)) == 42
    assert value(call(context, "later", value="x")) == ["x", "call"]
    assert value(call(context, "Room.size")) == 7
    assert value(call(context, "os.path:basename", p="/a/b")) == "b"


def test_dataclasses_and_structs_become_json(context: python.Context) -> None:
    assert value(call(context, "shape")) == {"points": [{"x": 1, "when": "2024-02-29"}]}


def test_the_function_knows_its_attempt_and_nobody_else_does(context: python.Context) -> None:
    assert value(call(context, "who")) == ["ex-1", "call", 2, "ex-1/call/0"]
    with pytest.raises(RuntimeError, match="python task"):
        python.current()


def test_called_in_a_thread_that_lives_on_the_context_does_not_stay(context: python.Context) -> None:
    assert python.call({"call": "lab_tasks:who"}, context) == Done({"value": ["ex-1", "call", 2, "ex-1/call/0"]})
    with pytest.raises(RuntimeError, match="python task"):
        python.current()


def test_an_exception_is_a_known_end(context: python.Context) -> None:
    observation = call(context, "fails")
    assert observation == Done({"value": None, "exception": {"type": "ValueError", "message": "no such shard: 7"}})
    assert call(context, "exits") == Done({"value": None, "exception": {"type": "SystemExit", "message": "3"}})
    rude = call(context, "rude")
    assert isinstance(rude, Done)
    assert rude.result["exception"]["type"] == "Rude"


@pytest.mark.parametrize(
    ("function", "says"), [("nan", "float"), ("circle", "recursion"), ("strange", "type object"), ("half", "JSON")]
)
def test_what_is_not_json_is_bad_output(context: python.Context, function: str, says: str) -> None:
    observation = call(context, function)
    assert isinstance(observation, Done)
    assert observation.result["value"] is None
    assert observation.result["problem"]["code"] == "bad_output"
    assert says in observation.result["problem"]["message"]


@pytest.mark.parametrize(
    ("function", "says"),
    [
        ("lab_tasks", "module:function"),
        (":add", "module:function"),
        ("lab_missing:add", "lab_missing"),
        ("lab_tasks:ad", "ad"),
        ("NOT_CALLABLE", "not a function"),
        ("add", "missing 1 required positional argument: 'a'"),
        ("lab_broken:x", "SyntaxError"),
        ("..:x", "importing"),
    ],
)
def test_what_cannot_be_called_was_not_done(context: python.Context, function: str, says: str) -> None:
    Path(context.plan_dir, "lab_broken.py").write_text("def x(:\n")
    path = function if ":" in function or function == "lab_tasks" else f"lab_tasks:{function}"
    observation = python.call({"call": path}, context)
    assert isinstance(observation, NotDone), observation
    assert observation.failure.code == "spawn_failed"
    assert says in observation.failure.message


def test_a_module_written_by_an_earlier_task_is_found_and_the_plan_goes_first(context: python.Context) -> None:
    assert value(call(context, "add", a=1)) == 3
    Path(context.workspace, "lab_new.py").write_text("def where(): return 'workspace'")
    assert value(call(context, "lab_new:where")) == "workspace"
    Path(context.workspace, "lab_both.py").write_text("def where(): return 'workspace'")
    Path(context.plan_dir, "lab_both.py").write_text("def where(): return 'plan'")
    assert value(call(context, "lab_both:where")) == "plan"
    assert sys.path.count(context.plan_dir) == 1
