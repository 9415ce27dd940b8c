"""The outline of a plan as an SVG of its own: no script, no font, no library; light or dark as its reader has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from turbo_mode.core.regex import regex
from turbo_mode.plans.layout import PADDING, Box, Card, Picture, detail, fit, lay_out
from turbo_mode.plans.outline import Outline, TaskOutline, one_line

MARGIN = 24
_HEAD = 52
_BROKEN = regex(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIGHT = {
    ".page": "fill:#ffffff", "text": "fill:#1f2328", ".quiet": "fill:#59636e", ".card": "fill:#f6f8fa;stroke:#d0d7de",
    ".task": "fill:#ffffff;stroke:#d0d7de", ".once": "stroke:#9a6700;stroke-width:2", ".keyed": "stroke:#0969da",
    ".gate": "fill:#fbefff;stroke:#8250df", ".line": "stroke:#59636e", ".tip": "fill:#59636e",
}  # fmt: skip
_DARK = {
    ".page": "fill:#0d1117", "text": "fill:#e6edf3", ".quiet": "fill:#9198a1", ".card": "fill:#161b22;stroke:#3d444d",
    ".task": "fill:#0d1117;stroke:#3d444d", ".once": "stroke:#d29922;stroke-width:2", ".keyed": "stroke:#4493f8",
    ".gate": "fill:#271052;stroke:#ab7df8", ".line": "stroke:#9198a1", ".tip": "fill:#9198a1",
}  # fmt: skip
_ALWAYS = (
    "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}.name{font-weight:600}"
    ".small{font-size:11px}.large{font-size:18px}.line{fill:none;stroke-width:1.3}.dashed{stroke-dasharray:5 4}"
)


def svg(plan: Outline) -> str:
    """The picture of an outline that is folded already, and below it those of the plans inside it."""
    pictures = [lay_out(each) for each in _all_plans(plan)]
    width = max(picture.width for picture in pictures) + 2 * MARGIN
    height = sum(picture.height + _HEAD + MARGIN for picture in pictures) + MARGIN
    body: list[str] = []
    y = float(MARGIN)
    for picture in pictures:
        body += _plan(picture, (width - picture.width) / 2, y)
        y += picture.height + _HEAD + MARGIN
    name = re.sub(r"\W", "-", plan.name)
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">{_text(plan.title or plan.name)}</title>',
        f'<desc id="{name}-desc">{_text(" ".join(_description(plan)))}</desc>',
        f"<style>{_ALWAYS}{_rules(_LIGHT)}@media (prefers-color-scheme:dark){{{_rules(_DARK)}}}</style>",
        f'<defs><marker id="{name}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
        ' orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>',
        f'<rect class="page" width="{width:.0f}" height="{height:.0f}"/>',
        *(line.replace("url(#tip)", f"url(#{name}-tip)") for line in body),
        "</svg>\n",
    ])  # fmt: skip


def _all_plans(plan: Outline) -> Iterator[Outline]:
    yield plan
    for inner in plan.plans:
        yield from _all_plans(inner)


def _description(plan: Outline) -> Iterator[str]:
    """The same in words, for those who don't see it."""
    for number, phase in enumerate(plan.phases, 1):
        tasks = [task.id for task in phase.tasks]
        if phase.count > len(tasks):
            tasks.append(f"{phase.count - len(tasks):,} more")
        yield f"{number} {phase.id}: {', '.join(tasks)}."
        if phase.gate:
            options = ", ".join(f"{option.id} ({option.says})" for option in phase.gate.options)
            yield f"Gate: {phase.gate.question or phase.id} {options}."
    if plan.count > len(plan.phases):
        yield f"And {plan.count - len(plan.phases):,} more phases."
    if plan.finally_:
        yield f"Finally: {', '.join(task.id for task in plan.finally_)}."


def _plan(picture: Picture, x: float, y: float) -> Iterator[str]:
    plan = picture.plan
    yield f'<g transform="translate({x:.1f} {y:.1f})">'
    yield _said(plan.name, 0, 16, "name large")
    more = f"and {plan.count - len(plan.phases):,} more phases" if plan.count > len(plan.phases) else ""
    yield _said(fit(" ".join(filter(None, [plan.title, more])), picture.width), 0, 36, "quiet")
    yield f'<g transform="translate(0 {_HEAD})">'
    for before, after, dashed in picture.arrows:
        yield _arrow(picture.cards[before].box, picture.cards[after].box, dashed=dashed)
    for card in picture.cards.values():
        yield from _card(card)
    yield "</g></g>"


def _card(card: Card) -> Iterator[str]:
    box, room = card.box, card.box.width - 2 * PADDING
    yield _rect(box, "card", 10)
    yield _said(fit(card.title, room), box.x + PADDING, box.y + 24, "name")
    for number, line in enumerate(card.lines):
        yield _said(fit(line, room), box.x + PADDING, box.y + 42 + 18 * number, "quiet")
    for task in card.phase.tasks:
        for need in task.needs:
            if need.id in card.tasks:
                yield _arrow(card.tasks[need.id], card.tasks[task.id], dashed=bool(need.ends))
    for task in card.phase.tasks:
        yield from _task(task, card.tasks[task.id])
    if card.more is not None:
        yield _rect(card.more, "task dashed", 6)
        hidden = card.phase.count - len(card.phase.tasks)
        yield _said(f"and {hidden:,} more", card.more.middle, card.more.y + 16, "quiet", middle=True)
    if card.gate is not None:
        yield _rect(card.gate, "gate", 8)
        for number, line in enumerate(card.gate_lines):
            style = "name" if not number else "small"
            sign = "◆ " if not number else ""
            yield _said(
                fit(f"{sign}{line}", room), card.gate.x + PADDING / 2 + 2, card.gate.y + 19 + 18 * number, style
            )


def _task(task: TaskOutline, box: Box) -> Iterator[str]:
    marks = [task.kind, task.effect, "undo" if task.undo else "", "verify" if task.verify else ""]
    marks += ["may fail" if task.optional else "", "can't be undone" if task.irreversible else ""]
    more = detail(task)
    about = [task.title, more, task.about if more != task.about else "", f"when {task.when}" if task.when else ""]
    said = ", ".join(filter(None, marks))
    yield f"<g><title>{_text('; '.join(filter(None, [task.id, said, *about])))}</title>"
    if task.many:
        yield _rect(Box(box.x + 4, box.y + 4, box.width, box.height), "task", 6)
    yield _rect(box, f"task {task.effect}".rstrip(), 6)
    yield _said(fit(task.id, box.width - 20), box.x + 10, box.y + 18, "name")
    for number, line in enumerate(filter(None, [said, more])):
        yield _said(fit(line, box.width - 20, 11), box.x + 10, box.y + 33 + 18 * number, "quiet small")
    yield "</g>"


def _arrow(start: Box, end: Box, *, dashed: bool) -> str:
    """A line from the lower edge of a box to the upper edge of another."""
    x, y, to_x, to_y = start.middle, start.bottom, end.middle, end.y - 1
    bend = max(min((to_y - y) / 2, 40), 8)
    path = f"M{x:.1f} {y:.1f}C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}"
    return f'<path class="line{" dashed" if dashed else ""}" marker-end="url(#tip)" d="{path}"/>'


def _rect(box: Box, style: str, corner: int) -> str:
    return (
        f'<rect class="{style}" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
        f' rx="{corner}"/>'
    )


def _said(text: str, x: float, y: float, style: str, *, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}"{anchor}>{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(_BROKEN.sub(" ", one_line(text)))


def _rules(styles: dict[str, str]) -> str:
    return "".join(f"{selector}{{{style}}}" for selector, style in styles.items())
