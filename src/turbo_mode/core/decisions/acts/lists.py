"""How lists of words and of phrases are written in these modules."""

from __future__ import annotations

import re

from turbo_mode.core.regex import regex


def words(text: str) -> frozenset[str]:
    """The words of a text, in any order."""
    return frozenset(text.split())


def phrases(text: str) -> re.Pattern[str]:
    """A pattern that finds any of these: each line is one regular expression, and stands for whole words."""
    return regex(any_of(text))


def any_of(text: str) -> str:
    """What ``phrases`` looks for, as a part of a larger pattern."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "|".join(rf"(?<!\w)(?:{line})(?!\w)" for line in lines)
