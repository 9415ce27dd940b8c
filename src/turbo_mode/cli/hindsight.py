"""Decisions in hindsight, as lines: what would have changed one, what came of it, and how good confidence has been."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from turbo_mode.cli.note import Note
from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, table
from turbo_mode.cli.words import short
from turbo_mode.core.machine.entries import OptionChosen, OutcomeKnown
from turbo_mode.core.machine.state import Execution

if TYPE_CHECKING:
    from turbo_mode.core.decisions.calibration import Report
    from turbo_mode.core.machine.hindsight import Weighing
    from turbo_mode.operations.hindsight import Calibration, Replayed, Seen

FEW = 20
"""Fewer outcomes than this are no line."""
_HEIGHT, _WIDTH = 10, 40
_PROPOSALS = {"promote": "has earned a higher level", "demote": "should have a lower level", "": ""}
_VERDICTS = {"PASS": "passed", "FAIL": "failed"}


def tell_hindsight(seen: Seen, out: Terminal) -> list[Line]:
    """Below a decision: with what evidence it would have been another one, and what came of it."""
    lines: list[Line] = [[], [("dim", "  It would have been otherwise")]] if seen.flips else []
    for flip in seen.flips:
        turned = " and ".join(f"{name} had {_VERDICTS[verdict]}" for name, verdict in flip.verdicts.items())
        lines.append([("plain", f"  {out.sign('·', '-')} if {clean(turned)}: "), ("dim", clean(flip.then))])
    if seen.outcomes:
        lines += [[], [("dim", "  What came of it")]]
    for each in seen.outcomes:
        said = f" {each.option} turned out {'right' if each.good else 'wrong'}"
        why = f"  {clean(each.why)}" + (f", says {clean(each.by)}" if each.by else "")
        icon = out.icon("COMPLETED" if each.good else "FAILED")
        lines.append([("plain", "  "), icon, ("plain", said), ("dim", why)])
    return lines


def hindsight_data(seen: Seen) -> dict[str, Any]:
    """The same for machines."""
    outcomes = [{"option": each.option, "good": each.good, "reason": each.why, "by": each.by} for each in seen.outcomes]
    return {"flips": [{"verdicts": flip.verdicts, "then": flip.then} for flip in seen.flips], "outcomes": outcomes}


def outcome_known(entry: OutcomeKnown, state: Execution) -> Note:
    """The same as one thing that happened, for whoever reads all of them."""
    said = f"{entry.decision} {entry.option} turned out {'right' if entry.good else 'wrong'}: {entry.why}"
    return Note(entry.at, "COMPLETED" if entry.good else "FAILED", entry.phase, said, 2)


# -- replay ------------------------------------------------------------------------------------------------------------


def tell_replayed(each: Replayed, out: Terminal) -> Line:
    """One decision that would have been another one, or isn't what is stored."""
    stored, now = each.again.stored, each.again.now
    name = f"{short(each.execution.id)}/{stored.decision}"
    then = said(now) if now is not None else "its phase would have failed"
    return [
        out.icon("HELD"), ("cyan", f" {name}"), ("bold", f"  {stored.phase}"), ("plain", f"  {said(stored)}"),
        ("dim", f" {out.sign('→', '->')} "), ("plain", then),
    ]  # fmt: skip


def tell_parts(each: Replayed) -> list[Line]:
    """Which parts of a stored decision are not there, and which are otherwise."""
    name = f"{short(each.execution.id)}/{each.again.stored.decision}"
    found = (("not recorded then", each.again.absent), ("was otherwise", each.again.others))
    return [
        [("cyan", f"  {name}"), ("dim", f"  {what}: "), ("plain", clean(", ".join(parts)))]
        for what, parts in found
        if parts
    ]


def said(entry: Weighing) -> str:
    """``promote, 0.97`` or ``asks (it would be promote, 0.87)``."""
    if isinstance(entry, OptionChosen):
        return f"{entry.selection}, {entry.confidence:.2f}"
    return f"asks (it would be {entry.advice}, {entry.confidence:.2f})" if entry.advice else "asks"


def replayed_data(each: Replayed) -> dict[str, Any]:
    """The same for machines."""
    stored, now = each.again.stored, each.again.now
    return {
        "id": f"{each.execution.id}/{stored.decision}", "phase": stored.phase, "same": each.again.same,
        "repeated": each.again.repeated, "absent": each.again.absent, "others": each.again.others,
        "differs": each.again.differs, "was": _short(stored), "now": _short(now) if now is not None else None,
    }  # fmt: skip


def _short(entry: Weighing) -> dict[str, Any]:
    if isinstance(entry, OptionChosen):
        return {"does": "chooses", "selection": entry.selection, "confidence": entry.confidence}
    return {"does": "asks", "advice": entry.advice, "confidence": entry.confidence, "reason": entry.reason}


# -- calibration -------------------------------------------------------------------------------------------------------


def tell_calibration(found: Calibration, out: Terminal) -> list[Line]:
    """Scores, a plot of what was said against what was, and a line for each gate."""
    if found.whole is None:
        return [[("plain", "No choice to go on has an outcome yet."), *_censored(found)]]
    whole = found.whole
    skill = f"  skill {whole.skill:+.2f}" if whole.skill is not None else ""
    lines: list[Line] = [
        [
            ("bold", f"{whole.size} choice{'' if whole.size == 1 else 's'} to go on"),
            ("plain", f", {whole.base_rate:.1%} turned out right"),
        ],
        [("plain", f"Brier {whole.brier:.3f}{skill}  calibration error {whole.error:.3f}"), *_censored(found)],
        [],
    ]
    if whole.size < FEW:
        lines.append([("dim", f"Too few to draw a line: {whole.size}, and {FEW} are the least.")])
    else:
        lines += _plot(whole, out)
    cells: list[list[Segment]] = [[("dim", word) for word in ("gate", "choices", "right", "Brier", "error", "")]]
    for gate in found.gates:
        size, right, brier, _, error, _ = gate.report
        cells.append([
            ("cyan", clean(gate.name)), ("plain", str(size)), ("plain", f"{right:.0%}"), ("plain", f"{brier:.3f}"),
            ("plain", f"{error:.3f}"), ("bold", _PROPOSALS[gate.proposal]),
        ])  # fmt: skip
    return [*lines, [], *table(cells)]


def _censored(found: Calibration) -> Line:
    if not found.censored:
        return []
    return [("dim", f"  ({found.censored} more choices have no outcome: nobody knows what would have been)")]


def _plot(report: Report, out: Terminal) -> list[Line]:
    """What was (upwards, with its 90 % interval) over what was said (to the right); on the diagonal the two agree."""
    grid = [[" "] * (_WIDTH + 1) for _ in range(_HEIGHT + 1)]
    for column in range(_WIDTH + 1):
        grid[round(column / _WIDTH * _HEIGHT)][column] = out.sign("·", ".")
    for each in report.bins:
        column = round(each.said * _WIDTH)
        for row in range(round(each.low * _HEIGHT), round(each.high * _HEIGHT) + 1):
            grid[row][column] = out.sign("│", "|")
    for each in report.bins:
        grid[round(each.was * _HEIGHT)][round(each.said * _WIDTH)] = out.sign("●", "o")
    lines: list[Line] = [[("dim", "  turned out right")]]
    for row in range(_HEIGHT, -1, -1):
        label = f"{row / _HEIGHT:4.0%}" if row % 5 == 0 else ""
        lines.append([("dim", f"  {label:>5} {out.sign('┤', '|')}"), ("plain", "".join(grid[row]))])
    ruler = f"{'0%':<{_WIDTH // 2}}{'50%':<{_WIDTH // 2 - 2}}100%"
    return [*lines, [("dim", f"        {ruler}  said")]]


def calibration_data(found: Calibration) -> dict[str, Any]:
    """The same for machines."""
    gates = [{"gate": gate.name, "proposal": gate.proposal, **_scores(gate.report)} for gate in found.gates]
    return {**(_scores(found.whole) if found.whole else {"size": 0}), "censored": found.censored, "gates": gates}


def _scores(report: Report) -> dict[str, Any]:
    bins: Sequence[dict[str, Any]] = [each._asdict() for each in report.bins]
    scores = {"baseRate": report.base_rate, "brier": report.brier, "skill": report.skill}
    return {"size": report.size, **scores, "calibrationError": report.error, "bins": bins}
