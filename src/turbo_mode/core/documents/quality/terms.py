"""The terms of quality that don't depend on what is claimed: form, order, links, reading, and how much is said at
all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from turbo_mode.core.documents.quality.subjects import Subject, Subjects
from turbo_mode.core.documents.quality.units import Link, Page, Unit
from turbo_mode.core.documents.quality.words import words
from turbo_mode.core.regex import regex

_WORD = regex(r"\w+")
EASY, HARD = 45.0, 85.0
"""LIX up to which a text counts as readable, and from which on it doesn't at all."""


def size(text: str) -> int:
    """The words of a text, of any kind."""
    return len(_WORD.findall(text))


def structure(page: Page, account: Page, subjects: Subjects) -> float:
    """Whether it has the sections of its type, in their order, and no fault of form: a mean of the three."""
    return (_sections(page, account) + order(page, account) * succession(page, account, subjects) + _form(page)) / 3


def _sections(page: Page, account: Page) -> float:
    """The share of the headings that such a document has, found in their order."""
    wanted = [_heading(unit.text) for unit in account.headings if unit.level > 1]
    if not wanted:
        return 1.0
    found = [_heading(unit.text) for unit in page.headings if unit.level > 1]
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(wanted), len(found))


def _heading(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _form(page: Page) -> float:
    titled = bool(page.units) and page.units[0].sort == "heading" and page.units[0].level == 1
    return (1.0 if titled else 0.5) / (1 + len(page.faults))


def order(page: Page, account: Page) -> float:
    """How much of what stands there follows each other as it should: as in the composed document.

    1 where nothing is out of place; else at most a half, less for each pair of neighbours the wrong way round.
    """
    pairs = list(_neighbours(page, account))
    wrong = sum(not right for _, _, right in pairs)
    return 0.5 * (1 - wrong / len(pairs)) if wrong else 1.0


def succession(page: Page, account: Page, subjects: Subjects) -> float:
    """How far things are told in an order that they have: that in which they began, or that of the plan.

    Looked at are neighbours below one heading, each with the first thing that it names; what stands in the composed
    document has its order there.
    """
    right = wrong = 0
    known = {unit.text for unit in account.units}
    last: dict[tuple[tuple[str, ...], str], Subject] = {}
    for unit in page.units:
        subject = next(
            (found for word in words(unit.text, subjects.names)[:6] if word.text.startswith("`")
             and (found := subjects.get(word.plain)) is not None), None,
        )  # fmt: skip
        if subject is None or unit.text in known or subject.sort not in ("task", "phase", "decision"):
            continue
        before = last.get((unit.within, subject.sort))
        if before is not None and before is not subject:
            fits = before.order < subject.order or (before.starts and before.starts <= subject.starts)
            right, wrong = right + bool(fits), wrong + (not fits)
        last[unit.within, subject.sort] = subject
    return right / (right + wrong) if wrong else 1.0


def displaced(page: Page, account: Page) -> set[int]:
    """The items of ordered lists, by their places, that stand behind one that comes after them."""
    return {
        place
        for before, place, right in _neighbours(page, account)
        if not right and page.units[place].place and page.units[before].listed == page.units[place].listed
    }


def _neighbours(page: Page, account: Page) -> Iterator[tuple[int, int, bool]]:
    """What stands so in the composed document, each with what such stands before it, and whether that is right."""
    places: dict[str, list[int]] = {}
    for place, unit in enumerate(account.units):
        places.setdefault(unit.text, []).append(place)
    last, before = -1, -1
    for at, unit in enumerate(page.units):
        if not (known := places.get(unit.text)):
            continue
        place = next((each for each in known if each > last), known[-1])
        if last >= 0:
            yield before, at, place > last
        last, before = place, at


def chronology(units: Sequence[Unit], subjects: Subjects) -> list[int]:
    """The items of ordered lists that tell of something before what an item above them tells of, by their places.

    Only things of one sort are compared: a phase begins before its tasks, and may be told after them, when it ended.
    """
    wrong = []
    before: dict[tuple[int, str], tuple[int, int]] = {}
    for place, unit in enumerate(units):
        if not unit.place:
            continue
        named = [subjects.get(word.plain) for word in words(unit.text, subjects.names) if word.text.startswith("`")]
        known = next((each for each in named if each is not None and each.starts and each is not subjects.whole), None)
        if known is None:
            continue
        starts, written = before.get((unit.listed, known.sort), (0, -1))
        if known.starts < starts and known.order < written:
            wrong.append(place)
        before[unit.listed, known.sort] = (known.starts, known.order)
    return wrong


def links(page: Page, subjects: Subjects, files: frozenset[str]) -> tuple[float, list[Link]]:
    """The share of links that lead somewhere, and those that don't."""
    dead = [link for link in page.links if not _lives(link.target, page, subjects, files)]
    return (1 - len(dead) / len(page.links) if page.links else 1.0), dead


def _lives(target: str, page: Page, subjects: Subjects, files: frozenset[str]) -> bool:
    """A link to a heading, to a file that is known, or to an address that stands in the record."""
    if target.startswith("#"):
        return target[1:] in page.anchors
    if "://" in target or target.startswith("mailto:"):
        return subjects.knows(target)
    return target.partition("#")[0].removeprefix("./") in files


def readability(units: Sequence[Unit]) -> float:
    """LIX (Björnsson, 1968): words in a sentence, and the share of words with more than six letters. Names, numbers and
    programs don't count. 1 for what is easy to read, 0 for what nobody can."""
    sentences = [unit.text for unit in units if unit.sort == "sentence"]
    cut = [[each.text for each in words(text) if each.sort in ("word", "claim", "no")] for text in sentences]
    total = sum(len(each) for each in cut)
    if not total:
        return 0.5 if sentences else 0.0
    long = sum(len(word) > 6 for each in cut for word in each)
    lix = total / len(sentences) + 100 * long / total
    return min(max((HARD - lix) / (HARD - EASY), 0.0), 1.0)
