"""Where the parts of a picture of a plan stand: phases in layers from top to bottom, tasks in layers inside each.

A layer holds what waits for the same number of others. Lengths are pixels; texts are measured by a usual letter, which
is near enough for what has room to spare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from turbo_mode.plans.outline import Outline, PhaseOutline, TaskOutline, one_line

TASK_WIDTH, TASK_HEIGHT = 176, 42
GAP, PADDING = 14, 16
BETWEEN = 44
"""Between two layers of phases."""
TITLE, LINE = 24, 18
NARROWEST, WIDEST = 300, 760
TASKS_IN_ROW = 4
WIDEST_ROW = 1700
LETTER = 6.6
"""Pixels of a usual letter, at 12 pixels."""


@dataclass(slots=True)
class Box:
    """A rectangle; ``x`` and ``y`` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Halfway from left to right."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(slots=True)
class Card:
    """One phase: its box, its lines of text, and the boxes of its tasks; ``more`` is that of those not shown."""

    phase: PhaseOutline
    title: str
    lines: list[str]
    box: Box
    tasks: dict[str, Box] = field(default_factory=dict)
    more: Box | None = None
    gate: Box | None = None
    gate_lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Picture:
    """A plan laid out. ``arrows`` lead from card to card, by phase id; dashed ones are followed after a bad end."""

    plan: Outline
    cards: dict[str, Card]
    arrows: list[tuple[str, str, bool]]
    width: float
    height: float


FINALLY = "finally"


def lay_out(plan: Outline) -> Picture:
    """Places everything of an outline that is folded already."""
    cards = {phase.id: _card(phase, f"{number} {phase.id}") for number, phase in enumerate(plan.phases, 1)}
    arrows = [(need.id, phase.id, bool(need.ends)) for phase in plan.phases for need in phase.needs if need.id in cards]
    levels = _levels({phase.id: [need.id for need in phase.needs] for phase in plan.phases})
    rows = [row for level in _by_level(levels) for row in _rows([cards[id] for id in level])]
    if plan.finally_:
        last = PhaseOutline(id=FINALLY, tasks=plan.finally_, count=len(plan.finally_))
        followed = {before for before, _, _ in arrows}
        arrows += [(id, FINALLY, False) for id in cards if id not in followed]
        cards[FINALLY] = _card(last, FINALLY)
        rows.append([cards[FINALLY]])
    head = min(measure(plan.title), WIDEST)
    width = max([head, *(sum(card.box.width + BETWEEN for card in row) - BETWEEN for row in rows)])
    y = 0.0
    for row in rows:
        x = (width - sum(card.box.width + BETWEEN for card in row) + BETWEEN) / 2
        for card in row:
            _move(card, x, y)
            x += card.box.width + BETWEEN
        y += max(card.box.height for card in row) + BETWEEN
    return Picture(plan, cards, arrows, width, max(y - BETWEEN, 0.0))


def detail(task: TaskOutline) -> str:
    """What a task has to say beyond its kind and its effect."""
    return f"×{task.many}" if task.many else task.about


def measure(text: str, size: float = 12) -> float:
    """About how wide a text is."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text) * LETTER * size / 12


def fit(text: str, width: float, size: float = 12) -> str:
    """A text on one line, in at most so many pixels."""
    text = one_line(text)
    if measure(text, size) <= width:
        return text
    kept = text
    while kept and measure(f"{kept}…", size) > width:
        kept = kept[: min(len(kept) - 1, int(width / LETTER) + 1)]
    return f"{kept.rstrip()}…"


def _levels(needs: dict[str, list[str]]) -> dict[str, int]:
    """The longest way from the start to each node. There is no circle: a plan that has one was refused before."""
    waiting = {id: sum(need in needs for need in wanted) for id, wanted in needs.items()}
    followers: dict[str, list[str]] = {id: [] for id in needs}
    for id, wanted in needs.items():
        for need in wanted:
            if need in followers:
                followers[need].append(id)
    levels = {id: 0 for id, count in waiting.items() if not count}
    ready = list(levels)
    for id in ready:
        for follower in followers[id]:
            levels[follower] = max(levels.get(follower, 0), levels[id] + 1)
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    return {id: levels[id] for id in needs}


def _by_level(levels: dict[str, int]) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for id, level in levels.items():
        rows.setdefault(level, []).append(id)
    return [rows[level] for level in sorted(rows)]


def _rows(cards: Sequence[Card]) -> Iterator[list[Card]]:
    """Cards side by side, as many as fit."""
    row: list[Card] = []
    for card in cards:
        if row and sum(each.box.width + BETWEEN for each in row) + card.box.width > WIDEST_ROW:
            yield row
            row = []
        row.append(card)
    if row:
        yield row


def _card(phase: PhaseOutline, title: str) -> Card:
    by_id = {task.id: task for task in phase.tasks}
    notes = [phase.title, *(["its tasks start together"] if phase.parallel else [])]
    notes += [f"when {phase.when}"] if phase.when else []
    lines = [line for line in [*notes, *phase.notes] if line]
    gate_lines = list(_gate_lines(phase))
    rows = [row for level in _by_level(_task_levels(phase.tasks)) for row in _chunks(level, TASKS_IN_ROW)]
    columns = max([len(row) for row in rows] + [1])
    wanted = max([columns * (TASK_WIDTH + GAP) - GAP] + [measure(text) for text in (title, *lines, *gate_lines)])
    width = min(max(wanted + 2 * PADDING, NARROWEST), WIDEST)
    card = Card(phase, title, lines, Box(0, 0, width, 0), gate_lines=gate_lines)
    y: float = PADDING + TITLE + LINE * len(lines)
    for row in rows:
        x = (width - len(row) * (TASK_WIDTH + GAP) + GAP) / 2
        for id in row:
            card.tasks[id] = Box(x, y, TASK_WIDTH, TASK_HEIGHT + LINE * bool(detail(by_id[id])))
            x += TASK_WIDTH + GAP
        y += max(card.tasks[id].height for id in row) + GAP + 6
    if phase.count > len(phase.tasks):
        card.more = Box((width - TASK_WIDTH) / 2, y, TASK_WIDTH, TASK_HEIGHT - LINE)
        y = card.more.bottom + GAP
    if gate_lines:
        card.gate = Box(PADDING / 2, y, width - PADDING, TITLE + LINE * (len(gate_lines) - 1) + PADDING / 2)
        y = card.gate.bottom + PADDING / 2
    card.box.height = y
    return card


def _task_levels(tasks: Iterable[TaskOutline]) -> dict[str, int]:
    return _levels({task.id: [need.id for need in task.needs] for task in tasks})


def _chunks(ids: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _gate_lines(phase: PhaseOutline) -> Iterator[str]:
    if phase.gate is None:
        return
    yield phase.gate.question or "gate"
    if phase.gate.evidence:
        yield f"looks at {', '.join(phase.gate.evidence)}"
    if phase.gate.approve:
        yield f"asks {', '.join(phase.gate.approve)}"
    for option in phase.gate.options:
        yield f"{option.id}: {option.says}"


def _move(card: Card, x: float, y: float) -> None:
    for box in (card.box, card.more, card.gate, *card.tasks.values()):
        if box is not None:
            box.x += x
            box.y += y
