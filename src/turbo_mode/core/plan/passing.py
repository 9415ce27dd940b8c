"""Whose failure gets through to whom: a need may let it pass, and then it passes those who come after, too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from turbo_mode.core.plan import model
from turbo_mode.core.plan.graph import GOOD, Graph, Needs


class Passing:
    """What is certain of the nodes before another one when it runs: ``nodes`` are the tasks or phases of a graph.

    Whoever runs had all of its needs satisfied, and so had whoever of these ran. A node that is skipped because a need
    ended otherwise tells nothing of the needs after that one.
    """

    def __init__(self, graph: Graph, nodes: Mapping[str, model.Task] | Mapping[str, model.Phase]) -> None:
        self.graph = graph
        self.nodes = nodes
        self._passed_over: dict[str, str | None] = {}

    def is_handler(self, id: str) -> bool:
        """It runs only if another node ends in a certain way that isn't well."""
        return any("COMPLETED" not in ends for _, ends in self.graph.needs.get(id, ()))

    def passed_over(self, id: str) -> str | None:
        """The node because of which this one may be skipped: it may end in a way that the need doesn't name."""
        known, stack, begun = self._passed_over, [id], set[str]()
        while stack:
            id = stack[-1]
            strict = [(need, ends) for need, ends in self.graph.needs.get(id, ()) if _is_strict(ends)]
            first = [need for need, _ in strict if need not in known and need not in begun] if id not in begun else []
            begun.add(id)
            if first:
                stack += first
                continue
            known[stack.pop()] = next((need for need, ends in strict if self._ends_otherwise(need, ends)), None)
        return known[id]

    def _ends_otherwise(self, id: str, ends: frozenset[str]) -> bool:
        node = self.nodes[id]
        skipped = node.when is not None or self.is_handler(id) or self._passed_over.get(id) is not None
        optional = isinstance(node, model.Task) and node.optional
        return ("SKIPPED" not in ends and skipped) or ("FAILED" not in ends and optional)

    def gets_through(self, first: str, then: str) -> bool:
        """``then``, which comes later, may run although ``first`` has failed: nobody between them minds."""
        if self._all_mind:
            return False
        for need, ends in self.graph.needs.get(then, ()):
            if need == first and "FAILED" not in ends:
                return False
        firm, last = self._firm, [need for need, _ in self.graph.needs.get(then, ())]
        minding = [id for id in firm.dependents.get(first, ()) if _minds(firm, id, first)]
        return not any(id == need or firm.before(id, need) for id in firm.earliest(minding) for need in last)

    @cached_property
    def _all_mind(self) -> bool:
        return all(ends == GOOD for needs in self.graph.needs.values() for _, ends in needs)

    @cached_property
    def _firm(self) -> Graph:
        """The needs that were certainly satisfied when their node has ended, skipped or not."""
        return Graph({id: self._satisfied(id, needs) for id, needs in self.graph.needs.items()})

    def _satisfied(self, id: str, needs: Needs) -> Needs:
        if not self.is_handler(id) and self.passed_over(id) is None:
            return needs
        return tuple((need, ends | GOOD) for need, ends in needs[:1])


def _is_strict(ends: frozenset[str]) -> bool:
    return "COMPLETED" in ends and not ends >= GOOD


def _minds(graph: Graph, id: str, first: str) -> bool:
    return any(need == first and "FAILED" not in ends for need, ends in graph.needs[id])
