"""`python -m benchmarks`: ours, the peers and the disk in one interleaved run, then a table and a plot."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.catalog import VARIANTS, WORKLOADS, Variant, Workload
from benchmarks.environments import HERE, ensure, ensure_ours
from benchmarks.machine import describe
from benchmarks.plot import svg
from benchmarks.report import markdown, number
from benchmarks.running import Sample, take

RESULTS = HERE / "results"


def main() -> int:
    """Measure and write results; 1 if a run failed. A missed target is a finding, not a failure."""
    options = _options()
    variants, notes = _available([v for v in VARIANTS if v.id in options.variants])
    workloads = [workload for workload in WORKLOADS if workload.id in options.workloads]
    home = RESULTS / time.strftime("%Y-%m-%dT%H-%M-%S")
    home.mkdir(parents=True)
    machine = describe(home)
    samples = []
    with (home / "samples.jsonl").open("w") as file, tempfile.TemporaryDirectory(dir=RESULTS) as scratch:
        print(json.dumps({"kind": "machine", **machine}, ensure_ascii=False), file=file)
        for sample in _measure(workloads, variants, options.rounds, options.quick, Path(scratch)):
            print(sample.line(), file=file, flush=True)
            samples.append(sample)
    page = markdown(samples, machine, notes)
    (home / "report.md").write_text(page)
    (home / "plot.svg").write_text(svg(samples))
    print(f"\n{page}\nSamples, report and plot: benchmarks/results/{home.name}/")
    return 1 if any(sample.error for sample in samples) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each variant has its turn (default: 3)")
    parser.add_argument("--quick", action="store_true", help="smaller workloads, for a first look")
    names = [workload.id for workload in WORKLOADS]
    parser.add_argument("--workloads", nargs="+", choices=names, default=names, metavar="ID", help=", ".join(names))
    names = [variant.id for variant in VARIANTS]
    parser.add_argument("--variants", nargs="+", choices=names, default=names, metavar="ID", help=", ".join(names))
    return parser.parse_args()


def _available(wanted: Sequence[Variant]) -> tuple[list[Variant], list[str]]:
    """Make the peers' environments. A peer that can't be installed is left out, and the report says so."""
    refused: dict[str, str] = {}
    if any(variant.id == "ours" for variant in wanted):
        ensure_ours()
    for peer in sorted({variant.peer for variant in wanted if variant.peer}):
        try:
            ensure(peer)
        except subprocess.CalledProcessError as problem:
            said = problem.stderr.strip().splitlines() or [str(problem)]
            refused[peer] = f"{peer} could not be installed: {said[-1].strip()}"
    return [variant for variant in wanted if variant.peer not in refused], list(refused.values())


def _measure(
    workloads: Sequence[Workload], variants: Sequence[Variant], rounds: int, quick: bool, scratch: Path
) -> Iterator[Sample]:
    """Interleave: in each round every workload, in each workload every variant, a different one first each time."""
    for round_ in range(1, rounds + 1):
        for workload in workloads:
            able = [variant for variant in variants if workload.id in variant.workloads]
            first = round_ % len(able) if able else 0
            for variant in able[first:] + able[:first]:
                sample = take(round_, workload, variant, workload.quick if quick else workload.n, scratch)
                _tell(sample, workload)
                yield sample


def _tell(sample: Sample, workload: Workload) -> None:
    said = f"{number(sample.value)} {workload.unit}" if sample.value is not None else f"failed: {sample.error}"
    print(f"round {sample.round}  {sample.workload:<9}  {sample.variant:<9}  {said}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
