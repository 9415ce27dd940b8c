"""A whole state as bytes and back: where to go on from, without applying every entry since the start.

``load(blueprint, dump(state))`` equals ``state`` and goes on exactly as it would. The journal stays the truth: a
checkpoint that can't be read is thrown away and the entries are applied instead. A runtime that carries a state from
one run to the next has nothing else, so a newer machine reads what an older one wrote: a field added here gets a
default, and ``VERSION`` goes up, so that an older machine refuses what it doesn't know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from turbo_mode.core.decisions.model import HandedRule, Sampled, Verdict
from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.machine import repeats
from turbo_mode.core.machine.bindings import moment
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.machine.entries import AdviceAsked, AttemptStarted, Purpose, SamplesAsked
from turbo_mode.core.machine.instances import FanOut
from turbo_mode.core.machine.state import Attempt, Chosen, Effect, Execution, Ledger, PhaseState, TaskState, Undo

VERSION = 7


class SnapshotUnreadable(Exception):
    """These bytes can't be gone on from: damaged, of a newer machine, or of another plan."""


class Record(Struct, frozen=True, omit_defaults=True, rename="camel", forbid_unknown_fields=True):
    """One thing of the state; its fields are named as they are there."""


class PhaseRecord(Record, frozen=True):
    """A ``PhaseState``."""

    status: str = "PENDING"
    waiting: int = 0
    round: int = 0
    open: int = 0
    failed: int = 0
    running: int = 0
    added: int = 0
    added_done: int = 0
    ready: list[str] = []
    shut: list[str] = []
    started_at: int = 0
    decision: dict[str, Any] = {}
    uses: dict[str, int] = {}
    lap: int = 0
    looped: bool = False
    unmet: str = ""
    timed_out: bool = False
    ending: str = ""
    why: str = ""
    untidy: int = 0
    environment: str = ""
    entered: bool = False
    values: dict[str, Any] = {}
    previous: dict[str, dict[str, Any]] = {}
    consulted: Consulted | None = None
    looks: dict[str, list[Verdict]] = {}
    looked: dict[str, list[Verdict]] = {}


class FanRecord(Record, frozen=True):
    """A ``FanOut``."""

    items: list[Any]
    keys: list[str] = []
    most: int = 0
    tolerated: int = 0
    limit: int = 0
    batch: int = 0
    until: int = 0
    next: int = 0
    again: list[int] = []
    open: int = 0
    running: int = 0
    queued: bool = False
    halted: bool = False
    completed: int = 0
    skipped: int = 0
    cancelled: int = 0
    bad: list[int] = []


class AttemptRecord(Record, frozen=True):
    """An ``Attempt``."""

    id: str
    task: str
    number: int
    purpose: Purpose
    request: dict[str, Any]
    effect: str
    key: str = ""
    undoes: int = 0
    case: str = ""
    started_at: int = 0


class EffectRecord(Record, frozen=True):
    """An ``Effect``."""

    number: int
    task: str
    phase: str
    round: int
    attempt: str = ""
    outputs: dict[str, Any] = {}
    attempts: int = 0
    asked: int = 0
    polling_since: int = 0
    child: str = ""
    mark: str = ""
    lock: str = ""


class UndoRecord(Record, frozen=True):
    """An ``Undo``."""

    phase: str
    left: list[int]


class OriginRecord(Record, frozen=True):
    """An ``Origin``."""

    forks: str = ""
    deeds: dict[str, dict[str, Any]] = {}
    allowed: list[str] = []
    lineages: dict[str, str] = {}


class LedgerRecord(Record, frozen=True):
    """A ``Ledger``."""

    pools: dict[str, dict[str, float]] = {}
    taken: dict[str, dict[str, float]] = {}
    reserved: dict[str, dict[str, float]] = {}
    awaiting: list[str] = []
    freed: list[str] = []


class Snapshot(Record, frozen=True, kw_only=True):
    """An ``Execution``. The order of every list and object is kept: it says what comes first."""

    version: int
    plan_digest: str
    seq: int
    id: str = ""
    lineage: str = ""
    inputs: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    level: str = ""
    rules: list[HandedRule] = []
    ledger: LedgerRecord = LedgerRecord()
    status: str = "PENDING"
    outcome: str = ""
    reason: str = ""
    outputs: dict[str, Any] = {}
    started_at: int = 0
    ended_at: int = 0
    paused: bool = False
    closing: str = ""
    failed: bool = False
    phases: dict[str, PhaseRecord] = {}
    tasks: dict[str, TaskState] = {}
    fans: dict[str, FanRecord] = {}
    former_fans: dict[str, FanRecord] = {}
    attempts: list[AttemptRecord] = []
    timers: dict[str, int] = {}
    open_phases: int = 0
    due_phases: list[str] = []
    full_phases: list[str] = []
    full_fans: list[str] = []
    startable: list[str] = []
    questions: dict[str, dict[str, Any]] = {}
    asking: dict[str, dict[str, Any]] = {}
    decisions: int = 0
    choices: list[Chosen] = []
    learned: Learned | None = None
    effects: list[EffectRecord] = []
    effects_made: int = 0
    effects_at_end: dict[str, int] = {}
    undoing: list[UndoRecord] = []
    repeating: dict[str, int] = {}
    rolled_back: bool = False
    rollback_to: str = ""
    signals: dict[str, list[dict[str, Any]]] = {}
    listening: dict[str, str] = {}
    kept_bytes: int = 0
    queued: bool = False
    awaiting: dict[str, dict[str, Any]] = {}
    holding: dict[str, list[str]] = {}
    returning: dict[str, list[str]] = {}
    services: list[AttemptRecord] = []
    stopping: list[str] = []
    restarting: list[str] = []
    running: int = 0
    done: int = 0
    added: int = 0
    origin: OriginRecord = OriginRecord()
    superseded_by: str = ""
    skips: dict[str, dict[str, Any]] = {}
    links: dict[str, str] = {}
    advising: dict[str, AdviceAsked] = {}
    opinions: dict[str, Consulted] = {}
    measuring: dict[str, SamplesAsked] = {}
    samples: dict[str, dict[str, Sampled]] = {}


_AS_THEY_ARE = (
    "seq", "id", "lineage", "inputs", "level", "status", "outcome", "reason", "outputs", "started_at", "ended_at",
    "paused", "closing", "failed", "open_phases", "questions", "asking", "decisions", "choices", "effects_made",
    "learned", "effects_at_end", "repeating", "rolled_back", "rollback_to", "signals", "listening", "kept_bytes",
    "running", "done", "added", "superseded_by", "skips", "rules", "queued", "awaiting", "holding", "returning",
    "advising", "links", "opinions", "measuring", "samples",
)  # fmt: skip
"""Fields that are the same here and there."""


class _Head(Struct, rename="camel"):
    version: int
    plan_digest: str


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Snapshot).decode
_head = msgspec.json.Decoder(_Head).decode


def dump(state: Execution) -> bytes:
    """The state as JSON. Linear in the number of tasks that have been in a phase that began (about 110 bytes each)."""
    same = {name: getattr(state, name) for name in _AS_THEY_ARE}
    record = Snapshot(
        version=VERSION,
        plan_digest=state.blueprint.digest,
        facts=state.facts,
        phases={id: _phase_record(phase) for id, phase in state.phases.items()},
        tasks=state.tasks,
        fans={id: _fan_record(fan) for id, fan in state.fans.items()},
        former_fans={id: _fan_record(fan) for id, fan in state.former_fans.items()},
        attempts=_records(state.attempts, AttemptRecord),
        timers=state.timers._due,
        due_phases=list(state.due_phases),
        full_phases=list(state.full_phases),
        full_fans=list(state.full_fans),
        startable=list(state.startable),
        ledger=msgspec.convert(state.ledger, LedgerRecord, from_attributes=True),
        effects=_records(state.effects, EffectRecord),
        undoing=_records(state.undoing, UndoRecord),
        services=_records(state.services, AttemptRecord),
        stopping=sorted(state.stopping),
        restarting=sorted(state.restarting),
        origin=msgspec.convert(state.origin, OriginRecord, from_attributes=True),
        **same,
    )
    return _encode(record)


def load(blueprint: Blueprint, body: bytes) -> Execution:
    """The state that ``dump`` was given. Raises ``SnapshotUnreadable``."""
    try:
        head = _head(body)
        if head.version > VERSION:
            raise SnapshotUnreadable(f"it is of version {head.version}, and this machine reads {VERSION} at most")
        if head.plan_digest != blueprint.digest:
            raise SnapshotUnreadable("it belongs to another plan")
        return _state(blueprint, _decode(body))
    except msgspec.MsgspecError as problem:
        raise SnapshotUnreadable(f"it is damaged: {problem}") from None


def parts(state: Execution) -> dict[str, Any]:
    """The state as plain data, for an entry that carries it."""
    data: dict[str, Any] = msgspec.json.decode(dump(state))
    return data


def keys(fields: Collection[str]) -> Iterator[str]:
    """The keys of ``parts`` in which these fields of a state stand."""
    record = Snapshot
    for field, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        if field in fields:
            yield key


def from_parts(blueprint: Blueprint, data: dict[str, Any]) -> Execution:
    """The state that ``parts`` was given, or one of an older machine. Raises ``SnapshotUnreadable``."""
    return load(blueprint, _encode(data | {"planDigest": blueprint.digest}))


def _records(things: dict[Any, Any], kind: type[Any]) -> list[Any]:
    return [msgspec.convert(thing, kind, from_attributes=True) for thing in things.values()]


def _fan_record(fan: FanOut) -> FanRecord:
    fields = {name: getattr(fan, name) for name in FanOut.__slots__}
    return FanRecord(**fields | {"again": list(fan.again)})


def _phase_record(phase: PhaseState) -> PhaseRecord:
    fields = {name: getattr(phase, name) for name in PhaseState.__struct_fields__}
    return PhaseRecord(**fields | {"ready": list(phase.ready), "shut": list(phase.shut)})


def _state(blueprint: Blueprint, record: Snapshot) -> Execution:
    state = Execution(blueprint)
    for name in _AS_THEY_ARE:
        setattr(state, name, getattr(record, name))
    if record.facts:
        state.facts = record.facts | {"startedAt": moment(record.started_at)}  # JSON has made a text of it
    state.phases = {id: _phase(phase) for id, phase in record.phases.items()}
    state.tasks = record.tasks
    state.fans = {id: _fan(fan) for id, fan in record.fans.items()}
    state.former_fans = {id: _fan(fan) for id, fan in record.former_fans.items()}
    state.attempts = {each.id: _attempt(each) for each in record.attempts}
    for name, due in record.timers.items():
        state.timers.set(name, due)
    state.due_phases = dict.fromkeys(record.due_phases)
    state.full_phases = dict.fromkeys(record.full_phases)
    state.full_fans = dict.fromkeys(record.full_fans)
    state.startable = dict.fromkeys(record.startable)
    for name in Ledger.__struct_fields__:
        setattr(state.ledger, name, getattr(record.ledger, name))
    state.effects = {each.number: _effect(each) for each in record.effects}
    state.undoing = {each.phase: Undo(each.phase, each.left) for each in record.undoing}
    state.services = {each.id: _attempt(each) for each in record.services}
    state.stopping, state.restarting = set(record.stopping), set(record.restarting)
    for name in OriginRecord.__struct_fields__:
        setattr(state.origin, name, getattr(record.origin, name))
    repeats.remember(state)
    return state


def _phase(record: PhaseRecord) -> PhaseState:
    phase = PhaseState(record.waiting)
    for name in PhaseState.__struct_fields__:
        setattr(phase, name, getattr(record, name))
    phase.ready, phase.shut = deque(record.ready), dict.fromkeys(record.shut)
    phase.previous = {id: _view(view) for id, view in record.previous.items()}
    return phase


def _view(view: dict[str, Any]) -> dict[str, Any]:
    """A task as expressions saw it, with the moments that JSON has made texts of."""
    times = {name: datetime.fromisoformat(view[name]) for name in ("startedAt", "endedAt") if name in view}
    return view | times


def _fan(record: FanRecord) -> FanOut:
    fan = FanOut.__new__(FanOut)
    for name in FanOut.__slots__:
        setattr(fan, name, getattr(record, name))
    fan.again = deque(record.again)
    return fan


def _attempt(record: AttemptRecord) -> Attempt:
    started = AttemptStarted(
        at=record.started_at, task=record.task, attempt=record.id, number=record.number, request=record.request,
        purpose=record.purpose, effect=record.effect, key=record.key, undoes=record.undoes, case=record.case,
    )  # fmt: skip
    return Attempt(started)


def _effect(record: EffectRecord) -> Effect:
    effect = Effect(record.number, record.task, record.phase, record.round, record.attempt, record.outputs)
    effect.child, effect.mark, effect.lock = record.child, record.mark, record.lock
    effect.attempts, effect.asked, effect.polling_since = record.attempts, record.asked, record.polling_since
    return effect
