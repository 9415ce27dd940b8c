"""Task kind ``agent``: a model is given a goal and answers in the form that the plan asks for, or the attempt fails.

An answer that doesn't fit is sent back, with the reason, as often as ``repairs`` permits. Instead of an answer a model
may use one of its ``tools`` and hears what came of it. What the model is given and what it says stands in the attempt's
log. ``PROVIDER:MODEL`` is a language model, see ``language_model``. ``command:PROGRAM ARGS`` starts an agent that is a
program: it reads what it is asked from standard input, as JSON, and leaves its answer in the file ``answer`` among its
outputs, or prints it. ``scripted:FILE`` is a stand-in for tests and rehearsals: it takes the answers of a JSON list
beside the plan, one after another; ``{"$tool": "shell", "script": "make"}`` among them uses a tool.
"""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec
from msgspec import Struct

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.plan.actions import COMMAND, SCRIPTED
from turbo_mode.core.plan.answers import faults, misfit

LARGEST = 256 * 1024
"""Bytes of an answer as JSON."""
_LARGEST_FILE = 16 * 1024 * 1024

MOST_CALLS = 100
"""How often an attempt may use tools."""
_TOOL = "$tool"
_LONGEST_SHOWN = 2000

Start = Callable[[list[str], str], dict[str, Any]]
"""Starts a program with a standard input; says ``exitCode``, ``stdout`` and ``files``, or the ``problem``."""
Log = Callable[[str], None]


class Tool(Struct, frozen=True):
    """What a tool does with what it is given, what it is good for, and the JSON Schema of what it takes."""

    use: Callable[[dict[str, Any]], dict[str, Any]]
    about: str
    schema: dict[str, Any]


Tools = Mapping[str, Tool]


class Ask(Struct, frozen=True):
    """What a model is given; ``wrong`` says what was wrong with its last answer, if it is asked again.

    ``seen``: the tools that it has used in this attempt, and what came of it.
    """

    goal: str
    context: dict[str, Any]
    output: dict[str, Any]
    tools: list[str]
    wrong: str = ""
    seen: tuple[tuple[Call, dict[str, Any]], ...] = ()


class Call(Struct, frozen=True):
    """A model wants to use a tool."""

    tool: str
    given: dict[str, Any]


class Answer(Struct, frozen=True):
    """What it says, a value or a call, and what that has cost; ``beside`` is what it says beside that."""

    value: Any
    tokens: int = 0
    cost: float = 0.0
    beside: str = ""


class Nothing(Struct, frozen=True):
    """It has no answer, for this reason."""

    why: str


class _Used(Struct):
    tokens: Annotated[int, msgspec.Meta(ge=0)] = 0
    cost: Annotated[float, msgspec.Meta(ge=0)] = 0.0


class BrokenOff(Exception):
    """A model was stopped before it could answer."""


class Unanswered(Exception):
    """Whoever speaks for a model had no answer from it, and what is known of that."""

    def __init__(self, seen: NotDone | Unknown) -> None:
        self.seen = seen
        super().__init__(seen.failure.message)


class Model(Protocol):
    """A language model."""

    def answer(self, ask: Ask) -> Answer:
        """One answer. May take its time; raises whatever went wrong."""


Speak = Callable[[str], Model]
"""Makes the model of a provider by its name. May raise ``Unusable``."""


class Unusable(Exception):
    """There is no such model, or it can't be used; nobody has been asked."""


class Commanded:
    """An agent that is a program, started for each answer. ``start`` says how it ended, and what it has left."""

    def __init__(self, words: str, start: Start) -> None:
        try:
            self._argv = shlex.split(words)
        except ValueError as error:
            raise Unusable(f"`{words}` is no command line: {str(error).lower()}") from None
        if not self._argv:
            raise Unusable("the command line of the agent is empty")
        self._start = start

    def answer(self, ask: Ask) -> Answer:
        """What the program answers. Raises ``BrokenOff`` where it didn't come to an end of its own."""
        asked = {"goal": ask.goal, "context": ask.context, "output": ask.output, "wrong": ask.wrong}
        came = self._start(self._argv, json.dumps(asked, ensure_ascii=False))
        if "problem" in came:
            raise BrokenOff(str(came["problem"]))
        left: dict[str, str] = came["files"]
        if "badOutput" in came:
            return Answer(Nothing(str(came["badOutput"])))
        usage = _number_of(left.get("usage", ""))
        if came["exitCode"]:
            return Answer(Nothing(f"its program ended with exit status {came['exitCode']}"), *usage)
        return Answer(_read(left.get("answer") or came["stdout"] or ""), *usage)


def _read(text: str) -> Any:
    """An answer as JSON, or as the text that it is."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text.strip()


def _number_of(text: str) -> tuple[int, float]:
    """The tokens and the money that a program says it has used; nothing where it says nothing that makes sense."""
    try:
        said = msgspec.json.decode(text, type=_Used)
    except (msgspec.MsgspecError, RecursionError):
        return 0, 0.0
    return said.tokens, said.cost


class Scripted:
    """The stand-in. ``turn`` is the number of the first answer, from 0; the last one is repeated.

    Calls of tools count with the answer that follows them.
    """

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
        starts = [0, *(place + 1 for place, each in enumerate(answers[:-1]) if not _is_call(each))]
        self._turn = starts[min(turn, len(starts) - 1)]

    def answer(self, ask: Ask) -> Answer:
        """The next answer of the list."""
        value = self._answers[min(self._turn, len(self._answers) - 1)]
        self._turn += 1
        if _is_call(value):
            return Answer(Call(value[_TOOL], {key: each for key, each in value.items() if key != _TOOL}))
        return Answer(value)


def _is_call(answer: Any) -> bool:
    return isinstance(answer, dict) and isinstance(answer.get(_TOOL), str)


def carry_out(
    request: Mapping[str, Any], plan_dir: str, turn: int, log: Log, tools: Tools | None = None,
    start: Start | None = None, speak: Speak | None = None,
) -> Observation:  # fmt: skip
    """Ask until an answer fits. ``turn`` counts the attempts before this one, over all rounds of the phase.

    A model that can't be used was never asked: ``NotDone``. When no answer fits, that is a known end:
    ``result.problem``, ``bad_answer``.
    """
    try:
        model = model_of(str(request["model"]), plan_dir, turn, start, speak)
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
    repairs = int(request["repairs"])
    budget: dict[str, float] = request.get("budgets", {})
    while repairs >= 0:
        if used_up := _used_up(budget, usage):
            return Done({"output": None, "usage": usage, "problem": used_up})
        try:
            answer = model.answer(ask)
        except Unanswered as none:
            log(f"no answer: {none}\n")
            return _without_answer(none.seen, usage)
        usage = {"tokens": usage["tokens"] + answer.tokens, "steps": usage["steps"] + 1,
                 "cost": usage["cost"] + answer.cost}  # fmt: skip
        if answer.beside:
            log(f"says: {answer.beside}\n")
        if isinstance(answer.value, Call) and len(ask.seen) < MOST_CALLS:
            came = _use(answer.value, ask.tools, tools or {}, log)
            ask = msgspec.structs.replace(ask, seen=(*ask.seen, (answer.value, came)))
            continue
        repairs -= 1
        if isinstance(answer.value, Call):
            ask = msgspec.structs.replace(ask, wrong=f"it has used tools {MOST_CALLS} times, and still gives no answer")
            log(f"{ask.wrong}\n")
            continue
        if not isinstance(answer.value, Nothing):
            log(f"answer: {_shown(answer.value)}\n")
        wrong = _wrong(answer.value, schema)
        if not wrong:
            return Done({"output": answer.value, "usage": usage})
        log(f"it doesn't fit: {wrong}\n")
        ask = msgspec.structs.replace(ask, wrong=wrong)
    problem = {"code": "bad_answer", "message": f"no answer fits `output`; of the last one {ask.wrong}"}
    return Done({"output": None, "usage": usage, "problem": problem})


def _use(call: Call, permitted: list[str], tools: Tools, log: Log) -> dict[str, Any]:
    """What came of using a tool; what was printed goes into the log as it is."""
    log(f"uses {call.tool}: {_shown(call.given.get('script', call.given))}\n")
    if call.tool not in permitted or call.tool not in tools:
        came: dict[str, Any] = {"problem": f"there is no tool `{call.tool}` for it"}
    else:
        came = tools[call.tool].use(call.given)
    for printed in (came.get("stdout"), came.get("stderr")):
        if printed:
            log(printed if printed.endswith("\n") else f"{printed}\n")
    log(f"{call.tool}: {_ended(came)}\n")
    return came


def _ended(came: Mapping[str, Any]) -> str:
    if "problem" in came:
        return str(came["problem"])
    if "exitCode" in came:
        return f"exit status {came['exitCode']}"
    shown = _shown(came)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _without_answer(seen: NotDone | Unknown, usage: dict[str, Any]) -> Observation:
    """A model changes nothing but by tools, so an end is known unless somebody has stopped it."""
    if seen.failure.code in ("cancelled", "timeout") or (isinstance(seen, NotDone) and not usage["steps"]):
        return seen
    problem = {"code": seen.failure.code, "message": seen.failure.message}
    return Done({"output": None, "usage": usage, "problem": problem})


def _used_up(budget: Mapping[str, float], usage: Mapping[str, float]) -> dict[str, str] | None:
    """Why there is no further answer, if a budget has no room for one."""
    spent = [key for key, most in budget.items() if usage.get(key, 0) >= most]
    if not spent:
        return None
    return {"code": "budget_exhausted", "message": f"its budget is used up: {', '.join(spent)}"}


def model_of(
    name: str, plan_dir: str, turn: int, start: Start | None = None, speak: Speak | None = None
) -> Model:  # fmt: skip
    """The model of a name; without ``start`` none that is a program, without ``speak`` none that a provider has.

    Raises ``Unusable``.
    """
    if name.startswith(COMMAND) and start is not None:
        return Commanded(name.removeprefix(COMMAND), start)
    if speak is not None and ":" in name and not name.startswith(SCRIPTED):
        return speak(name)
    if not name.startswith(SCRIPTED):
        said = f"there is no model `{name}`" if name else "the task names no model"
        raise Unusable(f"{said}; there are `{SCRIPTED}FILE`" + (f", `{COMMAND}PROGRAM`" if start else "")
                       + (", and `PROVIDER:MODEL` such as `openai:gpt-5-mini`" if speak else ""))  # fmt: skip
    root = os.path.realpath(plan_dir or ".")
    path = os.path.realpath(os.path.join(root, name.removeprefix(SCRIPTED)))
    if not path.startswith(f"{root}/"):
        raise Unusable("the answers must lie in the folder of the plan")
    return Scripted(Path(path), turn)


def _wrong(value: Any, schema: dict[str, Any]) -> str:
    if isinstance(value, Nothing):
        return value.why
    if len(msgspec.json.encode(value)) > LARGEST:
        return f"it has more than {LARGEST // 1024} KiB"
    try:
        return misfit(value, schema)
    except RecursionError:
        return "its form can't be told: `output` refers to itself without end"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
