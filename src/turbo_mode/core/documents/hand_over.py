"""The hand-over: what each phase leaves to whoever goes on from there."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about, ended_task, of_phase, summary, trouble
from turbo_mode.core.documents.facts import Facts, PhaseFact, TaskFact
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph
from turbo_mode.core.documents.wording import cited, code, length, listed, plain, size, value


def sections(facts: Facts, phase: str = "") -> list[Section]:
    """The hand-over of every phase that has begun, or of one ``phase`` alone."""
    phases = [each for each in facts.phases.values() if (not phase and each.first_seq) or each.id == phase]
    return [
        summary(facts, "Where it stands"),
        *(Section(f"Phase {each.id}", _phase(facts, each)) for each in phases),
        Section("Open points", [bullets([*trouble(facts), *_not_run(facts)], none="Nothing is open.")]),
        about(facts),
    ]


def _phase(facts: Facts, phase: PhaseFact) -> list[Part]:
    tasks = of_phase(facts, phase)
    took = f" in {length(phase.took)}" if phase.took else ""
    why = f": {plain(phase.why)}" if phase.why else ""
    rounds = f" and {phase.rounds} rounds" if phase.rounds > 1 else ""
    return [
        paragraph(
            cited(f"Phase {code(phase.id)} is {phase.status}{took}{rounds}{why}", phase.last_seq or phase.first_seq),
            cited(plain(phase.title), 1) if phase.title else "",
        ),
        bullets([*(ended_task(task) for task in tasks), *(said for task in tasks for said in _left(task))]),
    ]


def _left(task: TaskFact) -> list[str]:
    """What a task hands on."""
    outputs = [
        cited(f"{code(task.name)} hands on {code(name)}: {value(data)}", task.last_seq)
        for name, data in task.outputs.items()
        if data not in ("", None)
    ]
    kept = [
        cited(f"{code(task.name)} keeps the artifact {code(name)} of {size(number)}", task.last_seq)
        for name, number in task.artifacts.items()
    ]
    return [*outputs, *kept] if task.status == "COMPLETED" else []


def _not_run(facts: Facts) -> list[str]:
    left = [id for id, phase in facts.phases.items() if phase.status in ("NOT_RUN", "PENDING", "CANCELLED")]
    return [cited(f"Phases that were not carried out: {listed(left)}", facts.last_seq or facts.seq)] if left else []
