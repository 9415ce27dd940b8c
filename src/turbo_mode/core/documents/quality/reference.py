"""True sentences to hold others against: what is told of this execution in the documents that are composed of it.

They are read in the same way as anybody's document, so nothing is known of how they are written. ``nearest`` finds
those that are about the same as a sentence, by the rarest words that they have in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.quality.comparing import NEAR, Compared, compare
from turbo_mode.core.documents.quality.units import Page, Unit
from turbo_mode.core.documents.quality.words import Word, words
from turbo_mode.core.regex import regex

MOST_CANDIDATES = 12
_ENTRIES = regex(r" \(#\d+(?:, #\d+)*\)\.$")


class Account(NamedTuple):
    """What a composed document of a type says, in order."""

    type: DocumentationType
    page: Page


class Truth(NamedTuple):
    """One true sentence, cut into words."""

    text: str
    words: list[Word]


class Reference:
    """The composed documents of one execution; ``names`` are all that are known, in small letters."""

    def __init__(self, accounts: Sequence[Account], names: frozenset[str]) -> None:
        self.accounts = accounts
        self.names = names
        self.texts: set[str] = set()
        self._without_entries: dict[str, str] = {}
        self._true: list[Truth] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for account in accounts:
            for unit in account.page.units:
                self._learn(unit)

    def _learn(self, unit: Unit) -> None:
        for text in lines_of(unit):
            if text in self.texts:
                continue
            self.texts.add(text)
            self._without_entries.setdefault(_ENTRIES.sub(".", text), text)
            cut = words(text, self.names)
            for word in sorted({each.plain for each in cut}):
                self._by_word[word].append(len(self._true))
            self._true.append(Truth(text, cut))

    def true(self, text: str) -> str:
        """The true sentence that this one is, with or without the entries from which it is known; else nothing."""
        return text if text in self.texts else self._without_entries.get(text, "")

    def nearest(self, said: Sequence[Word]) -> tuple[str, Compared] | None:
        """The true sentence that is nearest, with how it compares; None where none is near."""
        score: Counter[int] = Counter()
        for word in sorted({each.plain for each in said}):
            known = self._by_word.get(word, ())
            for place in known if len(known) <= 400 else known[:400]:
                score[place] += 1
        best: tuple[str, Compared] | None = None
        candidates = sorted(score.items(), key=lambda item: (-item[1] / (4 + len(self._true[item[0]].words)), item[0]))
        for place, _ in candidates[:MOST_CANDIDATES]:
            found = compare(said, self._true[place].words)
            if found.ratio >= NEAR and (best is None or _rank(found) > _rank(best[1])):
                best = self._true[place].text, found
        return best

    def account(self, page: Page, wanted: DocumentationType | None = None) -> Account:
        """The composed document that a page is an account of: the one with which it has most in common.

        Where it has little in common with any, its title says what it wants to be; ``wanted`` is what it
        is said to be.
        """
        said = Counter(unit.text for unit in page.units)
        fitting = [each for each in self.accounts if wanted is None or each.type is wanted] or list(self.accounts)
        title = next((unit.text.casefold() for unit in page.headings if unit.level == 1), "")

        def likeness(account: Account) -> tuple[float, int]:
            theirs = Counter(unit.text for unit in account.page.units)
            common = sum((said & theirs).values())
            alike = 2 * common / (sum(said.values()) + sum(theirs.values()) or 1)
            kind = KINDS[account.type]
            named = sum(word in title for word in (kind.title.casefold(), *kind.words))
            return (alike if alike > 0.2 else 0.0, named)

        found = max(fitting, key=likeness)
        return found if likeness(found) > (0.0, 0) else found._replace(type=DocumentationType.OTHER)


def _rank(compared: Compared) -> tuple[float, bool]:
    return compared.ratio, compared.verdict == "VERIFIED"


def lines_of(unit: Unit) -> list[str]:
    """What is claimed in a unit, one text each: a program claims line by line."""
    return [line for line in unit.text.split("\n") if line.strip()] if unit.sort == "program" else [unit.text]
