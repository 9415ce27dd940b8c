"""The figures as one SVG: a panel a workload, bars from zero, the range as a line, our targets dashed.

The colours are Okabe and Ito's, which stay apart for colour-blind eyes; what is not durable is hatched besides.
"""

from collections.abc import Sequence
from html import escape

from benchmarks.catalog import TARGETS, VARIANTS, WORKLOADS, Target, Workload
from benchmarks.report import Figures, Spread, number
from benchmarks.running import Sample

WIDTH, LEFT, RIGHT = 920, 230, 110
BAR, PITCH, HEAD, GAP = 18, 26, 46, 34
PANELS = ("w1", "w2", "w4", "w3")
BLUE, ORANGE, GREY, INK, QUIET = "#0072B2", "#E69F00", "#9AA3AB", "#1F2328", "#59636E"
NOT_DURABLE = {variant.id for variant in VARIANTS if not variant.durable}

Row = tuple[str, str, Spread]


def svg(samples: Sequence[Sample]) -> str:
    """Draw every workload that was measured."""
    figures = Figures(samples)
    y, body = 96, []
    for workload in WORKLOADS:
        rows = _rows(figures, workload) if workload.id in PANELS else []
        if rows:
            body.append(_panel(figures, workload, rows, y))
            y += HEAD + PITCH * len(rows) + GAP
    rounds = max((sample.round for sample in samples), default=0)
    return "\n".join([_opening(y), _heading(rounds), *body, "</svg>\n"])


def _rows(figures: Figures, workload: Workload) -> list[Row]:
    """List what the panel shows, from the top: ours, the peers, the limit where it is on the same scale."""
    order = sorted(VARIANTS, key=lambda variant: variant.id != "ours")
    found = [(v.id, v.label, figures.of(workload.id, v.id)) for v in order]
    if workload.id == "w1":
        found.append(("disk", "Disk: one row a commit", figures.of("commits", "disk")))
    return [(id, label, measured) for id, label, measured in found if measured]


def _panel(figures: Figures, workload: Workload, rows: Sequence[Row], top: int) -> str:
    """Draw a title, the bars and the targets of one workload."""
    targets = [(target, _position(figures, target)) for target in TARGETS if target.workload == workload.id]
    largest = max([row[2].high for row in rows] + [value for _, value in targets if value])
    scale = (WIDTH - LEFT - RIGHT) / largest
    better = "less is better" if workload.less_is_better else "more is better"
    title = escape(workload.title.format(n=figures.size(workload)))
    unit = f'<tspan class="quiet" dx="8">{workload.unit}, {better}</tspan>'
    parts = [
        f'<text x="24" y="{top}" class="title">{title}{unit}</text>',
        f'<text x="24" y="{top + 19}" class="quiet">{escape(_subtitle(figures, workload, targets))}</text>',
    ]
    first = top + HEAD - 14
    parts += [_bar(row, first + PITCH * place, scale) for place, row in enumerate(rows)]
    for _, value in targets:
        if value:
            x = LEFT + value * scale
            parts.append(f'<line x1="{x:.1f}" y1="{first - 4}" x2="{x:.1f}" y2="{first + BAR + 4}" class="target"/>')
    parts += [_value(row, first + PITCH * place, scale) for place, row in enumerate(rows)]
    return "\n".join(parts)


def _bar(row: Row, y: int, scale: float) -> str:
    """Draw one variant: its name, its median as a bar, its range as a line."""
    id, label, measured = row
    middle = y + BAR / 2
    low, high = LEFT + measured.low * scale, LEFT + measured.high * scale
    length = max(1.0, measured.middle * scale)
    return (
        f'<text x="{LEFT - 10}" y="{middle + 4.5}" text-anchor="end"{_weight(id)}>{escape(label)}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2" fill="{_fill(id)}"/>'
        f'<line x1="{low:.1f}" y1="{middle}" x2="{high:.1f}" y2="{middle}" class="range"/>'
    )


def _value(row: Row, y: int, scale: float) -> str:
    """Write the median right of its range, with a white edge that keeps it apart from a target's line."""
    id, _, measured = row
    place = f'x="{LEFT + measured.high * scale + 8:.1f}" y="{y + BAR / 2 + 4.5}"{_weight(id)}'
    words = number(measured.middle)
    return f'<text {place} class="value halo">{words}</text><text {place} class="value">{words}</text>'


def _weight(id: str) -> str:
    return ' font-weight="600"' if id == "ours" else ""


def _fill(id: str) -> str:
    if id in ("disk", "bare"):
        return ORANGE
    return BLUE if id == "ours" else "url(#hatch)" if id in NOT_DURABLE else GREY


def _position(figures: Figures, target: Target) -> float | None:
    """Find where a target lies on the axis of its workload."""
    if target.variant is None or target.base is None:
        return target.times
    base = figures.of(target.base, target.variant)
    return target.times * base.middle if base else None


def _subtitle(figures: Figures, workload: Workload, targets: Sequence[tuple[Target, float | None]]) -> str:
    """Word the targets; where the disk's limit is far off the scale, name it instead of drawing it."""
    wanted = [target.words + (f" = {number(value)}" if target.variant and value else "") for target, value in targets]
    rows = figures.of("rows", "disk") if workload.id in ("w2", "w4") else None
    limit = f" Off the scale: the disk takes {number(rows.middle)} rows/s in batches." if rows else ""
    return f"Dashed, the target: {' and '.join(wanted)}.{limit}"


def _opening(height: int) -> str:
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"
  font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="13" fill="{INK}">
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#E6E9EC"/><rect width="2.5" height="6" fill="{GREY}"/></pattern></defs>
<style>.title {{ font-size: 15px; font-weight: 600 }} .quiet {{ fill: {QUIET}; font-size: 12px; font-weight: 400 }}
.value {{ font-variant-numeric: tabular-nums }} .halo {{ stroke: #FFFFFF; stroke-width: 5px }}
.range {{ stroke: {INK}; stroke-width: 1.5 }}
.target {{ stroke: #D55E00; stroke-width: 1.5; stroke-dasharray: 4 3 }}</style>
<rect width="100%" height="100%" fill="#FFFFFF"/>"""


def _heading(rounds: int) -> str:
    legend = [
        (BLUE, "TURBO MODE"),
        (GREY, "durable peers"),
        ("url(#hatch)", "not durable"),
        (ORANGE, "limit of the machine"),
    ]
    times = "one round" if rounds == 1 else f"{rounds} interleaved rounds"
    words = f"No-op tasks: median of {times}, line = range"
    parts = [f'<text x="24" y="34" font-size="18" font-weight="600">{words}</text>']
    for place, (colour, meaning) in enumerate(legend):
        x = 24 + 150 * place
        parts.append(f'<rect x="{x}" y="50" width="12" height="12" rx="2" fill="{colour}"/>')
        parts.append(f'<text x="{x + 18}" y="61">{meaning}</text>')
    return "\n".join(parts)
