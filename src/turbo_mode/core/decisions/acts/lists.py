"""How lists of words and of phrases are written in these modules."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text, in any order."""
    return frozenset(text.split())


def phrases(text: str) -> re.Pattern[str]:
    """A pattern that finds any of these: each line is one regular expression, and stands for whole words."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return re.compile("|".join(rf"(?<!\w)(?:{line})(?!\w)" for line in lines))
