"""A small block at the end of the scrollback that is redrawn in place, and lines that are left above it.

No alternate screen: what was said stays. One write a frame, wrapped in synchronized output, and only lines that have
changed are sent, so nothing flickers and little is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.cli.terminal import Terminal, columns

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
_REST_OF_LINE, _REST_OF_SCREEN = "\x1b[K", "\x1b[J"


class Screen:
    """The block on a terminal that can move its cursor. Lines come rendered; ``plain`` gives their widths."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._shown: list[str] = []
        self._widths: list[int] = []
        self._hidden = False

    def draw(self, lines: Sequence[str], plain: Sequence[str], above: Sequence[str] = ()) -> None:
        """Show the block ``lines``, after leaving ``above`` for good. Every line of the block must fit the width."""
        if not above and list(lines) == self._shown:
            return
        out = [_BEGIN, "" if self._hidden else _HIDE]
        self._hidden = True
        if above or len(lines) != len(self._shown):
            out.append(self._to_top() + _REST_OF_SCREEN)
            out.extend(f"{line}\n" for line in above)
            out.append("\n".join(lines))
        else:
            out.append(self._to_top())
            out.append("\n".join(self._changed(lines)))
        out.append(_END)
        self._shown, self._widths = list(lines), [columns(text) for text in plain]
        self._terminal.write("".join(out))

    def leave(self, lines: Sequence[str] = ()) -> None:
        """Take the block away and leave ``lines``."""
        text = (self._to_top() + _REST_OF_SCREEN if self._shown else "") + "".join(f"{line}\n" for line in lines)
        if self._hidden:
            text = _SHOW + text
        self._shown, self._widths, self._hidden = [], [], False
        if text:
            self._terminal.write(text)

    def _changed(self, lines: Sequence[str]) -> list[str]:
        pairs = zip(lines, self._shown, strict=True)
        return ["" if line == before else f"{line}{_REST_OF_LINE}" for line, before in pairs]

    def _to_top(self) -> str:
        if not self._shown:
            return "\r"
        width = self._terminal.size[0]
        rows = sum(max(1, -(-taken // width)) for taken in self._widths)  # a narrowed terminal has wrapped them
        return f"\x1b[{rows - 1}A\r" if rows > 1 else "\r"
