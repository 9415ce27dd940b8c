"""Whose is it? What is known of the things in a clause, from its words and from what is said around it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from turbo_mode.core.decisions.acts import phrases, things
from turbo_mode.core.decisions.acts.clauses import Clause, forms, singular, tokens
from turbo_mode.core.regex import regex

_SENTENCE = regex(r"[.;!?]\s*")
_THAT = regex(r"\bthat (\w+)\b(?! (is|are|has|have|was|were))")
_NAMED_WHOSE = regex(r"'s\b|s'\s|\bof\b|\b(all|every|each|any|other|too|also|as well|whole|everything|anything)\b")
"""What says whose a thing is, or that it is about more than one thing of which somebody speaks."""
_NUMBERED = regex(r"\d")
_BUT = regex(
    r"\b(still|also|too|but|except|unless|until|expired|ended|others?|everybody|of which)\b"
    r"|(\b(not|never|no longer)\b|n't\b) (\w+ )?(ours|by|for|made|created|started)\b"
)
"""What in a sentence speaks against its things being the plan's own."""
_OURS = frozenset(("our", "own"))
_TRIED = frozenset(("test", "sandbox", "demo", "trial"))
"""What stands before a thing that is there to be tried."""


class Thing(NamedTuple):
    """The things in a clause: its ``text`` and all its ``words``, those of its ``object``, and those ``around`` it.

    ``own``: they are the plan's own. ``tried``: they are there to be worked with, though
    others may use them too. ``foreign``: they are others'. ``pointed``: a pronoun stands for them.
    """

    text: str
    words: frozenset[str]
    object: frozenset[str]
    around: frozenset[str]
    own: bool
    tried: bool
    foreign: bool
    pointed: bool

    @property
    def live(self) -> bool:
        """They count for somebody right now."""
        return bool(phrases.LIVE.search(self.text))

    @property
    def shared(self) -> bool:
        """Several use them, or it is about all of them."""
        return bool(phrases.SHARED.search(self.text) or phrases.WIDE.search(self.text))

    @property
    def everyday(self) -> bool:
        """Plans work on such things every day."""
        return bool(self.object & things.EVERYDAY)

    @property
    def guarded(self) -> bool:
        """They protect something, or somebody."""
        found = self.object & things.GUARDS
        return bool(found - {"test"} if self.object & things.TEST else found)


@lru_cache(maxsize=4096)
def thing_of(clause: Clause, context: str) -> Thing:
    """What is known of the things in a clause; ``context`` tells more of what the clause only points at."""
    text, object, context = clause.text.lower(), frozenset(forms(" ".join(clause.object))), context.lower()
    around = frozenset(forms(context))
    pointed = bool(object) and object <= things.PRONOUNS
    names_it = (found := _THAT.search(text)) is not None and found[1] in around
    own = _is_own(text) or (not _NAMED_WHOSE.search(text) and _is_made_by_us(context, object, pointed))
    shared = _is_shared(context, object)
    said = f"{text}. {context}" if pointed or names_it else text
    words = clause.words | around if pointed else clause.words
    own, tried = own and not shared, bool(things.TRIED & clause.words) and not shared
    return Thing(said, words, object, around, own, own or tried, shared or _is_foreign(said), pointed)


def _is_own(text: str) -> bool:
    text = phrases.REASON.sub("", text).replace("from scratch", "")
    words = tokens(text)[1:]
    if phrases.OWN.search(text) or phrases.BUILT.search(text) or not things.PASSING.isdisjoint(words):
        return True
    return any(one in _TRIED and two in things.TEST for one, two in pairwise(words))


def _is_foreign(text: str) -> bool:
    known = things.OF_PLANS | things.EVERYDAY
    if phrases.OTHERS.search(text) or any(
        each[1] not in known | things.PASSING for each in phrases.WHOSE.finditer(text)
    ):
        return True
    return any(things.EVERYDAY.isdisjoint(forms(each[1])) for each in phrases.OTHER.finditer(text))


def _is_made_by_us(context: str, object: frozenset[str], pointed: bool) -> bool:
    """Whether the context says of the very thing, or of what a pronoun stands for, that the plan has made it."""
    for sentence in _SENTENCE.split(context):
        said = set(forms(sentence))
        named = object & said - things.PRONOUNS
        if any(word not in said for word in object if _NUMBERED.search(word)) or _BUT.search(sentence):
            continue
        if (
            (named or pointed)
            and not phrases.OTHERS.search(sentence)
            and (phrases.MADE.search(sentence) or _is_ours(sentence, named))
        ):
            return True
    return False


def _is_ours(sentence: str, named: frozenset[str]) -> bool:
    said = tokens(sentence)
    places = (place for place, word in enumerate(said) if word in named or singular(word) in named)
    return any(
        not _OURS.isdisjoint(said[max(place - 2, 0) : place]) or "of ours" in " ".join(said[place + 1 : place + 4])
        for place in places
    )


def _is_shared(context: str, object: frozenset[str]) -> bool:
    """Whether the context says of the very thing that others use it too."""
    sentences = _SENTENCE.split(context)
    return any(phrases.SHARED_BY.search(each) and object & set(forms(each)) - things.PRONOUNS for each in sentences)
