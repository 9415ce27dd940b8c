"""How good is the judge? ``python -m benchmarks.judge FILE`` for gates with a truth, without FILE for made-up ones.

It prints the balanced accuracy with its bounds, the false alarms beside what was asked, with one look and with a
hundred, and the same for two peers: three sigma of the baseline, and Kayenta's classifier with its own settings. With
``--svg`` it draws the whole ROC. ``--speed`` measures decisions with 50 metrics of 1,000 values.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.judge_series import gates as made_up
from turbo_mode.analysis.canary import Rules, classify
from turbo_mode.analysis.forms import judge_gates, read_gates
from turbo_mode.analysis.series import Series
from turbo_mode.analysis.together import Metric, judge_all
from turbo_mode.core.plan.model import Judge

RATES = (0.01, 0.05, 0.1, 0.2)
LOOKS = 100
_DRAWS = 4000

Flags = NDArray[np.bool_]


class Gates(NamedTuple):
    """Gates in the form of a file, the truth, and what belongs together."""

    form: dict[str, object]
    truth: Flags
    names: list[str]


def from_file(path: Path) -> Gates:
    """The gates of a file. Its truth is read here and nowhere else."""
    raw = path.read_bytes()
    form = json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    return Gates(form, np.array([each["regressed"] for each in form["gates"]]), [g["series"] for g in form["gates"]])


def from_nothing(seed: int, count: int) -> Gates:
    """Made-up gates, each with a series of its own."""
    found = made_up(seed, count)
    series = {f"{each.family}/{place}": each.series for place, each in enumerate(found)}
    gates = [
        {"series": name, "split": each.split, "block": len(each.series) - each.split}
        for name, each in zip(series, found, strict=True)
    ]
    return Gates({"series": series, "gates": gates}, np.array([each.regressed for each in found]), list(series))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, help="gates with `regressed`, as JSON or packed by gzip")
    options.add_argument("--made-up", type=int, default=1000, metavar="N", help="how many gates without a file")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--svg", type=Path, help="draw the ROC into this file")
    options.add_argument("--speed", action="store_true", help="measure the time of a decision instead")
    asked = options.parse_args()
    if asked.speed:
        _speed()
        return
    gates = from_file(asked.file) if asked.file else from_nothing(asked.seed, asked.made_up)
    p = _p_values(gates, 1)
    print(f"{len(p)} gates, {gates.truth.sum()} regressed, {len(set(gates.names))} series")
    _accuracy(gates, p)
    _alarms(gates, {"one look": p, f"{LOOKS} looks": _p_values(gates, LOOKS)})
    peers = {"three sigma": _flags(gates, _three_sigma), "Kayenta": _flags(gates, _kayenta)}
    for name, flags in peers.items():
        print(f"{name:<12} balanced {_balanced(flags, gates.truth):.3f}, found {flags[gates.truth].mean():.3f}, "
              f"false {flags[~gates.truth].mean():.3f}")  # fmt: skip
    if asked.svg:
        asked.svg.write_text(_roc(gates.truth, p, peers), encoding="utf-8")


def _p_values(gates: Gates, looks: int) -> Series:
    read, series = read_gates(gates.form, looks)
    verdicts = judge_gates(read, series, alpha=0.05)
    return np.array([1.0 if said.p_value is None else said.p_value for said in verdicts])


# -- the figures -------------------------------------------------------------------------------------------------------


def _balanced(flags: Flags, truth: Flags) -> float:
    return float((flags[truth].mean() + 1 - flags[~truth].mean()) / 2)


def _accuracy(gates: Gates, p: Series) -> None:
    """Balanced accuracy at each rate, with bounds from redrawing gates, and redrawing whole series."""
    print("rate   balanced  found  false   90 % bound: gates  series   without one family")
    for rate in RATES:
        flags, truth = p <= rate, gates.truth
        bounds = [_bound(flags, truth, groups) for groups in (np.arange(len(flags)), _groups(gates.names))]
        families = np.array([name.split("/")[0] for name in gates.names])
        left = [_balanced(flags[families != each], truth[families != each]) for each in sorted(set(families))]
        print(f"{rate:<6g} {_balanced(flags, truth):.3f}     {flags[truth].mean():.3f}  {flags[~truth].mean():.3f}   "
              f"{bounds[0]:>17.3f}  {bounds[1]:>6.3f}   {min(left):.3f} to {max(left):.3f}")  # fmt: skip


def _groups(names: Sequence[str]) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.unique(names, return_inverse=True)[1].astype(np.int64)
    return found


def _bound(flags: Flags, truth: Flags, groups: NDArray[np.int64]) -> float:
    """The lower end of the two-sided 90 % interval of the balanced accuracy, by drawing groups anew."""
    draw = np.random.default_rng(0)
    tables = np.stack([
        np.bincount(groups, weights=kind) for kind in (flags & truth, truth, flags & ~truth, ~truth)
    ])  # fmt: skip
    drawn = draw.integers(0, tables.shape[1], (_DRAWS, tables.shape[1]))
    hit, bad, alarm, good = tables[:, drawn].sum(axis=-1)
    return float(np.nanquantile((hit / bad + 1 - alarm / good) / 2, 0.05))


def _alarms(gates: Gates, found: dict[str, Series]) -> None:
    """False alarms beside the asked rate; the chance of so many or more if the rate were kept exactly."""
    quiet = ~gates.truth
    for name, p in found.items():
        for rate in RATES:
            alarms, of = int((p[quiet] <= rate).sum()), int(quiet.sum())
            chance = _at_least(alarms, of, rate)
            said = "kept" if chance >= 0.05 else "BROKEN"
            print(f"{name:<10} asked {rate:<5g} false alarms {alarms:>3} of {of} = {alarms / of:.3f}   {said} "
                  f"(chance {chance:.2g}); found {(p[gates.truth] <= rate).mean():.3f}")  # fmt: skip


def _at_least(hits: int, of: int, rate: float) -> float:
    """The chance of so many hits or more."""
    return min(1.0, sum(math.comb(of, each) * rate**each * (1 - rate) ** (of - each) for each in range(hits, of + 1)))


# -- peers -------------------------------------------------------------------------------------------------------------


def _flags(gates: Gates, peer: Callable[[Series, Series], bool]) -> Flags:
    read, series = read_gates(gates.form)
    return np.array([
        peer(series[each.series][max(0, each.split - each.block) : each.split],
             series[each.series][each.split : each.split + each.block])
        for each in read
    ])  # fmt: skip


def _three_sigma(baseline: Series, candidate: Series) -> bool:
    """Any value farther than three standard deviations from the baseline's mean."""
    return bool((np.abs(candidate - baseline.mean()) > 3 * baseline.std()).any())


def _kayenta(baseline: Series, candidate: Series) -> bool:
    return classify(candidate, baseline, Rules()).label in ("High", "Low")


# -- drawings and time -------------------------------------------------------------------------------------------------


def _roc(truth: Flags, p: Series, peers: dict[str, Flags]) -> str:
    """The share found against the share of false alarms, at every rate."""
    rates = np.unique(np.concatenate([[0.0], p, [1.0]]))
    curve = [((p[~truth] <= rate).mean(), (p[truth] <= rate).mean()) for rate in rates]
    line = "L".join(f"{60 + 400 * x:.1f} {440 - 400 * y:.1f}" for x, y in curve)
    dots = [(f"asked {rate:g}", (p[~truth] <= rate).mean(), (p[truth] <= rate).mean(), "#0072B2") for rate in RATES]
    dots += [(name, flags[~truth].mean(), flags[truth].mean(), "#D55E00") for name, flags in peers.items()]
    marks = "".join(
        f'<circle cx="{60 + 400 * x:.1f}" cy="{440 - 400 * y:.1f}" r="4" fill="{colour}"/>'
        f'<text x="{68 + 400 * x:.1f}" y="{444 - 400 * y:.1f}">{name}</text>'
        for name, x, y, colour in dots
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="520" height="500" viewBox="0 0 520 500">'
        "<style>text { font: 13px system-ui, sans-serif; fill: #1F2328 }</style>"
        '<rect width="100%" height="100%" fill="white"/><path d="M60 40V440H460" fill="none" stroke="#59636E"/>'
        '<path d="M60 440L460 40" fill="none" stroke="#9AA3AB" stroke-dasharray="4"/>'
        f'<path d="M{line}" fill="none" stroke="#0072B2" stroke-width="2"/>{marks}'
        '<text x="200" y="470">false alarms</text><text x="8" y="30">found</text></svg>\n'
    )


def _speed() -> None:
    draw = np.random.default_rng(0)
    rows = [draw.standard_normal(1000) + 10 for _ in range(50)]
    for row in rows[:25]:
        row += 3 * np.sin(np.arange(1000) * 2 * np.pi / 96)
    kinds = {
        "beside 940 earlier values": [
            Metric(candidate=row[940:], baseline=row[880:940], history=row[:880], spec=Judge(worse="either"))
            for row in rows
        ],
        "beside a baseline of 500": [Metric(candidate=row[500:], baseline=row[:500]) for row in rows],
    }
    for name, metrics in kinds.items():
        asked = {f"m{place}": metric for place, metric in enumerate(metrics)}
        print(f"50 metrics, 1,000 values, {name}: ", end="")
        for clock, word in ((time.perf_counter, "by the clock"), (time.process_time, "of the processor")):
            took = []
            for _ in range(200):
                begin = clock()
                judge_all(asked)
                took.append(1000 * (clock() - begin))
            print(f"{np.quantile(took, 0.5):.1f} ms, p99 {np.quantile(took, 0.99):.1f} ms {word}", end="  ")
        print()


if __name__ == "__main__":
    main()
