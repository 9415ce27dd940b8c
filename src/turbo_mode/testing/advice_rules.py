"""What must always hold of models that are asked for advice. Part of the invariants."""

from __future__ import annotations

import math
from collections import Counter

from turbo_mode.core.decisions.opinions import LEAST, MOST, Consulted
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.advice import GRACE_MS, MOST_TIMES
from turbo_mode.testing.shadow import Shadow
from turbo_mode.testing.simulator import Simulation, require

GREEN = 0.98
"""What nothing speaks against is at most so sure to be right, if the rules are among those who say so."""
DOUBTED = 0.92
"""What a model gives at most an even chance is at most so sure, whatever the rules say."""


class AdviceRules:
    """What is being asked, what was answered in the present round of each phase, and how often it was asked."""

    def __init__(self, shadow: Shadow) -> None:
        self.shadow = shadow
        self.open: dict[str, e.AdviceAsked] = {}
        self.given: dict[str, Consulted] = {}
        self.times: Counter[str] = Counter()

    def judge(self, entry: e.AnyEntry) -> None:
        """An entry, before the shadow follows it."""
        match entry:
            case e.AdviceAsked():
                self._judge_asked(entry)
            case e.AdviceGiven():
                asked = self.open.pop(entry.phase, None)
                require(asked is not None and asked.attempt == entry.attempt, f"{entry.attempt} is told, unasked")
                self.given[entry.phase] = entry.consulted
            case e.PhaseStarted() | e.TasksReopened():
                self._forget(entry.phase)
            case e.ClosingStarted():
                self.open.clear()
            case e.OptionChosen() | e.EscalationRaised() if entry.about == "gate":
                self._judge_weighed(entry)

    def _forget(self, phase: str) -> None:
        self.open.pop(phase, None)
        self.given.pop(phase, None)
        self.times[phase] = 0

    def _judge_asked(self, entry: e.AdviceAsked) -> None:
        shadow, phase = self.shadow, entry.phase
        require("model" in self._deciders(phase), f"{phase} asks a model, and nobody wants that")
        require(not shadow.paused or phase in self.open, f"{phase} begins to ask a model during a pause")
        require(not shadow.closing, f"{phase} asks a model while it is closing")
        require(phase not in self.given, f"{phase} asks again, and has an answer")
        self.times[phase] += 1
        require(self.times[phase] <= MOST_TIMES, f"{phase} asks a model for the {self.times[phase]}th time")
        require(entry.number == self.times[phase], f"{phase} miscounts how often it asks")
        self.open[phase] = entry

    def _judge_weighed(self, entry: e.OptionChosen | e.EscalationRaised) -> None:
        require(entry.phase not in self.open, f"the gate of {entry.phase} is weighed before its model has answered")
        told = entry.context.get("opinions", [])
        if entry.phase in self.given and told:
            heard = self.given[entry.phase]
            said = told[0].get("opinion", {}).get("chances")
            require(said == (heard.opinion.chances if heard.opinion else None), f"{entry.decision} invents an opinion")
        if isinstance(entry, e.OptionChosen) and entry.decision not in self.shadow.questions and told:
            self._judge_confidence(entry)

    def _judge_confidence(self, entry: e.OptionChosen) -> None:
        """Praise has bounds, and doubt counts."""
        rules = bool({"rules", "expectedValue"} & set(self._deciders(entry.phase)))
        require(entry.confidence <= (GREEN if rules else MOST), f"{entry.decision} is surer than anybody can be")
        require(math.isfinite(entry.confidence), f"{entry.decision} has no confidence")
        heard = self.given.get(entry.phase)
        said = heard.chance(entry.selection) if heard is not None else None
        if said is not None and said <= 0.5:
            most = DOUBTED if rules else max(said, LEAST)
            require(entry.confidence <= most, f"{entry.decision} is as sure as if its model had not doubted it")

    def _deciders(self, phase: str) -> list[str]:
        plan = self.shadow.plan
        lists = [each for each in (self.shadow.gates[phase].deciders, plan.decision_engine.deciders) if each]
        return [each for each in (lists[0] if lists else []) if all(each in names for names in lists)]

    def at_rest(self, simulation: Simulation) -> None:
        """Nobody waits longer for an answer than was said beforehand."""
        state, now = simulation.state, simulation.now
        require(set(state.advising) == {each.attempt for each in self.open.values()}, "what is asked is mistaken")
        for asked in self.open.values():
            require(asked.due - asked.at == asked.request["timeoutMs"] + GRACE_MS, "it may take another time")
            require(state.timers.due(f"advice:{asked.attempt}") == asked.due, f"{asked.phase} waits for ever")
            require(asked.due > now, f"{asked.phase} still waits for its model")
