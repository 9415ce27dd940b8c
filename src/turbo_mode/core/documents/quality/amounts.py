"""Numbers in sentences: how long, how many, when, which attempt; each held against what the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from turbo_mode.core.documents.quality import vocabulary as v
from turbo_mode.core.documents.quality.claim import Read, denied, turned
from turbo_mode.core.documents.quality.comparing import Verdict
from turbo_mode.core.documents.quality.subjects import Subject, Subjects, by_outcome
from turbo_mode.core.documents.quality.words import Word, close, number
from turbo_mode.core.documents.wording import moment


def numbers(
    words: Sequence[Word], subjects: Subjects, scope: Sequence[Subject], read: Read, *, definite: bool
) -> set[int]:
    """The numbers of a sentence, each held against what it is about; the places of the words that they take."""
    used: set[int] = set()
    at = 0
    while at < len(words):
        step = 1
        word = words[at]
        if (found := _length(words, at)) is not None:
            ms, precision, step = found
            written = "".join(each.text for each in words[at : at + step])
            lasted = _lasted(ms, precision, written, scope, subjects, definite=definite)
            if lasted == "VERIFIED" and at and words[at - 1].value == "before":
                lasted = "UNVERIFIED"
            read.note(turned(lasted, denied(words, at)), f"length {ms:g} of {scope[0].name}")
        elif (place := v.PLACES.get(word.text.casefold())) and _is_of_tries(words, at + 1):
            read.note(_ordinal(place, words, scope), f"try {place} of {scope[0].name}")
        elif word.sort == "number" or word.text.casefold() in v.WRITTEN:
            counted = _number(words, at, subjects, scope)
            read.note(
                turned(counted, counted is not None and denied(words, at)), f"number {word.text} of {scope[0].name}"
            )
        used |= set(range(at, at + step)) if step > 1 or word.sort == "number" else set()
        at += step
    return used


def _length(words: Sequence[Word], at: int) -> tuple[float, float, int] | None:
    """A length of time that begins here: ms, how exactly it is written (ms), and how many words it takes."""
    if glued := v.GLUED.match(words[at].text):
        unit = v.UNITS["min" if glued[2] == "m" else glued[2]]
        return float(glued[1]) * unit, _precision(glued[1]) * unit, 1
    total, precision, step = 0.0, 0.0, 0
    while at + step + 1 < len(words) and words[at + step].sort == "number":
        amount, one = number(words[at + step].text), v.UNITS.get(words[at + step + 1].text.casefold())
        if amount is None or one is None or words[at + step].text.startswith("#"):
            break
        total, precision = total + amount * one, _precision(words[at + step].text) * one
        step += 2
    return (total, precision, step) if step else None


def _precision(text: str) -> float:
    return float(10 ** -len(text.partition(".")[2]))


def _lasted(
    ms: float, precision: float, written: str, scope: Sequence[Subject], subjects: Subjects, *, definite: bool
) -> Verdict | None:
    lengths = [each for subject in scope for each in subject.lengths]
    if any(each // precision * precision <= ms <= each + precision / 2 for each in lengths):
        return "VERIFIED"
    if in_texts(written, scope):
        return "VERIFIED"
    if definite and any(subject is not subjects.whole and subject.lengths for subject in scope):
        return "CONTRADICTED"
    return "CONTRADICTED" if not definite and ms > 0 else "UNVERIFIED"


def _number(words: Sequence[Word], at: int, subjects: Subjects, scope: Sequence[Subject]) -> Verdict | None:
    word = words[at]
    text = word.text
    amount = v.WRITTEN.get(text.casefold(), number(text))
    noun = next(
        (v.NOUNS[each.text.casefold()] for each in words[at + 1 : at + 3] if each.text.casefold() in v.NOUNS), ""
    )
    if noun and amount is not None:
        return _counted(int(amount), noun, words, at, subjects, scope)
    if word.sort != "number":
        return None
    if at and words[at - 1].text.casefold() in v.ORDINALS and amount is not None:
        return _ordinal(int(amount), words, scope)
    if "-" in text.strip("-") or v.CLOCK.match(text):
        return _when(text, scope, subjects)
    if words[at - 1 : at] and words[at - 1].text.casefold() in ("confidence", "sure"):
        sure = [each.confidence for each in scope if each.confidence is not None]
        if sure and amount is not None:
            return "VERIFIED" if any(close(text, each) for each in sure) else "CONTRADICTED"
    bare = text.strip("#~≈%$€£+").replace(",", "")
    if any(bare in each.numbers for each in scope) or in_texts(bare, scope):
        return None  # it is there, but nobody knows what it is said to be
    claim = next((each for each in words[at + 1 : at + 2] if each.group == "outcome"), None)
    if claim is not None and amount is not None:
        return _counted(int(amount), "task", words, at, subjects, scope)
    return "UNVERIFIED"


def _is_of_tries(words: Sequence[Word], at: int) -> bool:
    return any(each.text.casefold() in v.ORDINALS for each in words[at : at + 1])


def _ordinal(amount: int, words: Sequence[Word], scope: Sequence[Subject]) -> Verdict | None:
    """``attempt 2`` of something, its second try: it must have had as many, and have failed in it if that is said.

    Of more than a task it can only be said that nothing in it was tried again.
    """
    known = [each for each in scope if each.sort == "task"]
    if not known:
        again = any(count for each in scope for count in each.counts.get("retry", ()))
        return "CONTRADICTED" if again and amount == 1 and any(each.value == "good" for each in words) else None
    failed = {number for each in known for number in each.failed}
    if any(each.value == "bad" for each in words) and failed:
        return "VERIFIED" if amount in failed else "CONTRADICTED"
    most = max((count for each in known for count in each.counts.get("attempt", ())), default=0)
    if any(each.value == "good" for each in words) and (amount in failed or amount < most):
        return "CONTRADICTED" if amount in failed else "UNVERIFIED"
    return "VERIFIED" if 1 <= amount <= max(most, 1) else "CONTRADICTED"


def _counted(
    amount: int, noun: str, words: Sequence[Word], at: int, subjects: Subjects, scope: Sequence[Subject]
) -> Verdict:
    claim = next((each for each in words[max(at - 1, 0) : at + 5] if each.group == "outcome"), None)
    if claim is not None and noun in ("task", "phase"):
        known = by_outcome(subjects.facts, noun).get(claim.value)
        if known is not None:
            return "VERIFIED" if amount == known else "CONTRADICTED"
    counts = [each.counts[noun] for each in scope if noun in each.counts] or [subjects.whole.counts.get(noun, set())]
    if any(amount in each for each in counts):
        return "VERIFIED"
    return "CONTRADICTED" if any(counts) else "UNVERIFIED"


def _when(text: str, scope: Sequence[Subject], subjects: Subjects) -> Verdict:
    """A date or a time of day: of what it is about, or else of the execution."""
    moments = [moment(each) for subject in (*scope, subjects.whole) for each in subject.moments if each]
    if any(text in each for each in moments) or in_texts(text, scope):
        return "VERIFIED"
    known = [moment(each.at) for each in subjects.facts.events]
    if any(text in each for each in known):
        return "VERIFIED"
    return "CONTRADICTED" if v.CLOCK.match(text) or re.match(r"^\d{4}-\d\d-\d\d( |$)", text) else "UNVERIFIED"


def in_texts(text: str, scope: Sequence[Subject]) -> bool:
    pattern = re.compile(rf"(?<![\d.]){re.escape(text.casefold())}(?![\d])")
    return any(pattern.search(each.texts) for each in scope)
