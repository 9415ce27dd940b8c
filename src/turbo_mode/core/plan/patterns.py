"""Regular expressions of plans: RE2, which the expression library has, so that no pattern takes forever."""

from __future__ import annotations

from functools import lru_cache

from turbo_mode.core.plan.expressions import STRING, EvaluationError, Program, Scope, compile

_LONGEST = 1000


@lru_cache(maxsize=1)
def _program() -> Program:
    return compile("text.matches(pattern)", Scope({"text": STRING, "pattern": STRING}))


def matches(pattern: str, text: str) -> bool:
    """The whole text fits the pattern. Raises ``ValueError`` for what is no pattern."""
    return _find(f"^(?:{pattern})$", text)


def fault(pattern: str) -> str:
    """Why this is no pattern, or nothing."""
    if len(pattern) > _LONGEST:
        return f"longer than {_LONGEST} characters"
    try:
        _find(pattern, "")
        _find(f"^(?:{pattern})$", "")
    except ValueError as reason:
        return str(reason)
    return ""


def _find(pattern: str, text: str) -> bool:
    try:
        return _program().evaluate({"text": text, "pattern": pattern}) is True
    except EvaluationError as error:
        raise ValueError(_plainly(str(error))) from None


def _plainly(message: str) -> str:
    reason = message.partition("invalid regular expression: ")[2].partition(": ")[0]
    if reason == "invalid perl operator":
        return "looking ahead or behind is not possible in a pattern"
    if reason == "invalid escape sequence":
        return "it has an escape sequence that patterns don't know (references such as \\1 neither)"
    return reason or "it can't be read"
