"""Who waits for whom: one graph of the phases, one of the tasks inside each phase.

Questions about two tasks of different phases are asked of the phases, so nothing here grows faster than the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from turbo_mode.core.plan import model

GOOD = frozenset(("COMPLETED", "SKIPPED"))
ANY = frozenset(("COMPLETED", "FAILED", "SKIPPED", "CANCELLED", "NOT_RUN"))
_FAILED = frozenset(("FAILED",))
Needs = tuple[tuple[str, frozenset[str]], ...]


class Graph:
    """Nodes in written order; ``needs`` names for each the ones that it waits for, with the ends that satisfy it.

    Unknown names are left out. ``before`` and ``ancestors`` have a meaning only if there is no cycle.
    """

    def __init__(self, needs: Mapping[str, Needs]) -> None:
        self.needs = {id: tuple(need for need in wanted if need[0] in needs) for id, wanted in needs.items()}

    @cached_property
    def dependents(self) -> Mapping[str, Sequence[str]]:
        """For each node the ones that wait for it, in written order."""
        found: dict[str, list[str]] = {}
        for id, wanted in self.needs.items():
            for need, _ in wanted:
                found.setdefault(need, []).append(id)
        return {id: found.get(id, ()) for id in self.needs}

    @cached_property
    def cycles(self) -> list[list[str]]:
        """One cycle for each knot: ``[a, b, c]`` means that a waits for b, b for c and c for a."""
        order: dict[str, int] = {}
        done: set[str] = set()
        found: list[list[str]] = []
        for start in self.needs:
            path: list[tuple[str, Iterator[tuple[str, frozenset[str]]]]] = []
            if start not in order:
                order[start] = 0
                path.append((start, iter(self.needs[start])))
            while path:
                id, rest = path[-1]
                need = next(rest, None)
                if need is None:
                    done.add(id)
                    path.pop()
                elif need[0] not in order:
                    order[need[0]] = len(path)
                    path.append((need[0], iter(self.needs[need[0]])))
                elif need[0] not in done:
                    loop = [step for step, _ in path[order[need[0]] :]]
                    found.append(loop)
                    done.update(loop)
        return found

    @cached_property
    def row(self) -> Mapping[str, int] | None:
        """The place of each node, if each waits for the one that is written above it; else None."""
        ids = list(self.needs)
        waits = all(any(need == above for need, _ in self.needs[id]) for above, id in pairwise(ids))
        return {id: place for place, id in enumerate(ids)} if waits and not self.cycles else None

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The longest way from the start to each node."""
        levels: dict[str, int] = {}
        waiting = {id: len(wanted) for id, wanted in self.needs.items()}
        ready = [id for id, count in waiting.items() if not count]
        for id in ready:
            levels[id] = max((levels[need] + 1 for need, _ in self.needs[id]), default=0)
            for dependent in self.dependents[id]:
                waiting[dependent] -= 1
                if not waiting[dependent]:
                    ready.append(dependent)
        return levels

    @cached_property
    def _chains(self) -> Mapping[str, tuple[str, int]]:
        """A place in a row of nodes of which each waits for the one before: long rows are skipped in one step."""
        chains: dict[str, tuple[str, int]] = {}
        tails: dict[str, str] = {}
        for id in sorted(self.levels, key=self.levels.__getitem__):
            above = next((need for need, _ in self.needs[id] if tails.get(chains[need][0]) == need), None)
            chains[id] = (chains[above][0], chains[above][1] + 1) if above is not None else (id, 0)
            tails[chains[id][0]] = id
        return chains

    def earliest(self, nodes: Sequence[str]) -> Sequence[str]:
        """As many of some nodes as tell whether one of them comes before another one: of a row the first."""
        row = self.row
        return [min(nodes, key=row.__getitem__)] if row is not None and nodes else nodes

    def before(self, first: str, then: str) -> bool:
        """``first`` has certainly ended when ``then`` starts."""
        if self.cycles:
            return True
        chain, position = self._chains[first]
        floor = self.levels[first]
        seen = {then}
        ready = [then]
        while ready:
            id = ready.pop()
            own, place = self._chains[id]
            if own == chain and place > position:
                return True
            for need, _ in self.needs[id]:
                if need == first:
                    return True
                if need not in seen and self.levels[need] > floor:
                    seen.add(need)
                    ready.append(need)
        return False


def phase_graph(plan: model.Plan | model.InnerPlan) -> Graph:
    """The phases: each waits for the one above, or for its ``needs``."""
    return Graph(dict(_wanted(plan.phases, GOOD, parallel=False)))


def task_graph(phase: model.Phase) -> Graph:
    """The tasks of a phase: each waits for the one above, in a ``parallel`` phase for none, or for its ``needs``."""
    return Graph(dict(_wanted(phase.tasks, GOOD, parallel=phase.parallel)))


def finally_graph(of: model.Plan | model.InnerPlan | model.Phase) -> Graph:
    """The ``finally`` tasks of a plan or a phase: one after another, however the one above ended."""
    return Graph(dict(_wanted(of.finally_, ANY, parallel=False)))


def _wanted(
    nodes: Iterable[model.Phase | model.Task], ends: frozenset[str], *, parallel: bool
) -> Iterator[tuple[str, Needs]]:
    """What each node waits for. A handler waits for what it handles, and nobody waits for it unless he says so."""
    nodes = list(nodes)
    handled = _handled(nodes)
    above: Needs = ()
    for node in nodes:
        own = handled.get(node.id, ())
        if node.needs is not None:
            yield node.id, (*map(need_of, node.needs), *own)
        else:
            yield node.id, own or above
        if not own:
            above = () if parallel else ((node.id, ends),)


def _handled(nodes: Iterable[model.Phase | model.Task]) -> Mapping[str, Needs]:
    """For each handler that ``onFailure`` names: the tasks whose failure it handles."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for node in nodes:
        if isinstance(node, model.Task) and node.on_failure is not None:
            found.setdefault(node.on_failure, []).append((node.id, _FAILED))
    return {id: tuple(needs) for id, needs in found.items()}


def need_of(need: str | model.Need) -> tuple[str, frozenset[str]]:
    """A need of either form: the id, and the ends that satisfy it."""
    return (need, GOOD) if isinstance(need, str) else (need.id, frozenset(need.is_))
