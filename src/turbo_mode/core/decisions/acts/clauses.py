"""A text as clauses: each with its verb, that verb's sort, and what it is done to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.decisions.acts.verbs import (
    AUXILIARIES,
    LOOK,
    OF_ACTS,
    PARTICLES,
    REST,
    SORTS,
    TELL,
    TO_ACT,
    WEAKEN,
    WORK,
)
from turbo_mode.core.regex import regex

_BREAK = regex(r"[;:!?,]\s+|\.\s+|\s+(?:--|–|—)\s+|\s+(?:and|then|but|or)\s+|\s*&&\s*")
_OFFER = regex(r"^\W*let (me|us) (just )?", re.IGNORECASE)
"""With this begins what somebody offers to do."""
_TOKEN = regex(r"[\w@~*$%/.'’-]+")
_PREPOSITIONS = words(
    """
    with to for in on from by at into onto over under as until before after during through past beyond despite without
    although though because so that which who when while if against across via upon
    """
)
_NOT = words("not never don't doesn't won't cannot can't no nothing")
_CAREFUL = words("wait ask check test verify review mask redact encrypt back_up backup validate confirm")
"""What is neglected where it is said not to be done."""
_CLOSE = words("in to from with for at into")
"""Second words that stand right behind their verbs."""
_MILD = (None, "", LOOK, WORK, REST, TELL)
"""What others may be let do without a question."""
_REACH = 5
"""So many words behind a verb its second word is looked for."""


class Clause(NamedTuple):
    """What one clause says: the verb in its plain form, its sort (empty where nobody knows it), the words of its
    object, and all of it."""

    verb: str
    sort: str
    object: tuple[str, ...]
    text: str

    @property
    def words(self) -> frozenset[str]:
        """Every word, also without the ending of a plural."""
        return frozenset(forms(self.text))


def tokens(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [each for word in _TOKEN.findall(text.lower().replace("’", "'")) if (each := word.strip(".'-"))]


def forms(text: str) -> list[str]:
    """The words of a text, each also without the ending of a plural."""
    return [form for word in tokens(text) for form in (word, singular(word))]


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A word without the ending of a plural or a genitive."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def words_of_name(name: str) -> str:
    """A name of several words as a text: ``drop_oldTables`` as ``drop old tables``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").lower()


def clauses(text: str) -> list[Clause]:
    """The clauses of a text. What has no verb of its own belongs to the clause before it."""
    found: list[Clause] = []
    for part in _BREAK.split(_OFFER.sub("", text)):
        if not (said := tokens(part)):
            continue
        clause = _clause(said, part)
        if clause is None:
            continue
        if found and not clause.sort:
            last = found[-1]
            found[-1] = last._replace(object=(*last.object, *said), text=f"{last.text}, {part}")
        else:
            found.append(clause)
    return found


def _clause(said: list[str], text: str) -> Clause | None:
    """One clause; none where it says what is not done."""
    start = 1 if said[:2] == ["do", "not"] else 0
    while start < len(said) - 1 and (said[start] in AUXILIARIES or said[start] in _NOT):
        start += 1
    if any(word in _NOT for word in said[:start]) and (verb := plain(said[start])) is not None:
        return Clause("neglect", WEAKEN, _object(said[start + 1 :], ""), text) if verb in _CAREFUL else None
    if (at := _of_an_act(said, start)) is not None:
        start = at
    if (found := _verb(said, start)) is not None:
        verb, used = found
        return Clause(verb, SORTS[verb], _object(said[start + 1 :], used), text)
    if start and (first := plain(said[0])) is not None:  # a name such as "go ahead"
        return Clause(first, SORTS[first], (), text)
    return Clause(said[start], "", tuple(said[start + 1 :]), text)


def _of_an_act(said: list[str], start: int) -> int | None:
    """Where what is begun, kept up or stopped is told by a verb of its own behind: ``keep sending``."""
    if plain(said[start]) in TO_ACT and said[start + 1 : start + 2] == ["to"] and len(said) > start + 2:
        return start + 2 if plain(said[start + 2]) is not None else None
    if said[start] == "let":
        inner = (place for place in range(start + 2, min(start + 5, len(said))) if SORTS.get(said[place]) not in _MILD)
        return next(inner, None)
    if plain(said[start]) in OF_ACTS and plain(said[start]) != "stop":
        for place in (start + 1, start + 2):
            if place >= len(said) or said[place - 1] in ("the", "a", "an", "our"):
                continue
            if said[place].endswith("ing") and plain(said[place]) is not None:
                return place
    return None


def _verb(said: Sequence[str], start: int) -> tuple[str, str] | None:
    """The verb at a place, and its second word if it has one."""
    first = plain(said[start])
    stem = first or said[start]
    for second in said[start + 1 : start + 1 + _REACH]:
        apart = second != said[start + 1] and second in _CLOSE
        if second in PARTICLES and not apart and f"{stem}_{second}" in SORTS:
            return f"{stem}_{second}", second
    return (first, "") if first is not None else None


@lru_cache(maxsize=8192)
def plain(word: str) -> str | None:
    """A verb in its plain form, or None for what is no known one: ``deleting`` and ``deleted`` are ``delete``."""
    for form in _forms(word):
        if form in SORTS:
            return form
    if word.startswith("re") and len(word) > 5:
        again = (form for form in _forms(word[2:].lstrip("-")) if SORTS.get(form) in (LOOK, WORK))
        return next(again, None)
    return None


def _forms(word: str) -> Iterator[str]:
    word = word.replace("re-", "re") if word.startswith("re-") else word
    yield word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield stem
            yield f"{stem}e"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith(("ies", "ied")):
        yield f"{word[:-3]}y"


def _object(said: Sequence[str], used: str) -> tuple[str, ...]:
    """What it is done to: the said up to a preposition."""
    found: list[str] = []
    for word in said:
        if word == used and not found:
            continue
        if word in _PREPOSITIONS and found:
            break
        found.append(word)
    return tuple(word for word in found if word != used and word not in ("the", "a", "an"))
