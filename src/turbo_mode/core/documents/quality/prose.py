"""Reads claims out of free sentences and holds each against the record, whoever wrote them, in whatever words.

A sentence is about the things that it names, or else about the whole execution. Of these it may claim a number (how
long, how many, when), an outcome, a person, a choice, an order. A claim is contradicted only where the record knows
better: the task that took another time, the person who did not decide. What the record doesn't have is unverified. A
sentence that says what might be (``if``, ``may``, ``should``) claims nothing of what was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from turbo_mode.core.documents.quality import vocabulary as v
from turbo_mode.core.documents.quality.amounts import numbers
from turbo_mode.core.documents.quality.claim import Read, denied, turned
from turbo_mode.core.documents.quality.clauses import clauses
from turbo_mode.core.documents.quality.comparing import Verdict
from turbo_mode.core.documents.quality.subjects import Subject, Subjects
from turbo_mode.core.documents.quality.words import Word


def claims(
    words: Sequence[Word], subjects: Subjects, about: Sequence[str] = (), before: Sequence[Subject] = ()
) -> Read:
    """What a sentence claims; ``about`` are the names that its heading or the first cell of its row gives it,
    ``before`` the things that the sentence before it was about, which an ``it`` means.
    """
    read = Read()
    parts = clauses(words, subjects)
    named = [subject for _, subject in _named(words, subjects)]
    given = [each for name in about if (each := subjects.get(name))]
    for part in parts:
        own = [subject for _, subject in _named(part, subjects)]
        it = any(each.text.casefold() in v.IT for each in (part if len(parts) > 1 else part[:1]))
        definite = own or (list(before) if it else []) or given
        others = [] if it or _of_whole(part) else named
        before = _claims(part, subjects, definite or [*others, subjects.whole], read, definite=bool(definite))
    read.scope = named or list(before)
    read.covers = _covered(words, subjects) if _is_said(words, read) else 0.0
    return read


def _claims(
    words: Sequence[Word], subjects: Subjects, scope: Sequence[Subject], read: Read, *, definite: bool
) -> list[Subject]:
    """What one clause claims of what it is about, which is returned; ``definite``: it names that itself."""
    named = _named(words, subjects)
    _unknown_things(words, subjects, read)
    used = numbers(words, subjects, scope, read, definite=definite)
    _values(words, named, read)
    _identities(words, named, subjects, read)
    _causes(words, scope, subjects, read)
    if not any(each.text.casefold() in v.MAYBE for each in words):
        _smooth(words, scope, read)
        _outcomes(words, subjects, named, scope, read)
        _people(words, subjects, scope, read)
        _choices(words, scope, read)
        _orders(words, named, read)
    for at, word in enumerate(words):
        if word.sort == "name" and at not in used and subjects.get(word.plain) is None:
            known = any(word.plain.casefold() in each.texts for each in (*scope, subjects.whole))
            read.note(None if known else "UNVERIFIED", f"text {word.plain}")
    return list(scope)


def _is_said(words: Sequence[Word], read: Read) -> bool:
    """Whether it is a sentence at all, or a value by its name; words in a row say nothing."""
    if len(words) < 4 or any(not each.startswith("outcome") for each in read.held):
        return True
    return any(each.text.casefold() in v.FUNCTION for each in words)


def _covered(words: Sequence[Word], subjects: Subjects) -> float:
    """The share of the words with a meaning that can be held against something."""
    meaning = [each for each in words if each.text.casefold() not in v.FUNCTION]
    return sum(_is_checked(each, subjects) for each in meaning) / len(meaning) if meaning else 0.0


def _is_checked(word: Word, subjects: Subjects) -> bool:
    small = word.text.casefold()
    if word.sort != "word":
        return True
    known = small in v.NOUNS or small in v.UNITS or small in v.THINGS or small in v.DOERS or small in v.CHOOSES
    return known or small in v.WHOLE or small in v.WRITTEN or small in v.ATTRIBUTES or small in subjects.people


def _named(words: Sequence[Word], subjects: Subjects) -> list[tuple[int, Subject]]:
    """The things that are surely meant: in code, or right beside a word such as ``task``."""
    found = []
    for at, word in enumerate(words):
        subject = subjects.get(word.plain)
        if subject is None:
            continue
        beside = {each.text.casefold() for each in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])}
        if word.text.startswith("`") or beside & v.THINGS or any(sign.isdigit() for sign in word.text):
            found.append((at, subject))
    return found


def _unknown_things(words: Sequence[Word], subjects: Subjects, read: Read) -> None:
    """``task `x```: where there is no such task, that is wrong."""
    for at, word in enumerate(words[1:], 1):
        before = words[at - 1].text.casefold()
        if before in v.THINGS and word.text.startswith("`") and subjects.get(word.plain) is None:
            known = subjects.knows(word.plain)
            read.note("UNVERIFIED" if known else "CONTRADICTED", f"{before} {word.plain}")


def _identities(words: Sequence[Word], named: Sequence[tuple[int, Subject]], subjects: Subjects, read: Read) -> None:
    """``execution `8311c2```: that it is this one."""
    for at, subject in named:
        if subject is subjects.whole and any(each.text.casefold() in v.NAMES for each in words[max(at - 2, 0) : at]):
            read.note("VERIFIED", f"name {words[at].plain}")


def _values(words: Sequence[Word], named: Sequence[tuple[int, Subject]], read: Read) -> None:
    """``x` is `3```: an input, an output or a setting with its value."""
    for at, subject in named:
        if subject.sort != "value":
            continue
        after = [each for each in words[at + 1 : at + 4] if each.text.casefold() not in v.SETS][:1]
        if after and after[0].sort in ("name", "number") and after[0].plain != subject.name.casefold():
            right = after[0].plain.casefold() == subject.value or after[0].plain.casefold() in subject.value
            read.note("VERIFIED" if right else "CONTRADICTED", f"value of {subject.name}")


# -- what happened, who, what, in which order --------------------------------------------------------------------------


def _outcomes(
    words: Sequence[Word], subjects: Subjects, named: Sequence[tuple[int, Subject]], scope: Sequence[Subject],
    read: Read,
) -> None:  # fmt: skip
    for at, word in enumerate(words):
        if word.group != "outcome" or _is_counted(words, at) or not _is_stated(words, at) or _is_of_others(words, at):
            continue
        near = [subject for place, subject in named if place < at][-1:] or [subject for _, subject in named][:1]
        target = near or list(scope)
        if target == [subjects.whole] and not near and not _of_whole(words):
            continue
        value, is_denied = word.value, _is_denied(words, at, named)
        last = word.text.isupper() or any(each.text.casefold() in v.STATUS for each in words[max(at - 2, 0) : at + 2])
        known = set().union(*((each.final or each.outcomes) if last else each.outcomes for each in target))
        if not known:
            continue
        if is_denied and value not in ("good", "bad"):
            read.note("CONTRADICTED" if value in known else None, f"no outcome {value}")
            continue
        value = {"good": "bad", "bad": "good"}[value] if is_denied else value
        if value in known:
            read.note("VERIFIED", f"outcome {value} of {target[0].name}")
        elif {value, *known} & {"good", "bad", "undone", "skipped", "cancelled", "idle"}:
            texts = any(word.text.casefold() in each.texts for each in target)
            read.note("UNVERIFIED" if texts else "CONTRADICTED", f"outcome {value}")


def _is_denied(words: Sequence[Word], at: int, named: Sequence[tuple[int, Subject]]) -> bool:
    """A no that stands before, but not with another word on the far side of what is named: that is another clause."""
    first = max([at - 3, *(place - 1 for place, _ in named if place < at)])
    return any(each.sort == "no" for each in words[max(first, 0) : at])


def _is_stated(words: Sequence[Word], at: int) -> bool:
    """``success`` is only a word; that something was one is a claim."""
    if words[at].text.casefold() not in v.MERE:
        return True
    return any(each.text.casefold() in v.LINKS for each in words[max(at - 4, 0) : at])


def _is_of_others(words: Sequence[Word], at: int) -> bool:
    """``its evidence failed``: what went wrong has another name."""
    return any(each.text.casefold() in v.OF_OTHERS for each in words[max(at - 2, 0) : at])


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """``2 tasks failed``, ``8 COMPLETED``: the number has been held against the record."""
    for back in (1, 2, 3):
        if at < back:
            return False
        word = words[at - back]
        if word.sort == "number" or word.text.casefold() in v.WRITTEN:
            return not (at > back and words[at - back - 1].text.casefold() in v.ORDINALS)
        if word.text.casefold() not in v.NOUNS and word.text.casefold() not in ("of", "the", "have", "has", "were"):
            return False
    return False


def _of_whole(words: Sequence[Word]) -> bool:
    return any(each.text.casefold() in v.WHOLE for each in words)


def _people(words: Sequence[Word], subjects: Subjects, scope: Sequence[Subject], read: Read) -> None:
    for name, role, at in _doers(words):
        if name.casefold() in v.NOBODY or subjects.get(name) is not None:
            continue
        known = subjects.people.get(name.casefold())
        is_denied = denied(words, at) or (at > 1 and denied(words, at - 2))
        wanted = next((each.people for each in scope if each.sort == "decision" and each.people), None)
        if wanted is not None and role == "decide":
            read.note(turned("VERIFIED" if name in wanted else "CONTRADICTED", is_denied), f"{role} {name}")
        elif known is not None:
            fits = not role or role in known or "act" in known
            read.note(turned("VERIFIED" if fits else "CONTRADICTED", is_denied), f"{role} {name}")
        elif role and (words[at].text.startswith("`") or name[:1].isupper() or "@" in name):
            read.note("CONTRADICTED", f"{role} {name}")


def _doers(words: Sequence[Word]) -> Iterator[tuple[str, str, int]]:
    """``started by X``, ``by X``, ``X approved``: who, and what they are said to have done."""
    for at, word in enumerate(words):
        if word.text.casefold() == "by" and at + 1 < len(words):
            who = at + 2 if words[at + 1].text.casefold() == "the" and at + 2 < len(words) else at + 1
            role = next(
                (v.DOERS[each.text.casefold()] for each in reversed(words[max(at - 4, 0) : at])
                 if each.text.casefold() in v.DOERS), "",
            )  # fmt: skip
            yield words[who].plain.strip("`"), role, who
        elif word.text.casefold() in v.DOES["decide"] and at and words[at + 1 : at + 2] and not _passive(words, at):
            before = words[at - 1]
            if (before.text.startswith("`") or before.text[:1].isupper()) and not re.fullmatch(
                r"d\d+|it|this|the|was|nobody|people", before.plain.strip("`"), re.IGNORECASE
            ):
                yield before.plain.strip("`"), "decide", at - 1


def _passive(words: Sequence[Word], at: int) -> bool:
    return any(each.text.casefold() == "by" for each in words[at + 1 : at + 3]) or any(
        each.text.casefold() in ("was", "were", "been", "is", "be") for each in words[max(at - 2, 0) : at]
    )


def _choices(words: Sequence[Word], scope: Sequence[Subject], read: Read) -> None:
    decisions = [each for each in scope if each.sort == "decision" and each.selection]
    if not decisions:
        return
    for at, word in enumerate(words):
        if word.text.casefold() in v.CHOOSES:
            around = [*words[at + 1 : at + 4], *(reversed(words[max(at - 4, 0) : at]) if _passive(words, at) else ())]
            named = [each for each in around if each.text.startswith("`") and each.plain != decisions[0].name]
            if named:
                right = any(named[0].plain == each.selection for each in decisions)
                verdict: Verdict = "VERIFIED" if right else "CONTRADICTED"
                read.note(turned(verdict, denied(words, at)), f"choice {named[0].plain} of {decisions[0].name}")


def _causes(words: Sequence[Word], scope: Sequence[Subject], subjects: Subjects, read: Read) -> None:
    """``because …``: a cause is known only where the record has its words."""
    for at, word in enumerate(words):
        told = [each for each in words[at + 1 :] if each.sort == "word" and each.text.casefold() not in v.FUNCTION]
        if word.text.casefold() not in v.CAUSES or not told:
            continue
        known = sum(any(each.plain in one.texts for one in (*scope, subjects.whole)) for each in told)
        read.note(None if 2 * known > len(told) else "UNVERIFIED", "cause")


def _smooth(words: Sequence[Word], scope: Sequence[Subject], read: Read) -> None:
    """``without problems``, ``smoothly``: nothing of it may have gone wrong."""
    failures = [count for each in scope for count in each.counts.get("failure", ())]
    for at, word in enumerate(words):
        small = word.text.casefold()
        free = small in v.SMOOTH or (small in ("without", "no") and words[at + 1 : at + 2] and
                                     words[at + 1].text.casefold() in v.TROUBLE)  # fmt: skip
        if free and failures:
            read.note("CONTRADICTED" if any(failures) else "VERIFIED", f"smooth {scope[0].name}")


def _orders(words: Sequence[Word], named: Sequence[tuple[int, Subject]], read: Read) -> None:
    """``A before B`` and ``A after B``, where both have begun."""
    if any(each.value == "undone" for each in words):
        return  # what began last is undone first
    for (left, one), (right, other) in pairwise(named):
        between = [each.value for each in words[left:right] if each.group == "order"]
        if len(between) != 1 or between[0] not in ("before", "after") or not (one.starts and other.starts):
            continue
        if one.starts != other.starts:
            true = (one.starts < other.starts) == (between[0] == "before")
            read.note(
                turned("VERIFIED" if true else "CONTRADICTED", denied(words, right)),
                f"order of {one.name} and {other.name}",
            )
