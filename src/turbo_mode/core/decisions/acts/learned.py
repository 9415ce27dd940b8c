"""How far the words of an option reach, as it was learned from labelled options: a sum of weights.

What the rules of these modules have found counts as one more word, so what was learned may overrule them. The weights
are numbers in hundredths, made by ``tools/acts.py``; a sum above zero says that the option goes too far.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from turbo_mode.core.decisions.acts.clauses import singular
from turbo_mode.core.decisions.acts.weights import TABLE
from turbo_mode.core.regex import regex

_WORD = regex(r"[a-z]+(?:'[a-z]+)?|--?[a-z][\w-]*|[@#$%*/~>|=.]|\d+")
_NAME = regex(r"\s*\w+(?:-\w+)+\s*")
"""A name of several words."""
_CAMEL = regex(r"(?<=[a-z0-9])(?=[A-Z])")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ied", "ed", "es", "er", "al",
    "ance", "ly", "s", "e", "y",
)  # fmt: skip
_MOST = 60
"""So many words of an option are weighed."""
_ENOUGH = 2


def reach_of(text: str, marks: Iterable[str]) -> int:
    """How far an option reaches, by its words and what is marked about it; above zero is too far."""
    known = _weights()
    return known.get("", 0) + sum(known.get(each, 0) for each in features(text, marks))


def says_enough(text: str) -> bool:
    """Whether a text has words enough for the weights to speak where no rule does: a name of one word has not."""
    return sum(stem in _weights() for stem in set(stems(text)) if stem.strip("-").isalpha()) >= _ENOUGH


def features(text: str, marks: Iterable[str]) -> set[str]:
    """What is weighed: stems of words, pairs of neighbours (``^`` begins, ``$`` ends), and marks as ``=mark``."""
    said = [*stems(text)]
    neighbours = (f"{one}_{two}" for one, two in pairwise(("^", *said, "$")))
    return {*said, *neighbours, *(f"={mark}" for mark in marks)}


def stems(text: str) -> Iterator[str]:
    """The words of a text without their endings, in small letters; a number is ``#``."""
    if _NAME.fullmatch(text):
        text = text.replace("-", " ")
    plain = _CAMEL.sub(" ", text.replace("_", " ")).lower().replace("’", "'")
    for _, found in zip(range(_MOST), _WORD.finditer(plain), strict=False):
        word = found.group()
        yield "#" if word.isdigit() else _stem(word) if word.isalpha() else word


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    word = singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


@cache
def _weights() -> Mapping[str, int]:
    lines = (line.split() for line in TABLE.splitlines())
    return {"" if word == "BIAS" else word: int(weight) for weight, *words in filter(None, lines) for word in words}
