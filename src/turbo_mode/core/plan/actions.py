"""The actions that may do a task's work: its own, or the cases of its switch; and its fallback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET

from turbo_mode.core.plan import model
from turbo_mode.core.plan.nodes import Path

SCRIPTED = "scripted:"
"""How the name of a stand-in for a model begins."""
COMMAND = "command:"
"""How the command line of a program that is an agent begins."""
GIVE_UP = "fail"
"""The answer, beside those of the plan, by which a task that asks or decides is given up: it has failed."""


def works(task: model.Task) -> Iterator[tuple[Path, model.Action]]:
    """Each of them, with its path below the task."""
    if task.switch is None:
        yield (), task
    else:
        yield from ((("switch", *path), case) for path, case in cases(task.switch))
    if task.fallback is not None:
        yield ("fallback",), task.fallback


def cases(switch: model.Switch) -> Iterator[tuple[Path, model.Action]]:
    """The cases of a switch, ``default`` last, each with its path below the switch."""
    yield from ((("cases", name), case) for name, case in switch.cases.items())
    if switch.default is not None:
        yield ("default",), switch.default


def outputs_of(task: model.Task) -> dict[str, str | model.Output]:
    """Every output that a task may have, whichever action makes it; of a name that is there twice the first counts."""
    if task.switch is None and task.fallback is None:
        return task.outputs
    return {name: spec for _, action in reversed(list(works(task))) for name, spec in action.outputs.items()}


def artifacts_of(task: model.Task) -> tuple[str, ...]:
    """The names of all artifacts that a task may have."""
    if task.switch is None and task.fallback is None:
        return tuple(task.artifacts)
    return tuple(dict.fromkeys(name for _, action in works(task) for name in action.artifacts))


def elses(outputs: dict[str, str | model.Output]) -> dict[str, Any]:
    """The values that stand in for outputs which could not be made."""
    return {
        name: spec.else_ for name, spec in outputs.items() if isinstance(spec, model.Output) and spec.else_ is not UNSET
    }


def signals_of(plan: model.Plan) -> set[str]:
    """The names of all signals that some task of a plan waits for."""
    found: set[str] = set()
    tasks = [task for phase in plan.phases for task in (*phase.tasks, *phase.finally_)]
    for task in [*tasks, *plan.finally_]:
        actions = [action for _, action in works(task)] + [each for each in (task.verify, task.compensate) if each]
        found.update(
            action.wait.signal for action in actions if isinstance(action.wait, model.Wait) and action.wait.signal
        )
    return found
