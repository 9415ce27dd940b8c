"""Reads claims out of free sentences and holds each against the record, whoever wrote them, in whatever words.

A sentence is about the things that it names, or else about the whole execution. Of these it may claim a number (how long,
how many, when), an outcome, a person, a choice, an order. A claim is contradicted only where the record knows better: the
task that took another time, the person who did not decide. What the record doesn't have is unverified. A sentence that
says what might be (``if``, ``may``, ``should``) claims nothing of what was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from turbo_mode.core.documents.quality.comparing import Verdict
from turbo_mode.core.documents.quality.subjects import Subject, Subjects, by_outcome
from turbo_mode.core.documents.quality.words import Word, close, number
from turbo_mode.core.documents.wording import moment

_NOUNS = {
    "task": "task", "tasks": "task", "steps": "task", "phase": "phase", "phases": "phase", "stages": "phase",
    "attempt": "attempt", "attempts": "attempt", "tries": "attempt", "retry": "retry", "retries": "retry",
    "decision": "decision", "decisions": "decision", "question": "question", "questions": "question",
    "failure": "failure", "failures": "failure", "gate": "gate", "gates": "gate", "option": "option",
    "options": "option", "round": "round", "rounds": "round", "entries": "entry", "instances": "instance",
}  # fmt: skip
_UNITS = {
    "ms": 1, "millisecond": 1, "milliseconds": 1, "s": 1000, "sec": 1000, "secs": 1000, "second": 1000,
    "seconds": 1000, "min": 60_000, "mins": 60_000, "minute": 60_000, "minutes": 60_000, "h": 3_600_000,
    "hour": 3_600_000, "hours": 3_600_000,
}  # fmt: skip
_MAYBE = frozenset("if may might could would should can unless whether try consider maybe perhaps must will shall".split())
_THINGS = frozenset("task phase step gate stage decision".split())
_DOES = {
    "start": "started launched triggered begun initiated".split(),
    "decide": "decided approved chose chosen answered refused rejected selected said settled picked accepted".split(),
}
_DOERS = {word: role for role, words in _DOES.items() for word in words}
_CHOOSES = frozenset("chose chosen selected selection picked choice option".split())
_NOBODY = frozenset("the a an itself hand then now them it whom which this".split())
_WHOLE = frozenset(
    "execution run deployment release rollout plan migration everything it overall pipeline process".split()
)
_WRITTEN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "once": 1, "twice": 2,
}  # fmt: skip
_GLUED = re.compile(r"^~?(\d+(?:\.\d+)?)(ms|s|sec|min|m|h)$")
_CLOCK = re.compile(r"^\d{1,2}:\d\d(:\d\d)?$")


class Read:
    """What a sentence claims: how many claims hold, and the worst that can be said of it."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.open = 0
        self.wrong = 0

    def note(self, verdict: Verdict | None, what: str) -> None:
        """One claim of it; None is no claim."""
        if verdict == "VERIFIED":
            self.held.append(what)
        self.open += verdict == "UNVERIFIED"
        self.wrong += verdict == "CONTRADICTED"

    @property
    def verdict(self) -> Verdict:
        """Of the whole sentence."""
        if self.wrong:
            return "CONTRADICTED"
        return "VERIFIED" if self.held and not self.open else "UNVERIFIED"


def claims(words: Sequence[Word], subjects: Subjects, about: Sequence[str] = ()) -> Read:
    """What a sentence claims; ``about`` are the names that its heading or the first cell of its row gives it."""
    read = Read()
    named = _named(words, subjects)
    about_these = [subject for _, subject in named] or [each for name in about if (each := subjects.get(name))]
    maybe = any(each.text.casefold() in _MAYBE for each in words)
    scope = about_these or [subjects.whole]
    used = _unknown_things(words, subjects, read)
    used |= _numbers(words, subjects, scope, read, definite=bool(about_these))
    if not maybe:
        _outcomes(words, subjects, named, scope, read)
        _people(words, subjects, scope, read)
        _choices(words, scope, read)
        _orders(words, named, read)
    for at, word in enumerate(words):
        if word.sort == "name" and at not in used and subjects.get(word.plain) is None:
            known = any(word.plain.casefold() in each.texts for each in scope)
            read.note("VERIFIED" if known else "UNVERIFIED", f"text {word.plain}")
    return read


def _named(words: Sequence[Word], subjects: Subjects) -> list[tuple[int, Subject]]:
    """The things that are surely meant: in code, or right beside a word such as ``task``."""
    found = []
    for at, word in enumerate(words):
        subject = subjects.get(word.plain)
        if subject is None:
            continue
        beside = {each.text.casefold() for each in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])}
        if word.text.startswith("`") or beside & _THINGS or any(sign.isdigit() for sign in word.text):
            found.append((at, subject))
    return found


def _unknown_things(words: Sequence[Word], subjects: Subjects, read: Read) -> set[int]:
    """``task `x```: where there is no such task, that is wrong."""
    used = set()
    for at, word in enumerate(words[1:], 1):
        before = words[at - 1].text.casefold()
        if before in _THINGS and word.text.startswith("`") and subjects.get(word.plain) is None:
            known = subjects.knows(word.plain)
            read.note("UNVERIFIED" if known else "CONTRADICTED", f"{before} {word.plain}")
            used.add(at)
    return used


# -- numbers -----------------------------------------------------------------------------------------------------------


def _numbers(
    words: Sequence[Word], subjects: Subjects, scope: Sequence[Subject], read: Read, *, definite: bool
) -> set[int]:
    used: set[int] = set()
    at = 0
    while at < len(words):
        step = 1
        word = words[at]
        if (found := _length(words, at)) is not None:
            ms, precision, step = found
            read.note(_lasted(ms, precision, scope, subjects, definite=definite), f"length {word.text}")
        elif word.sort == "number" or word.text.casefold() in _WRITTEN:
            read.note(_number(words, at, subjects, scope), f"number {word.text}")
        used |= set(range(at, at + step)) if step > 1 or word.sort == "number" else set()
        at += step
    return used


def _length(words: Sequence[Word], at: int) -> tuple[float, float, int] | None:
    """A length of time that begins here: ms, how exactly it is written (ms), and how many words it takes."""
    if glued := _GLUED.match(words[at].text):
        unit = _UNITS["min" if glued[2] == "m" else glued[2]]
        return float(glued[1]) * unit, _precision(glued[1]) * unit, 1
    total, precision, step = 0.0, 0.0, 0
    while at + step + 1 < len(words) and words[at + step].sort == "number":
        amount, unit = number(words[at + step].text), _UNITS.get(words[at + step + 1].text.casefold())
        if amount is None or unit is None or words[at + step].text.startswith("#"):
            break
        total, precision = total + amount * unit, _precision(words[at + step].text) * unit
        step += 2
    return (total, precision, step) if step else None


def _precision(text: str) -> float:
    return float(10 ** -len(text.partition(".")[2]))


def _lasted(
    ms: float, precision: float, scope: Sequence[Subject], subjects: Subjects, *, definite: bool
) -> Verdict | None:
    lengths = [each for subject in scope for each in subject.lengths]
    if any(each // precision * precision <= ms <= each + precision for each in lengths):
        return "VERIFIED"
    if any(_in_texts(str(part), scope) for part in (ms, int(ms), ms / 1000, int(ms / 1000))):
        return "VERIFIED"
    if definite and any(subject is not subjects.whole and subject.lengths for subject in scope):
        return "CONTRADICTED"
    return "CONTRADICTED" if not definite and ms > 0 else "UNVERIFIED"


def _number(words: Sequence[Word], at: int, subjects: Subjects, scope: Sequence[Subject]) -> Verdict | None:
    word = words[at]
    text = word.text
    amount = _WRITTEN.get(text.casefold(), number(text))
    noun = next(
        (_NOUNS[each.text.casefold()] for each in words[at + 1 : at + 3] if each.text.casefold() in _NOUNS), ""
    )
    if noun and amount is not None:
        return _counted(int(amount), noun, words, at, subjects, scope)
    if word.sort != "number":
        return None
    if "-" in text.strip("-") or _CLOCK.match(text):
        return _when(text, scope, subjects)
    if words[at - 1 : at] and words[at - 1].text.casefold() in ("confidence", "sure"):
        sure = [each.confidence for each in scope if each.confidence is not None]
        if sure and amount is not None:
            return "VERIFIED" if any(close(text, each) for each in sure) else "CONTRADICTED"
    bare = text.strip("#~≈%$€£+").replace(",", "")
    if any(bare in each.numbers for each in scope) or _in_texts(bare, scope):
        return "VERIFIED"
    if amount is not None and any(amount in counted for each in scope for counted in each.counts.values()):
        return "VERIFIED"
    claim = next((each for each in words[at + 1 : at + 2] if each.group == "outcome"), None)
    if claim is not None and amount is not None:
        return _counted(int(amount), "task", words, at, subjects, scope)
    return "UNVERIFIED"


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
    if any(text in each for each in moments) or _in_texts(text, scope):
        return "VERIFIED"
    known = [moment(each.at) for each in subjects.facts.events]
    if any(text in each for each in known):
        return "VERIFIED"
    return "CONTRADICTED" if _CLOCK.match(text) or re.match(r"^\d{4}-\d\d-\d\d$", text) else "UNVERIFIED"


def _in_texts(text: str, scope: Sequence[Subject]) -> bool:
    pattern = re.compile(rf"(?<![\d.]){re.escape(text.casefold())}(?![\d])")
    return any(pattern.search(each.texts) for each in scope)


# -- what happened, who, what, in which order --------------------------------------------------------------------------


def _outcomes(
    words: Sequence[Word], subjects: Subjects, named: Sequence[tuple[int, Subject]], scope: Sequence[Subject],
    read: Read,
) -> None:  # fmt: skip
    for at, word in enumerate(words):
        if word.group != "outcome" or _is_counted(words, at):
            continue
        near = [subject for place, subject in named if place < at][-1:] or [subject for _, subject in named][:1]
        target = near or list(scope)
        if target == [subjects.whole] and not near and not _of_whole(words):
            continue
        value = word.value
        if any(each.sort == "no" for each in words[max(at - 3, 0) : at]):
            value = {"good": "bad", "bad": "good"}.get(value, "")
            if not value:
                continue
        known = set().union(*(each.outcomes for each in target))
        if not known:
            continue
        if value in known or (value == "undone" and "undone" in known):
            read.note("VERIFIED", f"outcome {value} of {target[0].name}")
        elif {value, *known} & {"good", "bad", "undone", "skipped", "cancelled", "idle"}:
            texts = any(word.text.casefold() in each.texts for each in target)
            read.note("UNVERIFIED" if texts else "CONTRADICTED", f"outcome {value}")


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """``2 tasks failed``, ``8 COMPLETED``: the number has been held against the record."""
    return any(each.sort == "number" or each.text.casefold() in _WRITTEN for each in words[max(at - 3, 0) : at])


def _of_whole(words: Sequence[Word]) -> bool:
    return any(each.text.casefold() in _WHOLE for each in words)


def _people(words: Sequence[Word], subjects: Subjects, scope: Sequence[Subject], read: Read) -> None:
    for name, role, at in _doers(words):
        if name.casefold() in _NOBODY or subjects.get(name) is not None:
            continue
        known = subjects.people.get(name.casefold())
        wanted = next((each.people for each in scope if each.sort == "decision" and each.people), None)
        if wanted is not None and role == "decide":
            read.note("VERIFIED" if name in wanted else "CONTRADICTED", f"{role} {name}")
        elif known is not None:
            fits = not role or role in known or "act" in known
            read.note("VERIFIED" if fits else "CONTRADICTED", f"{role} {name}")
        elif role and (words[at].text.startswith("`") or name[:1].isupper() or "@" in name):
            read.note("CONTRADICTED", f"{role} {name}")


def _doers(words: Sequence[Word]) -> Iterator[tuple[str, str, int]]:
    """``started by X``, ``by X``, ``X approved``: who, and what they are said to have done."""
    for at, word in enumerate(words):
        if word.text.casefold() == "by" and at + 1 < len(words):
            who = at + 2 if words[at + 1].text.casefold() == "the" and at + 2 < len(words) else at + 1
            role = next(
                (_DOERS[each.text.casefold()] for each in reversed(words[max(at - 4, 0) : at])
                 if each.text.casefold() in _DOERS), "",
            )  # fmt: skip
            yield words[who].plain.strip("`"), role, who
        elif word.text.casefold() in _DOES["decide"] and at:
            before = words[at - 1]
            if (before.text.startswith("`") or before.text[:1].isupper()) and not re.fullmatch(
                r"d\d+|it|this|the|was|nobody|people", before.plain.strip("`"), re.IGNORECASE
            ):
                yield before.plain.strip("`"), "decide", at - 1


def _choices(words: Sequence[Word], scope: Sequence[Subject], read: Read) -> None:
    decisions = [each for each in scope if each.sort == "decision" and each.selection]
    if not decisions:
        return
    for at, word in enumerate(words):
        if word.text.casefold() in _CHOOSES:
            chosen = next((each for each in words[at + 1 : at + 4] if each.text.startswith("`")), None)
            denied = any(each.sort == "no" for each in words[max(at - 2, 0) : at])
            if chosen is not None and not denied:
                right = any(chosen.plain == each.selection for each in decisions)
                read.note("VERIFIED" if right else "CONTRADICTED", f"choice {chosen.plain}")


def _orders(words: Sequence[Word], named: Sequence[tuple[int, Subject]], read: Read) -> None:
    """``A before B`` and ``A after B``, where both have begun."""
    for (left, one), (right, other) in zip(named, named[1:], strict=False):
        between = [each.value for each in words[left:right] if each.group == "order"]
        if len(between) != 1 or between[0] not in ("before", "after") or not (one.starts and other.starts):
            continue
        if one.starts != other.starts:
            true = (one.starts < other.starts) == (between[0] == "before")
            read.note("VERIFIED" if true else "CONTRADICTED", f"order of {one.name} and {other.name}")
