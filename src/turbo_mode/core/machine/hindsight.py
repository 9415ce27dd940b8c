"""Looking at a decision again: is it the same, what would have been decided otherwise, and what would have changed it?

The entries before a decision make the state in which it was taken, and nothing else went into it: what was learned
stands in the first entry, what a metric's samples showed and the time in the entry itself. So the gate is weighed once
more by the same code, and the entry that comes of it is compared with the stored one, byte by byte. The samples
themselves aren't judged again: a later version may judge them better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

from msgspec import convert, structs, to_builtins

from turbo_mode.core.decisions.model import Choice, Finding
from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine import weighing
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.inputs import Facts
from turbo_mode.core.machine.points import Point, point_of
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.machine.weighing import Instead

Weighing = e.OptionChosen | e.EscalationRaised
_OTHERS = {"PASS": "FAIL", "FAIL": "PASS", "INCONCLUSIVE": "PASS", "NODATA": "PASS"}
_WEIGHED = ("gate", "decide")
MOST_FINDINGS = 30
"""Of more evidence than this only the first pieces are turned around."""


class Again(NamedTuple):
    """A stored decision, what comes of weighing it again (None: the phase would have failed), and whether the two are
    the same, to the last byte.

    Where they aren't, ``absent`` are the parts that the record doesn't have, being of an older version, and ``others``
    those that it has otherwise.
    """

    stored: Weighing
    now: Weighing | None
    same: bool
    absent: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def repeated(self) -> bool:
        """All that stands in the record comes out the same."""
        return self.same or (self.now is not None and not self.others)

    @property
    def differs(self) -> bool:
        """Something else would have been done: another option, or a question instead of a choice, or the reverse."""
        return self.now is None or _what(self.now) != _what(self.stored)


class Flip(NamedTuple):
    """If these pieces of evidence had these verdicts, this is what would have been done."""

    verdicts: dict[str, str]
    then: str


def weighed_again(state: Execution, entries: Iterable[e.AnyEntry], *, level: str = "") -> Iterator[Again]:
    """Goes through the entries of an execution from its beginning, and weighs every decision at a gate again.

    ``state`` is a fresh one; with another plan in it, or with another ``level``, this tells what would have come of
    the same facts there. What a person has chosen isn't weighed; that somebody was asked is.
    """
    holding = ""
    for entry in entries:
        if _is_weighed(entry) and not (isinstance(entry, e.EscalationRaised) and entry.phase == holding):
            assert isinstance(entry, Weighing)
            yield _again(state, entry, level)
        holding = entry.phase if isinstance(entry, e.OptionChosen) and _holds(entry) else ""
        apply(state, entry)


def _is_weighed(entry: e.AnyEntry) -> bool:
    if isinstance(entry, e.OptionChosen):
        return entry.about in _WEIGHED and bool(entry.levels)
    return isinstance(entry, e.EscalationRaised) and entry.about in _WEIGHED


def _holds(entry: e.OptionChosen) -> bool:
    return any(offer["name"] == entry.selection and offer["then"] == "hold" for offer in entry.options)


def _again(state: Execution, stored: Weighing, level: str) -> Again:
    point = point_of(state, stored.phase, stored.task)
    instead = Instead(level=level, consulted=_consulted(stored), known=_measured(point, stored), acts=_acts(stored))
    first = next(weighing.decided(state, point, Facts(stored.at), instead), None)
    now = first if isinstance(first, Weighing) else None
    if now is None or e.encode(now) == e.encode(stored):
        return Again(stored, now, now is not None)
    absent: list[str] = []
    others: list[str] = []
    _compare(to_builtins(stored), to_builtins(now), "", absent, others)
    return Again(stored, now, False, tuple(sorted(set(absent))), tuple(sorted(set(others))))


def _compare(stored: Any, now: Any, at: str, absent: list[str], others: list[str]) -> None:
    """Finds what is not there in ``stored``, and what is there and another value."""
    if isinstance(stored, dict) and isinstance(now, dict):
        for key in {**stored, **now}:
            here = f"{at}.{key}" if at else str(key)
            if key not in stored:
                absent.append(here)
            elif key not in now:
                others.append(here)
            else:
                _compare(stored[key], now[key], here, absent, others)
    elif isinstance(stored, list) and isinstance(now, list) and len(stored) == len(now):
        for number, (one, other) in enumerate(zip(stored, now, strict=True)):
            name = one.get("name", number) if isinstance(one, dict) else number
            _compare(one, other, f"{at}.{name}", absent, others)
    elif stored != now:
        others.append(at)


def _consulted(stored: Weighing) -> Consulted | None:
    """What came of asking a model then: it is never asked again."""
    opinions = stored.context.get("opinions")
    return convert(opinions[0], Consulted) if opinions else None


def _acts(stored: Weighing) -> dict[str, tuple[str, str]]:
    """What was read from the words of the options then: a later version may read them better."""
    return {each["name"]: (each.get("act", ""), each.get("words", "")) for each in stored.options}


def _measured(point: Point, stored: Weighing) -> dict[str, Finding]:
    """What the metrics showed then, and what was odd."""
    seen: dict[str, Any] = stored.context.get("evidence", {})
    return {
        name: convert(seen[name], Finding)
        for name, piece in point.gate.evidence.items()
        if piece.check is None and name in seen
    }


def _what(entry: Weighing) -> tuple[str, str]:
    if isinstance(entry, e.OptionChosen):
        return "chooses", entry.selection
    return "asks", entry.advice


def state_at(state: Execution, entries: Iterable[e.AnyEntry], decision: str) -> Weighing | None:
    """Brings a fresh state to where a decision was weighed; returns its entry, or None where there is none."""
    for entry in entries:
        if _is_weighed(entry) and isinstance(entry, Weighing) and entry.decision == decision:
            return entry
        apply(state, entry)
    return None


def flips(state: Execution, stored: Weighing) -> list[Flip]:
    """The smallest changes of the evidence with which something else would have been done, in the state before it.

    Single pieces turned around; where none changes anything, pairs of them.
    """
    point, facts = point_of(state, stored.phase, stored.task), Facts(stored.at)
    findings = weighing.evidence_of(state, point, facts, Instead(known=_measured(point, stored)))
    consulted = _consulted(stored)
    there = Instead(findings, consulted=consulted, acts=_acts(stored))
    was = _does(weighing.weigh(state, point, facts, there).choice)
    names = range(min(len(findings), MOST_FINDINGS))
    for number in (1, 2):
        found = []
        for turned in combinations(names, number):
            others = [_turned(each) if place in turned else each for place, each in enumerate(findings)]
            then = _does(weighing.weigh(state, point, facts, there._replace(findings=others)).choice)
            if then != was:
                verdicts = {others[place].name: str(others[place].verdict) for place in turned}
                found.append(Flip(verdicts, then))
        if found:
            return found
    return []


def _turned(finding: Finding) -> Finding:
    """The same evidence with the opposite verdict, and without the numbers that spoke for the other one."""
    return structs.replace(finding, verdict=_OTHERS[finding.verdict], undecided=False, settled=False, measured=None)


def _does(choice: Choice) -> str:
    if choice.advice is None:
        return "it would have asked"
    return f"{choice.advice.selection}, alone" if choice.alone else f"it would have asked; {choice.advice.selection}"
