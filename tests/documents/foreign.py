"""Documents as other people write them: true accounts of an execution in three styles that aren't ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from turbo_mode.core.documents.facts import Facts, TaskFact

_VERBS = {
    "COMPLETED": "finished successfully", "FAILED": "failed", "CANCELLED": "was cancelled", "SKIPPED": "was skipped",
    "NOT_RUN": "was never run", "PENDING": "never started", "ROLLED_BACK": "failed and was rolled back",
}  # fmt: skip


def _stamp(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.1f} seconds" if ms < 100_000 else f"{ms // 60_000} min {ms // 1000 % 60} s"


def _run(facts: Facts) -> list[TaskFact]:
    return [task for task in facts.work if task.first_seq and task.last_seq]


def narrative(facts: Facts) -> str:
    """A story in prose, as an engineer tells it on the next day."""
    return "\n\n".join(["# What happened last night", *_story(facts)]) + "\n"


def _story(facts: Facts) -> Iterator[str]:
    yield (
        f"Plan `{facts.plan}` was started by {facts.actor or 'ada'} on {_stamp(facts.started_at)[:10]} at autonomy"
        f" level {facts.level}. The execution `{facts.id}` {_VERBS[facts.ending]} after {_seconds(facts.took)}."
    )
    for phase in facts.phases.values():
        if not phase.first_seq or not phase.last_seq:
            continue
        told = [f"Phase `{phase.id}` {_VERBS.get(phase.status, 'ended')} after {_seconds(phase.took)}."]
        for task in _run(facts):
            if task.phase != phase.id:
                continue
            tries = f" It needed {task.attempts} attempts." if task.attempts > 1 else ""
            if task.status in _VERBS:
                told.append(f"The task `{task.name}` {_VERBS[task.status]}.{tries}")
            told += [f"Attempt {each.number} of `{task.name}` failed with `{each.code}`." for each in task.mishaps[:2]]
        yield " ".join(told)
    chosen = [
        f"In decision `{each.name}` the option `{each.selection}` was chosen by {each.by}, with confidence"
        f" {each.confidence:.2f}."
        for each in facts.chosen
    ]
    if chosen:
        yield "## Decisions\n\n" + " ".join(chosen)


def bullets(facts: Facts) -> str:
    """A report in points."""
    lines = [
        f"# Status report {facts.plan}", "", "## Overview", "",
        f"- Execution: `{facts.short}`", f"- Result: {facts.ending}", f"- Started: {_stamp(facts.started_at)}",
        f"- Duration: {_seconds(facts.took)}", f"- Started by: `{facts.actor or 'ada'}`", "", "## Tasks", "",
    ]  # fmt: skip
    tasks = sorted(_run(facts), key=lambda task: task.first_seq)
    lines += [f"{place}. `{task.name}`: {task.status}" for place, task in enumerate(tasks, 1)] or ["None ran."]
    if any(task.mishaps for task in tasks):
        lines += ["", "## Problems", ""]
        lines += [
            f"- `{task.name}` failed with `{each.code}` on attempt {each.number}."
            for task in tasks
            for each in task.mishaps[:2]
        ]
    if facts.chosen:
        lines += ["", "## Choices", ""]
        lines += [f"- `{each.name}`: `{each.selection}`, decided by {each.by}." for each in facts.chosen]
    return "\n".join(lines) + "\n"


def tables(facts: Facts) -> str:
    """A report in tables."""
    lines = [
        "# Audit sheet", "", f"Execution `{facts.id}` of `{facts.plan}` ended {facts.ending}.", "", "## Phases", "",
        "| phase | status | duration |", "| --- | --- | --- |",
        *(f"| `{phase.id}` | {phase.status} | {_seconds(phase.took)} |" for phase in facts.phases.values()
          if phase.first_seq and phase.last_seq),
        "", "## Tasks", "", "| task | status | attempts |", "| --- | --- | --- |",
        *(f"| `{task.name}` | {task.status} | {task.attempts} |" for task in _run(facts)),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


STYLES = (narrative, bullets, tables)


def swaps(one: str, other: str) -> bool:
    """Whether the two differ in nothing but the order of things that have none: paragraphs, points without numbers."""
    return [line for line in one.split("\n") if line[:1].isdigit()] == [
        line for line in other.split("\n") if line[:1].isdigit()
    ] and not any(line.startswith("|") for line in one.split("\n"))
