"""Everything that may have come of a round of a phase when its gate decides, as far as the decision can tell it apart.

Pieces of evidence that no condition reads and that weigh the same stand for one another: how many of them have which
verdict is all that matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, islice, product
from math import comb, prod
from typing import NamedTuple

from turbo_mode.core.decisions.model import Finding, Judgement, Measured, Verdict
from turbo_mode.core.machine.evidence import finding
from turbo_mode.core.plan import model
from turbo_mode.core.plan.amounts import WALL
from turbo_mode.proofs.ground import EVERY
from turbo_mode.proofs.place import Condition, Place

MOST_ROUNDS = 2_000
_OF_CHECKS: tuple[Verdict, ...] = ("PASS", "FAIL", "NODATA")
_OF_METRICS: tuple[Verdict, ...] = ("PASS", "FAIL", "INCONCLUSIVE", "NODATA")


class Round(NamedTuple):
    """What has come of it: a verdict for each piece of evidence, the tasks that ``failed`` (0 or 1), the options that
    are ``used`` up, a loop that is ``unmet``, a time that is ``over``, and nobody who may be ``asked`` any more."""

    verdicts: tuple[Verdict, ...] = ()
    failed: int = 0
    used: tuple[str, ...] = ()
    unmet: bool = False
    over: bool = False
    silent: bool = False


class Rounds:
    """All rounds of a place; ``known`` is false where there are more than are looked at."""

    def __init__(self, place: Place) -> None:
        self._place = place
        gate = None if place.entry else place.phase.gate
        self.evidence = dict(gate.evidence) if gate is not None else {}
        self.names = list(self.evidence)
        read = {path[1] for each in _conditions(place) for path in each.given if path[0] == "evidence" and path[1:]}
        self._groups = self._grouped(read)
        self._others = list(self._without_verdicts())
        self.known = self._total() <= MOST_ROUNDS

    def all(self) -> Iterator[Round]:
        """The rounds, the simplest first."""
        return islice(self._each(), MOST_ROUNDS)

    def canonical(self, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
        """These verdicts as they stand among those of ``all``."""
        found = list(verdicts)
        for names, values in self._groups:
            places = [self.names.index(name) for name in names]
            for place, verdict in zip(places, sorted((found[each] for each in places), key=values.index), strict=True):
                found[place] = verdict
        return tuple(found)

    def findings(self, round: Round, numbers: dict[str, Measured]) -> list[Finding]:
        """The evidence of a round as the gate sees it."""
        return [
            finding(name, self.evidence[name], Judgement(verdict, "assumed", numbers.get(name)))
            for name, verdict in zip(self.names, round.verdicts, strict=True)
        ]

    def _grouped(self, read: set[str]) -> list[tuple[list[str], tuple[Verdict, ...]]]:
        groups: dict[object, list[str]] = {}
        for name, piece in self.evidence.items():
            judge = piece.judge or model.Judge()
            alike = (
                piece.check is None,
                piece.metric is None,
                piece.looks is None,
                piece.critical,
                judge.critical,
                judge.weight,
                judge.no_data,
            )
            groups.setdefault(name if name in read else alike, []).append(name)
        return [(names, self._verdicts(names[0])) for names in groups.values()]

    def _verdicts(self, name: str) -> tuple[Verdict, ...]:
        piece = self.evidence[name]
        if piece.metric is None:
            return self._place.verdicts.get(name, _OF_CHECKS if piece.looks is None else _OF_METRICS)
        counts = (piece.judge or model.Judge()).no_data == "hold"
        return self._place.verdicts.get(name, _OF_METRICS if counts else _OF_METRICS[:-1])

    def _without_verdicts(self) -> Iterator[Round]:
        """What else may have come of it, whatever the evidence says."""
        place = self._place
        pools = place.blueprint.budgets
        mine = [
            pool for name, pool in pools.items() if name in ("", f"phase:{place.phase.id}", f"loop:{place.phase.id}")
        ]
        silent = (False, True) if any("asks" in pool for pool in mine) else (False,)
        if place.entry or place.phase.gate is None:
            yield from (Round(silent=each) for each in silent)
            return
        repeats = [name for name, option in place.phase.gate.options.items() if option.then == "repeat"]
        if self._place.blueprint.plan.name == EVERY:
            repeats = []
        used = [
            tuple(name for name, gone in zip(repeats, each, strict=True) if gone)
            for each in product((False, True), repeat=len(repeats))
        ]
        unmet = (False, True) if place.phase.loop else (False,)
        over = (False, True) if any(WALL in pool for pool in mine) else (False,)
        failed = (0,) if all(task.optional for task in place.phase.tasks) else (0, 1)
        yield from (Round((), *each) for each in product(failed, used, unmet, over, silent))

    def _total(self) -> int:
        verdicts = prod(comb(len(names) + len(values) - 1, len(values) - 1) for names, values in self._groups)
        return verdicts * len(self._others)

    def _each(self) -> Iterator[Round]:
        groups = [combinations_with_replacement(values, len(names)) for names, values in self._groups]
        order = [name for names, _ in self._groups for name in names]
        for chosen in product(*groups):
            found = dict(zip(order, (verdict for group in chosen for verdict in group), strict=True))
            verdicts = tuple(found[name] for name in self.names)
            yield from (each._replace(verdicts=verdicts) for each in self._others)


def _conditions(place: Place) -> list[Condition]:
    return [*place.own, *(each for ruled in place.rules for each in ruled.conditions)]
