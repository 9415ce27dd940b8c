"""Sentences and sections that several documents share: how it ended, what failed, what was decided, what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from turbo_mode.core.documents.facts import DecisionFact, Facts, PhaseFact, TaskFact
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph, table
from turbo_mode.core.documents.wording import by_whom, cited, code, count, length, listed, moment, plain, share

_ORDER = ("COMPLETED", "FAILED", "IN_DOUBT", "RUNNING", "RETRYING", "SKIPPED", "CANCELLED", "NOT_RUN", "PENDING")


def tally(facts: Facts) -> dict[str, int]:
    """How much of the work stands where; a fan-out counts by its instances."""
    counts: Counter[str] = Counter()
    for task in facts.tasks.values():
        if task.fan:
            continue
        if not task.many:
            counts[task.status] += 1
            continue
        known = {key.upper(): number for key, number in task.counts.items() if key != "total"}
        counts.update(known)
        rest = task.many - sum(known.values())
        counts["NOT_RUN" if task.ended_at else "PENDING"] += rest
    return {status: counts[status] for status in _ORDER if counts[status]}


def tallied(counts: dict[str, int]) -> str:
    """``8 COMPLETED, 5 NOT_RUN``."""
    return ", ".join(f"{number:,} {status}" for status, number in counts.items())


def headline(facts: Facts) -> str:
    """How it stands or has ended, in one sentence."""
    who = f"Execution {code(facts.id)} of plan {code(facts.plan)}"
    if not facts.ended:
        return cited(f"{who} is {facts.status} after {length(facts.took)}", facts.seq)
    why = f": {plain(facts.reason)}" if facts.reason else ""
    return cited(f"{who} ended {facts.ending} after {length(facts.took)}{why}", facts.last_seq)


def started(facts: Facts) -> str:
    """When, by whom and with how much autonomy it began."""
    by = f" by {code(facts.actor)}" if facts.actor else ""
    how = f", triggered by {code(facts.trigger)}" if facts.trigger else ""
    return cited(f"It was started{by} at {moment(facts.started_at)}{how}, at autonomy level {code(facts.level)}", 1)


def work_done(facts: Facts) -> str:
    """How its tasks ended."""
    counts = tally(facts)
    return cited(f"It has {count(sum(counts.values()), 'task')}: {tallied(counts)}", facts.last_seq or facts.seq)


def summary(facts: Facts, heading: str = "Summary") -> Section:
    """The first section of most documents."""
    return Section(heading, [paragraph(headline(facts), started(facts), work_done(facts), *trouble(facts))])


def trouble(facts: Facts) -> list[str]:
    """What must not be overlooked: failures, doubt, open questions, a fork."""
    said = []
    for what, failed in (
        ("task", [(task.name, task.last_seq) for task in facts.failed]),
        ("phase", [(phase.id, phase.last_seq) for phase in facts.phases.values() if phase.status == "FAILED"]),
    ):
        if failed:
            named = listed([name for name, _ in failed])
            said.append(cited(f"{count(len(failed), what)} FAILED: {named}", *[seq for _, seq in failed[:10]]))
    said += [
        cited(f"It waits for an answer to {code(each.name)}: {plain(each.question)}", each.asked_seq)
        for each in facts.open[:10]
    ]
    if facts.superseded_by:
        said.append(cited(f"Execution {code(facts.superseded_by)} goes on in its place", facts.seq))
    return said


def ended_task(task: TaskFact) -> str:
    """One task in a sentence."""
    name = code(task.name)
    if not task.last_seq:
        return cited(f"{name} is {task.status}", task.first_seq)
    if task.status in ("COMPLETED", "FAILED") and task.started_at:
        tries = f", with {count(task.attempts, 'attempt')} in all" if task.attempts else ""
        return cited(f"{name} {task.status} in {length(task.took)}{tries}", task.last_seq)
    why = f": {plain(task.why)}" if task.why else ", and may have happened" if task.unseen else ""
    return cited(f"{name} was {task.status}{why}", task.last_seq)


def tasks_table(facts: Facts, tasks: Sequence[TaskFact]) -> list[Part]:
    """Tasks, one row each, in the order of the plan."""
    rows = [
        [
            code(task.name, 40), task.status, str(task.attempts), _took(facts, task),
            f"#{task.last_seq or task.first_seq}" if task.last_seq or task.first_seq else "none",
        ]
        for task in tasks
    ]  # fmt: skip
    return table(["Task", "Status", "Attempts", "Took", "Entry"], rows, none="There are no tasks.")


def phases_table(facts: Facts) -> list[Part]:
    """Phases, one row each, in the order of the plan."""
    rows = [
        [
            code(phase.id, 40), phase.status, str(phase.rounds), _took(facts, phase),
            f"#{phase.last_seq or phase.first_seq}" if phase.last_seq or phase.first_seq else "none",
        ]
        for phase in facts.phases.values()
    ]  # fmt: skip
    return table(["Phase", "Status", "Rounds", "Took", "Entry"], rows)


def _took(facts: Facts, of: TaskFact | PhaseFact) -> str:
    if of.started_at and not of.ended_at:
        return f"{length(facts.now - of.started_at)} so far"
    return length(of.took)


def of_phase(facts: Facts, phase: PhaseFact) -> list[TaskFact]:
    """The tasks of a phase, with instances in place of those that fanned out, where they are few."""
    found: list[TaskFact] = []
    for id in phase.tasks:
        task = facts.tasks[id]
        found += [each for each in facts.tasks.values() if each.fan == id] or [task]
    return found


def mishaps(facts: Facts) -> list[str]:
    """Every attempt that went wrong, as it happened, in a sentence each."""
    found = sorted(
        ((mishap, task) for task in facts.tasks.values() for mishap in task.mishaps if not _again(facts, task)),
        key=lambda pair: pair[0].seq,
    )
    said = []
    for mishap, task in found:
        message = f": {plain(mishap.message)}" if mishap.message else ""
        end = ", and no further attempt followed" if mishap.last else ""
        what = f"Attempt {mishap.number} of {code(task.name)} went wrong with {code(mishap.code)}"
        said.append(cited(f"{what} at {moment(mishap.at)}{end}{message}", mishap.seq))
    return said


def cut_off(facts: Facts) -> list[str]:
    """What was stopped while it ran, and of what nobody knows whether it happened."""
    return [
        cited(f"{code(task.name)} was cut off{', and may have happened' if task.unseen else ''}", task.last_seq)
        for task in facts.work
        if task.status == "CANCELLED" and task.first_seq
    ]


def outcome(decision: DecisionFact) -> str:
    """What came of a decision; of advice that a person didn't follow, that is what is known."""
    turned = f"turned out {'right' if decision.good else 'wrong'}: {plain(decision.outcome)}"
    if decision.judged == decision.selection:
        return cited(f"{code(decision.name)} {turned}", decision.outcome_seq)
    advice = f"The advice at {code(decision.name)}, {code(decision.judged)} with {share(decision.expected)}"
    return cited(f"{advice}, {turned}", decision.outcome_seq)


def _again(facts: Facts, task: TaskFact) -> bool:
    """A fan-out fails because its instances do, and those are told."""
    return bool(task.many) and any(each.mishaps for each in facts.tasks.values() if each.fan == task.id)


def decided(decision: DecisionFact) -> str:
    """One decision in a sentence."""
    where = code(decision.task or decision.phase or "the plan")
    about = f"{code(decision.name)} ({where})"
    if decision.status == "OPEN":
        return cited(f"{about} waits for an answer: {plain(decision.question)}", decision.asked_seq)
    if decision.status == "VOID":
        return cited(f"{about} needs no answer any more: {plain(decision.question)}", decision.seq)
    sure = f" with confidence {share(decision.confidence)}"
    chosen = f"{about} chose {code(decision.selection)}{sure}, decided by {by_whom(decision.by)}"
    return cited(f"{chosen}: {plain(decision.rationale)}", decision.seq)


def decisions(facts: Facts, none: str = "Nothing had to be decided.") -> Part:
    """All decisions as a list."""
    return bullets([decided(each) for each in facts.decisions.values()], none=none)


def undone(facts: Facts) -> list[str]:
    """What was taken back, and what could not be."""
    taken = [
        cited(f"{code(task.name)} was {'stopped' if task.kind == 'service' else 'undone'}", task.undone)
        for task in facts.tasks.values()
        if task.undone
    ]  # fmt: skip
    stuck = [
        cited(f"{code(task.name)} could not be undone", task.undo_failed)
        for task in facts.tasks.values()
        if task.undo_failed
    ]
    return [*taken, *stuck]


def failed_evidence(facts: Facts) -> list[str]:
    """The evidence that spoke against going on, at every gate that was decided."""
    return [
        cited(
            f"Evidence {code(each.name)} was {each.verdict} at {code(decision.name)}: {code(each.note)}", decision.seq
        )
        for decision in facts.chosen
        for each in decision.evidence
        if each.verdict != "PASS"
    ]


def remains(facts: Facts) -> list[str]:
    """What is still in place of what was done, and can't be told to be gone.

    A fan-out is told by its instances where they differ: some were undone, or didn't come to a good end.
    """
    apart = {
        task.fan
        for task in facts.tasks.values()
        if task.fan and (task.undone or facts.tasks[task.fan].status != "COMPLETED")
    }
    return [
        cited(f"{code(task.name)} is in place{_lasting(task)}", task.last_seq)
        for task in facts.tasks.values()
        if task.status == "COMPLETED"
        and not task.undone
        and (task.reversible or task.irreversible or task.effect == "once")
        and task.id not in apart
        and (not task.fan or task.fan in apart)
    ]


def _lasting(task: TaskFact) -> str:
    if task.irreversible:
        return " and can't be taken back"
    return " and can be taken back" if task.reversible else " and has no way back"


def about(facts: Facts, until: int | None = None) -> Section:
    """The last section: from what the page was made, by default all entries that are there."""
    last = facts.seq if until is None else until
    entries = f"entries 1 to {last}" if last > 1 else "entry 1"
    told = f"This page tells of {entries} of the journal of execution {code(facts.id)}."
    hint = f"A sign such as #1 names an entry; `turbo-mode show {facts.short} --entries` lists them all."
    return Section("About this page", [paragraph(told, hint)])
