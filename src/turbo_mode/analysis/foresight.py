"""A plan simulated before it is started: how long, how many questions to people, how likely it fails, and what decides.

Lengths come from the forecaster. The chance that a task fails, or that people are asked at a gate, is that of earlier
executions, with a little weight on what is usual while there are few. Handlers, fallbacks and options at gates are not
followed: a failure of a task that isn't optional counts as one of the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from turbo_mode.analysis.forecast import forecast
from turbo_mode.core.machine.blueprint import Blueprint
from turbo_mode.core.progress.foreseen import Critical, Foreseen
from turbo_mode.core.progress.plan_work import GATE, PlanWork, keys_of, suppositions
from turbo_mode.core.progress.records import Record
from turbo_mode.core.progress.report import Span
from turbo_mode.core.progress.schedule import Course, Run, Work, schedule

_FAILS, _RUNS = 0.05, 5.0
"""What is supposed of a task nobody has seen: so many failures in so many runs."""
_ASKS, _DECIDED = 0.2, 1.0
_TOLD = 5


def foresee(blueprint: Blueprint, records: Sequence[Record], runs: Sequence[Run]) -> Foreseen:
    """Simulate a plan by its earlier executions, the oldest first."""
    plan = PlanWork(blueprint, keys_of(records))
    slots = blueprint.max_parallel
    found = forecast(runs, plan.work, None, slots, usual=suppositions(blueprint), keep=True)
    asked = _asked(blueprint, records)
    risks = _risks(blueprint, records)
    passes = 1.0
    for chance in risks.values():
        passes *= 1 - chance
    told = sorted(risks, key=lambda task: -risks[task])[:_TOLD]
    return Foreseen(
        plan=blueprint.plan.name, executions=len(records), duration=Span(found.median, found.low, found.high),
        questions=sum(asked.values()), asked=asked, failure=1 - passes, risks={task: risks[task] for task in told},
        critical=_critical(plan.work, found.lengths, slots), tasks=len(blueprint.tasks),
    )  # fmt: skip


def _asked(blueprint: Blueprint, records: Sequence[Record]) -> dict[str, float]:
    """For each place at which people may be asked, the chance that they are."""
    found = {}
    for id, node in blueprint.phases.items():
        gate = node.phase.gate if node.phase is not None else None
        if gate is None:
            continue
        times = sum(id in record.held for record in records)
        found[id] = 1.0 if gate.approve is not None else (times + _ASKS) / (len(records) + _DECIDED)
    return found | dict(_asking_tasks(blueprint))


def _asking_tasks(blueprint: Blueprint) -> Iterator[tuple[str, float]]:
    """The tasks that ask people, or may."""
    for id, node in blueprint.tasks.items():
        if node.kind == "approve" or (node.task.decide is not None and node.task.decide.approve is not None):
            yield id, 1.0
        elif node.kind == "decide":
            yield id, _ASKS / _DECIDED


def _risks(blueprint: Blueprint, records: Sequence[Record]) -> dict[str, float]:
    """For each task that isn't optional, the chance that it fails for good."""
    failed, ran = Counter[str](), Counter[str]()
    for record in records:
        for each in record.tasks.values():
            if each.attempts:
                ran[each.task] += 1
                failed[each.task] += each.status == "FAILED"
    return {
        id: (failed[id] + _FAILS) / (ran[id] + _RUNS)
        for id, node in blueprint.tasks.items() if not node.optional and not node.tidies
    }  # fmt: skip


def _critical(work: Work, lengths: Sequence[Sequence[float]], slots: int) -> list[Critical]:
    """The path of the middle simulation, with how often each of its tasks decided in all of them."""
    courses = sorted((schedule(work, each, slots) for each in lengths), key=lambda course: course.makespan)
    paths = [_path(work, course) for course in courses]
    times = Counter(place for path in paths for place in path)
    middle = len(courses) // 2
    found = []
    for place in paths[middle]:
        piece, course = work.pieces[place], courses[middle]
        seconds = course.ends[place] - course.starts[place]
        if piece.type and not (piece.type.startswith(GATE) and seconds < 1):
            found.append(Critical(piece.name, seconds, times[place] / len(paths)))
    return found


def _path(work: Work, course: Course) -> list[int]:
    """From the piece that ended last back to the beginning, each time to the need that ended last."""
    if not course.ends:
        return []
    place = max(course.ends, key=lambda each: (course.ends[each], each))
    path = [place]
    while needs := work.pieces[place].needs:
        place = max(needs, key=lambda need: course.ends[need])
        path.append(place)
    return path[::-1]
