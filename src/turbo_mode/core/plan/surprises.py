"""W0109: plain scalars that YAML 1.2 reads in another way than people do, where any value may stand."""

from __future__ import annotations

from turbo_mode.core.plan.nodes import Node, Path
from turbo_mode.core.plan.positions import Report
from turbo_mode.core.regex import regex

_NOT_BOOLEANS = frozenset(("yes", "no", "on", "off", "y", "n"))
_LEADING_ZERO = regex(r"[-+]?0[0-9]+")
_UNDERSCORES = regex(r"[-+]?[0-9]+(?:_[0-9]+)+(?:\.[0-9]+)?")


def surprises(report: Report, node: Node, value: object, path: Path) -> None:
    """Warns about ``no``, ``3.10``, ``0644`` and ``1_000``."""
    text = node.text
    if not (text[:1].isalnum() or text[:1] in "+-"):
        return
    said = ""
    if text.lower() in _NOT_BOOLEANS:
        said, label = f'is the text "{text}"', "not true or false (YAML 1.2)"
        advice = f'write true or false, or quote it: "{text}"'
    elif _LEADING_ZERO.fullmatch(text):
        said, label = f"is the number {value}", "a zero in front means nothing (YAML 1.2)"
        advice = f'quote it to keep the zero: "{text}"'
    elif _UNDERSCORES.fullmatch(text):
        said, label = f'is the text "{text}"', "no number (YAML 1.2)"
        advice = f'write {text.replace("_", "")}, or quote it: "{text}"'
    elif isinstance(value, float) and _ends_in_zero(text):
        said, label = f"is the number {value:g}", "its last zero means nothing"
        advice = f'quote it if it is a version or another text: "{text}"'
    if said:
        at = report.positions.of(node)
        report.error("W0109", f"`{text}` {said} here", path, at=at, label=label, help=advice)


def _ends_in_zero(text: str) -> bool:
    if "." not in text or not text.endswith("0") or "e" in text.lower():
        return False
    return not (text.rstrip("0").endswith(".") and text.count("0") == 1)
