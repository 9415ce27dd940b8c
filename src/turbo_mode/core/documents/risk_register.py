"""The register of risks and of what is irreversible: what can't be taken back, what may be done twice, what is open."""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.documents.accounts import about, remains, summary
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Section, bullets
from turbo_mode.core.documents.wording import cited, code, plain, share


def sections(facts: Facts) -> list[Section]:
    """The register, section by section."""
    return [
        summary(facts),
        Section("Irreversible", [bullets(_irreversible(facts), none="Nothing is marked as irreversible.")]),
        Section("Once only", [bullets(_once(facts), none="Every task may be repeated.")]),
        Section("Reach", [bullets(_reach(facts), none="The plan says nothing about how far its tasks reach.")]),
        Section("Materialised", [bullets(_materialised(facts), none="None has become true.")]),
        Section("Still in place", [bullets(remains(facts), none="Nothing that can be taken back is left.")]),
        about(facts),
    ]


def _irreversible(facts: Facts) -> Iterator[str]:
    for task in facts.tasks.values():
        if task.irreversible and not task.fan:
            yield cited(f"{code(task.name)} can't be taken back; it is {task.status}", task.last_seq or 1)
    for phase in facts.phases.values():
        if phase.point_of_no_return:
            yield cited(f"Phase {code(phase.id)} is a point of no return; it is {phase.status}", phase.first_seq or 1)


def _once(facts: Facts) -> Iterator[str]:
    for task in facts.tasks.values():
        if task.effect == "once" and not task.fan:
            back = "can be undone" if task.reversible else "has no way back"
            yield cited(f"{code(task.name)} may happen only once and {back}; it is {task.status}", task.last_seq or 1)


def _reach(facts: Facts) -> Iterator[str]:
    for task in facts.tasks.values():
        if task.blast_radius and not task.fan:
            yield cited(f"{code(task.name)} reaches {share(task.blast_radius)} of all", 1)


def _materialised(facts: Facts) -> Iterator[str]:
    for task in facts.work:
        for each in task.mishaps:
            message = f": {plain(each.message)}" if each.message else ""
            yield cited(f"{code(task.name)} met {code(each.code)} at attempt {each.number}{message}", each.seq)
        if task.status == "IN_DOUBT":
            yield cited(f"{code(task.name)} is {task.status}, and nobody knows whether it happened", task.first_seq)
        if task.unseen:
            yield cited(f"{code(task.name)} was cut off, and may have happened", task.last_seq)
        if task.undo_failed:
            yield cited(f"{code(task.name)} could not be undone", task.undo_failed)
