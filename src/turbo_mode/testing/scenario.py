"""Scenarios as text: what is fed to the machine, and line by line what follows.

A scenario begins with prose and a plan (the phases alone are enough). A line ``> …`` feeds one input::

    > submit                       > done TASK {exitCode: 1}       > pause | resume | cancel | rollback
    > after 5s                     > notDone TASK refused          > answer d1 repeat
    > lost TASK …                  > unknown TASK timeout          > ended SERVICE
    > signal NAME {data: 1}        > asks TASK 2 held             > asks TASK 0
    > skip TASK {size: 1}          > retry TASK                   > retry
    > fork {start: PHASE}          > fork {inputs: {size: 2}}     > fork {repeat: [TASK]}
    > by bob role:release answer d1 ship {ticket: CHG1}            > by bob refuse d1 too early
    > by bob role:release delegate d1 cy on the train
    > link LINK d1 bob ship                                        > by link role:release LINK ship {ticket: CHG1}
    > other takes task/db          > other returns task/db        > limit 2

``TASK`` means its attempt under way, and the name of a phase what its gate asks a model; ``other`` is another
execution, which ``takes`` locks, ``replaces`` who has them, and ``returns`` them; ``limit`` says how many attempts run
at once. Indented below it stands what was committed
(``PhaseStarted phase=build``) and which statuses changed (``~ build: PENDING -> RUNNING``). ``play`` writes these lines
anew, so a scenario is up to date exactly when it equals what is played.
"""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from turbo_mode.core.allocator import inputs
from turbo_mode.core.allocator.state import RUNNING
from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import links, snapshot
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.fork import Wish
from turbo_mode.core.machine.inputs import (
    ChildWaits,
    Command,
    Facts,
    Input,
    Intrusion,
    Recovered,
    Report,
    ServiceEnded,
    Submit,
    Tick,
    Warrant,
)
from turbo_mode.core.machine.lineage import fork, look_back
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.model import Plan
from turbo_mode.errors import Conflict, NotFound
from turbo_mode.testing.pictures import differences
from turbo_mode.testing.sharing import OTHER, Shared

START = 1_700_000_000_000
_ADVISER = Adviser("a model")
_UNSAID = {
    "kind", "at", "request", "options", "context", "levels", "level", "question", "lineage", "planDigest", "inputs",
    "plan", "planDir", "workspace", "trigger", "execution", "rationale", "artifacts", "taken", "actor",
}  # fmt: skip
_RESULTS: dict[str, dict[str, Any]] = {
    "shell": {"exitCode": 0, "stdout": "", "stderr": "", "json": None, "files": {}},
    "http": {"status": 200, "headers": {}, "body": None},
    "python": {"value": None},
    "service": {"port": 4242},
    "agent": {"output": None, "usage": {"tokens": 0, "steps": 1, "cost": 0.0}},
    "advise": {"output": None, "usage": {"tokens": 0, "cost": 0.0}},
    "measure": {"reads": []},
    "plan": {"status": "COMPLETED", "outcome": "", "outputs": {}, "reason": "", "plan": "its plan"},
}


class Scenario:
    """One scenario being played. Raises ``ValueError`` for a line that it doesn't understand."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.state = Execution(Blueprint(plan, "digest"))
        self.now = START
        self.journal: list[bytes] = []
        self.links: dict[str, Command] = {}
        self.shared = Shared()

    def feed(self, line: str) -> list[str]:
        """Feed what a line says; returns the lines of what follows."""
        if line.startswith("fork"):
            return self._fork(yaml.safe_load(line.removeprefix("fork")) or {})
        before = self._statuses()
        entries: list[e.AnyEntry] = []
        given, wanted = self._inputs(line), self._wanted(line)
        facts = Facts(self.now, adviser=_ADVISER)
        for each in wanted:
            self.shared.ask(each, facts)
            entries += self.shared.hear(self.state, facts)
        if any(isinstance(input, Recovered) for input in given):
            self.shared.take_up(self.state, facts)
        for input in given:
            entries += self.shared.feed(self.state, input, facts) + self.shared.hear(self.state, facts)
        if line.startswith("after "):
            while (first := self.state.timers.first()) and first[0] <= self.now and not self.state.ended:
                entries += self.shared.feed(self.state, Tick(), facts) + self.shared.hear(self.state, facts)
        self.journal += [e.encode(entry) for entry in entries]
        said = [self._say(entry) for entry in entries]
        after = self._statuses()
        changes = [f"~ {id}: {before.get(id, 'PENDING')} -> {after[id]}" for id in after]
        return said + [change for change, id in zip(changes, after, strict=True) if before.get(id) != after[id]]

    def check_replay(self) -> list[str]:
        """Where the state differs from what its entries alone make of it."""
        return differences(self.state, replay(Execution(self.state.blueprint), self.journal))

    def _fork(self, asked: dict[str, Any]) -> list[str]:
        """A fork takes the place of the execution, which must have ended; or the words in which it is refused."""
        inputs = self.state.inputs | asked.pop("inputs", {})
        wish = msgspec.convert(asked, Wish)
        ended = look_back(self.state.blueprint, map(e.decode, self.journal), wish.entry)
        try:
            found, begun = fork(ended, self.state.blueprint, inputs, wish, self.now)
        except (Conflict, NotFound) as problem:
            return [f"refused: {problem.message}"]
        source, self.state, self.journal = self.state, Execution(self.state.blueprint), []
        submit = Submit(
            f"x{int(source.id[1:]) + 1}", source.lineage, "digest", inputs, workspace="/w", plan_dir="/p",
            forks=source.id, from_entry=wish.entry, taken=snapshot.parts(begun),
        )  # fmt: skip
        entries = step(self.state, submit, Facts(self.now))
        self.journal = [e.encode(entry) for entry in entries]
        reasons = [f"again: {task}, {why}" for task, why in found.tasks.items()]
        statuses = [f"= {id}: {status}" for id, status in self._statuses().items()]
        return [*reasons, *(self._say(entry) for entry in entries), *statuses]

    def _wanted(self, line: str) -> list[inputs.Input]:
        match line.split():
            case ["other", "takes", pool]:
                return [inputs.Ask(OTHER, pool, [pool])]
            case ["other", "replaces", pool]:
                return [inputs.Ask(OTHER, pool, [pool], overlap="replace")]
            case ["other", "returns", pool]:
                return [inputs.Return(OTHER, pool)]
            case ["limit", slots]:
                return [inputs.Resize(RUNNING, int(slots))]
        return []

    def _inputs(self, line: str) -> list[Input]:
        verb, _, rest = line.partition(" ")
        match verb:
            case "submit":
                given = {name: getattr(value, "default", value) for name, value in self.plan.inputs.items()}
                inputs = given | (yaml.safe_load(rest) or {})
                return [Submit("x1", "x1", "digest", inputs, "author", "/w", "/p")]
            case "other" | "limit":
                return []
            case "after":
                self.now += milliseconds(rest)
                return []
            case "done" | "notDone" | "unknown":
                return [self._report(verb, *rest.split(" ", 1))]
            case "ended":
                return [ServiceEnded(self._attempt(rest), "it exited")]
            case "asks":
                task, questions, *held = rest.split()
                return [ChildWaits(self._attempt(task), int(questions), bool(held))]
            case "lost":
                return [Recovered([self._attempt(task) for task in rest.split()], 2)]
            case "skip" | "retry":
                task, _, data = rest.partition(" ")
                return [Command(verb, by="ada", task=task, data=yaml.safe_load(data) if data else None)]
            case "pause" | "resume" | "cancel" | "rollback":
                return [Command(verb, by="ada")]
            case "answer":
                decision, selection, *told = rest.split(" ", 2)
                outputs = {"outputs": yaml.safe_load(told[0])} if told else None
                return [Command("answer", by="ada", decision=decision, selection=selection, data=outputs)]
            case "intrusion":
                return [Intrusion(rest)]
            case "by":
                return [self._by_link(rest.removeprefix("link ")) if rest.startswith("link ") else self._answer(rest)]
            case "link":
                self._make_link(*rest.split())
                return []
            case "signal":
                name, _, data = rest.partition(" ")
                return [Command("signal", by="ada", signal=name, data=yaml.safe_load(data) if data else None)]
        raise ValueError(f"`{line}` feeds nothing")

    def _answer(self, line: str) -> Command:
        """``bob role:release answer d1 ship {ticket: CHG1}``, ``bob refuse d1 too early``, or ``delegate``."""
        verb = next(each for each in ("answer", "refuse", "delegate") if f" {each} " in line)
        who, _, said = line.partition(f" {verb} ")
        by, *roles = who.split()
        decision, _, rest = said.partition(" ")
        if verb == "delegate":
            to, _, why = rest.partition(" ")
            return Command("delegate", by=by, decision=decision, to=to, reason=why, roles=roles)
        if verb == "refuse":
            return Command("answer", by=by, decision=decision, reason=rest, refuses=True, roles=roles)
        selection, _, fields = rest.partition(" ")
        given = yaml.safe_load(fields) or {}
        return Command("answer", by=by, decision=decision, selection=selection, roles=roles, fields=given)

    def _make_link(self, name: str, decision: str, person: str, *options: str) -> None:
        """Whoever owns the store makes a link, good for an hour; its signature is not the machine's to see."""
        warrant = Warrant(name, links.revision(self.state.questions[decision]), self.now + 3_600_000, list(options))
        self.links[name] = Command("answer", by=person, decision=decision, warrant=warrant)

    def _by_link(self, line: str) -> Command:
        """``role:release LINK ship {ticket: CHG1}``: with these roles, an answer by that link."""
        *roles, name, selection = line.partition(" {")[0].split()
        given = yaml.safe_load(line[line.index("{") :]) if "{" in line else {}
        return msgspec.structs.replace(self.links[name], roles=roles, selection=selection, fields=given)

    def _report(self, verb: str, task: str, more: str = "") -> Report:
        attempt = self._attempt(task)
        seen: Observation
        if verb == "done":
            asked = next((each for each in self.state.asked if each.attempt == attempt), None)
            known = asked or self.state.attempts.get(attempt) or self.state.services[attempt]
            seen = Done(_RESULTS[known.request["kind"]] | (yaml.safe_load(more) or {}))
        else:
            seen = (NotDone if verb == "notDone" else Unknown)(Failure(more or "timeout", "as the scenario wants"))
        return Report(attempt, seen)

    def _attempt(self, task: str) -> str:
        under_way = [*self.state.attempts.values(), *self.state.services.values()]
        found = [attempt.id for attempt in under_way if task in (attempt.task, attempt.id)]
        found = [asked.attempt for asked in self.state.asked if task == (asked.task or asked.phase)] or found
        if not found:
            raise ValueError(f"`{task}` has no attempt under way")
        return found[0]

    def _statuses(self) -> dict[str, str]:
        tasks = {id: self.state.task_status(id) for id in (*self.state.blueprint.tasks, *self.state.tasks)}
        phases = {id: phase.status for id, phase in self.state.phases.items() if self.state.blueprint.phase(id).tasks}
        end = f"{self.state.public_status} {self.state.outcome}".strip()
        return tasks | phases | {"execution": end}

    def _say(self, entry: e.AnyEntry) -> str:
        fields = msgspec.to_builtins(entry)
        words = [type(entry).__name__]
        for name, value in fields.items():
            if name in ("due", "deadline"):
                words.append(f"{name}=+{value - self.now}ms")
            elif name == "failure" and value:
                words.append(f"failure={value['code']}")
            elif name == "approvals":
                words += [f"[{each['of']}: {', '.join(each['options'])}]" for each in value]
            elif name == "answer":
                words += [f"{key}={_word(each)}" for key, each in value.items() if key != "roles"]
            elif name not in _UNSAID:
                words.append(f"{name}={_word(value)}")
        for ruling in getattr(entry, "context", {}).get("rules", ()):
            does = "forbids" if ruling.get("forbids") else "asks for"
            words.append(f"[{ruling['rule']} {does} {ruling['option']}]")
        return " ".join(words)


def _word(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f'"{text}"' if isinstance(value, str) and (" " in text or not text) else text


def play(text: str) -> str:
    """The same scenario with what really follows. Raises ``ValueError`` where it can't be read."""
    head, *feeds = text.split("\n> ")
    prose, _, plan = head.partition("\nphases:")
    keys = [line for line in prose.splitlines() if not line.startswith("#")]
    document = yaml.safe_load("\n".join([*keys, "phases:" + plan]))
    scenario = Scenario(msgspec.convert({"turbo": 1, "name": "scenario", **document}, Plan))
    parts = [head.rstrip("\n") + "\n"]
    for feed in feeds:
        line = feed.splitlines()[0].strip()
        parts.append("\n".join([f"> {line}", *(f"  {said}" for said in scenario.feed(line))]))
    if wrong := scenario.check_replay():
        raise ValueError(f"replay differs: {wrong[0]}")
    return "\n".join(parts) + "\n"
