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
_IT = frozenset("it they this its their".split())
_NOBODY = frozenset("the a an itself hand then now them it whom which this".split())
_WHOLE = frozenset(
    "execution run deployment release rollout plan migration everything it overall pipeline process result outcome status"
    " state ending".split()
)
_NAMES = frozenset("execution plan id run".split())
_STATUS = frozenset("status state result outcome ended".split())
_ORDINALS = frozenset("attempt try round".split())
_DENIES = frozenset("not never cannot".split())
_WRITTEN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "once": 1, "twice": 2,
}  # fmt: skip
_ATTRIBUTES = frozenset(
    "took lasted ran needed duration time confidence level input output total plan name id status utc took run".split()
)
_SETS = frozenset("was is were are set to equals value".split())
_MERE = frozenset("success failure failures error errors ok okay green red fine healthy faulty done".split())
_LINKS = frozenset("is was are were be been ended in with a had has no without".split())
_GLUED = re.compile(r"^~?(\d+(?:\.\d+)?)(ms|s|sec|min|m|h)$")
_ISO = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|\+00:00)?$", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}:\d\d(:\d\d)?$")


COVERED = 0.5
"""So much of what means something in a sentence must be checked for it to be verified."""
_FUNCTION = frozenset(
    "a an the of to in on at by for from with and or but as is are was were be been has have had it its this that these"
    " those which who so then than after before into out up its their there here all any each very also both".split()
)


class Read:
    """What a sentence claims: what holds of it, and the worst that can be said of it.

    It ``covers`` a share of the words that mean something: a sentence most of which nobody can check is not verified.
    """

    def __init__(self) -> None:
        self.held: list[str] = []
        self.open = 0
        self.wrong = 0
        self.covers = 0.0
        self.scope: list[Subject] = []

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
        return "VERIFIED" if self.held and not self.open and self.covers >= COVERED else "UNVERIFIED"


def claims(
    words: Sequence[Word], subjects: Subjects, about: Sequence[str] = (), before: Sequence[Subject] = ()
) -> Read:
    """What a sentence claims; ``about`` are the names that its heading or the first cell of its row gives it, ``before``
    the things that the sentence before it was about, which an ``it`` means.
    """
    read = Read()
    named = _named(words, subjects)
    about_these = [subject for _, subject in named]
    if not about_these and words and words[0].text.casefold() in _IT:
        about_these = list(before)
    about_these = about_these or [each for name in about if (each := subjects.get(name))]
    scope = read.scope = about_these or [subjects.whole]
    _unknown_things(words, subjects, read)
    used = _numbers(words, subjects, scope, read, definite=bool(about_these))
    _values(words, named, read)
    _identities(words, named, subjects, read)
    if not any(each.text.casefold() in _MAYBE for each in words):
        _outcomes(words, subjects, named, scope, read)
        _people(words, subjects, scope, read)
        _choices(words, scope, read)
        _orders(words, named, read)
    for at, word in enumerate(words):
        if word.sort == "name" and at not in used and subjects.get(word.plain) is None:
            known = any(word.plain.casefold() in each.texts for each in (*scope, subjects.whole))
            read.note(None if known else "UNVERIFIED", f"text {word.plain}")
    read.covers = _covered(words, subjects) if _is_said(words, read) else 0.0
    return read


def _is_said(words: Sequence[Word], read: Read) -> bool:
    """Whether it is a sentence at all, or a value by its name; words in a row say nothing."""
    if len(words) < 4 or any(not each.startswith("outcome") for each in read.held):
        return True
    return any(each.text.casefold() in _FUNCTION for each in words)


def _denied(words: Sequence[Word], at: int) -> bool:
    """Whether what begins here is said not to be so."""
    near = words[max(at - 3, 0) : at]
    return any(each.text.casefold() in _DENIES or each.text.casefold().endswith(("n't", "n’t")) for each in near)


def _turned(verdict: Verdict | None, denied: bool) -> Verdict | None:
    """What becomes of a claim that is denied: what holds is contradicted then, and nothing else is known."""
    if not denied:
        return verdict
    return "CONTRADICTED" if verdict == "VERIFIED" else "UNVERIFIED"


def _covered(words: Sequence[Word], subjects: Subjects) -> float:
    """The share of the words with a meaning that can be held against something."""
    meaning = [each for each in words if each.text.casefold() not in _FUNCTION]
    return sum(_is_checked(each, subjects) for each in meaning) / len(meaning) if meaning else 0.0


def _is_checked(word: Word, subjects: Subjects) -> bool:
    small = word.text.casefold()
    if word.sort != "word":
        return True
    known = small in _NOUNS or small in _UNITS or small in _THINGS or small in _DOERS or small in _CHOOSES
    return known or small in _WHOLE or small in _WRITTEN or small in _ATTRIBUTES or small in subjects.people


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


def _unknown_things(words: Sequence[Word], subjects: Subjects, read: Read) -> None:
    """``task `x```: where there is no such task, that is wrong."""
    for at, word in enumerate(words[1:], 1):
        before = words[at - 1].text.casefold()
        if before in _THINGS and word.text.startswith("`") and subjects.get(word.plain) is None:
            known = subjects.knows(word.plain)
            read.note("UNVERIFIED" if known else "CONTRADICTED", f"{before} {word.plain}")


def _identities(
    words: Sequence[Word], named: Sequence[tuple[int, Subject]], subjects: Subjects, read: Read
) -> None:
    """``execution `8311c2```: that it is this one."""
    for at, subject in named:
        if subject is subjects.whole and any(each.text.casefold() in _NAMES for each in words[max(at - 2, 0) : at]):
            read.note("VERIFIED", f"name {words[at].plain}")


def _values(words: Sequence[Word], named: Sequence[tuple[int, Subject]], read: Read) -> None:
    """``x` is `3```: an input, an output or a setting with its value."""
    for at, subject in named:
        if subject.sort != "value":
            continue
        after = [each for each in words[at + 1 : at + 4] if each.text.casefold() not in _SETS][:1]
        if after and after[0].sort in ("name", "number") and after[0].plain != subject.name.casefold():
            right = after[0].plain.casefold() == subject.value or after[0].plain.casefold() in subject.value
            read.note("VERIFIED" if right else "CONTRADICTED", f"value of {subject.name}")


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
            written = "".join(each.text for each in words[at : at + step])
            lasted = _lasted(ms, precision, written, scope, subjects, definite=definite)
            read.note(_turned(lasted, _denied(words, at)), f"length {ms:g} of {scope[0].name}")
        elif word.sort == "number" or word.text.casefold() in _WRITTEN:
            counted = _number(words, at, subjects, scope)
            read.note(_turned(counted, counted is not None and _denied(words, at)), f"number {word.text} of {scope[0].name}")
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
    ms: float, precision: float, written: str, scope: Sequence[Subject], subjects: Subjects, *, definite: bool
) -> Verdict | None:
    lengths = [each for subject in scope for each in subject.lengths]
    if any(each // precision * precision <= ms <= each + precision / 2 for each in lengths):
        return "VERIFIED"
    if _in_texts(written, scope):
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
    if at and words[at - 1].text.casefold() in _ORDINALS and amount is not None:
        return _ordinal(int(amount), words, scope)
    if "-" in text.strip("-") or _CLOCK.match(text):
        return _when(text, scope, subjects)
    if words[at - 1 : at] and words[at - 1].text.casefold() in ("confidence", "sure"):
        sure = [each.confidence for each in scope if each.confidence is not None]
        if sure and amount is not None:
            return "VERIFIED" if any(close(text, each) for each in sure) else "CONTRADICTED"
    bare = text.strip("#~≈%$€£+").replace(",", "")
    if any(bare in each.numbers for each in scope) or _in_texts(bare, scope):
        return None  # it is there, but nobody knows what it is said to be
    claim = next((each for each in words[at + 1 : at + 2] if each.group == "outcome"), None)
    if claim is not None and amount is not None:
        return _counted(int(amount), "task", words, at, subjects, scope)
    return "UNVERIFIED"


def _ordinal(amount: int, words: Sequence[Word], scope: Sequence[Subject]) -> Verdict | None:
    """``attempt 2`` of something: it must have had as many, and have failed in it if that is said."""
    known = [each for each in scope if each.sort == "task"]
    if not known:
        return None
    failed = {number for each in known for number in each.failed}
    if any(each.value == "bad" for each in words) and failed:
        return "VERIFIED" if amount in failed else "CONTRADICTED"
    if any(each.value == "good" for each in words) and amount in failed:
        return "CONTRADICTED"
    most = max((count for each in known for count in each.counts.get("attempt", ())), default=0)
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
    text = _ISO.sub(r"\1 \2", text)
    moments = [moment(each) for subject in (*scope, subjects.whole) for each in subject.moments if each]
    if any(text in each for each in moments) or _in_texts(text, scope):
        return "VERIFIED"
    known = [moment(each.at) for each in subjects.facts.events]
    if any(text in each for each in known):
        return "VERIFIED"
    return "CONTRADICTED" if _CLOCK.match(text) or re.match(r"^\d{4}-\d\d-\d\d( |$)", text) else "UNVERIFIED"


def _in_texts(text: str, scope: Sequence[Subject]) -> bool:
    pattern = re.compile(rf"(?<![\d.]){re.escape(text.casefold())}(?![\d])")
    return any(pattern.search(each.texts) for each in scope)


# -- what happened, who, what, in which order --------------------------------------------------------------------------


def _outcomes(
    words: Sequence[Word], subjects: Subjects, named: Sequence[tuple[int, Subject]], scope: Sequence[Subject],
    read: Read,
) -> None:  # fmt: skip
    for at, word in enumerate(words):
        if word.group != "outcome" or _is_counted(words, at) or not _is_stated(words, at):
            continue
        near = [subject for place, subject in named if place < at][-1:] or [subject for _, subject in named][:1]
        target = near or list(scope)
        if target == [subjects.whole] and not near and not _of_whole(words):
            continue
        value, denied = word.value, any(each.sort == "no" for each in words[max(at - 3, 0) : at])
        last = word.text.isupper() or any(each.text.casefold() in _STATUS for each in words[max(at - 2, 0) : at + 2])
        known = set().union(*((each.final or each.outcomes) if last else each.outcomes for each in target))
        if not known:
            continue
        if denied and value not in ("good", "bad"):
            read.note("CONTRADICTED" if value in known else None, f"no outcome {value}")
            continue
        value = {"good": "bad", "bad": "good"}[value] if denied else value
        if value in known:
            read.note("VERIFIED", f"outcome {value} of {target[0].name}")
        elif {value, *known} & {"good", "bad", "undone", "skipped", "cancelled", "idle"}:
            texts = any(word.text.casefold() in each.texts for each in target)
            read.note("UNVERIFIED" if texts else "CONTRADICTED", f"outcome {value}")


def _is_stated(words: Sequence[Word], at: int) -> bool:
    """``success`` is only a word; that something was one is a claim."""
    if words[at].text.casefold() not in _MERE:
        return True
    return any(each.text.casefold() in _LINKS for each in words[max(at - 4, 0) : at])


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """``2 tasks failed``, ``8 COMPLETED``: the number has been held against the record."""
    for back in (1, 2, 3):
        if at < back:
            return False
        word = words[at - back]
        if word.sort == "number" or word.text.casefold() in _WRITTEN:
            return not (at > back and words[at - back - 1].text.casefold() in _ORDINALS)
        if word.text.casefold() not in _NOUNS and word.text.casefold() not in ("of", "the", "have", "has", "were"):
            return False
    return False


def _of_whole(words: Sequence[Word]) -> bool:
    return any(each.text.casefold() in _WHOLE for each in words)


def _people(words: Sequence[Word], subjects: Subjects, scope: Sequence[Subject], read: Read) -> None:
    for name, role, at in _doers(words):
        if name.casefold() in _NOBODY or subjects.get(name) is not None:
            continue
        known = subjects.people.get(name.casefold())
        denied = _denied(words, at) or (at > 1 and _denied(words, at - 2))
        wanted = next((each.people for each in scope if each.sort == "decision" and each.people), None)
        if wanted is not None and role == "decide":
            read.note(_turned("VERIFIED" if name in wanted else "CONTRADICTED", denied), f"{role} {name}")
        elif known is not None:
            fits = not role or role in known or "act" in known
            read.note(_turned("VERIFIED" if fits else "CONTRADICTED", denied), f"{role} {name}")
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
        elif word.text.casefold() in _DOES["decide"] and at and words[at + 1 : at + 2] and not _passive(words, at):
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
        if word.text.casefold() in _CHOOSES:
            around = [*words[at + 1 : at + 4], *(reversed(words[max(at - 4, 0) : at]) if _passive(words, at) else ())]
            named = [each for each in around if each.text.startswith("`") and each.plain != decisions[0].name]
            if named:
                right = any(named[0].plain == each.selection for each in decisions)
                verdict: Verdict = "VERIFIED" if right else "CONTRADICTED"
                read.note(_turned(verdict, _denied(words, at)), f"choice {named[0].plain} of {decisions[0].name}")


def _orders(words: Sequence[Word], named: Sequence[tuple[int, Subject]], read: Read) -> None:
    """``A before B`` and ``A after B``, where both have begun."""
    for (left, one), (right, other) in zip(named, named[1:], strict=False):
        between = [each.value for each in words[left:right] if each.group == "order"]
        if len(between) != 1 or between[0] not in ("before", "after") or not (one.starts and other.starts):
            continue
        if one.starts != other.starts:
            true = (one.starts < other.starts) == (between[0] == "before")
            read.note(_turned("VERIFIED" if true else "CONTRADICTED", _denied(words, right)), f"order of {one.name} and {other.name}")
