"""How facts are put into Markdown: names, numbers, times, and texts that somebody else has written.

What comes from outside (a title, an error, an output) may hold anything. It is put on one line, cut to a length that is
named, and either stands in a code span or has every sign escaped that Markdown, HTML or a table would take for its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec import json

from turbo_mode.core.regex import regex

LONGEST = 300
"""Characters of a foreign text; the rest is counted."""
LONGEST_NAME = 120
LONGEST_PROGRAM = 4000

_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\s]+")
_UNPRINTABLE = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPECIAL = regex(r"([\\`*_{}\[\]<>#|&!~$^])")
_LINKED = regex(r"://|www\.|@|mailto:", re.IGNORECASE)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def one_line(text: str, most: int = LONGEST) -> str:
    """A text on one line, without signs that can't be seen; what is left out is named by its length."""
    line = _CONTROL.sub(" ", text[: 4 * most + 200]).strip()
    if len(line) <= most and len(text) <= 4 * most + 200:
        return line
    return f"{line[:most].rstrip()}… ({len(text):,} characters in all)"


def code(text: str, most: int = LONGEST_NAME) -> str:
    """A code span, whatever the text holds; a pipe is escaped by the table in which it stands."""
    line = one_line(text, most) or " "
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    if not longest:
        return f"`{line}`"
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}"


def plain(text: str, most: int = LONGEST) -> str:
    """A foreign text as prose, without a full stop at its end; one with an address in it is shown as code."""
    line = one_line(text, most)
    if _LINKED.search(line):
        return code(text, most)
    return _SPECIAL.sub(r"\\\1", line).removesuffix(".")


def cited(sentence: str, *seqs: int) -> str:
    """A sentence with the entries from which it is known; its full stop comes last."""
    known = ", ".join(f"#{seq}" for seq in seqs if seq)
    return f"{sentence} ({known})." if known else f"{sentence}."


def count(number: int, word: str) -> str:
    """``1 task``, ``1,000 tasks``."""
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number:,} {word if number == 1 else plural}"


def length(ms: int) -> str:
    """How long: ``0.3 s``, ``42 s``, ``12 min 5 s``, ``1 h 2 min``."""
    if ms < 10_000:
        return f"{max(ms, 0) / 1000:.1f} s"
    seconds = ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    parts = [(hours, "h"), (minutes, "min"), (0 if hours else seconds % 60, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def moment(ms: int) -> str:
    """When, in UTC: ``2026-11-26 19:41:35 UTC``."""
    return (_EPOCH + timedelta(milliseconds=ms)).strftime("%Y-%m-%d %H:%M:%S UTC")


def size(number: int) -> str:
    """Bytes."""
    return f"{number:,} bytes" if number != 1 else "1 byte"


def share(number: float) -> str:
    """A confidence or a chance: two decimals."""
    return f"{number:.2f}"


def amount(number: float) -> str:
    """A number of a budget."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"


def value(data: object, most: int = LONGEST_NAME) -> str:
    """An input or an output as code; its length is named where it is long."""
    text = data if isinstance(data, str) else json.encode(data, order="sorted").decode()
    return code(text, most) if text else "an empty text"


def listed(names: Sequence[str], most: int = 10) -> str:
    """Names as code: ``a``, ``b`` and 3 more."""
    shown = [code(name) for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def program(text: str, most: int = LONGEST_PROGRAM) -> str:
    """A program as it is, cut to a length that is named."""
    shown = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", "    ")
    shown = "\n".join(line.rstrip() for line in shown[:most].split("\n")).strip("\n")
    return shown if len(text) <= most else f"{shown}\n# … ({len(text):,} characters in all)"


def folded(text: str, width: int = 78) -> str:
    """A program to be read, in lines of at most ``width`` columns where it has spaces: each fold ends with a ``\\``."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, width))


def _parts(line: str, width: int) -> list[str]:
    parts, indent = [], " " * (len(line) - len(line.lstrip()) + 4)
    while len(line) > width and (at := line.rfind(" ", len(indent), width - 1)) > 0:
        parts.append(f"{line[:at].rstrip()} \\")
        line = indent + line[at + 1 :].lstrip()
    return [*parts, line]


def by_whom(who: str) -> str:
    """Who has decided or done something: rules and models by their word, people by their name."""
    return {"rules": "the rules", "expectedValue": "expected value", "": "nobody"}.get(who) or code(who)
