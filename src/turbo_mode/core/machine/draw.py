"""Draws the machine: one Mermaid state diagram for each table, so that no picture can be out of date."""

from __future__ import annotations

from collections.abc import Mapping

from turbo_mode.core.machine import execution, gate, phase, task

Table = Mapping[tuple[str, str], str]

TABLES: Mapping[str, Table] = {
    "execution": execution.TABLE,
    "phase": phase.TABLE,
    "gate": gate.TABLE,
    "task": task.TABLE,
}
"""Every table of the machine, by the name of what it is about, from the whole to its parts."""


def diagram(table: Table) -> str:
    """A table as the text of a Mermaid state diagram; entries that lead the same way share an arrow."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for (status, entry), following in table.items():
        for end in following.split(" | "):
            arrows.setdefault((status, end), []).append(entry)
    left = {status for status, _ in arrows}
    ends = dict.fromkeys(end for _, end in arrows if end not in left)
    lines = ["stateDiagram-v2", f"    [*] --> {next(iter(arrows))[0]}"]
    lines += [f"    {status} --> {end}: {', '.join(entries)}" for (status, end), entries in arrows.items()]
    lines += [f"    {end} --> [*]" for end in ends]
    return "\n".join(lines)


def drawn(page: str) -> str:
    """A page whose Mermaid blocks under headings named like a table are drawn anew; the rest stays as it is."""
    for name, table in TABLES.items():
        heading = f"### The {name}\n"
        before, found, after = page.partition(heading)
        start, opened, rest = after.partition("```mermaid\n")
        _, closed, tail = rest.partition("\n```")
        if not (found and opened and closed):
            raise ValueError(f"the page has no diagram under `{heading.strip()}`")
        page = f"{before}{found}{start}{opened}{diagram(table)}{closed}{tail}"
    return page
