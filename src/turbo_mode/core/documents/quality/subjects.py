"""What is known of each thing that a document may name: a task, a phase, a decision, a person, the execution itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field, json, to_builtins

from turbo_mode.core.documents.accounts import tally
from turbo_mode.core.documents.facts import DecisionFact, Facts, PhaseFact, TaskFact
from turbo_mode.core.regex import regex

_NUMBER = regex(r"\d+(?:[.,]\d+)*")
_GOOD = {
    "COMPLETED": {"good"}, "FAILED": {"bad"}, "SKIPPED": {"skipped"}, "CANCELLED": {"cancelled"}, "NOT_RUN": {"idle"},
    "PENDING": {"idle"}, "RUNNING": {"going"}, "RETRYING": {"going", "bad"}, "HELD": {"held"}, "PAUSED": {"held"},
    "IN_DOUBT": {"held"}, "ROLLED_BACK": {"undone", "bad"}, "SUPERSEDED": {"bad", "good"}, "WAITING": {"held"},
    "REPEATING": {"going"}, "FINISHING": {"going"}, "CHOSEN": {"good"}, "OPEN": {"held"}, "VOID": {"cancelled"},
}  # fmt: skip


class Subject(Struct):
    """One thing. ``outcomes`` are the classes of words that are true of it, ``final`` those of its last status;
    ``lengths`` are in ms, ``counts`` by noun.

    ``starts`` is when it began (0: never), ``order`` its place in the plan; ``value`` is that of an input, an output
    or a setting; in the attempts ``failed`` it went wrong. ``texts`` are those that belong to it, in
    small letters; ``numbers`` are all that stand there.
    """

    name: str
    sort: str
    outcomes: set[str] = field(default_factory=set)
    lengths: list[int] = field(default_factory=list)
    counts: dict[str, set[int]] = field(default_factory=dict)
    moments: list[int] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    texts: str = ""
    people: set[str] = field(default_factory=set)
    selection: str = ""
    confidence: float | None = None
    starts: int = 0
    order: int = 0
    value: str = ""
    failed: set[int] = field(default_factory=set)
    final: set[str] = field(default_factory=set)


class Subjects:
    """Everything that has a name, found by it in small letters; ``whole`` is the execution."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.found: dict[str, Subject] = {}
        self.whole = _whole(facts)
        self.people = _people(facts)
        for place, phase in enumerate(facts.phases.values()):
            self._add(_phase(phase, place), phase.id)
        for place, task in enumerate(facts.tasks.values()):
            self._add(_task(task, place), task.id, task.name)
        for place, decision in enumerate(facts.decisions.values()):
            self._add(_decision(decision, place), decision.name)
        for name in (facts.id, facts.short, facts.plan):
            self.found.setdefault(name.casefold(), self.whole)
        for name, data in {**facts.settings, **facts.outputs, **facts.inputs}.items():
            text = data if isinstance(data, str) else json.encode(data, order="sorted").decode()
            self.found.setdefault(name.casefold(), _with_texts(Subject(name, "value", value=text.casefold()), data))
        self.corpus = json.encode(to_builtins(facts)).decode().casefold()
        self.numbers = frozenset(_NUMBER.findall(self.corpus))
        self.names = frozenset(self.found) | frozenset(person.casefold() for person in self.people)

    def _add(self, subject: Subject, *names: str) -> None:
        for name in names:
            key = name.casefold()
            if key in self.found:
                subject = _joined(self.found[key], subject)
            self.found[key] = subject

    def get(self, name: str) -> Subject | None:
        """What bears this name; a reference such as ``8311c2/d1`` leads to its end."""
        key = name.strip("`").casefold()
        return self.found.get(key) or self.found.get(key.rpartition("/")[2])

    def knows(self, text: str) -> bool:
        """Whether the record has this text anywhere."""
        return text.casefold() in self.corpus


def _joined(one: Subject, other: Subject) -> Subject:
    """Two things of one name: what is true of either may be said."""
    return Subject(
        one.name, one.sort, one.outcomes | other.outcomes, one.lengths + other.lengths,
        {key: one.counts.get(key, set()) | other.counts.get(key, set()) for key in (*one.counts, *other.counts)},
        one.moments + other.moments, one.numbers | other.numbers, f"{one.texts} {other.texts}",
        one.people | other.people, one.selection or other.selection, one.confidence, one.starts or other.starts,
        one.order, one.value, one.failed | other.failed, one.final | other.final,
    )  # fmt: skip


def _texts(values: Iterable[Any]) -> str:
    return " ".join(each if isinstance(each, str) else json.encode(each).decode() for each in values).casefold()


def _with_texts(subject: Subject, *values: Any) -> Subject:
    subject.texts = _texts(values)
    subject.numbers |= set(_NUMBER.findall(subject.texts))
    return subject


def _task(task: TaskFact, place: int) -> Subject:
    outcomes = set(_GOOD.get(task.status, ()))
    if task.mishaps:
        outcomes |= {"bad"}
    if task.undone:
        outcomes |= {"undone"}
    subject = Subject(
        task.name, "task", outcomes, [task.took] if task.started_at and task.ended_at else [],
        {"attempt": {task.attempts}, "retry": {task.retries}, "failure": {len(task.mishaps)},
         "instance": {task.many, *task.counts.values()}},
        [task.started_at, task.ended_at, *(each.at for each in task.mishaps)],
        starts=task.begun_at, order=place, people={task.by} - {""}, failed={each.number for each in task.mishaps},
        final=set(_GOOD.get(task.status, ())),
    )  # fmt: skip
    subject.numbers |= {str(each) for each in (task.first_seq, task.last_seq, task.undone) if each}
    subject.numbers |= {str(part) for each in task.mishaps for part in (each.seq, each.number)}
    return _with_texts(
        subject, task.title, task.command, task.outputs, task.kind, task.effect, task.why, task.phase, task.artifacts,
        *(f"{each.code} {each.message}" for each in task.mishaps),
    )  # fmt: skip


def _phase(phase: PhaseFact, place: int) -> Subject:
    subject = Subject(
        phase.id, "phase", set(_GOOD.get(phase.status, ())), [phase.took] if phase.ended_at and phase.started_at else
        [], {"task": {len(phase.tasks)}, "round": {phase.rounds}}, [phase.started_at, phase.ended_at],
        {str(each) for each in (phase.first_seq, phase.last_seq) if each}, starts=phase.started_at, order=place,
    )  # fmt: skip
    return _with_texts(subject, phase.title, phase.description, phase.why, phase.needs, phase.tasks, phase.environment)


def _decision(decision: DecisionFact, place: int) -> Subject:
    subject = Subject(
        decision.name, "decision", set(_GOOD.get(decision.status, ())), [decision.waited],
        {"option": {len(decision.options)}, "evidence": {len(decision.evidence)}},
        [decision.at, decision.asked_at], {str(each) for each in (decision.seq, decision.asked_seq) if each},
        people={decision.by, *(each.by for each in decision.answers)} - {""}, selection=decision.selection,
        confidence=decision.confidence, starts=decision.at, order=place,
    )  # fmt: skip
    return _with_texts(subject, to_builtins(decision))


def _whole(facts: Facts) -> Subject:
    work = facts.work
    subject = Subject(
        facts.plan, "execution", set(_GOOD.get(facts.ending, ())) | set(_GOOD.get(facts.status, ())),
        [facts.took, facts.worked, facts.waited, facts.asked], _counts(facts),
        [facts.started_at, facts.ended_at, facts.now], {"1", str(facts.seq), str(facts.last_seq)},
        people={facts.actor} - {""}, starts=facts.started_at,
    )  # fmt: skip
    subject.counts["attempt"] = {sum(task.attempts for task in work)}
    return _with_texts(
        subject, facts.id, facts.plan, facts.title, facts.description, facts.version, facts.digest, facts.policy,
        facts.level, facts.actor, facts.trigger, facts.reason, facts.inputs, facts.outputs, facts.settings, facts.rules,
        facts.described, facts.plan_dir, [to_builtins(each) for each in facts.budgets],
    )  # fmt: skip


def _counts(facts: Facts) -> dict[str, set[int]]:
    work, phases = facts.work, list(facts.phases.values())
    return {
        "task": {sum(tally(facts).values()), len([task for task in facts.tasks.values() if not task.fan])},
        "phase": {len(phases)},
        "decision": {len(facts.decisions)},
        "question": {sum(bool(each.asked_at) for each in facts.decisions.values())},
        "retry": {facts.retries},
        "failure": {sum(len(task.mishaps) for task in work), len(facts.failed)},
        "gate": {sum(phase.gated for phase in phases)},
        "entry": {facts.seq},
    }


def by_outcome(facts: Facts, noun: str) -> Mapping[str, int]:
    """How many tasks or phases there are of each class of outcomes, by that class."""
    found = {name: 0 for classes in _GOOD.values() for name in sorted(classes)}
    statuses = tally(facts) if noun == "task" else Counter(phase.status for phase in facts.phases.values())
    for status, number in statuses.items():
        for name in sorted(_GOOD.get(status, ())):
            found[name] += number
    return found


def _people(facts: Facts) -> dict[str, set[str]]:
    """Who did anything, by name, and what: ``start``, ``decide``, ``answer``, ``act``."""
    found: dict[str, set[str]] = {}
    for name, role in _roles(facts):
        if name:
            found.setdefault(name.casefold(), set()).add(role)
    return found


def _roles(facts: Facts) -> Iterator[tuple[str, str]]:
    yield facts.actor, "start"
    for decision in facts.decisions.values():
        yield decision.by, "decide"
        yield from ((answer.by, "decide") for answer in decision.answers)
    yield from ((event.by, "act") for event in facts.events)
    yield from ((task.by, "act") for task in facts.tasks.values())
