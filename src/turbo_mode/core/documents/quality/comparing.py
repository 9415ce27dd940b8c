"""Holds a sentence against the true one that is nearest: does it say the same, less, or something else?

Alignment is by the longest common runs of words (Ratcliff and Obershelp, 1988, as in Python's ``difflib``). Where a
true sentence has a number, a name or an outcome, and this one has another in its place, it contradicts; likewise if
it says no where the other doesn't, or has the same names in another order. Other words may differ: that is wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from turbo_mode.core.documents.quality.words import Word

Verdict = Literal["VERIFIED", "UNVERIFIED", "CONTRADICTED"]
NEAR = 0.6
"""From this share of common words on a sentence is about the same as another."""
SAME = 0.8
"""From this share on, it is the same sentence but for what has been changed."""


class Compared(NamedTuple):
    """How near (0 to 1), what follows, how many words are in common, and whether all but one place is the same."""

    ratio: float
    verdict: Verdict
    common: int
    is_same: bool = False


def compare(said: Sequence[Word], true: Sequence[Word]) -> Compared:
    """One sentence with one that is true."""
    matcher = SequenceMatcher(None, [each.plain for each in true], [each.plain for each in said], autojunk=False)
    blocks = matcher.get_opcodes()
    common = sum(high - low for tag, low, high, _, _ in blocks if tag == "equal")
    ratio = 2 * common / (len(said) + len(true)) if said or true else 1.0
    if ratio < NEAR:
        return Compared(ratio, "UNVERIFIED", common)
    changes = [max(high - low, end - begin) for tag, low, high, begin, end in blocks if tag != "equal"]
    is_same = ratio >= SAME or (len(changes) == 1 and changes[0] <= 2)
    verdict: Verdict = "VERIFIED"
    for tag, low, high, begin, end in blocks:
        found = _changed(tag, true[low:high], said[begin:end])
        if found == "CONTRADICTED":
            return Compared(ratio, found, common, is_same)
        verdict = found if found == "UNVERIFIED" else verdict
    if _moved(said, true) or _denied(said) != _denied(true) or _opposite(said, true):
        verdict = "CONTRADICTED"
    return Compared(ratio, verdict, common, is_same)


def _changed(tag: str, true: Sequence[Word], said: Sequence[Word]) -> Verdict:
    match tag:
        case "equal":
            return "VERIFIED"
        case "delete":
            return "VERIFIED"
        case "insert":
            return "UNVERIFIED" if any(each.sort in ("number", "name") for each in said) else "VERIFIED"
    told = any(each.sort in ("number", "name") for each in said)
    claimed = any(each.sort == "claim" for each in true)
    named = any(each.sort in ("number", "name") or each.group == "decider" for each in true)
    if named or (claimed and told):
        return "CONTRADICTED"
    return "UNVERIFIED" if told or claimed else "VERIFIED"


def _moved(said: Sequence[Word], true: Sequence[Word]) -> bool:
    """The same names or numbers, in another order."""
    for sorts in (("name",), ("number",)):
        ours = [each.plain for each in said if each.sort in sorts]
        theirs = [each.plain for each in true if each.sort in sorts]
        if ours != theirs and Counter(ours) == Counter(theirs):
            return True
    return False


def _denied(words: Sequence[Word]) -> int:
    return sum(each.sort == "no" for each in words)


def _opposite(said: Sequence[Word], true: Sequence[Word]) -> bool:
    """It claims of another class what the true one claims: an outcome, an order, an agreement."""
    for group in {each.group for each in true if each.sort == "claim"} | {each.group for each in said if each.group}:
        ours = Counter(each.value for each in said if each.sort == "claim" and each.group == group)
        theirs = Counter(each.value for each in true if each.sort == "claim" and each.group == group)
        if ours - theirs and theirs - ours:
            return True
    return False
