"""What a shell sees of a script: which of its text is quoted or a comment, and a quote that is never closed."""

from __future__ import annotations

import re
from typing import NamedTuple

from turbo_mode.core.regex import regex

_HEREDOC = regex(r"<<-?[ \t]*(['\"\\]?)(\w+)['\"]?")
_ESCAPED = regex(r"\$'(?:[^'\\]|\\.)*'", re.DOTALL)
"""A quoted text in which a quote may be escaped."""
_BEFORE_COMMENT = frozenset(" \t\n;|&(")


class Seen(NamedTuple):
    """The script with blanks for what no variable is looked up in; where a quote begins that never ends, or -1."""

    text: str
    open_at: int = -1


class _Script:
    """Reads a script from left to right. ``around``: the quotes and brackets that are open, with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.seen = list(text)
        self.around: list[tuple[str, int]] = []
        self.bodies: list[tuple[str, bool]] = []

    def read(self) -> Seen:
        at = 0
        while at < len(self.text):
            step = self._step(at)
            if step < 0:
                return Seen("".join(self.seen), at)
            at = step
        quotes = [place for sign, place in self.around if sign == '"']
        return Seen("".join(self.seen), quotes[0] if quotes else -1)

    def _step(self, at: int) -> int:
        """Takes what begins at a place; where the next begins, or -1 for a quote without an end."""
        text, sign = self.text, self.text[at]
        inside = self.around[-1][0] if self.around else ""
        if sign == "\\":
            self._blank(at, at + 2)
            return at + 2
        if sign == inside and sign in '")}`':
            self.around.pop()
        elif sign in '"`' and not (sign == '"' and inside == '"'):
            self.around.append((sign, at))
        elif sign == "$" and text[at + 1 : at + 2] in ("(", "{"):
            self.around.append((")" if text[at + 1] == "(" else "}", at))
            return at + 2
        elif inside == '"' or (inside == "}" and any(each == '"' for each, _ in self.around)):
            return at + 1
        elif sign == "(" and inside == ")":
            self.around.append((")", at))
        elif found := _ESCAPED.match(text, at):
            return self._blank(at, found.end())
        elif sign == "'":
            return self._blank(at, text.find("'", at + 1) + 1)
        elif sign == "#" and (at == 0 or text[at - 1] in _BEFORE_COMMENT):
            end = text.find("\n", at)
            return self._blank(at, end if end >= 0 else len(text))
        elif sign == "<" and self._is_heredoc(at) and (found := _HEREDOC.match(text, at)):
            self.bodies.append((found[2], bool(found[1])))
            return found.end()
        elif sign == "\n" and self.bodies:
            return self._body(at + 1)
        return at + 1

    def _is_heredoc(self, at: int) -> bool:
        """Neither a text that is read (``<<<``) nor a shift in a calculation."""
        text = self.text
        if text[at : at + 3] == "<<<" or text[at - 1 : at] == "<":
            return False
        return text.rfind("((", 0, at) <= text.rfind("))", 0, at)

    def _body(self, at: int) -> int:
        """The lines that a command reads, up to the word that ends them; those after a quoted word are as they are."""
        for word, quoted in self.bodies:
            end = re.compile(rf"^\t*{re.escape(word)}[ \t]*$", re.MULTILINE).search(self.text, at)
            last = end.end() if end is not None else len(self.text)
            if quoted:
                self._blank(at, last)
            at = last
        self.bodies = []
        return at

    def _blank(self, start: int, end: int) -> int:
        if end <= start:
            return -1
        self.seen[start:end] = [sign if sign == "\n" else " " for sign in self.seen[start:end]]
        return end


def seen_by_shell(script: str) -> Seen:
    """What a shell sees of a script."""
    return _Script(script).read()
