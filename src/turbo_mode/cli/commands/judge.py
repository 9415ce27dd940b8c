"""``turbo-mode judge``."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.analysis.canary import Classification
    from turbo_mode.analysis.forms import Case, Gate
    from turbo_mode.analysis.verdict import Verdict

FOUND_REGRESSION = 1


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option(
    "--method",
    type=click.Choice(["history", "canary"]),
    default="history",
    show_default=True,
    help="history: gates in series; canary: an experiment beside its control, by Kayenta's rules",
)
@click.option(
    "--false-alarm-rate",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.05,
    metavar="RATE",
    show_default=True,
    help="How often a gate may fail though nothing has changed",
)
@click.option(
    "--worse",
    type=click.Choice(["higher", "lower", "either"]),
    default="either",
    show_default=True,
    help="Which direction is a regression",
)
@click.option(
    "--looks",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    show_default=True,
    help="Look N times while a candidate grows; the rate holds for all looks together",
)
@click.option("--fail", is_flag=True, help="Exit 1 if anything has regressed, for pipelines")
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="SVG|PNG",
    help="Draw the most suspicious gates into this file",
)
@common  # fmt: skip
def command(
    file: Path, method: str, false_alarm_rate: float, worse: Any, looks: int, fail: bool, plot: Path | None
) -> int:
    """Judge the series in FILE: has anything regressed?

    FILE is JSON, as it is or packed by gzip, in one of the two forms that docs/user/judge.md shows. With --json a list
    in the order of the input is printed.
    """
    from turbo_mode.cli.measured import read_json, watched

    data = read_json(file)
    if method == "canary":
        return FOUND_REGRESSION if _canary(data) and fail else 0
    from turbo_mode.analysis.forms import judge_gates, read_gates

    gates, series = read_gates(data, looks)
    verdicts = list(watched(judge_gates(gates, series, alpha=false_alarm_rate, worse=worse), len(gates), "gates"))
    if plot:
        from turbo_mode.cli.judge_plot import svg
        from turbo_mode.cli.pictures import save

        save(svg(gates, series, verdicts), plot)
    if current.json:
        _print([_gate_data(gate, said) for gate, said in zip(gates, verdicts, strict=True)])
    else:
        _tell_gates(gates, verdicts, false_alarm_rate)
    return FOUND_REGRESSION if fail and any(said.label == "FAIL" for said in verdicts) else 0


def _print(data: Sequence[dict[str, Any]]) -> None:
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in data)
    current.out.say(f"[{lines}]")


# -- gates -------------------------------------------------------------------------------------------------------------

_ICONS = {"FAIL": "FAILED", "PASS": "COMPLETED", "INCONCLUSIVE": "NOT_RUN", "NODATA": "NOT_RUN"}
_WORDS = {"FAIL": "regressed", "PASS": "passed", "INCONCLUSIVE": "can't say", "NODATA": "no data"}


def _gate_data(gate: Gate, said: Verdict) -> dict[str, Any]:
    regressed = said.label == "FAIL"
    return {
        "series": gate.series, "split": gate.split, "block": gate.block, "verdict": regressed, "regressed": regressed,
        "label": said.label, "pValue": said.p_value, "confidence": round(said.confidence, 4), "reason": said.reason,
        "statistics": {key: _number(value) for key, value in said.statistics.items()},
    }  # fmt: skip


def _tell_gates(gates: Sequence[Gate], verdicts: Sequence[Verdict], rate: float) -> None:
    from turbo_mode.analysis.verdict import suspicious
    from turbo_mode.cli.words import count

    rows = [
        (_ICONS[verdicts[place].label], _WORDS[verdicts[place].label], f"{gates[place].series} at {gates[place].split}",
         verdicts[place].p_value, verdicts[place].reason)
        for place in suspicious(verdicts)
    ]  # fmt: skip
    _tell(rows)
    labels = [said.label for said in verdicts]
    failed, passed = labels.count("FAIL"), labels.count("PASS")
    open_ = len(labels) - failed - passed
    said = f"{failed} of {count(len(gates), 'gate')} regressed, {passed} passed"
    unsaid = f", {open_} can't be judged" if open_ else ""
    current.out.say([("bold", said + unsaid), ("dim", f"  at most {rate * 100:g} % false alarms")])


def _tell(rows: Sequence[tuple[str, str, str, float | None, str]]) -> None:
    """One line for each, with its reason below."""
    from turbo_mode.cli.terminal import clean, wrap

    out = current.out
    for status, word, name, p, reason in () if current.quiet else rows:
        style, icon = out.icon(status)
        chance = f"  p {p:.2g}" if p is not None else ""
        out.say([(style, f"{icon} {word}"), ("bold", f"  {clean(name)}"), ("plain", chance)])
        for line in wrap(clean(reason), out.width - 4):
            out.say([("dim", f"    {line}")])


# -- canary cases ------------------------------------------------------------------------------------------------------


def _canary(data: object) -> bool:
    """Judge and tell canary cases; returns whether one of them has regressed."""
    from turbo_mode.analysis.forms import judge_cases, read_cases
    from turbo_mode.cli.measured import watched

    cases = read_cases(data)
    found = list(watched(judge_cases(cases), len(cases), "cases"))
    if current.json:
        _print([_case_data(case, said) for case, said in zip(cases, found, strict=True)])
    else:
        _tell_cases(cases, found)
    return any(_regressed(said) for said in found)


def _regressed(said: Classification) -> bool:
    return said.label in ("High", "Low", "NodataFailMetric")


def _case_data(case: Case, said: Classification) -> dict[str, Any]:
    return {
        "name": case.name, "verdict": said.label, "label": said.label, "critical": said.critical,
        "regressed": _regressed(said), "pValue": said.p_value, "confidence": round(said.confidence(case.rules), 4),
        "reason": said.reason, "ratio": _number(said.ratio),
    }  # fmt: skip


def _tell_cases(cases: Sequence[Case], found: Sequence[Classification]) -> None:
    from turbo_mode.cli.words import count

    rows = []
    for place in sorted(range(len(found)), key=lambda i: (not _regressed(found[i]), found[i].p_value or 0.0)):
        said = found[place]
        status = "FAILED" if _regressed(said) else "COMPLETED" if said.label == "Pass" else "NOT_RUN"
        word = f"{said.label}{', critical' if said.critical else ''}"
        rows.append((status, word, cases[place].name, said.p_value, said.reason))
    _tell(rows)
    regressed = sum(map(_regressed, found))
    current.out.say([("bold", f"{regressed} of {count(len(found), 'case')} regressed")])


def _number(value: float) -> float | None:
    """A number that JSON has a word for."""
    return value if math.isfinite(value) else None
