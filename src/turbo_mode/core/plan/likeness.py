"""What somebody probably meant: of many names the one that looks most like a word.

Comparing letter by letter is slow, and a hostile plan has thousands of names and hundreds of wrong ones. So only some
are compared: all where there are few, else those that begin alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sized

COMPARED = 200
"""How many candidates are compared with a word at most."""
TOO_MANY = 10_000
_BEGUN_OTHERWISE = 0.8
"""Who mistypes a name mostly begins it well: `external` isn't `internal`."""
_LONGEST = 64
_SHORT = 4
"""Shorter names look like parts of everything: ``or`` like ``hour``."""


def closest(word: str, candidates: Iterable[str], least: float = 0.6) -> str | None:
    """The candidate that looks most like a word, if it does so by at least so much; of very many there is none."""
    from difflib import get_close_matches

    if isinstance(candidates, Sized) and len(candidates) > TOO_MANY:
        return None
    low = word[:_LONGEST].lower()
    known = {candidate.lower(): candidate for candidate in candidates}
    match = get_close_matches(low, _alike(low, list(known)), 1, least)
    if match and match[0][0] != low[:1] and not get_close_matches(low, match, 1, max(least, _BEGUN_OTHERWISE)):
        return None
    if not match or (len(match[0]) < _SHORT and abs(len(match[0]) - len(low)) > 1):
        return None
    return known[match[0]]


def _alike(word: str, names: list[str]) -> list[str]:
    """Few enough names to compare: of about the same length, with a beginning that is as long as need be."""
    if len(names) <= COMPARED:
        return [name for name in names if len(name) <= 2 * _LONGEST]
    names = [name for name in names if name[:2] == word[:2] and abs(len(name) - len(word)) < 3]
    for length in range(3, len(word)):
        if len(names) <= COMPARED:
            break
        names = [name for name in names if name[:length] == word[:length]]
    return names[:COMPARED]
