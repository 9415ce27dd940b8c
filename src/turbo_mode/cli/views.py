"""Ways to watch an execution: live on a terminal, as lines in a log, as JSON for programs, or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Protocol

from turbo_mode.cli.block import block
from turbo_mode.cli.many import under_way
from turbo_mode.cli.note import Note
from turbo_mode.cli.notes import in_columns, on_one_line, subject_width
from turbo_mode.cli.prospect import Prospect
from turbo_mode.cli.screen import Screen
from turbo_mode.cli.story import title, told_of
from turbo_mode.cli.terminal import Line, Terminal, clean
from turbo_mode.cli.waits import wait_of, waits_until
from turbo_mode.cli.waits import waiting as locked
from turbo_mode.cli.words import count, listed, now_ms, short
from turbo_mode.core.machine.blueprint import FINALLY
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.plan import subplans
from turbo_mode.core.plan.model import Task
from turbo_mode.core.protocol.catalog import ended, progress_event, public_event
from turbo_mode.core.protocol.envelope import SCHEMA_VERSION, Envelope, timestamp
from turbo_mode.store.following import Seen

FRAME = 0.1
HEARTBEAT = 30.0


class View(Protocol):
    """What is told of an execution while it goes on; ``prospect`` is what is known of its future."""

    prospect: Prospect | None

    def see(self, seen: Seen) -> None:
        """An entry has been committed."""

    def pulse(self) -> None:
        """Some time has passed; called about ten times a second."""

    def remark(self, icon: str, text: str) -> None:
        """Something about our own part in it."""

    def close(self) -> None:
        """Nothing further follows."""


class LiveView:
    """The story in the scrollback, and a small block below it that moves. ``foot`` gives the block's last lines."""

    def __init__(self, terminal: Terminal, verbosity: int = 0) -> None:
        self.foot: Callable[[], list[Line]] = list
        self._terminal = terminal
        self._verbosity = verbosity
        self._screen = Screen(terminal)
        self._state: Execution | None = None
        self._family: dict[str, Execution] = {}
        self._above: list[str] = []
        self._names = 0
        self._drawn_at = 0.0
        self.prospect: Prospect | None = None

    def see(self, seen: Seen) -> None:
        if self._state is None:
            self._begin(seen.state)
        if seen.below:
            self._family[seen.state.id] = seen.state
            if seen.state.ended:
                del self._family[seen.state.id]
        note = told_of(seen)
        if note.level <= self._verbosity:
            self._tell(note)
        if time.monotonic() - self._drawn_at >= FRAME:
            self._draw()

    def pulse(self) -> None:
        for note in _news(self.prospect, self._state):
            self._tell(note)
        self._draw()

    def remark(self, icon: str, text: str) -> None:
        self._tell(Note(now_ms(), icon, "", text))
        self._draw()

    def close(self) -> None:
        self._screen.leave(self._above)
        self._above = []

    def _block(self, state: Execution) -> list[Line]:
        return block(state, now_ms(), self._terminal, self.foot(), self._family, self.prospect)

    def _begin(self, state: Execution) -> None:
        self._state = state
        tasks = list(state.blueprint.tasks.values()) if len(state.blueprint.tasks) <= 1000 else []
        below = [f"{task.id}/{id}" for task in tasks for id in _phases_below(state, task.task)]
        self._names = subject_width([*state.blueprint.phases, *(task.id for task in tasks), *below])
        head: Line = [
            ("bold", state.blueprint.plan.name),
            ("cyan", f"  {short(state.id)}"),
            ("dim", f"  {title(state)}"),
        ]
        self._above.append(self._terminal.render(head, self._terminal.width))

    def _tell(self, note: Note) -> None:
        lines = in_columns(note, self._terminal, self._terminal.width, self._names)
        self._above += [self._terminal.render(line) for line in lines]

    def _draw(self) -> None:
        self._drawn_at = time.monotonic()
        if self._state is None:
            return
        lines = [] if self._state.ended else self._block(self._state)
        width = self._terminal.width - 1
        rendered = [self._terminal.render(line, width) for line in lines]
        plain = ["".join(text for _, text in line)[:width] for line in lines]
        self._screen.draw(rendered, plain, self._above)
        self._above = []


class LogView:
    """One line an event, no control codes, and a sign of life every 30 seconds."""

    def __init__(self, terminal: Terminal, verbosity: int = 0) -> None:
        self._terminal = terminal
        self._verbosity = verbosity
        self._state: Execution | None = None
        self._spoke_at = time.monotonic()
        self.prospect: Prospect | None = None

    def see(self, seen: Seen) -> None:
        if self._state is None:
            self._state = seen.state
            self._say(f"{seen.state.blueprint.plan.name} {short(seen.state.id)}  {title(seen.state)}")
        note = told_of(seen)
        if note.level <= self._verbosity:
            self._say(on_one_line(note))
            for style, text in note.more:
                if style == "command":
                    self._say(f"         {clean(text)}")

    def pulse(self) -> None:
        for note in _news(self.prospect, self._state):
            self._say(on_one_line(note))
        if self._state is not None and not self._state.ended and time.monotonic() - self._spoke_at >= HEARTBEAT:
            said = _heartbeat(self._state, self.prospect)
            self._say(on_one_line(Note(now_ms(), self._state.public_status, "", said)))

    def remark(self, icon: str, text: str) -> None:
        self._say(on_one_line(Note(now_ms(), icon, "", text)))

    def close(self) -> None:
        pass

    def _say(self, text: str) -> None:
        self._spoke_at = time.monotonic()
        self._terminal.say(text)


class JsonView:
    """The public events as JSON lines, ``progress:updated`` at most once a second; the caller adds the summary."""

    def __init__(self, terminal: Terminal, version: str) -> None:
        self._terminal = terminal
        self._version = version
        self._state: Execution | None = None
        self._progress_at = 0.0
        self._told_seq = 0
        self.prospect: Prospect | None = None

    def see(self, seen: Seen) -> None:
        if self._state is None:
            self._state = seen.state
            data = {"schemaVersion": SCHEMA_VERSION, "version": self._version, "executionId": seen.state.id}
            self._put(Envelope("hello", f"{seen.state.id}:0", timestamp(seen.entry.at), data))
        if event := public_event(seen.seq, seen.entry, seen.state):
            self._put(event)

    def pulse(self) -> None:
        now, state = time.monotonic(), self._state
        if state is None or state.ended:
            return
        if self.prospect is not None:
            self._odd(state, self.prospect)
        if self._told_seq != state.seq and now - self._progress_at >= 1.0:
            self._progress_at, self._told_seq = now, state.seq
            self._put(self._progress(state))

    def _odd(self, state: Execution, prospect: Prospect) -> None:
        from turbo_mode.core.progress.anomalies import Anomaly
        from turbo_mode.core.progress.told import anomaly_told

        prospect.pulse(state)
        for each in prospect.take("json"):
            if isinstance(each, Anomaly):
                self._put(anomaly_told(state.id, each))

    def _progress(self, state: Execution) -> Envelope:
        if self.prospect is None:
            return progress_event(state, now_ms())
        from turbo_mode.core.progress.told import progress_told

        return progress_told(state, self.prospect.reading(state, now_ms()), self.prospect.left, now_ms())

    def remark(self, icon: str, text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _put(self, event: Envelope) -> None:
        self._terminal.write(event.to_json().decode() + "\n")


class Silence:
    """Nothing at all."""

    prospect: Prospect | None = None

    def see(self, seen: Seen) -> None:
        pass

    def pulse(self) -> None:
        pass

    def remark(self, icon: str, text: str) -> None:
        pass

    def close(self) -> None:
        pass


class Several:
    """Several views at once."""

    def __init__(self, *views: View) -> None:
        self._views = views

    @property
    def prospect(self) -> Prospect | None:
        return self._views[0].prospect if self._views else None

    @prospect.setter
    def prospect(self, found: Prospect | None) -> None:
        for view in self._views:
            view.prospect = found

    def see(self, seen: Seen) -> None:
        for view in self._views:
            view.see(seen)

    def pulse(self) -> None:
        for view in self._views:
            view.pulse()

    def remark(self, icon: str, text: str) -> None:
        for view in self._views:
            view.remark(icon, text)

    def close(self) -> None:
        for view in self._views:
            view.close()


def _phases_below(state: Execution, task: Task) -> list[str]:
    """The phases of the plan that a task calls."""
    call = subplans.call_of(task) if task.plan is not None else None
    inner = subplans.find(state.blueprint.plan, call) if call is not None else None
    return [phase.id for phase in inner.phases] if inner else []


def _news(prospect: Prospect | None, state: Execution | None) -> Iterator[Note]:
    """What has been found out since, as notes."""
    if prospect is None or state is None:
        return
    prospect.pulse(state)
    for each in prospect.take("people"):
        from turbo_mode.cli.prospects import note_of

        yield note_of(each)


def _heartbeat(state: Execution, prospect: Prospect | None) -> str:
    total, done = state.total, ended(state)
    percentage = int(prospect.reading(state, now_ms()).percentage) if prospect else 100 * done // max(total, 1)
    running = under_way(state, [attempt.task for attempt in state.attempts.values()])
    said = f"{percentage} %, {done:,} of {count(total, 'task')}"
    held = [id for id, phase in state.phases.items() if phase.status == "HELD" and id != FINALLY]
    waiting = [f"{id} {when}" for id in state.phases if (when := waits_until(state, id))]
    if state.awaiting:
        waiting += [said for id in state.phases for said in locked(state, id)]
    left = prospect.remaining if prospect else ""
    parts = [said, left, f"running {listed(running)}" if running else "", f"held {listed(held)}" if held else ""]
    parts += [f"waiting: {listed(waiting)}" if waiting else "", wait_of(state, "")]
    return ", ".join(part for part in parts if part)
