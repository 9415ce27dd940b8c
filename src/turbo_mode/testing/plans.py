"""Random plans: small, valid, and with everything in them that can go wrong.

``random_plan(seed)`` always makes the same plan of a seed. Every kind, effect class, gate option and kind of need turns
up often enough that a few hundred seeds reach every row of the machine's tables. One plan in eight is *wide*: phases
side by side that all repeat and undo. Two in five have fan-outs.
"""

from __future__ import annotations

import random
from typing import Any

import msgspec

from turbo_mode.core.plan.model import Plan
from turbo_mode.testing.advice_features import with_advice
from turbo_mode.testing.decision_features import with_decisions
from turbo_mode.testing.features import decorate
from turbo_mode.testing.limit_features import with_limits
from turbo_mode.testing.phase_features import with_phase_features
from turbo_mode.testing.slot_features import with_slot_features

KINDS = ("shell", "http", "python", "wait", "service", "plan")
LEVELS = ("manual", "low", "medium", "high", "high", "full", "full")
PROGRAMS_ONLY = ("shell", "wait", "service", "plan")
INNER = {
    "inputs": {"coin": {"type": "boolean"}},
    "phases": [{"id": "p", "tasks": [{"id": "t", "shell": "inner", "outputs": {"value": "result.stdout"}}]}],
    "outputs": {"value": "tasks.t.outputs.value"},
}
"""What ``plan`` tasks call. Its carrying-out is simulated as a whole."""
_VALUE = {"shell": "result.stdout", "http": "result.body", "python": "result.value", "service": "result.port"}


def random_plan(seed: int, *, kinds: tuple[str, ...] = KINDS) -> Plan:
    """The plan of a seed, with tasks of these ``kinds`` only (and agents among those of the whole list)."""
    plan = _Author(random.Random(f"plan {seed}"), kinds, random.Random(f"many {seed}")).plan()
    decorate(plan, seed, calm=kinds != KINDS)
    programs_only = kinds == PROGRAMS_ONLY
    plan = with_phase_features(plan, seed, programs_only=programs_only)
    plan = with_limits(plan, seed, programs_only=programs_only)
    if not programs_only:
        plan = with_advice(with_decisions(plan, seed), seed)
    return msgspec.convert(with_slot_features(plan, seed), Plan)


class _Author:
    def __init__(self, rng: random.Random, kinds: tuple[str, ...], many: random.Random) -> None:
        self.rng = rng
        self.kinds = kinds
        self.many = many
        self.fans_out = many.random() < 0.4
        self.tasks: list[str] = []
        self.with_output: list[str] = []
        self.phases: list[str] = []
        self.wide = rng.random() < 0.12

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def plan(self) -> dict[str, Any]:
        rng = self.rng
        plan: dict[str, Any] = {
            "turbo": 1,
            "name": "random",
            "inputs": {
                "yes": {"type": "boolean", "default": True},
                "no": {"type": "boolean", "default": False},
                "coin": {"type": "boolean", "default": self.chance(0.5)},
                "things": {"type": "list", "default": ["a", "b", "c", "b"][: self.many.randint(0, 4)]},
            },
            "decisionEngine": {"autonomyLevel": rng.choice(LEVELS)},
            "executionPipeline": {"maxParallel": rng.choice([1, 2, 3, 8])},
            "phases": [self.phase() for _ in range(rng.randint(1, 4))],
            "plans": {"inner": INNER},
        }
        if self.chance(0.3):
            plan["executionPipeline"]["defaults"] = {"retry": {"attempts": 2, "every": "2s"}}
        if self.chance(0.5):
            plan["finally"] = [self.task(closing=True, siblings=[]) for _ in range(rng.randint(1, 2))]
        if self.wide:
            plan |= {"decisionEngine": {"autonomyLevel": "full"}, "executionPipeline": {"maxParallel": 8}}
            if self.chance(0.5):
                plan["finally"] = [{"id": "breather", "wait": "10m"}]
        if self.with_output and self.chance(0.4):
            plan["outputs"] = {"last": f"tasks.{self.with_output[-1]}.outputs.?value.orValue('')"}
        return plan

    # -- phases --------------------------------------------------------------------------------------------------------

    def phase(self) -> dict[str, Any]:
        rng = self.rng
        id = f"p{len(self.phases) + 1}"
        phase: dict[str, Any] = {"id": id}
        if self.phases and self.chance(0.45):
            chosen = rng.sample(self.phases, rng.randint(0, min(2, len(self.phases))))
            phase["needs"] = [self.need(each) for each in sorted(chosen)]
        if self.wide:
            phase["needs"] = []
        elif self.chance(0.2):
            phase["when"] = self.condition()
        if self.chance(0.5):
            phase["parallel"] = True
        if self.chance(0.3):
            phase["maxParallel"] = rng.randint(1, 2)
        if self.chance(0.15):
            phase["effect"] = rng.choice(["idempotent", "keyed", "once"])
        siblings: list[str] = []
        phase["tasks"] = []
        for _ in range(rng.choice([1, 2, 2, 3, 4])):
            phase["tasks"].append(self.task(siblings=siblings))
            siblings.append(self.tasks[-1])
        if self.wide or self.chance(0.5):
            phase["gate"] = self.gate(siblings)
        if not self.wide and self.many.random() < 0.3 and any("foreach" in task for task in phase["tasks"]):
            phase["gate"] = {"options": {"again": {"then": "repeat", "wait": "1s"}, "back": {"then": "rollback"}}}
        self.phases.append(id)
        return phase

    def need(self, id: str) -> Any:
        ends = self.rng.choice([None, None, ["COMPLETED"], ["FAILED"], ["COMPLETED", "FAILED", "SKIPPED"]])
        return id if ends is None else {"id": id, "is": ends}

    def condition(self) -> str:
        choices = ["inputs.yes", "inputs.no", "inputs.coin"]
        choices += [f"phases.{id}.status == 'COMPLETED'" for id in self.phases[-1:]]
        choices += [f"tasks.{id}.outputs.value != 'x'" for id in self.with_output[-1:]]  # an error where it didn't run
        return self.rng.choice(choices)

    # -- tasks ---------------------------------------------------------------------------------------------------------

    def task(self, *, siblings: list[str], closing: bool = False) -> dict[str, Any]:
        rng = self.rng
        id = f"t{len(self.tasks) + 1}"
        kind = rng.choices(self.kinds, [{"shell": 6, "http": 2}.get(kind, 1) for kind in self.kinds])[0]
        if closing and kind == "service":
            kind = "shell"
        task: dict[str, Any] = {"id": id, **self.action(kind)}
        if siblings and self.chance(0.4):
            chosen = rng.sample(siblings, rng.randint(0, min(2, len(siblings))))
            task["needs"] = [self.need(each) for each in sorted(chosen)]
        if self.chance(0.12):
            task["when"] = self.condition()
        if self.chance(0.15):
            task["optional"] = True
        if kind not in ("wait", "service"):
            if self.with_output and self.chance(0.15):
                task["env"] = {"EARLIER": "${{ tasks." + self.with_output[-1] + ".outputs.value }}"}
            if self.chance(0.35):
                task["verify"] = self.verify()
            if self.chance(0.6) and not closing:
                task["compensate"] = self.compensate()
        self.tasks.append(id)
        if kind == "plan" or (kind in _VALUE and self.chance(0.4)):
            task["outputs"] = {"value": _VALUE[kind]} if kind in _VALUE else {"ended": "result.status"}
            self.with_output.append(id)
            if "compensate" in task and self.chance(0.5):
                task["compensate"]["env"] = {"VALUE": "${{ outputs.value }}"}
        if self.fans_out and self.many.random() < 0.4:
            self.fan_out(task, siblings)
        return task

    def fan_out(self, task: dict[str, Any], siblings: list[str]) -> None:
        """Makes a task one of many instances. What they do names their item, so that a mix-up shows."""
        rng = self.many
        item = "item"
        if rng.random() < 0.25:
            axes: dict[str, list[Any]] = {"x": [1, 2], "y": ["a", "b", "c"][: rng.randint(0, 3)]}
            task["matrix"], item = axes, "matrix.x"
        else:
            task["foreach"] = self.list_of(siblings)
            if rng.random() < 0.5:
                task["key"] = rng.choice(["item", "item + string(index)"])
            if rng.random() < 0.1:
                task["maxItems"] = 2
        if rng.random() < 0.5:
            task["maxParallel"] = rng.randint(1, 3)
        if rng.random() < 0.6:
            task["tolerate"] = rng.choice(["1", "2", "25%", "50%", "100%"])
        if rng.random() < 0.4:
            task["batch"] = {"size": rng.randint(1, 3)}
            if rng.random() < 0.6:
                task["batch"] |= {"first": rng.randint(1, 2), "tolerateFirst": rng.choice(["0", "1", "50%"])}
        if rng.random() < 0.2:
            task["when"] = rng.choice(["index != 1", "inputs.coin"])
        for action in (task, task.get("compensate", {})):
            if "shell" in action:
                action["env"] = {**action.get("env", {}), "ITEM": "${{ " + item + " }}"}

    def list_of(self, siblings: list[str]) -> str:
        """Mostly a good list; one that depends on what a sibling said is another one in each round."""
        rng = self.many
        lists = ["['a', 'b', 'c', 'd', 'e']", "['a', 'b', 'c']", "inputs.things", "inputs.things", "[]", "inputs.coin"]
        lists += ["int(now) % 2 == 0 ? ['a', 'b', 'c'] : ['c', 'd']"] * 6
        said = [id for id in siblings if id in self.with_output]
        if said and rng.random() < 0.3:
            return f"tasks.{said[-1]}.outputs.?value.orValue('odd') == 'fine' ? ['a', 'b', 'c'] : ['c', 'd']"
        return rng.choice(lists)

    def action(self, kind: str) -> dict[str, Any]:
        rng = self.rng
        action: dict[str, Any] = {}
        match kind:
            case "shell":
                action["shell"] = "work"
                if self.chance(0.3) and self.kinds == KINDS:
                    action["onEngineLoss"] = rng.choice(["finish", "kill"])
                if self.chance(0.2):
                    action["expect"] = "result.exitCode == 0 || result.exitCode == 3"
            case "http":
                action["http"] = {"url": "http://service/", "method": rng.choice(["GET", "POST", "POST", "PUT"])}
            case "python":
                action["python"] = "module:function"
            case "wait":
                action["wait"] = rng.choice(["1s", "30s", "10m"])
            case "service":
                action["service"] = {"command": ["serve"]}
            case "plan":
                action["plan"] = {"name": "inner", "inputs": {"coin": "${{ inputs.coin }}"}}
        if kind in ("shell", "http", "python") and self.chance(0.5):
            action["effect"] = rng.choice(["idempotent", "keyed", "once", "once"])
        if kind != "wait" and self.chance(0.4):
            action["retry"] = self.retry()
        return action

    def retry(self) -> Any:
        if self.chance(0.3):
            return self.rng.randint(0, 2)
        retry: dict[str, Any] = {"attempts": self.rng.randint(1, 4), "delay": self.rng.choice(["100ms", "5s"])}
        if self.chance(0.2):
            retry["when"] = self.rng.choice(["error.code != 'exit_status'", "error.attempt < 2"])
        return retry

    def verify(self) -> dict[str, Any]:
        if "http" in self.kinds and self.chance(0.4):
            return {"http": "http://service/probe", "done": "result.status == 200", "expect": "true"}
        return {"shell": "probe", "done": "result.exitCode == 0", "effect": "idempotent"}

    def compensate(self) -> dict[str, Any]:
        kind = "http" if "http" in self.kinds and self.chance(0.3) else "shell"
        return self.action(kind)

    # -- gates ---------------------------------------------------------------------------------------------------------

    def gate(self, siblings: list[str]) -> dict[str, Any]:
        rng = self.rng
        checks = ["inputs.yes", "inputs.yes", "inputs.no", "inputs.coin"]
        checks += [f"tasks.{id}.status == 'COMPLETED'" for id in siblings]
        checks += [f"tasks.{id}.outputs.value == 'fine'" for id in siblings if id in self.with_output]
        evidence = {
            f"e{number}": {"check": rng.choice(checks), **({"critical": False} if self.chance(0.4) else {})}
            for number in range(rng.randint(0, 2))
        }
        options = [option for option in self.options() if self.chance(0.55)]
        if self.wide:
            again = {"then": "repeat", "max": 3, "undo": True, "wait": "5m"}
            options = [again, rng.choice(self.options())] if self.chance(0.7) else [{"then": "succeed"}]
        elif self.chance(0.6):
            rng.shuffle(options)
        named = {option["then"]: option for option in options}
        named.setdefault("continue", {"then": "continue"})
        named.setdefault("fail", {"then": "fail"})
        gate: dict[str, Any] = {"options": {f"o{then.title()}": option for then, option in named.items()}}
        if evidence:
            gate["evidence"] = evidence
        if self.chance(0.2):
            gate["confidence"] = 0.99
        return gate

    def options(self) -> list[dict[str, Any]]:
        rng = self.rng
        go: dict[str, Any] = {"then": "continue"}
        if self.chance(0.4):
            go |= {"benefit": 100, "loss": 50}
        if self.chance(0.3):
            go["allowFailed"] = True
        again: dict[str, Any] = {"then": "repeat", "max": rng.randint(1, 2), "undo": self.chance(0.5)}
        if self.chance(0.5):
            again["wait"] = "1m"
        if self.chance(0.4):
            again["when"] = rng.choice(["inputs.coin", "inputs.yes"])
        back: dict[str, Any] = {"then": "rollback"}
        if self.phases and self.chance(0.3):
            back["to"] = self.phases[-1]
        if self.chance(0.2):
            back["reversible"] = False
        return [again, go, back, {"then": "hold"}, {"then": "succeed"}]
