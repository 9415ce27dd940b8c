"""Gates of which the truth is known: is confidence honest, and are the choices good?

``python -m benchmarks.decisions`` makes up plans with gates, of which each has its own share of faulty candidates. A
faulty candidate is slower, by a little or by much, and going on with it turns out wrong. Every gate is judged and
weighed by the code of the product; what came of a choice is known only where it was taken, as in life, and the next
gates learn from that. Nothing here is fitted to anything: the world's numbers are drawn anew for every seed.
"""

from __future__ import annotations

import math
import random
import sys
from typing import NamedTuple

from turbo_mode.core.decisions import calibration, policy, rules, utility, verdict
from turbo_mode.core.decisions.model import Finding, Offer
from turbo_mode.core.decisions.offers import Circumstances, weighed
from turbo_mode.core.decisions.outcomes import DAY, Learned, Outcome, Past, Place, learn, look_back
from turbo_mode.core.plan import model

GATES = 12_000
PLANS = 40
SAMPLES = 24
RELEARN = 100
HOUR = DAY // 24
JUDGE = model.Judge(worse="higher", tolerance="10%", min_samples=10)
SPREAD = 0.2
SLOWER = (1.15, 1.3, 1.6, 2.5)
NOISE = 0.01
"""Chance that a good candidate turns out wrong all the same."""


class Place_(NamedTuple):
    """A gate: where it stands, how often candidates are faulty there, and what is at stake."""

    plan: model.Plan
    environment: str
    faulty: float
    benefit: float
    loss: float


class Score(NamedTuple):
    """One seed: how honest confidence was, how good the choices were, and how many asked."""

    calibration: calibration.Report
    regret: float
    alone: float


def world(rng: random.Random) -> list[Place_]:
    """The gates that there are."""
    found = []
    for number in range(PLANS):
        benefit, loss = rng.uniform(10, 100), rng.uniform(20, 600)
        options = {
            "go": model.Option(then="continue", benefit=benefit, loss=loss),
            "back": model.Option(then="rollback", benefit=0.0, loss=0.0),
        }
        phase = model.Phase(id="canary", tasks=[], gate=model.Gate(options=options))
        plan = model.Plan(turbo=1, name=f"plan{number}", phases=[phase])
        found.append(Place_(plan, rng.choice(["staging", "production"]), rng.betavariate(1, 12), benefit, loss))
    return found


def run(seed: int, gates: int = GATES) -> Score:
    """One world, from its first gate to its last."""
    rng = random.Random(seed)
    places = world(rng)
    known: list[Outcome] = []
    past: Past | None = None
    said: list[float] = []
    good: list[bool] = []
    got = could = 0.0
    alone = 0
    for number in range(gates):
        now = number * HOUR
        if number % RELEARN == 0:
            past = look_back(known[-5000:], now)
        place = rng.choice(places)
        faulty = rng.random() < place.faulty
        turns_out = not faulty and rng.random() >= NOISE
        finding, knows = _evidence(rng, place, faulty)
        learned = learn(past, place.plan) if past else None
        chosen, offer = _decide(place, finding, learned)
        said.append(offer.success)
        good.append(turns_out)
        alone += chosen != "ask"
        went_on = chosen == "go" or (chosen == "ask" and turns_out == (rng.random() < utility.PERSON))
        got += (place.benefit if turns_out else -place.loss) if went_on else 0.0
        if knows * place.benefit > (1 - knows) * place.loss:
            could += place.benefit if turns_out else -place.loss
        if went_on:
            known.append(Outcome(Place("continue", "", f"{place.plan.name}/canary/go"), offer.factor, turns_out, now))
    return Score(calibration.report(said, good), 1 - got / could, alone / gates)


def _evidence(rng: random.Random, place: Place_, faulty: bool) -> tuple[Finding, float]:
    """What is measured, and the chance that going on turns out right by somebody who knows how the world was made."""
    slower = rng.choice(SLOWER) if faulty else 1.0
    logs = [[rng.gauss(math.log(times), SPREAD) for _ in range(SAMPLES)] for times in (1.0, slower)]
    judged = verdict.judge([math.exp(x) for x in logs[1]], [math.exp(x) for x in logs[0]], JUDGE)
    undecided = judged.verdict in ("NODATA", "INCONCLUSIVE")
    finding = Finding("speed", judged.verdict, critical=False, undecided=undecided, measured=judged.measured)
    gap, spread = (sum(logs[1]) - sum(logs[0])) / SAMPLES, SPREAD * math.sqrt(2 / SAMPLES)
    fits = [math.exp(-(((gap - math.log(times)) / spread) ** 2) / 2) for times in (1.0, *SLOWER)]
    bad, fine = place.faulty * sum(fits[1:]) / len(SLOWER), (1 - place.faulty) * fits[0]
    return finding, (1 - bad / (bad + fine)) * (1 - NOISE) if bad + fine else 0.0


def _decide(place: Place_, finding: Finding, learned: Learned | None) -> tuple[str, Offer]:
    gate = place.plan.phases[0].gate
    assert gate is not None
    sight = Circumstances([finding])
    offers = [
        weighed(Offer(name, option.then), gate.options, sight, learned, f"canary/{name}")
        for name, option in gate.options.items()
    ]
    choice = policy.weigh(rules.advise(offers, [finding], 0), offers, [finding], "high", 0.0)
    selection = choice.advice.selection if choice.alone and choice.advice else "ask"
    return selection, offers[0]


def main(seeds: int = 5) -> None:
    """Prints a line for each seed."""
    print(f"{'seed':>4} {'base rate':>9} {'ECE':>7} {'skill':>7} {'regret':>7} {'alone':>7}")
    for seed in range(seeds):
        found = run(seed)
        report = found.calibration
        print(
            f"{seed:>4} {report.base_rate:>9.3f} {report.error:>7.4f} {report.skill or 0:>7.3f} {found.regret:>7.3f}"
            f" {found.alone:>7.3f}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
