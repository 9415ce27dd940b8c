"""What must always hold of choices and questions. Part of the invariants."""

from __future__ import annotations

import re

from turbo_mode.core.machine import entries as e
from turbo_mode.core.plan import model
from turbo_mode.testing import phase_rules
from turbo_mode.testing.shadow import Shadow
from turbo_mode.testing.simulator import require

LEVELS = ("manual", "low", "medium", "high", "full")
ALONE_FROM = {
    "continue": "low", "hold": "low", "repeat": "medium", "fail": "medium", "rollback": "high", "succeed": "high",
}  # fmt: skip


def judge_choice(shadow: Shadow, entry: e.OptionChosen) -> None:
    offer = next((option for option in entry.options if option["name"] == entry.selection), None)
    require(offer is not None, f"{entry.selection} was not among the options")
    assert offer is not None
    require(offer.get("permitted", True), f"{entry.selection} was chosen, and is not permitted")
    asked = entry.decision in shadow.questions
    require(asked or entry.by == "rules", f"{entry.by} decided {entry.decision}, which nobody asked")
    if entry.about == "decide":
        _judge_of_task(shadow, entry, asked=asked)
    if entry.about != "gate":
        return
    phase_rules.judge_choice(shadow, entry, asked=asked)
    option = shadow.gates[entry.phase].options[entry.selection]
    require(asked or not shadow.paused, f"the gate of {entry.phase} decides during a pause")
    level = phase_rules.level_of(shadow, entry.phase)
    require(asked or _may_alone(option, level), f"{entry.selection} is chosen alone at a level that asks")
    if option.then == "continue":
        require(option.allow_failed or not shadow.failures(entry.phase), f"{entry.phase} goes on with failed tasks")
        for name, evidence in shadow.gates[entry.phase].evidence.items():
            passed = _evidence(shadow, evidence.check or "false")
            require(not evidence.critical or passed is not False, f"{entry.phase} goes on though {name} fails")
    if option.then == "repeat":
        used = shadow.uses.get((entry.phase, entry.selection), 0)
        require(used < option.max, f"{entry.phase} is repeated more than its option allows")


def _judge_of_task(shadow: Shadow, entry: e.OptionChosen, *, asked: bool) -> None:
    """A task decides alone within its level, and is given up alone only where nothing else is permitted."""
    decide = shadow.task_plans[entry.task].decide
    assert decide is not None
    offers = [each["name"] for each in entry.options if each.get("permitted", True)]
    level = phase_rules.level_of(shadow, entry.phase)
    if entry.selection in decide.options:
        needed = "low" if decide.options[entry.selection].reversible else "full"
        require(asked or LEVELS.index(level) >= LEVELS.index(needed), f"{entry.task} decides alone at {level}")
    else:
        require(entry.selection == "fail", f"{entry.task} chooses {entry.selection}, which it hasn't got")
        require(asked or offers == ["fail"], f"{entry.task} is given up, and {offers} are permitted")


def _may_alone(option: model.Option, level: str) -> bool:
    needed = ALONE_FROM[option.then] if option.reversible else "full"
    return LEVELS.index(level) >= LEVELS.index(needed)


def _evidence(shadow: Shadow, check: str) -> bool | None:
    if found := re.fullmatch(r"inputs\.(\w+)", check):
        return bool(shadow.inputs[found[1]])
    if found := re.fullmatch(r"tasks\.(\w+)\.status == '(\w+)'", check):
        return shadow.task_status(found[1]) == found[2]
    return None


def judge_question(shadow: Shadow, entry: e.EscalationRaised) -> None:
    if entry.about != "inDoubt":
        return
    task = shadow.tasks[entry.task]
    require(task.status == "IN_DOUBT", f"{entry.task} is asked about while {task.status}")
    if task.fell_back:
        require("fallback" in entry.reason, f"{entry.task} is asked about, and its fallback is in doubt")
    elif shadow.task_plans[entry.task].verify is not None and "can't be made" not in entry.reason:
        require("couldn't tell" in entry.reason, f"{entry.task} is asked about before its probe has looked")
        require("engine" not in entry.reason, f"{entry.task}: a crash of the engine became a question")
