"""The world in which a made-up plan is carried out, the people in it, and what has been learned in it so far."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.autonomy.plans import Drawn
from benchmarks.autonomy.truth import seen
from turbo_mode.core.decisions.outcomes import Learned, Outcome, Place, learn, look_back
from turbo_mode.core.decisions.utility import PERSON
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import Submit
from turbo_mode.core.machine.outcomes import Done, Failure, Observation, Unknown
from turbo_mode.testing.faults import Case
from turbo_mode.testing.outside import Outside, Run
from turbo_mode.testing.simulator import START, Simulation

FLAKY = 0.06
"""The chance that a first attempt fails and a second one doesn't."""
UNSEEN = 0.02
"""The chance that nobody sees how a first attempt has ended."""


class World(Outside):
    """Attempts end as the truth has it. What needs a phase that went on wrongly is broken."""

    def __init__(self, drawn: Drawn, case: Case, sometimes: Counter[str]) -> None:
        super().__init__(case, sometimes)
        self.drawn = drawn
        self.spoiled: set[str] = set()

    def broken(self, phase: str, round: int) -> bool:
        """Whether the work of a phase fails in a round."""
        plan = next(each for each in self.drawn.plan.phases if each.id == phase)
        if self.spoiled.intersection(map(str, plan.needs or [])):
            return True
        return phase in self.drawn.truths and self.drawn.truths[phase].rounds[round - 1].broken

    def fate(self, run: Run) -> tuple[bool, Observation | None]:
        """What becomes of an attempt."""
        name, round, purpose, *_ = run.entry.attempt.split(".")
        phase, _, what = name.partition("_")
        if purpose == "run" and what.startswith("work") and self.broken(phase, int(round)):
            return False, _failed()
        if purpose == "run" and what != "tidy" and run.entry.number == 1 and phase != "after":
            if run.rng.random() < FLAKY:
                return False, _failed()
            if run.rng.random() < UNSEEN:
                return run.rng.random() < 0.5, Unknown(Failure("timeout", "it took too long"))
        return True, None

    def good(self, run: Run) -> Done:
        """What an attempt that ended well shows: of a look, the evidence of this round."""
        name, round, purpose, *_ = run.entry.attempt.split(".")
        if not name.endswith("_look") or purpose != "run":
            return super().good(run)
        data = shown(self.drawn, name.partition("_")[0], int(round))
        return Done({"exitCode": 0, "stdout": "", "stderr": "", "json": data, "files": {}})


def shown(drawn: Drawn, phase: str, round: int) -> dict[str, dict[str, Any]]:
    """The evidence of a phase in a round."""
    truth = drawn.truths[phase]
    rng = random.Random(f"{drawn.seed} {phase} {round}")
    return {name: seen(rng, each, bad=truth.rounds[round - 1].bad) for name, each in truth.shown.items()}


def _failed() -> Done:
    return Done({"exitCode": 1, "stdout": "", "stderr": "no", "json": None, "files": {}})


class Consequences:
    """Looks on, so that what goes on wrongly spoils what comes after it."""

    def __init__(self, drawn: Drawn, world: World) -> None:
        self.drawn = drawn
        self.world = world

    def committed(self, entries: Sequence[e.AnyEntry], simulation: Simulation) -> None:
        """Remembers each phase that goes on although it should not."""
        for entry in entries:
            if isinstance(entry, e.OptionChosen) and entry.about == "gate" and entry.selection == "go":
                round = simulation.state.phases[entry.phase].round
                if not self.drawn.truths[entry.phase].rounds[round - 1].good:
                    self.world.spoiled.add(entry.phase)

    def over(self, simulation: Simulation) -> None:
        """Nothing more to see."""


def live(drawn: Drawn, learned: Learned | None, execution: str = "x1") -> Simulation:
    """Carries a plan out. Raises ``Violation``."""
    rng = random.Random(f"people {drawn.seed}")
    worlds: list[World] = []

    def world(case: Case, sometimes: Counter[str]) -> World:
        worlds.append(World(drawn, case, sometimes))
        return worlds[0]

    def person(question: dict[str, Any]) -> str:
        round = simulation.state.phases[question["phase"]].round
        return _answer(rng, drawn, question, round)

    origin = Submit(execution, execution, execution, {}, "ada", "/w", "/p", learned=learned)
    simulation = Simulation(Case(seed=drawn.seed, plan=drawn.plan), origin=origin, world=world, person=person)
    simulation.watchers = [Consequences(drawn, worlds[0])]
    return simulation.run()


def _answer(rng: random.Random, drawn: Drawn, question: dict[str, Any], round: int) -> str:
    """What somebody answers who finds out whether to go on is right, and is wrong about it in one of twenty cases."""
    names = [offer["name"] for offer in question["options"] if offer.get("permitted", True)]
    if question["about"] != "gate":
        return str(names[0])
    right = drawn.truths[question["phase"]].rounds[round - 1].good == (rng.random() < PERSON)
    best = ["go", "again", "end"] if right else ["again", "end", "go"]
    return next((name for name in best if name in names), str(names[0]))


class Experience:
    """What has come of all choices so far, plan after plan, one hour apart."""

    def __init__(self) -> None:
        self.known: list[Outcome] = []
        self.plans = 0

    def of(self, drawn: Drawn) -> Learned | None:
        """What the next plan starts from."""
        self.plans += 1
        past = look_back(self.known[-5000:], START + self.plans * 3_600_000)
        return learn(past, drawn.plan) if past else None

    def remember(self, drawn: Drawn, entries: Sequence[e.AnyEntry]) -> None:
        """What came of the choices of a plan."""
        at = START + self.plans * 3_600_000
        for entry in entries:
            if isinstance(entry, e.OutcomeKnown):
                place = Place(entry.then, entry.environment, f"{drawn.plan.name}/{entry.phase}/{entry.option}")
                self.known.append(Outcome(place, entry.factor, entry.good, at))


def decoded(life: Simulation) -> list[e.AnyEntry]:
    """The entries of a life, as they stand on its disk."""
    return [e.decode(body) for body in life.disk]
