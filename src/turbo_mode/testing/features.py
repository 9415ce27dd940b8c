"""What makes a random plan's tasks more than one action: polls, switches, fallbacks, deadlines, handlers, signals.

They are drawn from dice of their own and put onto a plan that is there already, so the plans of all seeds keep their
shape. ``calm`` leaves out everything that repeats or stops an action.
"""

from __future__ import annotations

import random
from typing import Any

SIGNALS = ("go", "stop")
GOOD = {"shell": "result.stdout == 'fine'", "http": "result.body == 'fine'", "python": "result.value == 'fine'",
        "agent": "result.output == 'fine'"}  # fmt: skip
VALUE = {"shell": "result.stdout", "http": "result.body", "python": "result.value", "agent": "result.output"}
_POLLS = (("2s", "20s"), ("1m", "30m"), ("5m", "3m"))
_OF_THE_ACTION = ("shell", "http", "python", "agent", "effect", "retry", "expect", "env", "outputs", "onEngineLoss",
                  "poll", "artifacts")  # fmt: skip


def decorate(plan: dict[str, Any], seed: int, *, calm: bool = False) -> None:
    """Put features onto a plan, in place."""
    decorator = _Decorator(random.Random(f"features {seed}"), calm)
    for phase in plan["phases"]:
        decorator.tasks(phase["tasks"])
    decorator.tasks(plan.get("finally", []))
    if decorator.chance(0.1):
        plan["executionPipeline"]["artifacts"] = {"quota": "1KiB"}


class _Decorator:
    def __init__(self, rng: random.Random, calm: bool) -> None:
        self.rng = rng
        self.calm = calm

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def tasks(self, tasks: list[dict[str, Any]]) -> None:
        for task in tasks:
            self.task(task)
        if len(tasks) > 1 and self.chance(0.2):
            self.handler(tasks)

    def task(self, task: dict[str, Any]) -> None:
        if "python" in task and self.chance(0.3):
            del task["python"]
            task["agent"] = {"goal": "think", "model": "scripted:answers.json", "output": {"type": "string"}}
            if "outputs" in task:
                task["outputs"] = {"value": VALUE["agent"]}
        kind = next((kind for kind in VALUE if kind in task), "")
        if "wait" in task and self.chance(0.5):
            self.signal(task)
        if self.chance(0.12) and not self.calm:
            task["deadline"] = self.rng.choice(["1s", "3s", "30s", "10m", "2h"])
        if not kind:
            return
        if not self.calm:
            self.polls(task, kind)
        if kind in ("shell", "python", "agent") and self.chance(0.15) and not self.calm:
            task["artifacts"] = {"kept": "*.txt"}
        if "outputs" in task and self.chance(0.3):
            task["outputs"] = {"value": {"value": task["outputs"]["value"], "else": "instead"}}
        hurried = self.chance(0.12) and not self.calm
        if hurried:
            task |= {"retry": {"attempts": 5, "every": self.rng.choice(["7s", "70s"])}, "deadline": "12s"}
        likely = 0.5 if hurried or "verify" in task else 0.15
        fallback = self.action(task) if self.chance(likely) and not self.calm else None
        if self.chance(0.15):
            self.switch(task)
        if fallback:
            task["fallback"] = fallback

    def signal(self, task: dict[str, Any]) -> None:
        task["wait"] = {"signal": self.rng.choice(SIGNALS)}
        if self.chance(0.4):
            task["timeout"] = self.rng.choice(["10s", "30m"])
        if self.chance(0.3):
            task |= {"expect": "result.data.good", "retry": {"attempts": 2, "every": "2s"}}

    def polls(self, task: dict[str, Any], kind: str) -> None:
        if self.chance(0.15):
            task |= {"poll": self.poll(kind), "effect": "idempotent"}
        for name in ("verify", "compensate"):
            inner = task.get(name)
            if inner is not None and self.chance(0.3):
                inner["poll"] = self.poll(next(kind for kind in VALUE if kind in inner))
                inner["effect"] = "idempotent"

    def poll(self, kind: str) -> dict[str, Any]:
        every, long = self.rng.choice(_POLLS)
        return {"until": self.rng.choice([GOOD[kind], GOOD[kind], "inputs.no"]), "every": every, "for": long}

    def action(self, task: dict[str, Any]) -> dict[str, Any]:
        """Another action that could do the same."""
        kind = "shell" if self.calm else self.rng.choice(["shell", "shell", "http", "python"])
        action: dict[str, Any] = {"shell": "other", "http": "http://other/", "python": "other:function"}
        made = {kind: action[kind]}
        if self.chance(0.5):
            made["effect"] = self.rng.choice(["idempotent", "keyed", "once"])
        if self.chance(0.4):
            made["retry"] = {"attempts": self.rng.randint(1, 3), "every": "3s"}
        if "outputs" in task and self.chance(0.8):
            made["outputs"] = {"value": VALUE[kind]}
        return made

    def switch(self, task: dict[str, Any]) -> None:
        """The task's action becomes one of two cases."""
        other = self.action(task)
        first = {key: task.pop(key) for key in _OF_THE_ACTION if key in task}
        switch: dict[str, Any] = {"on": self.rng.choice(["inputs.coin", "inputs.yes"]), "cases": {"true": first}}
        if self.chance(0.7):
            switch["cases"]["false"] = other
        elif self.chance(0.5):
            switch["default"] = other
        task["switch"] = switch

    def handler(self, tasks: list[dict[str, Any]]) -> None:
        """A task handles the failure of one above it."""
        place = self.rng.randrange(1, len(tasks))
        if "needs" not in tasks[place]:
            tasks[self.rng.randrange(place)]["onFailure"] = tasks[place]["id"]
