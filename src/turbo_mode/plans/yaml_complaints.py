"""Why a text is not YAML, in our words, with the usual cause: mostly a quote or a bracket that YAML reads itself."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from turbo_mode.core.plan.nodes import Node, quoted
from turbo_mode.core.regex import regex
from turbo_mode.plans.unreadable import Unreadable

_NO_SPACE = regex(r"\s*(?:- )?\w+:[^\s/]")
"""A key whose colon has no space behind it; an address isn't one."""
_NO_COLON = regex(r"\s*(?:- )?\w+ *=")
_PAIR = regex(r"(\s*(?:- )*)([\w-]+): +[^\s|>&*#].*")
_QUOTED_VALUE = regex(r"\s*(?:- )*(?:[\w.-]+:\s+)?(?P<value>(?P<quote>['\"])[^\n]*?)\s*(?:\s#[^'\"\n]*)?$")
_VALUE = regex(r"\s*(?:- )*[\w.-]+:\s+([^\s'\"\[{|>&*#!%@`].*?)\s*(?:\s#.*)?$")
_QUOTES = regex(r"""(?:^|(?<=[\s\[{,]))(?:'(?:''|[^'])*('|$)|"(?:\\.|[^"\\])*("|$))""")
"""A text in quotes, as far as it goes; without its last quote if there is none."""
_BEFORE_VALUE = regex(r"[\w\"'.-]+:\s+|[\[{,]\s*")
_LONGEST = 120
_ARGUMENTS = 6
"""So many of a call are looked for when its commas have torn it apart."""
_AROUND = 20_000
"""So far back is looked for the quote with which it all began."""


def explained(text: str, error: yaml.MarkedYAMLError) -> Unreadable:
    """The parser's complaint in our words, with the usual cause."""
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "it can't be read"
    if "find expected ':'" in problem and error.context_mark:
        mark = error.context_mark
    at = min(mark.index, max(len(text) - 1, 0)) if mark else -1
    if (found := _never_closed(text, at, error) or _quoted_in_part(text, at, problem)) is not None:
        return found
    start = text.rfind("\n", 0, max(at, 0)) + 1
    if "mapping values" in problem and _NO_SPACE.match(text, text.rfind("\n", 0, max(start - 1, 0)) + 1):
        start = text.rfind("\n", 0, start - 1) + 1
        at = start + len(text[start:]) - len(text[start:].lstrip(" -"))
    line = text[start:].partition("\n")[0]
    in_brackets = "flow" in (error.context or "") and "${{" not in line
    if (found := _needs_quotes(line, start, at) if in_brackets else _with_colon(line, start, at, problem)) is not None:
        return found
    return Unreadable("this is not YAML", at, at + 1, label=problem, help=_cause(text, line, at, error, problem))


def _cause(text: str, line: str, at: int, error: yaml.MarkedYAMLError, problem: str) -> str:
    """What is usually wrong where the parser says this."""
    advice = ""
    if "${{" in line and error.context and "flow" in error.context:
        advice = 'inside { } and [ ] a text with ${{ }} needs quotes: {NAME: "${{ inputs.name }}"}'
    elif _NO_SPACE.match(line):
        advice = "a space belongs behind the colon"
    elif "expected ':'" in problem and _NO_COLON.match(line):
        advice = "a key ends with a colon, and no `=`"
    elif "mapping values" in problem and (above := _deeper(text, at)):
        advice = f"this line is indented deeper than `{above}` above it, which has its value already"
    elif "expected key" in problem or "'-' indicator" in problem:
        advice = "this line begins in another column than those that it belongs to"
    elif "mapping values" in problem:
        advice = "a text with `: ` in it needs quotes"
    elif "tab" in problem or text[at : at + 1] == "\t":
        advice = "indent with spaces; YAML doesn't allow tabs"
    elif "cannot start any token" in problem:
        advice = "a text that begins with this sign needs quotes"
    elif "flow" in (error.context or ""):
        advice = "a bracket is never closed, or a text with special signs needs quotes"
    elif "anchor" in problem or "alias" in (error.context or ""):
        advice = "a text that begins with * or & needs quotes"
    return advice


def _deeper(text: str, at: int) -> str:
    """The key above, if it has a value and the line of a place begins further in than it, with a key of its own."""
    start = text.rfind("\n", 0, max(at, 0)) + 1
    own = text[start:at]
    above = _PAIR.match(text[:start].rstrip("\n").rpartition("\n")[2])
    inside = above is not None and len(own) - len(own.lstrip()) > len(above[1])
    return above[2] if above is not None and inside and own.strip().isidentifier() else ""


def _never_closed(text: str, at: int, error: yaml.MarkedYAMLError) -> Unreadable | None:
    """A quote that isn't closed on its line, where that is why reading failed: at its end, or further down."""
    if error.context_mark and "quoted scalar" in (error.context or "") and "\n" in text[error.context_mark.index : at]:
        return _open_quote(text, error.context_mark.index)
    begin = text.rfind("\n", 0, max(at - _AROUND, 0)) + 1
    for match in _QUOTES.finditer(text, begin, len(text)):
        if match.start() >= at:
            return None
        if "\n" in match[0] and match.end() <= at + 1 and "\n" not in text[match.end() : at]:
            return _open_quote(text, match.start())
    return None


def _open_quote(text: str, start: int) -> Unreadable:
    end = text.find("\n", start)
    return Unreadable(
        "this is not YAML", start, end if end > start else len(text), label="this quote isn't closed on its line",
        help="close it, or write it twice where it is meant",
    )  # fmt: skip


def _quoted_in_part(text: str, at: int, problem: str) -> Unreadable | None:
    """A value that begins with a quote and goes on behind the next one; or has a sign that quotes give a meaning."""
    start = text.rfind("\n", 0, max(at, 0)) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    if "escape character" in problem:
        opening, closing = line.rfind('"', 0, at - start), line.find('"', at - start)
        inside = line[opening + 1 : closing]
        if 0 <= opening < closing and "'" not in inside:
            return Unreadable(
                "this is not YAML", start + opening, start + closing + 1, label=f"write `'{inside[:_LONGEST]}'`",
                help="in double quotes a backslash has a meaning of its own, in single quotes it hasn't",
            )  # fmt: skip
        return None
    found = _QUOTED_VALUE.match(line)
    if found is None or "expected key" not in problem or not found.start("value") < at - start <= found.end("value"):
        return None
    value, quote = found["value"], found["quote"]
    inside = value[1:-1] if value.endswith(quote) and len(value) > 1 else value
    if inside is value and value.count(quote) % 2:
        return None
    other = "'" if quote == '"' else '"'
    right = f"{other}{inside}{other}" if other not in inside and "\\" not in inside else quoted(inside)
    begin, end = (start + offset for offset in found.span("value"))
    return Unreadable(
        "this is not YAML", begin, end, label=f"write `{right[:_LONGEST]}`",
        help="what begins with a quote ends with the next one: put other quotes around all of it",
    )  # fmt: skip


def _needs_quotes(line: str, start: int, at: int) -> Unreadable | None:
    """A value inside of { } or [ ] that has signs of YAML in it: ``{text: rows[0].body}``."""
    column = at - start
    begins = [match.end() for match in _BEFORE_VALUE.finditer(line, 0, column)]
    begin = next((each for each in reversed(begins) if line[each : each + 1] not in ("", "'", '"', "[", "{")), None)
    if begin is None or begin > column:
        return None
    end = _end_of_value(line, begin)
    value = line[begin:end].rstrip()
    if end is None or not value or end <= column:
        return None
    return Unreadable(
        "this is not YAML", start + begin, start + begin + len(value), label=f"write `{quoted(value)[:_LONGEST]}`",
        help="inside of { } and [ ] a text with brackets, commas or `: ` needs quotes",
    )  # fmt: skip


def _with_colon(line: str, start: int, at: int, problem: str) -> Unreadable | None:
    """A value that has ``: `` in it, which begins a mapping in YAML."""
    found = _VALUE.match(line) if "mapping values" in problem else None
    if found is None or not found.start(1) < at - start < found.end(1):
        return None
    begin, end = (start + offset for offset in found.span(1))
    return Unreadable(
        "this is not YAML", begin, end, label=f"write `{quoted(found[1])[:_LONGEST]}`",
        help="a text with `: ` in it needs quotes",
    )  # fmt: skip


def _end_of_value(line: str, begin: int) -> int | None:
    """Where a value ends inside of brackets: at a comma or a bracket that isn't its own; None if it never does."""
    depth, quote = 0, ""
    for index in range(begin, len(line)):
        sign = line[index]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([{":
            depth += 1
        elif depth and sign in ")]}":
            depth -= 1
        elif not depth and sign in ",]}":
            return index
    return None


def torn(text: str, pairs: Sequence[tuple[Node, Node]], key: Node) -> Unreadable | None:
    """What ``{ok: list.all(x, x.ok)}`` becomes: a comma inside of { } ends the text, so the rest is a key."""
    if key.text.count(")") <= key.text.count("("):
        return None
    for _, value in reversed(pairs[-_ARGUMENTS:]):
        if value.kind != "scalar" or not value.plain:
            return None
        if value.text.count("(") > value.text.count(")"):
            whole = text[value.start : key.end]
            return None if "\n" in whole else Unreadable(
                "this is not YAML", value.start, key.end, label=f"write `{quoted(whole)[:_LONGEST]}`",
                help="inside of { } a comma ends a text that has no quotes",
            )  # fmt: skip
    return None
