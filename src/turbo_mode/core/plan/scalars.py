"""Single values as authors write them: ids, durations, numbers, choices; and the fix when one can't be read."""

from __future__ import annotations

import re

from turbo_mode.core.plan import words
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.nodes import Node, Unusable, scalar_value
from turbo_mode.core.plan.specs import Choice, Number, Text

_ID = re.compile(r"[a-z][A-Za-z0-9_]*")
_DURATION = re.compile(r"([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+")
_LONGEST_ID = 64
_TEN_YEARS = 3660 * 86_400_000


class Bad(Exception):
    """A value can't be read as what it should be."""

    def __init__(self, code: str, message: str, label: str = "", *, note: str = "", help: str = "") -> None:
        self.code = code
        self.message = message
        self.label = label
        self.note = note
        self.help = help
        super().__init__(message)


def identifier(text: str, *, reserved: bool = True) -> None:
    """Raises ``Bad`` for what can't be an id; ``reserved`` words neither, where expressions name it."""
    if _ID.fullmatch(text) and len(text) <= _LONGEST_ID:
        if reserved and text in words.RESERVED:
            raise Bad("E0106", f"`{text}` can't be an id", "expressions keep this word for themselves")
        return
    shown = text if len(text) <= _LONGEST_ID else f"{text[:_LONGEST_ID]}..."
    proposal = words.camel_case(text)
    label = "letters, digits and _; starts with a small letter"
    note = ""
    if re.fullmatch(r"[A-Za-z0-9_]+-[A-Za-z0-9_-]+", shown):
        note = f"`-` is minus in an expression: tasks.{shown} would be a subtraction"
    elif len(text) > _LONGEST_ID:
        label = f"at most {_LONGEST_ID} characters"
    raise Bad("E0106", f"`{shown}` can't be an id", label, note=note, help=f"write `{proposal}`" if proposal else "")


def duration(text: str) -> None:
    """Raises ``Bad`` for what isn't a duration."""
    if len(text) > 40 or not _DURATION.fullmatch(text):
        proposal = words.as_duration(text.strip())
        shown = text if len(text) <= 40 else f"{text[:40]}..."
        raise Bad(
            "E0105", f"`{shown}` is not a duration", "expected a number and a unit: ms, s, m, h, d",
            help=f"write `{proposal}`" if proposal else "",
        )  # fmt: skip
    if milliseconds(text) > _TEN_YEARS:
        raise Bad("E0105", f"`{text}` is too long", "ten years at most")


def pattern(text: str, form: Text) -> None:
    """Raises ``Bad`` for a text that doesn't have its form."""
    if form.pattern is None or (form.pattern.match(text) and "\n" not in text):
        return
    if ":" in form.pattern.pattern:
        advice = "as in `package.module:function`"
        raise Bad("E0105", f"`{text[:80]}` names no function", "expected module:function", help=advice)
    proposal = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64]
    raise Bad(
        "E0105", f"`{text[:80]}` can't be the name", "a-z, 0-9 and -, beginning with a letter or digit",
        help=f"write `{proposal}`, and what people read into `title`" if proposal else "",
    )  # fmt: skip


def number(node: Node, form: Number) -> int | float:
    """A number in its range. Raises ``Bad``."""
    kind = "a whole number" if form.whole else "a number"
    try:
        value = scalar_value(node)
    except Unusable as reason:
        raise Bad("E0105", f"`{node.text[:40]}` can't be used: {reason}") from None
    if isinstance(value, str | bool) or value is None or (form.whole and not isinstance(value, int)):
        percent = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*%", node.text)
        advice = f"write `{float(percent[1]) / 100:g}`" if percent else ""
        if not node.plain and re.fullmatch(r"[0-9.]+", node.text):
            advice = f"write {node.text} without quotes"
        raise Bad("E0104", f"expected {kind}, found `{node.text[:40]}`", f"{kind} is needed here", help=advice)
    if (form.low is not None and value < form.low) or (form.high is not None and value > form.high):
        bounds = f"{form.low:g} to {form.high:g}" if form.high is not None else f"{form.low:g} or more"
        raise Bad("E0105", f"{node.text[:40]} is out of range", f"expected {bounds}")
    return value if form.whole else float(value)


def truth(node: Node) -> bool:
    """True or false. Raises ``Bad``."""
    if node.plain and node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text[0] in "tT"
    guess = {"yes": "true", "on": "true", "true": "true", "1": "true"} | {
        "no": "false", "off": "false", "false": "false", "0": "false"
    }  # fmt: skip
    proposal = guess.get(node.text.lower())
    raise Bad(
        "E0104", f"expected true or false, found `{node.text[:40]}`", "only `true` and `false` are (YAML 1.2)",
        help=f"write `{proposal}`" if proposal else "",
    )  # fmt: skip


def choose(node: Node, form: Choice) -> str:
    """One of the permitted words. Raises ``Bad``."""
    if node.text in form.values:
        return node.text
    listed = ", ".join(str(value) for value in form.values)
    proposal = words.choice(node.text, form.values)
    raise Bad(
        "E0105", f"`{node.text[:40]}` is none of the choices", f"expected one of {listed}",
        help=f"write `{proposal}`" if proposal else "",
    )  # fmt: skip
