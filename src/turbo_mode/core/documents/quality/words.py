"""Cuts a sentence into words, and knows of some what they claim: a number, a name, an outcome, a no, an order.

Words that exclude each other stand in one group, each with a class: ``completed`` and ``failed`` are both outcomes
and of different classes. So a sentence can be compared with a true one word by word, and it is seen where it says the
opposite.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from turbo_mode.core.regex import regex

Sort = Literal["number", "name", "claim", "no", "word"]

_PIECE = regex(r"`[^`]*`|[^\s`]+")
_EDGES = ".,;:!?()[]{}\"'*_|…“”‘’—–"
_ISO = regex(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|\+00:00)?$", re.IGNORECASE)
_NUMBER = regex(r"^[#~≈±<>≤≥+\-−$€£]*\d[\w.,:%/\-+]*$")
_NO = frozenset((
    "not", "no", "never", "none", "nothing", "nobody", "without", "neither", "nor", "cannot", "non", "hardly",
    "nowhere", "zero",
))  # fmt: skip

_GROUPS: Mapping[str, Mapping[str, str]] = {
    "outcome": {
        "good": "completed complete completes succeeded succeed succeeds success successful successfully passed pass"
                " passes green ok okay worked works fine healthy done",
        "bad": "failed fail fails failure failures failing broke broken crashed crash crashes error errors errored red"
               " unsuccessful unsuccessfully unhealthy faulty",
        "skipped": "skipped skip skips omitted",
        "cancelled": "cancelled canceled cancel aborted abort",
        "undone": "rolled_back undone reverted reversed rolledback",
        "idle": "not_run pending unstarted",
        "going": "running retrying ongoing",
        "held": "held paused waiting in_doubt",
        "nodata": "nodata inconclusive",
    },
    "verdict": {"yes": "approved accepted agreed granted confirmed", "no": "rejected refused denied declined"},
    "permission": {"yes": "permitted allowed", "no": "forbidden prohibited disallowed"},
    "truth": {"right": "right correct true", "wrong": "wrong incorrect false"},
    "edge": {"start": "began begin begins started start starts starting", "end": "ended end ends finished stopped"},
    "order": {"before": "before earlier", "after": "after later", "first": "first", "last": "last"},
    "amount": {"all": "all every everything each always everybody", "some": "some several few", "only": "only alone"},
    "level": {"manual": "manual", "low": "low", "medium": "medium", "high": "high", "full": "full"},
    "effect": {"idempotent": "idempotent", "keyed": "keyed", "once": "once"},
    "way": {"reversible": "reversible", "irreversible": "irreversible"},
    "decider": {"rules": "rules", "value": "expectedvalue", "model": "model", "people": "human people person"},
    "change": {"more": "more increased rose grew", "less": "less fewer decreased fell shrank"},
}  # fmt: skip
_CLASSES = {
    word: (group, name)
    for group, classes in _GROUPS.items()
    for name, words in classes.items()
    for word in words.split()
}


SAME = {
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "mins": "min", "minute": "min", "minutes": "min",
    "hour": "h", "hours": "h", "millisecond": "ms", "milliseconds": "ms",
}  # fmt: skip


class Word(NamedTuple):
    """One word: as it stands, without its edges; what it is; and its group and class where it is a ``claim``."""

    text: str
    sort: Sort
    group: str = ""
    value: str = ""

    @property
    def plain(self) -> str:
        """By what it is compared: a name without backticks, a word in small letters."""
        if self.sort == "name":
            return self.text.strip("`")
        small = self.text.casefold()
        return SAME.get(small, small)


def words(text: str, names: frozenset[str] = frozenset()) -> list[Word]:
    """The words of a text. ``names`` are those that are known, in small letters."""
    found = []
    for piece in _PIECE.findall(text):
        if piece.startswith("`"):
            found.append(Word(piece, "name", "", piece.strip("`")))
            continue
        found += [_word(each, names) for each in _moment(piece.strip(_EDGES)).split()]
    return found


def _moment(text: str) -> str:
    """``2026-11-26T19:41:35Z`` in the form in which documents have it."""
    return _ISO.sub(lambda found: f"{found[1]} {found[2]}{' UTC' if found[3] else ''}", text)


def _word(text: str, names: frozenset[str]) -> Word:
    small = text.casefold()
    if _NUMBER.match(text):
        return Word(text, "number", "", small)
    if small in _NO or small.endswith(("n't", "n’t")):
        return Word(text, "no")
    if small in _CLASSES:
        return Word(text, "claim", *_CLASSES[small])
    if small in names or any(sign.isdigit() for sign in text) or "_" in text or "/" in text:
        return Word(text, "name", "", text)
    return Word(text, "word")


def number(text: str) -> float | None:
    """What a number comes to; None for a date, a version, a clock time or anything else that is more than one."""
    bare = text.strip("#~≈±<>≤≥+$€£%").replace(",", "").replace("−", "-")
    try:
        return float(bare)
    except ValueError:
        return None


def close(shown: str, exact: float) -> bool:
    """Whether a number, as far as it is written out, is this one."""
    said = number(shown)
    if said is None:
        return False
    digits = len(shown.rstrip("%").partition(".")[2])
    return abs(said - exact) * float(10**digits) <= 0.5000001
