"""What the samples of a metric showed stands in the entry of the decision, and by that it is weighed again."""

from __future__ import annotations

import random

import msgspec

from turbo_mode.core.decisions.model import Measured
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.hindsight import state_at, weighed_again
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.points import of_phase
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.weighing import evidence_of
from turbo_mode.core.plan.model import Plan
from turbo_mode.runtime.embedded.counting import counting
from turbo_mode.testing.scenario import Scenario

PHASE = {
    "id": "canary",
    "tasks": [{"id": "load", "shell": "x", "outputs": {"new": "result.json.new", "old": "result.json.old"}}],
    "gate": {
        "evidence": {
            "latency": {
                "metric": {
                    "candidate": {"values": "tasks.load.outputs.new"},
                    "baseline": {"values": "tasks.load.outputs.old.map(x, x)"},
                },
            },
            "good": {"check": "true"},
        },
        "options": {"promote": {"then": "continue", "benefit": 10, "loss": 20}, "back": {"then": "fail", "benefit": 0}},
    },
}  # fmt: skip


def lived() -> Scenario:
    """A canary whose gate has looked at 2 x 400 values."""
    play = Scenario(msgspec.convert({"turbo": 1, "name": "story", "phases": [PHASE]}, Plan))
    rng = random.Random(1)
    new, old = ([round(rng.lognormvariate(3, 0.4), 2) for _ in range(400)] for _ in range(2))
    play.feed("submit")
    play.feed(f"done load {{json: {{new: {new}, old: {old}}}}}")
    return play


def test_a_decision_is_weighed_again_by_what_was_measured() -> None:
    """As an older version may have measured it, too: the samples aren't judged anew."""
    play = lived()
    entries = [e.decode(body) for body in play.journal]
    (again,) = weighed_again(Execution(play.state.blueprint), entries)
    assert again.same
    place = entries.index(again.stored)
    evidence = again.stored.context["evidence"]
    old = {**evidence["latency"], "note": "as it was", "measured": {**evidence["latency"]["measured"], "low": -7.25}}
    entries[place] = msgspec.structs.replace(
        again.stored, context={**again.stored.context, "evidence": {**evidence, "latency": old}}
    )
    (again,) = weighed_again(Execution(play.state.blueprint), entries)
    assert again.same


def test_samples_that_are_judged_anew_show_the_same() -> None:
    play = lived()
    state, entries = Execution(play.state.blueprint), [e.decode(body) for body in play.journal]
    stored = state_at(state, entries, "d1")
    phase = state.blueprint.phases["canary"].phase
    assert stored is not None
    assert phase is not None
    known = msgspec.convert(stored.context["evidence"]["latency"]["measured"], Measured)
    assert known.samples == [400, 400]
    for facts in (Facts(stored.at), Facts(stored.at, counting=counting)):
        assert evidence_of(state, of_phase(phase), facts)[0].measured == known
