"""Task kind ``agent``: a model is given a goal and answers in the form that the plan asks for, or the attempt fails.

An answer that doesn't fit is sent back, with the reason, as often as ``repairs`` permits. What the model is given and
what it says stands in the attempt's log. There is one model so far, a stand-in for tests and rehearsals:
``scripted:FILE`` takes the answers of a JSON list beside the plan, one after another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation
from turbo_mode.core.plan.answers import faults, misfit

SCRIPTED = "scripted:"
LARGEST = 256 * 1024
"""Bytes of an answer as JSON."""
_LARGEST_FILE = 16 * 1024 * 1024

Log = Callable[[str], None]


class Ask(Struct, frozen=True):
    """What a model is given; ``wrong`` says what was wrong with its last answer, if it is asked again."""

    goal: str
    context: dict[str, Any]
    output: dict[str, Any]
    tools: list[str]
    wrong: str = ""


class Answer(Struct, frozen=True):
    """What it says, and what that has cost."""

    value: Any
    tokens: int = 0
    cost: float = 0.0


class Model(Protocol):
    """A language model."""

    def answer(self, ask: Ask) -> Answer:
        """One answer. May take its time; raises whatever went wrong."""


class Unusable(Exception):
    """There is no such model, or it can't be used; nobody has been asked."""


class Scripted:
    """The stand-in. ``turn`` is the number of the first answer, from 0; the last one is repeated."""

    def __init__(self, path: Path, turn: int) -> None:
        try:
            with path.open("rb") as file:
                answers = msgspec.json.decode(file.read(_LARGEST_FILE))
        except OSError as error:
            raise Unusable(f"{path.name} can't be read: {(error.strerror or str(error)).lower()}") from None
        except msgspec.DecodeError as error:
            raise Unusable(f"{path.name} is not JSON: {error}") from None
        if not isinstance(answers, list) or not answers:
            raise Unusable(f"{path.name} must hold a list of answers")
        self._answers = answers
        self._turn = turn

    def answer(self, ask: Ask) -> Answer:
        """The next answer of the list."""
        value = self._answers[min(self._turn, len(self._answers) - 1)]
        self._turn += 1
        return Answer(value)


def carry_out(request: Mapping[str, Any], plan_dir: str, turn: int, log: Log) -> Observation:
    """Ask until an answer fits. ``turn`` counts the attempts before this one, over all rounds of the phase.

    A model that can't be used was never asked: ``NotDone``. When no answer fits, that is a known end:
    ``result.problem``, ``bad_answer``.
    """
    try:
        model = _model(str(request["model"]), plan_dir, turn)
    except Unusable as reason:
        return NotDone(Failure("bad_model", str(reason)))
    schema: dict[str, Any] = request["output"]
    if fault := next(faults(schema), None):
        return NotDone(Failure("bad_model", f"`{'.'.join(map(str, ('output', *fault[0])))}`: {fault[1]}"))
    ask = Ask(request["goal"], request.get("context", {}), schema, request.get("tools", []))
    usage = {"tokens": 0, "steps": 0, "cost": 0.0}
    log(f"goal: {ask.goal}\n")
    for name, value in ask.context.items():
        log(f"context {name}: {_shown(value)}\n")
    budget: dict[str, float] = request.get("budgets", {})
    for _ in range(1 + int(request["repairs"])):
        if used_up := _used_up(budget, usage):
            return Done({"output": None, "usage": usage, "problem": used_up})
        answer = model.answer(ask)
        usage = {"tokens": usage["tokens"] + answer.tokens, "steps": usage["steps"] + 1,
                 "cost": usage["cost"] + answer.cost}  # fmt: skip
        log(f"answer: {_shown(answer.value)}\n")
        wrong = _wrong(answer.value, schema)
        if not wrong:
            return Done({"output": answer.value, "usage": usage})
        log(f"it doesn't fit: {wrong}\n")
        ask = msgspec.structs.replace(ask, wrong=wrong)
    problem = {"code": "bad_answer", "message": f"no answer fits `output`; of the last one {ask.wrong}"}
    return Done({"output": None, "usage": usage, "problem": problem})


def _used_up(budget: Mapping[str, float], usage: Mapping[str, float]) -> dict[str, str] | None:
    """Why there is no further answer, if a budget has no room for one."""
    spent = [key for key, most in budget.items() if usage.get(key, 0) >= most]
    if not spent:
        return None
    return {"code": "budget_exhausted", "message": f"its budget is used up: {', '.join(spent)}"}


def _model(name: str, plan_dir: str, turn: int) -> Model:
    if not name.startswith(SCRIPTED):
        said = f"there is no model `{name}`" if name else "the task names no model"
        raise Unusable(f"{said}; this version has `{SCRIPTED}FILE`")
    root = os.path.realpath(plan_dir or ".")
    path = os.path.realpath(os.path.join(root, name.removeprefix(SCRIPTED)))
    if not path.startswith(f"{root}/"):
        raise Unusable("the answers must lie in the folder of the plan")
    return Scripted(Path(path), turn)


def _wrong(value: Any, schema: dict[str, Any]) -> str:
    if len(msgspec.json.encode(value)) > LARGEST:
        return f"it has more than {LARGEST // 1024} KiB"
    try:
        return misfit(value, schema)
    except RecursionError:
        return "its form can't be told: `output` refers to itself without end"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
