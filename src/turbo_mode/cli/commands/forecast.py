"""``turbo-mode forecast``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import UsageError

if TYPE_CHECKING:
    from turbo_mode.analysis.backtest import Foretold


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option(
    "--slots",
    type=click.IntRange(1, 100_000),
    default=8,
    show_default=True,
    metavar="N",
    help="How many tasks ran at once",
)
@click.option(
    "--at",
    "points",
    default="0,0.25,0.5,0.75",
    show_default=True,
    metavar="PARTS",
    help="At which parts of each run a forecast is made: from 0 to below 1, with commas",
)
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="SVG|PNG", help="Draw all errors into this file"
)
@common  # fmt: skip
def command(file: Path, slots: int, points: str, plot: Path | None) -> int:
    """Back-test the forecaster on the runs in FILE: how far off would it have been?

    FILE is JSON, as it is or packed by gzip, in the form that docs/user/progress.md shows. Each run that has at least
    three earlier ones in its family is foretold from those, and from the part of it that was over.
    """
    from turbo_mode.analysis.backtest import FEWEST, backtest, families, read_runs
    from turbo_mode.cli.measured import read_json, watched

    parts = _parts(points)
    forms = read_runs(read_json(file))
    total = sum(max(len(places) - FEWEST, 0) for places in families(forms).values()) * len(parts)
    found = list(watched(backtest(forms, slots, parts), total, "forecasts"))
    if plot:
        from turbo_mode.cli.forecast_plot import svg
        from turbo_mode.cli.pictures import save

        save(svg(found), plot)
    if current.json:
        lines = ",\n".join(json.dumps(_data(each), ensure_ascii=False) for each in found)
        current.out.say(f"[{lines}]")
    else:
        _tell(found, len(forms))
    return 0


def _parts(text: str) -> list[float]:
    try:
        parts = [float(each) for each in text.split(",")]
    except ValueError:
        parts = []
    if not parts or not all(0 <= each < 1 for each in parts):
        raise UsageError(f"`--at {text}` names no parts of a run", hint="write numbers from 0 to below 1: --at 0,0.5")
    return parts


def _data(each: Foretold) -> dict[str, Any]:
    return {
        "family": each.family, "index": each.run, "at": each.at, "median": round(each.median, 6),
        "low": round(each.low, 6), "high": round(each.high, 6), "remaining": round(each.remaining, 6),
        "makespan": round(each.makespan, 6),
    }  # fmt: skip


def _tell(found: Sequence[Foretold], runs: int) -> None:
    from turbo_mode.analysis.backtest import summary
    from turbo_mode.cli.terminal import Line, Segment, clean, table
    from turbo_mode.cli.words import count

    out = current.out
    if not found:
        out.say(f"{count(runs, 'run')}, and none has three earlier ones in its family: nothing can be foretold")
        return
    if not current.quiet:
        rows: list[list[Segment | Line]] = [
            [("dim", name) for name in ("FAMILY", "AT", "RUNS", "ERROR", "INTERVAL", "HELD")]
        ]
        for family in [*dict.fromkeys(each.family for each in found), ""]:
            own = [each for each in found if not family or each.family == family]
            for at, said in summary(own).items():
                rows.append([
                    ("plain" if family else "bold", clean(family) or "all"), ("plain", f"{100 * at:g} %"),
                    ("plain", str(said["forecasts"])), ("plain", f"{100 * said['medianError']:.1f} %"),
                    ("plain", f"{said['intervalScore']:.2f}"), ("plain", f"{100 * said['coverage']:.0f} %"),
                ])  # fmt: skip
        for line in table(rows):
            out.say(line)
    held = sum(each.is_inside for each in found) / len(found)
    out.say([("bold", f"{count(len(found), 'forecast')}, {100 * held:.0f} % of the 80 % intervals held")])
    if not current.quiet:
        out.say(
            [("dim", "error: median distance of the median, as a part of the run; interval: score, less is better")]
        )
