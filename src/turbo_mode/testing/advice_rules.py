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

Place = tuple[str, str]
"""A phase, and in it a task that decides; empty for its gate."""
ENDS = (e.TaskCompleted, e.TaskFailed, e.TaskCancelled, e.RetryScheduled, e.TaskInDoubt)
"""With these an attempt at a task is over, and with it what was asked for it."""


class AdviceRules:
    """What is being asked, what was answered in the present round of each phase, and how often it was asked."""

    def __init__(self, shadow: Shadow) -> None:
        self.shadow = shadow
        self.open: dict[Place, e.AdviceAsked] = {}
        self.given: dict[Place, Consulted] = {}
        self.times: Counter[Place] = Counter()

    def judge(self, entry: e.AnyEntry) -> None:
        """An entry, before the shadow follows it."""
        match entry:
            case e.AdviceAsked():
                self._judge_asked(entry)
            case e.AdviceGiven():
                asked = self.open.pop((entry.phase, entry.task), None)
                require(asked is not None and asked.attempt == entry.attempt, f"{entry.attempt} is told, unasked")
                self.given[entry.phase, entry.task] = entry.consulted
            case e.PhaseStarted() | e.TasksReopened():
                self._forget((entry.phase, ""))
            case e.ClosingStarted():
                self.open = {place: asked for place, asked in self.open.items() if asked.task}
            case e.OptionChosen() | e.EscalationRaised() if entry.about in ("gate", "decide"):
                self._judge_weighed(entry)
        if isinstance(entry, ENDS) and entry.task in self.shadow.phase_of:
            self._forget((self.shadow.phase_of[entry.task], entry.task))

    def _forget(self, place: Place) -> None:
        self.open.pop(place, None)
        self.given.pop(place, None)
        self.times[place] = 0

    def _judge_asked(self, entry: e.AdviceAsked) -> None:
        shadow, place, name = self.shadow, (entry.phase, entry.task), entry.task or entry.phase
        require("model" in self._deciders(place), f"{name} asks a model, and nobody wants that")
        paused = shadow.paused and not entry.task and place not in self.open
        require(not paused, f"{name} begins to ask a model during a pause")
        require(not shadow.closing or entry.task, f"{name} asks a model while it is closing")
        require(place not in self.given, f"{name} asks again, and has an answer")
        self.times[place] += 1
        require(self.times[place] <= MOST_TIMES, f"{name} asks a model for the {self.times[place]}th time")
        require(entry.number == self.times[place], f"{name} miscounts how often it asks")
        self.open[place] = entry

    def _judge_weighed(self, entry: e.OptionChosen | e.EscalationRaised) -> None:
        place = (entry.phase, entry.task)
        require(place not in self.open, f"{entry.decision} is weighed before its model has answered")
        told = entry.context.get("opinions", [])
        if place in self.given and told:
            heard = self.given[place]
            said = told[0].get("opinion", {}).get("chances")
            require(said == (heard.opinion.chances if heard.opinion else None), f"{entry.decision} invents an opinion")
        if isinstance(entry, e.OptionChosen) and entry.decision not in self.shadow.questions and told:
            self._judge_confidence(entry)

    def _judge_confidence(self, entry: e.OptionChosen) -> None:
        """Praise has bounds, and doubt counts."""
        rules = bool({"rules", "expectedValue"} & set(self._deciders((entry.phase, entry.task))))
        require(entry.confidence <= (GREEN if rules else MOST), f"{entry.decision} is surer than anybody can be")
        require(math.isfinite(entry.confidence), f"{entry.decision} has no confidence")
        heard = self.given.get((entry.phase, entry.task))
        said = heard.chance(entry.selection) if heard is not None else None
        if said is not None and said <= 0.5:
            most = DOUBTED if rules else max(said, LEAST)
            require(entry.confidence <= most, f"{entry.decision} is as sure as if its model had not doubted it")

    def _deciders(self, place: Place) -> list[str]:
        plan, (phase, task) = self.shadow.plan, place
        asks = self.shadow.task_plans[task].decide if task else self.shadow.gates[phase]
        lists = [each for each in (asks.deciders if asks is not None else [], plan.decision_engine.deciders) if each]
        return [each for each in (lists[0] if lists else []) if all(each in names for names in lists)]

    def at_rest(self, simulation: Simulation) -> None:
        """Nobody waits longer for an answer than was said beforehand."""
        state, now = simulation.state, simulation.now
        require(set(state.advising) == {each.attempt for each in self.open.values()}, "what is asked is mistaken")
        for asked in self.open.values():
            require(asked.due - asked.at == asked.request["timeoutMs"] + GRACE_MS, "it may take another time")
            require(state.timers.due(f"advice:{asked.attempt}") == asked.due, f"{asked.phase} waits for ever")
            require(asked.due > now, f"{asked.phase} still waits for its model")
