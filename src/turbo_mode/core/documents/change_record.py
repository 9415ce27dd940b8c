"""The change record, for auditors: who changed what, when, and with whose word."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about, decisions, remains, summary, undone
from turbo_mode.core.documents.facts import Facts, TaskFact
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph, table
from turbo_mode.core.documents.wording import by_whom, cited, code, listed, moment, plain


def sections(facts: Facts) -> list[Section]:
    """The record, section by section."""
    return [
        summary(facts),
        Section("What was in force", [_in_force(facts)]),
        Section("Changes", _changes(facts)),
        Section("Decisions", [decisions(facts)]),
        Section("Who had a say", [bullets(_people(facts), none="Nobody was asked.")]),
        Section("What was taken back", [bullets(undone(facts), none="Nothing was taken back.")]),
        Section("What is still in place", [bullets(remains(facts), none="Nothing that can be taken back is left.")]),
        Section("Interventions", [bullets(_events(facts), none="Nobody has intervened.")]),
        about(facts),
    ]


def _in_force(facts: Facts) -> Part:
    version = f", version {code(facts.version)}" if facts.version else ""
    return bullets([
        cited(f"Plan {code(facts.plan)}{version}, with the digest {code(facts.digest)}", 1),
        cited(f"Policy with the digest {code(facts.policy)}", 1) if facts.policy else "",
        cited(f"Autonomy level {code(facts.level)}, for tenant {code(facts.tenant or 'default')}", 1),
        cited(f"It goes on from execution {code(facts.forks)}", 1) if facts.forks else "",
        cited(f"It carries out a task of execution {code(facts.parent)}", 1) if facts.parent else "",
    ])  # fmt: skip


def changes_of(facts: Facts) -> list[TaskFact]:
    """What was started, and is more than to look: whatever may happen only once or under a key, or leaves an effect."""
    started = (task for task in facts.work if task.first_seq)
    found = [task for task in started if task.effect != "idempotent" or task.reversible or task.irreversible]
    return sorted(found, key=lambda task: task.first_seq)


def _changes(facts: Facts) -> list[Part]:
    rows = [
        [code(task.name, 40), task.effect, task.status, moment(task.started_at), f"#{task.first_seq}"]
        for task in changes_of(facts)
    ]
    none = "No task was started that may happen only once, has a key, or leaves what can be taken back."
    return [*table(["Task", "Effect", "Status", "Started", "Entry"], rows, none=none), *_repeatable(facts)]


def _repeatable(facts: Facts) -> list[Part]:
    """What was started besides: it may have changed something too, but nothing that a repeat would change again."""
    known = {task.name for task in changes_of(facts)}
    found = {facts.tasks[task.fan or task.id].name: task for task in facts.work if task.first_seq}
    rest = {name: task for name, task in found.items() if task.name not in known}
    if not rest:
        return []
    said = f"Started as well, and safe to repeat: {listed(list(rest), 20)}"
    return [paragraph(cited(said, *[task.first_seq for task in rest.values()][:10]))]


def _people(facts: Facts) -> list[str]:
    said = []
    for each in facts.decisions.values():
        if each.asked_at:
            why = f": {plain(each.why_asked)}" if each.why_asked else ""
            said.append(cited(f"{code(each.name)} was asked at {moment(each.asked_at)}{why}", each.asked_seq))
        said += [
            cited(f"{code(answer.by)} said {code(answer.selection)} to {code(each.name)}", answer.seq)
            for answer in each.answers
        ]
        if each.asked_at and each.status == "CHOSEN":
            who = f"{code(each.name)} was settled by {by_whom(each.by)} at {moment(each.at)}"
            said.append(cited(who, each.seq))
    return said


def _events(facts: Facts) -> list[str]:
    kinds = ("pause", "resume", "cancel", "skip", "reopen", "repeat", "refused", "signal", "delegation", "recovery")
    return [
        cited(f"{moment(each.at)}: {plain(each.what)}{f', by {code(each.by)}' if each.by else ''}", each.seq)
        for each in facts.events
        if each.kind in kinds
    ]
