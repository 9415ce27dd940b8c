"""Where a sentence turns to something else: each clause is about the things that it names itself."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.core.documents.quality import vocabulary as v
from turbo_mode.core.documents.quality.subjects import Subjects
from turbo_mode.core.documents.quality.words import Word


def clauses(words: Sequence[Word], subjects: Subjects) -> list[Sequence[Word]]:
    """A sentence cut before ``because``, ``but`` and their like, and before an ``and`` with a subject of its own."""
    cuts = [0]
    for at in range(1, len(words)):
        if _turns(words, at) or (words[at].text.casefold() == "and" and _goes_on(words, cuts[-1], at, subjects)):
            cuts.append(at)
    return [words[start:end] for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _turns(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1].text.casefold() if at + 1 < len(words) else ""
    return words[at].text.casefold() in v.TURNS and after not in v.NO_TURN


def _goes_on(words: Sequence[Word], start: int, at: int, subjects: Subjects) -> bool:
    """``A took 1 s and B 2 s``: something is said of either. ``A and B failed`` is said of both."""
    named = [place for place in range(start, at) if _is_subject(words[place], subjects)]
    other = next((place for place in range(at + 1, min(at + 4, len(words))) if _is_subject(words[place], subjects)), 0)
    return bool(named and other) and _says(words[named[-1] + 1 : at]) and _says(words[other + 1 :])


def _is_subject(word: Word, subjects: Subjects) -> bool:
    return word.text.startswith("`") and subjects.get(word.plain) is not None


def _says(words: Sequence[Word]) -> bool:
    return any(each.group == "outcome" or (each.sort == "number" and each.text[:1] != "#") for each in words)
