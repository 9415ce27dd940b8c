"""A state that is put away and taken up again is the same state, at every moment of many lives."""

from __future__ import annotations

import random
from collections import deque
from typing import Any

import msgspec
import pytest

from turbo_mode.core.machine import entries, snapshot
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.decide import step
from turbo_mode.core.machine.inputs import (
    ChildWaits,
    Command,
    Facts,
    Input,
    Recovered,
    Report,
    ServiceEnded,
    Submit,
    Tick,
)
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.machine.replay import replay
from turbo_mode.core.machine.snapshot import SnapshotUnreadable, dump, load
from turbo_mode.core.machine.state import Attempt, Effect, Execution, PhaseState, TaskState, Timers, Undo
from turbo_mode.core.plan.model import Plan

RETRY = {"attempts": 3, "delay": "1s"}
BOTH = {
    "go": {"then": "continue", "allowFailed": True},
    "again": {"then": "repeat", "max": 2, "undo": True, "wait": "2s"},
    "back": {"then": "rollback"},
}
EVERYTHING = {
    "turbo": 1,
    "name": "everything",
    "version": "1.0.0",
    "inputs": {"share": {"type": "number", "default": 0.5}, "big": {"type": "integer", "default": 7}},
    "decisionEngine": {"autonomyLevel": "medium"},
    "executionPipeline": {"maxParallel": 3},
    "phases": [
        {
            "id": "build",
            "parallel": True,
            "tasks": [
                {"id": "fetch", "http": "https://example.org/${{ inputs.big }}", "retry": RETRY},
                {
                    "id": "compile",
                    "shell": "make",
                    "retry": RETRY,
                    "outputs": {"size": "double(result.exitCode) + inputs.share"},
                    "compensate": {"shell": "make clean", "retry": 1},
                },
                {"id": "probe", "python": "m:f", "verify": {"shell": "true", "done": "result.exitCode == 0"}},
                {"id": "pause", "wait": "3s"},
                {"id": "last", "shell": "echo", "needs": ["compile", "pause"], "optional": True},
            ],
            "gate": {"evidence": {"built": {"check": "tasks.compile.status == 'COMPLETED'"}}, "options": BOTH},
        },
        {
            "id": "serve",
            "tasks": [
                {"id": "server", "service": {"command": ["serve"]}},
                {"id": "ask", "shell": "curl", "when": "inputs.share > 0.1", "effect": "keyed"},
            ],
            "gate": {"options": BOTH, "confidence": 0.99},
        },
        {"id": "apart", "needs": [], "tasks": [{"id": "alone", "shell": "date", "retry": RETRY}]},
        {
            "id": "many",
            "needs": [],
            "tasks": [
                {
                    "id": "shard",
                    "foreach": "['a', 'b', 'c', 'd', 'e']",
                    "key": "item",
                    "shell": "move",
                    "retry": RETRY,
                    "tolerate": "60%",
                    "batch": {"size": 2, "first": 1, "tolerateFirst": "1"},
                    "compensate": {"shell": "back", "env": {"WHAT": "${{ item }}"}},
                },
                {"id": "grid", "matrix": {"x": [1, 2], "y": ["a", "b"]}, "http": "https://example.org/", "needs": []},
            ],
            "gate": {"options": {"go": {"then": "continue"}, "again": {"then": "repeat", "max": 2}}},
        },
        {
            "id": "tune",
            "needs": [],
            "environment": "test",
            "window": {"from": "22:00", "to": "22:14"},
            "timeout": "5s",
            "loop": {
                "until": "previous.tasks.turn.attempts > 1",
                "maxRounds": 3,
                "wait": "2s",
                "otherwise": "continue",
            },
            "tasks": [{"id": "turn", "shell": "turn", "retry": RETRY, "outputs": {"was": "1.5"}}],
            "finally": [{"id": "leave", "shell": "echo"}, {"id": "last2", "wait": "1s"}],
        },
        {
            "id": "tries",
            "needs": [],
            "parallel": True,
            "tasks": [
                {
                    "id": "asks",
                    "http": "https://example.org/",
                    "poll": {"until": "result.status == 201", "every": "1s", "for": "3s"},
                    "deadline": "20s",
                    "fallback": {"shell": "make it", "retry": RETRY, "artifacts": {"made": "*"}},
                },
                {"id": "picks", "switch": {"on": "inputs.big", "cases": {"7": {"shell": "seven", "retry": RETRY}}}},
                {"id": "hears", "wait": {"signal": "go"}, "expect": "result.data > 0", "retry": RETRY},
            ],
        },
        {
            "id": "below",
            "needs": [],
            "tasks": [{"id": "inner", "plan": {"name": "other"}, "retry": RETRY}],
            "gate": {"options": BOTH},
        },
    ],
    "environments": {"test": {"values": {"size": 1.0, "where": "${{ inputs.big }}"}}},
    "plans": {"other": {"phases": [{"id": "p", "tasks": [{"id": "t", "shell": "x"}]}], "outputs": {"o": "1"}}},
    "finally": [{"id": "sweep", "shell": "rm -rf x"}],
    "outputs": {"size": "tasks.compile.outputs.size"},
}


def fresh() -> Execution:
    """An execution of a plan that has a bit of everything, not yet begun."""
    return Execution(Blueprint(msgspec.convert(EVERYTHING, Plan), "digest"))


def whole(thing: Any) -> Any:
    """Everything that a part of a state consists of, as plain values that compare deeply and know their types."""
    match thing:
        case Timers():
            return {"due": dict(thing._due), "first": thing.first()}
        case Execution():
            fields = [name for name in thing.__struct_fields__ if name != "blueprint"]
            return {name: whole(getattr(thing, name)) for name in fields}
        case TaskState() | PhaseState():
            return {name: whole(getattr(thing, name)) for name in thing.__struct_fields__}
        case Attempt() | Effect() | Undo() | FanOut():
            return {name: whole(getattr(thing, name)) for name in type(thing).__slots__}
        case dict():
            return [(key, whole(value)) for key, value in thing.items()]
        case list() | deque() | tuple():
            return type(thing), [whole(item) for item in thing]
        case _:
            return type(thing), thing


def seen(dice: random.Random, kind: str) -> Observation:
    results: dict[str, dict[str, Any]] = {
        "shell": {
            "exitCode": dice.choice([0, 0, 0, 1]),
            "stdout": "é\n",
            "stderr": "",
            "json": [1.0, 2],
            "files": {},
            "artifacts": {"made": [{"path": "é", "size": 5, "sha256": "00"}]},
        },
        "http": {"status": dice.choice([200, 200, 503]), "headers": {}, "body": {"rate": 1.0}},
        "python": {"value": 2**53 + 1},
        "service": {"port": 4711},
        "plan": {"status": dice.choice(["COMPLETED", "FAILED"]), "outcome": dice.choice(["", "ROLLED_BACK"]),
                 "outputs": {"o": 1}, "left": dice.random() < 0.7, "undid": dice.random() < 0.5},
    }  # fmt: skip
    if dice.random() < 0.25:
        failure = Failure(dice.choice(["lost", "timeout", "cancelled"]), "…")
        return NotDone(failure) if dice.random() < 0.5 else Unknown(failure)
    return Done(results[kind])


def next_input(state: Execution, dice: random.Random) -> Input:
    """Something that may happen now."""
    if dice.random() < 0.06:
        lost = [id for id in (*state.attempts, *state.services) if dice.random() < 0.5]
        return Recovered([id for id in lost if not id.startswith(("pause", "hears"))], 2)
    if dice.random() < 0.04:
        return Command(dice.choice(["pause", "pause", "cancel"]), by="somebody")
    if state.paused:
        return Command("resume")
    if dice.random() < 0.1:
        return Command("signal", signal="go", data=dice.choice([0, 1]))
    if state.questions and dice.random() < 0.5:
        decision, question = dice.choice(list(state.questions.items()))
        return Command("answer", decision=decision, selection=dice.choice(question["options"])["name"])
    gone = [*state.stopping, *(list(state.services) if dice.random() < 0.1 else [])]
    if gone:
        return ServiceEnded(dice.choice(gone))
    waiting = [*state.restarting, *(id for id, a in state.attempts.items() if a.request["kind"] != "wait")]
    if not waiting or dice.random() < 0.2:
        return Tick()
    chosen = dice.choice(waiting)
    attempt = state.attempts.get(chosen) or state.services[chosen]
    if attempt.request["kind"] == "plan" and dice.random() < 0.5:
        return ChildWaits(chosen, dice.randint(0, 2), held=dice.random() < 0.5)
    return Report(chosen, seen(dice, attempt.request["kind"]))


@pytest.mark.deep
def test_put_away_and_taken_up_at_any_moment_it_goes_on_the_same() -> None:
    met = {name for seed in range(25) for name in live_through(seed)}
    rare = {"services", "stopping", "restarting", "undoing", "repeating", "questions", "asking", "effects"}
    rare |= {"fans", "former_fans"}
    rare |= {"phase.previous", "phase.values", "phase.looped", "phase.timed_out", "phase.ending", "phase.lap"}
    rare |= {"signals", "listening", "kept_bytes"}
    assert rare <= met, "the lives were too dull to prove anything"


def live_through(seed: int) -> set[str]:
    """One life, put away and taken up before each step; returns the fields that held something at such a moment."""
    dice = random.Random(seed)
    state, now, journal = fresh(), 1_700_000_000_000, list[bytes]()
    event: Input = Submit("x", "x", "digest", {"share": 0.5, "big": 7}, workspace="/w", plan_dir="/p", actor="someone")
    met: set[str] = set()
    for _ in range(300):
        again = load(state.blueprint, dump(state))
        assert whole(again) == whole(state), seed
        met |= {name for name in state.__struct_fields__ if getattr(state, name)}
        met |= {f"phase.{name}" for name in PhaseState.__struct_fields__ if getattr(state.phases["tune"], name)}
        now += dice.choice([1, 200, 1500])
        facts = Facts(now, dice.random())
        said = step(state, event, facts)
        assert step(again, event, facts) == said, seed
        journal += map(entries.encode, said)
        if state.ended:
            break
        event = next_input(state, dice)
    assert whole(load(state.blueprint, dump(state))) == whole(replay(fresh(), journal))
    return met


def test_it_knows_every_field_of_a_state() -> None:
    """A field that is added to the state and forgotten here would be lost without a word."""
    pairs: dict[Any, Any] = {
        PhaseState: snapshot.PhaseRecord,
        Attempt: snapshot.AttemptRecord,
        Effect: snapshot.EffectRecord,
        Undo: snapshot.UndoRecord,
        FanOut: snapshot.FanRecord,
    }
    for kind, record in pairs.items():
        assert set(kind.__slots__) == set(record.__struct_fields__), kind.__name__
    here = set(snapshot.Snapshot.__struct_fields__) - {"version", "plan_digest"}
    assert here == set(Execution.__struct_fields__) - {"blueprint"}


def test_what_cannot_be_gone_on_from_is_refused() -> None:
    state = fresh()
    body = dump(state)
    with pytest.raises(SnapshotUnreadable, match="damaged"):
        load(state.blueprint, body[:-1])
    with pytest.raises(SnapshotUnreadable, match="damaged"):
        load(state.blueprint, body.replace(b'"openPhases"', b'"openDoors"'))
    newer = snapshot.VERSION + 1
    with pytest.raises(SnapshotUnreadable, match=f"version {newer}"):
        load(state.blueprint, body.replace(b'"version":%d' % snapshot.VERSION, b'"version":%d' % newer))
    with pytest.raises(SnapshotUnreadable, match="another plan"):
        load(Blueprint(state.blueprint.plan, "other"), body)
