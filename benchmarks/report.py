"""From samples to a Markdown page: targets, figures, durability and the load of others."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.catalog import TARGETS, VARIANTS, WORKLOADS, Target, Variant, Workload
from benchmarks.running import Sample

NOISE = 0.3  # cores that others used, above which a sample is called disturbed


class Spread(NamedTuple):
    """The median of several rounds, with the smallest and the largest."""

    middle: float
    low: float
    high: float

    def show(self, unit: str = "") -> str:
        """Write it for people."""
        return f"{number(self.middle)}{unit} [{number(self.low)}–{number(self.high)}]"


def number(value: float) -> str:
    """Write three significant digits for small values, whole ones with thousands for large."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def spread(values: Sequence[float]) -> Spread | None:
    """Sum several rounds up; nothing comes of none."""
    return Spread(median(values), min(values), max(values)) if values else None


class Figures:
    """The values of a run, by workload, variant and round."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.samples = samples
        self.values: dict[tuple[str, str], dict[int, float]] = {}
        for sample in samples:
            if sample.value is not None:
                self.values.setdefault((sample.workload, sample.variant), {})[sample.round] = sample.value

    def of(self, workload: str, variant: str) -> Spread | None:
        """Sum up one variant on one workload."""
        return spread(list(self.values.get((workload, variant), {}).values()))

    def ratio(self, workload: str, variant: str, base: str | None = None) -> Spread | None:
        """Compare ours with a variant round by round, so that what slows a whole round cancels out."""
        ours = self.values.get((workload, "ours"), {})
        theirs = self.values.get((base or workload, variant), {})
        return spread([ours[round_] / theirs[round_] for round_ in ours.keys() & theirs.keys()])

    def reached(self, target: Target) -> Spread | None:
        """Say what a target was measured at."""
        if target.variant is None:
            return self.of(target.workload, "ours")
        return self.ratio(target.workload, target.variant, target.base)

    def size(self, workload: Workload) -> int:
        """Tell how large the workload was in this run."""
        return next((sample.n for sample in self.samples if sample.workload == workload.id), workload.n)

    def fact(self, variant: str, name: str) -> str:
        """Find what a driver of the variant reported about itself."""
        told = [sample.facts[name] for sample in self.samples if sample.variant == variant and name in sample.facts]
        return str(told[-1]) if told else ""


def markdown(samples: Sequence[Sample], machine: dict[str, str], notes: Sequence[str]) -> str:
    """Write the whole page."""
    figures = Figures(samples)
    parts = ["# Benchmarks", _conditions(samples, machine), "## Targets", _targets(figures), "## Figures"]
    parts += [_table(figures, workload) for workload in WORKLOADS if any(s.workload == workload.id for s in samples)]
    parts += ["## What each promises", _durability(figures)]
    failed = [f"- {s.variant}, {s.workload}, round {s.round}: {s.error}" for s in samples if s.error]
    if failed or notes:
        parts += ["## What is missing", "\n".join([*(f"- {note}" for note in notes), *failed])]
    return "\n\n".join(parts) + "\n"


def _conditions(samples: Sequence[Sample], machine: dict[str, str]) -> str:
    rounds = max((sample.round for sample in samples), default=0)
    measured = [sample for sample in samples if sample.value is not None]
    others = [sample.load.other for sample in measured] or [0.0]
    stolen = [sample.load.stolen for sample in measured] or [0.0]
    disturbed = sum(other > NOISE for other in others)
    return (
        f"{', '.join(f'{name}: {value}' for name, value in machine.items())}.\n\n"
        f"Rounds: {rounds}; in each, every variant once, interleaved, each in a fresh process on a fresh database. "
        "Medians, with the range in brackets. Rates run from the first submit to the last durable result, after one "
        "task of warm-up; the cold start runs from process start to exit.\n\n"
        f"Load of others while it ran: median {median(others):.2f} cores, at most {max(others):.2f}; stolen by the "
        f"host: at most {max(stolen):.2f}. Disturbed by more than {NOISE} cores: {disturbed} of {len(measured)} "
        "samples."
    )


def _targets(figures: Figures) -> str:
    rows = ["| work | target | measured | reached |", "|---|---|---|---|"]
    titles = {workload.id: workload.title.format(n=figures.size(workload)) for workload in WORKLOADS}
    for target in TARGETS:
        measured = figures.reached(target)
        rows.append(f"| {titles[target.workload]} | {target.words} | {_measured(target, measured)} |")
    return "\n".join(rows)


def _measured(target: Target, measured: Spread | None) -> str:
    if measured is None:
        return "not measured | –"
    if target.variant is None:
        return f"{measured.show(' s')} | {'yes' if measured.middle <= target.times else 'NO'}"
    return f"{measured.show(' ×')} | {'yes' if measured.middle >= target.times else 'NO'}"


def _table(figures: Figures, workload: Workload) -> str:
    rows = [
        f"### {workload.title.format(n=figures.size(workload))}",
        "",
        f"| variant | {workload.unit} | ours ÷ this | peak MiB |",
        "|---|---|---|---|",
    ]
    for variant in VARIANTS:
        measured = figures.of(workload.id, variant.id)
        if measured:
            rows.append(f"| {variant.label} | {measured.show()} | {_beside(figures, workload, variant)} |")
    return "\n".join(rows)


def _beside(figures: Figures, workload: Workload, variant: Variant) -> str:
    ratio = figures.ratio(workload.id, variant.id) if variant.id != "ours" else None
    peaks = [
        float(str(sample.facts["peakMiB"]))
        for sample in figures.samples
        if (sample.workload, sample.variant) == (workload.id, variant.id) and "peakMiB" in sample.facts
    ]
    return f"{ratio.show(' ×') if ratio else '–'} | {f'{median(peaks):.0f}' if peaks else '–'}"


def _durability(figures: Figures) -> str:
    rows = ["| variant | version | what its results are written with |", "|---|---|---|"]
    for variant in VARIANTS:
        if durability := figures.fact(variant.id, "durability"):
            rows.append(f"| {variant.label} | {figures.fact(variant.id, 'engine')} | {durability} |")
    return "\n".join(rows)
