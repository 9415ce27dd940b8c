"""Single values as authors write them: ids, numbers, choices; and the fix when one can't be read."""

from __future__ import annotations

import re

from turbo_mode.core.plan import words
from turbo_mode.core.plan.formats import FORMATS, Bad, address, person, shown
from turbo_mode.core.plan.nodes import Node, Unusable, scalar_value
from turbo_mode.core.plan.specs import Choice, Number, Text
from turbo_mode.core.regex import regex

_ID = regex(r"[a-z][A-Za-z0-9_]*")
_LONGEST_ID = 64
_FACTORS = {"exponential": "2", "linear": "1", "constant": "1", "fixed": "1", "one": "1", "two": "2", "three": "3"}


def identifier(text: str, *, reserved: bool = True) -> None:
    """Raises ``Bad`` for what can't be an id; ``reserved`` words neither, where expressions name it."""
    if _ID.fullmatch(text) and len(text) <= _LONGEST_ID:
        if reserved and text in words.RESERVED:
            label = "expressions keep this word for themselves"
            raise Bad("E0106", f"`{text}` can't be an id", label, help=f"write `{words.camel_case(text)}`")
        return
    shown = text if len(text) <= _LONGEST_ID else f"{text[:_LONGEST_ID]}..."
    proposal = words.camel_case(text)
    label = "letters, digits and _; starts with a small letter"
    note = ""
    if re.fullmatch(r"[A-Za-z0-9_]+-[A-Za-z0-9_-]+", shown):
        note = f"`-` is minus in an expression: tasks.{shown} would be a subtraction"
    elif len(text) > _LONGEST_ID:
        label = f"at most {_LONGEST_ID} characters"
    elif not text.isascii():
        label = "only the letters a to z, digits and _; some signs only look like one of them"
    raise Bad("E0106", f"`{shown}` can't be an id", label, note=note, help=f"write `{proposal}`" if proposal else "")


def text(value: str, form: Text) -> None:
    """Raises ``Bad`` for a text that doesn't have its form."""
    if form.format == "id":
        if not form.reference:
            identifier(value)
    elif (check := FORMATS.get(form.format)) is not None:
        check(value)
    elif form.address:
        (person if form.address == "people" else address)(value)
    elif form.pattern is not None:
        _pattern(value, form.pattern)
    if form.longest is not None and len(value) > form.longest and not form.reference:
        raise Bad("E0105", f"this is longer than {form.longest} characters")


def _pattern(text: str, pattern: re.Pattern[str]) -> None:
    if pattern.match(text) and "\n" not in text:
        return
    if ":" in pattern.pattern:
        dotted = re.fullmatch(r"([A-Za-z_][\w.]*)\.([A-Za-z_]\w*)(?:\(\))?", text[:80], re.ASCII)
        advice = f"write `{dotted[1]}:{dotted[2]}`" if dotted else "as in `package.module:function`"
        if not re.fullmatch(r"[\w.:()]*", text[:80]):
            advice = "program text is run by `shell: {script: ..., interpreter: [python3]}`"
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
        label = f"{kind} from {form.low:g} to {form.high:g}" if None not in (form.low, form.high) else kind
        raise Bad(
            "E0104", f"expected {kind}, found `{node.text[:40]}`", f"{label} is needed here", help=_number(node, form)
        )
    if (form.low is not None and value < form.low) or (form.high is not None and value > form.high):
        bounds = f"{form.low:g} to {form.high:g}" if form.high is not None else f"{form.low:g} or more"
        share = form.high == 1 and not form.whole and 1 < value <= 100
        advice = f"write `{value / 100:g}`" if share else ""
        raise Bad("E0105", f"{node.text[:40]} is out of range", f"expected {bounds}", help=advice)
    return value if form.whole else float(value)


def _number(node: Node, form: Number) -> str:
    """The number that was probably meant, if it is one."""
    text = _FACTORS.get(node.text.lower(), node.text)[:40].strip()
    if text != node.text[:40].strip():
        return f"write `{text}`"
    percent = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*%", text)
    if percent and not form.whole:
        return f"write `{float(percent[1]) / 100:g}`"
    plain = text.replace(",", "").replace("_", "").replace("'", "")
    scale = re.fullmatch(r"([0-9]+)([kKmM])", plain)
    if scale:
        plain = str(int(scale[1]) * (1000 if scale[2] in "kK" else 1_000_000))
    elif re.fullmatch(r"[0-9]+\.0+", plain) and form.whole:
        plain = plain.partition(".")[0]
    if not re.fullmatch(r"[0-9]+" if form.whole else r"[0-9]+(\.[0-9]+)?", plain):
        return ""
    return f"write {plain} without quotes" if plain == text else f"write `{plain}`"


def truth(node: Node) -> bool:
    """True or false. Raises ``Bad``."""
    if node.plain and node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text[0] in "tT"
    guess = {"yes": "true", "on": "true", "true": "true", "1": "true"} | {
        "no": "false", "off": "false", "false": "false", "0": "false"
    }  # fmt: skip
    proposal = guess.get(node.text.lower())
    advice = f"write `{proposal}`" if proposal else ""
    if proposal == node.text.lower():
        advice = f"write {proposal} without quotes"
    if "${{" in node.text:
        advice = "this is settled before anything runs; a condition stands in `when:`"
    raise Bad(
        "E0104", f"expected true or false, found {shown(node.text)}", "only `true` and `false` are (YAML 1.2)",
        help=advice,
    )  # fmt: skip


def choose(node: Node, form: Choice) -> str:
    """One of the permitted words, as the model has it: defaults are told by identity. Raises ``Bad``."""
    if node.text in form.values:
        return str(form.values[form.values.index(node.text)])
    listed = ", ".join(str(value) for value in form.values)
    proposal = words.days(node.text, form.values) or words.choice(node.text[:64], form.values)
    raise Bad(
        "E0105", f"{shown(node.text)} is none of the choices", f"expected one of {listed}",
        help=f"write `{proposal}`" if proposal else "", meant=proposal if proposal and proposal in form.values else "",
    )  # fmt: skip
