"""What must always hold of numbers that are read before something is decided. Part of the invariants."""

from __future__ import annotations

from collections import Counter

from turbo_mode.core.decisions.model import Sampled
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.measuring import GRACE_MS, MOST_TIMES
from turbo_mode.core.plan import model
from turbo_mode.testing.advice_rules import ENDS, Place
from turbo_mode.testing.shadow import Shadow
from turbo_mode.testing.simulator import Simulation, require


class SampleRules:
    """What is being read, what was found, and how often it was read: by phase and task (empty for a gate)."""

    def __init__(self, shadow: Shadow) -> None:
        self.shadow = shadow
        self.open: dict[Place, e.SamplesAsked] = {}
        self.found: dict[Place, dict[str, Sampled]] = {}
        self.times: Counter[Place] = Counter()

    def judge(self, entry: e.AnyEntry) -> None:
        """An entry, before the shadow follows it."""
        match entry:
            case e.SamplesAsked():
                self._judge_asked(entry)
            case e.SamplesRead():
                asked = self.open.pop((entry.phase, entry.task), None)
                require(asked is not None and asked.attempt == entry.attempt, f"{entry.attempt} is told, unasked")
                assert asked is not None
                wanted = {name for read in asked.request["reads"] for name in read["for"]}
                require(set(entry.samples) == wanted, f"{entry.attempt} has found what nobody wanted")
                self.found[entry.phase, entry.task] = entry.samples
            case e.PhaseStarted() | e.TasksReopened():
                self._forget(entry.phase, "")
            case e.ClosingStarted():
                self.open = {place: asked for place, asked in self.open.items() if asked.task}
            case e.OptionChosen() | e.EscalationRaised() if entry.about in ("gate", "decide"):
                self._judge_weighed(entry)
        if isinstance(entry, ENDS) and entry.task in self.shadow.phase_of:
            self._forget(self.shadow.phase_of[entry.task], entry.task)

    def _forget(self, phase: str, task: str) -> None:
        self.open.pop((phase, task), None)
        self.found.pop((phase, task), None)
        self.times[phase, task] = 0

    def _evidence(self, phase: str, task: str) -> dict[str, model.Evidence]:
        if not task:
            return self.shadow.gates[phase].evidence
        decide = self.shadow.task_plans[task].decide
        return decide.evidence if decide is not None else {}

    def _judge_asked(self, entry: e.SamplesAsked) -> None:
        place = (entry.phase, entry.task)
        known = any(piece.check is None for piece in self._evidence(*place).values())
        require(known, f"{entry.attempt} reads numbers, and nobody wants any")
        require(place not in self.found, f"{entry.attempt} reads again, and has numbers")
        require(not self.shadow.closing or entry.task, f"{entry.phase} reads numbers while it is closing")
        self.times[place] += 1
        require(self.times[place] <= MOST_TIMES, f"{entry.attempt} reads for the {self.times[place]}th time")
        require(entry.number == self.times[place], f"{entry.attempt} miscounts how often it reads")
        self.open[place] = entry

    def _judge_weighed(self, entry: e.OptionChosen | e.EscalationRaised) -> None:
        place = (entry.phase, entry.task)
        require(place not in self.open, f"{entry.decision} is weighed before its numbers are there")
        wants = any(
            piece.anomalies is not None or (piece.metric is not None and piece.metric.source)
            for piece in self._evidence(*place).values()
        )
        require(place in self.found or not wants, f"{entry.decision} is weighed without its numbers")
        if isinstance(entry, e.EscalationRaised) or entry.decision in self.shadow.questions:
            return
        offer = next(each for each in entry.options if each["name"] == entry.selection)
        for name, piece in self._evidence(*place).items():
            away = any(each.problem for key, each in self.found.get(place, {}).items() if key.startswith(f"{name}/"))
            how = piece.judge or model.Judge()
            silent = away and piece.critical and how.no_data != "ignore" and offer["then"] == "continue"
            require(not silent, f"{entry.decision} goes on alone, and nobody could read {name}")

    def at_rest(self, simulation: Simulation) -> None:
        """Nobody waits longer for numbers than was said beforehand."""
        state, now = simulation.state, simulation.now
        require(set(state.measuring) == {each.attempt for each in self.open.values()}, "what is read is mistaken")
        for asked in self.open.values():
            require(asked.due - asked.at == asked.request["timeoutMs"] + GRACE_MS, "it may take another time")
            require(state.timers.due(f"measure:{asked.attempt}") == asked.due, f"{asked.attempt} waits for ever")
            require(asked.due > now, f"{asked.attempt} is still waited for")
