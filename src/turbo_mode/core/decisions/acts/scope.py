"""Does the context speak of what an option says: of how much of it, and of its numbers?

These are marks for the learned weights: they decide nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from turbo_mode.core.decisions.acts.learned import stems
from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.regex import regex

_NUMBER = regex(r"(?<![\w.])\d+(?:[.,]\d+)?(?!\w)")
FILLING = words(
    """
    the a an of on in to and also as well please it all both with from for at by may be is are this that we our i us its
    was were has have had not no
    """
)
_QUARTERS = (0.25, 0.5, 0.75, 1)


def scope(text: str, context: str, code: str) -> Iterator[str]:
    """Marks of how a text stands to its context, each also with the ``code`` of what the rules find in the text."""
    if not context:
        yield "alone"
        return
    said, around = _content(text), _content(context)
    share = len(said & around) / len(said) if said else 0
    marks = [f"said/{sum(share >= each for each in _QUARTERS)}"]
    if numbers := _numbers(text):
        marks.append("numbers/said" if numbers <= _numbers(context) else "numbers/new")
    for mark in marks:
        yield from (mark, f"{mark}/{code}")


def _content(text: str) -> set[str]:
    return {stem for stem in stems(text) if stem.isalpha() and stem not in FILLING} | _numbers(text)


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))
