"""Names and order: ids that are there twice, needs that name nothing, circles in which everybody waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.facts import Facts, Located
from turbo_mode.core.plan.graph import Graph, need_of
from turbo_mode.core.plan.nodes import Path


def run(facts: Facts) -> None:
    """Reports E0106, E0201, E0202, E0203, E0205 and E0206."""
    plan = facts.plan
    _unique(facts, "phase", [(phase.id, ("phases", index)) for index, phase in enumerate(plan.phases)])
    _unique(facts, "task", [(located.task.id, located.path) for located in facts.all_tasks()])
    for index, phase in enumerate(plan.phases):
        path: Path = ("phases", index)
        if phase.id == "finally":
            label = "the tasks of `finally:` form a phase of that name"
            facts.report.error("E0106", "`finally` can't be the id of a phase", (*path, "id"), label=label)
        _phase_needs(facts, phase, path)
        _circles(facts, facts.task_graph(phase), "task")
        if phase.finally_:
            _circles(facts, facts.task_graph(phase, closing=True), "task")
    for located in facts.all_tasks():
        if located.task.needs is not None:
            _task_needs(facts, located)
        if located.task.on_failure is not None:
            _handler(facts, located, located.task.on_failure)
    _circles(facts, facts.phase_graph, "phase")
    _circles(facts, facts.finally_graph, "task")


def _unique(facts: Facts, what: str, found: Iterable[tuple[str, Path]]) -> None:
    first: dict[str, Path] = {}
    for id, path in found:
        if first.setdefault(id, path) == path:
            continue
        facts.report.error(
            "E0201", f"there are two {what}s `{id}`", (*path, "id"), label="again here",
            related=(facts.report.related((*first[id], "id"), "first here"),),
            note=f"`{what}s.{id}` has one meaning in the whole plan",
        )  # fmt: skip


def _similar(id: str, candidates: Iterable[str]) -> str:
    similar = words.closest(id, candidates)
    return f"did you mean `{similar}`?" if similar else ""


def _phase_needs(facts: Facts, phase: model.Phase, path: Path) -> None:
    for index, need in enumerate(phase.needs or ()):
        id = need_of(need)[0]
        place = _place(need, (*path, "needs", index))
        if id == phase.id:
            facts.report.error("E0203", f"phase `{id}` waits for itself", place, label="it could never start")
        elif id in facts.phases or facts.is_broken(place):
            continue
        elif id in facts.tasks:
            owner = facts.tasks[id].phase
            advice = f"wait for its phase: `needs: [{owner.id}]`" if owner is not None and owner is not phase else ""
            facts.report.error("E0205", f"`{id}` is a task", place, label="phases wait for phases", help=advice)
        else:
            facts.report.error("E0202", f"there is no phase `{id}`", place, label=_similar(id, facts.phases))


def _task_needs(facts: Facts, located: Located) -> None:
    task, phase, path = located.task, located.phase, located.path
    siblings = facts.graph_of(located).needs
    for index, need in enumerate(task.needs or ()):
        id = need_of(need)[0]
        place = _place(need, (*path, "needs", index))
        if id == task.id:
            facts.report.error("E0203", f"task `{id}` waits for itself", place, label="it could never start")
        elif id in siblings or facts.is_broken(place):
            continue
        elif id in facts.tasks:
            _of_another_phase(facts, id, phase, place)
        elif id in facts.phases:
            advice = f"add `needs: [{id}]` to phase `{phase.id}`" if phase is not None and phase.id != id else ""
            facts.report.error("E0205", f"`{id}` is a phase", place, label="tasks wait for tasks", help=advice)
        else:
            facts.report.error("E0202", f"there is no task `{id}` in this phase", place, label=_similar(id, siblings))


def _handler(facts: Facts, located: Located, id: str) -> None:
    """``onFailure`` names a task of the same phase, which then waits for this one."""
    task, path = located.task, (*located.path, "onFailure")
    siblings = facts.graph_of(located).needs
    if id == task.id:
        label = "a task can't handle its own failure"
        advice = "`fallback:` is another action for the same task"
        facts.report.error("E0206", f"`{id}` is this very task", path, label=label, help=advice)
    elif id in siblings or facts.is_broken(path):
        return
    elif id in facts.tasks:
        owner = facts.tasks[id].phase
        label = f"it belongs to phase `{owner.id}`" if owner is not None else "it is one of the `finally` tasks"
        if owner is not None and owner is located.phase:
            label = "it is no `finally` task" if located.closing else "it stands in `finally:`, which runs in any case"
        facts.report.error("E0206", f"`{id}` is a task of another phase", path, label=label,
                           help="a handler stands in the same phase as the task")  # fmt: skip
    else:
        similar = _similar(id, siblings)
        advice = "" if similar else "name a task of this phase; it runs only if this one fails"
        facts.report.error("E0206", f"there is no task `{id}` in this phase", path, label=similar, help=advice)


def _of_another_phase(facts: Facts, id: str, phase: model.Phase | None, place: Path) -> None:
    owner = facts.tasks[id].phase
    label = f"it belongs to phase `{owner.id}`" if owner is not None else "it is one of the `finally` tasks"
    advice = ""
    if phase is None:
        advice = "`finally` runs when all phases have ended, so leave this need out"
    elif owner is not None and facts.phase_graph.before(owner.id, phase.id):
        advice = f"phase `{phase.id}` waits for phase `{owner.id}` anyway: leave this need out"
    elif owner is not None and not facts.phase_graph.before(phase.id, owner.id):
        advice = f"phases wait for phases: add `needs: [{owner.id}]` to phase `{phase.id}`"
    facts.report.error("E0205", f"`{id}` is a task of another phase", place, label=label, help=advice)


def _place(need: str | model.Need, path: Path) -> Path:
    return path if isinstance(need, str) else (*path, "id")


def _circles(facts: Facts, graph: Graph, what: str) -> None:
    for circle in graph.cycles:
        if len(circle) == 1:
            continue  # said where the need stands
        _circle(facts, _turned(circle, facts, what), what)


def _turned(circle: Sequence[str], facts: Facts, what: str) -> list[str]:
    """The circle, beginning with what comes first in the file."""
    first = min(range(len(circle)), key=lambda index: _path(facts, circle[index], what))
    return [*circle[first:], *circle[:first]]


def _path(facts: Facts, id: str, what: str) -> Path:
    return facts.phase_paths[id] if what == "phase" else facts.tasks[id].path


def _circle(facts: Facts, circle: Sequence[str], what: str) -> None:
    shown = circle if len(circle) <= 12 else [*circle[:6], "...", *circle[-5:]]
    places: list[tuple[Path, str]] = []
    for id, waits_for in zip(circle, [*circle[1:], circle[0]], strict=True):
        path = _path(facts, id, what)
        written = facts.phases[id].needs if what == "phase" else facts.tasks[id].task.needs
        label = f"`{id}` waits for `{waits_for}`"
        if what == "task" and facts.tasks[waits_for].task.on_failure == id:
            label = f"`{id}` handles the failure of `{waits_for}`"
        places.append(((*path, "id" if written is None else "needs"), label))
    facts.report.error(
        "E0203", f"these {what}s wait for each other: {' -> '.join([*shown, circle[0]])}", places[0][0],
        label=places[0][1], related=tuple(facts.report.related(path, label) for path, label in places[1:12]),
        note="none of them could ever start", shown=_path(facts, circle[0], what),
    )  # fmt: skip
