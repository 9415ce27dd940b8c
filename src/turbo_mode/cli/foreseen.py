"""What a fork would do, before it does: what is kept, what is done again and why, and what it asks first."""

from __future__ import annotations

from turbo_mode.cli.terminal import Line, Terminal, clean, table
from turbo_mode.cli.words import count, short
from turbo_mode.runtime.embedded.forking import Foreseen

MOST = 12


def tell_foreseen(foreseen: Foreseen, out: Terminal) -> list[Line]:
    """As lines; of many tasks the first ones."""
    source, again = short(foreseen.source.id), foreseen.again
    repeated, first = [each for each in again if each.ran], [each for each in again if not each.ran]
    said = f"{count(len(foreseen.kept), 'task')} kept, {len(repeated)} done again, {len(first)} not done before"
    rows: list[list[Line]] = [
        [[("plain", f"  {out.sign('↻', '*') if each.ran else out.sign('·', '.')} {clean(each.task)}")],
         [("dim", clean(each.why))]]
        for each in [*repeated, *first][:MOST]
    ]  # fmt: skip
    lines: list[Line] = [[("bold", f"From {source}: {said}")], *table(rows)]
    if hidden := len(again) - MOST:
        lines += [[("dim", f"  and {hidden:,} more")]] if hidden > 0 else []
    for task, deed in foreseen.asks.items():
        lines.append(_asks(task, deed, out))
    return lines


def _asks(task: str, deed: dict[str, object], out: Terminal) -> Line:
    where, name = short(str(deed["execution"])), task.partition("[")[0]
    if deed.get("open"):
        said = f"may have happened in {where}, and nobody saw; it is looked at, or asked, before it happens again"
    else:
        inside = deed.get("inside")
        within = f" ({', '.join(inside)})" if isinstance(inside, list) else ""
        said = f"has happened in {where}{within}; asked before it happens again, unless --repeat {name} allows it"
    return [("yellow", f"  ? {clean(task)} "), ("plain", clean(said))]
