"""Questions asked on the terminal while everything else goes on, and the keys of the live view.

A number picks an option, Enter confirms it, so that a stray key decides nothing. Every key is also a command.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from turbo_mode.cli.keyboard import Keyboard
from turbo_mode.cli.terminal import Line, Terminal, clean, columns
from turbo_mode.cli.words import short
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import TurboModeError
from turbo_mode.operations import executions
from turbo_mode.store.place import Place

_ESCAPE, _ENTER = "\x1b", "\r\n"
_SHOWN_FOR = 4.0


class Asker:
    """The last lines of the live view. ``wants_to_leave`` is set when ``q`` was typed."""

    def __init__(self, place: Place, execution: str, terminal: Terminal, keyboard: Keyboard) -> None:
        self.wants_to_leave = False
        self._place = place
        self._execution = execution
        self._terminal = terminal
        self._keyboard = keyboard
        self._state: Execution | None = None
        self._open: dict[tuple[str, str], dict[str, Any]] = {}
        self._picked = ""
        self._asked = ("", "")
        self._said = ""
        self._said_at = 0.0

    def look(self, state: Execution, family: Sequence[Execution]) -> None:
        """Take the keys that were typed; ``state`` is the present one, the questions of its ``family`` are asked."""
        self._state = state
        self._open = {(each.id, name): question for each in family for name, question in each.questions.items()}
        if self._asked not in self._open:
            self._picked, self._asked = "", next(iter(self._open), ("", ""))
        keys = self._keyboard.keys()
        if len(keys) > 1 and keys[0] == _ESCAPE:
            return  # an arrow or the like
        for key in keys:
            self._press(key)

    def foot(self) -> list[Line]:
        """The lines below the phases."""
        if self._state is None or not self._keyboard.is_there:
            return []
        lines = []
        if self._said and time.monotonic() - self._said_at < _SHOWN_FOR:
            lines.append([("plain", " "), self._terminal.icon("NOTICE"), ("yellow", f" {self._said}")])
        if question := self._open.get(self._asked):
            lines.append(self._question(question))
        pause = "go on" if self._state.paused else "pause"
        lines.append([("dim", " "), ("bold", "p"), ("dim", f" {pause}   "), ("bold", "q"), ("dim", " leave")])
        return lines

    def _question(self, question: dict[str, Any]) -> Line:
        line: Line = [("plain", " "), self._terminal.icon("HELD"), ("bold", f" {self._name()}  ")]
        if self._picked:
            return [*line, ("bold yellow", f"{self._picked}?"), ("plain", "   Enter confirms, Esc goes back")]
        options: Line = []
        for number, option in enumerate(_permitted(question)[:9], 1):
            options += [("plain", "   "), ("bold yellow", str(number)), ("plain", f" {option['name']}")]
        if others := len(self._open) - 1:
            options.append(("dim", f"   and {others} more"))
        asked = clean(question["question"])  # it stands above already, and may be left out here
        if sum(columns(text) for _, text in (*line, *options)) + columns(asked) < self._terminal.width:
            line.append(("plain", asked))
        return line + options

    def _press(self, key: str) -> None:
        assert self._state is not None
        question = self._open.get(self._asked)
        if key == "q":
            self.wants_to_leave = True
        elif key == "p":
            self._do(executions.release if self._state.paused else executions.pause, self._execution)
        elif question and key.isdigit() and 0 < int(key) <= len(_permitted(question)):
            self._picked = _permitted(question)[int(key) - 1]["name"]
        elif key == _ESCAPE:
            self._picked = ""
        elif key in _ENTER and self._picked:
            picked, self._picked = self._picked, ""
            asker, name = self._asked
            self._do(lambda place, id: executions.answer(place, id, name, picked), asker)

    def _name(self) -> str:
        """What a question is called: ``d1``, and of a child with its short id."""
        asker, name = self._asked
        return name if asker == self._execution else f"{short(asker)}/{name}"

    def _do(self, operation: Any, execution: str) -> None:
        try:
            operation(self._place, execution)
        except TurboModeError as error:
            self._said, self._said_at = error.message, time.monotonic()


def _permitted(question: dict[str, Any]) -> list[dict[str, Any]]:
    return [option for option in question["options"] if option.get("permitted", True)]
