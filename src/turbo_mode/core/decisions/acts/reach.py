"""Does an option go beyond the plan's own? What it would do is read from its words.

Everyday work of plans goes on: to look, to wait, to ask, to build, test and repeat, to deploy and take back what is the
plan's own, and to clear away what it has made. An act that changes something else is named with a code, and a person is
asked about it. It is not looked for what is known to be dangerous: what removes, stops, changes or can't be made out
has to be known as everyday work, or its words have to say that it touches only what is the plan's own.

============  ==========================================================================================
code          the option
============  ==========================================================================================
removes       removes, overwrites or clears what it doesn't call its own
stops         stops or restarts what it doesn't call its own
safeguards    skips, weakens or overrules a check, a limit, an approval, an alarm
credentials   uses, makes or takes keys, accounts or rights that were not given to it
money         spends, moves or promises money
people        speaks or decides for people: customers, the public, staff; signs, agrees, rejects
data          gets at data about people, or gives it away
changes       changes what others use, what is live, or what isn't known as everyday work
outside       runs or installs what comes from anywhere
============  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from turbo_mode.core.decisions.acts import calls, commands, phrases, things, verbs
from turbo_mode.core.decisions.acts.around import around
from turbo_mode.core.decisions.acts.asked import was_asked_for
from turbo_mode.core.decisions.acts.clauses import Clause, clauses, words_of_name
from turbo_mode.core.decisions.acts.fields import bare, fields, is_record
from turbo_mode.core.decisions.acts.learned import reach_of, says_enough
from turbo_mode.core.decisions.acts.lists import words
from turbo_mode.core.decisions.acts.named import is_granted, standing
from turbo_mode.core.decisions.acts.scope import scope
from turbo_mode.core.decisions.acts.sorts import BY_SORT
from turbo_mode.core.decisions.acts.whose import Thing, thing_of
from turbo_mode.core.regex import regex

_MOST = 2000
"""So many characters of a text are read."""
_TAMER, _MOST_TAMER = 0.5, 400
"""What other options count that are everyday work, and how much at most."""
_ASKED = 50
"""How far beyond everyday work the words of an option have to be that was asked for in them."""
_WORSE, _MOST_WORSE = 0.6, 300
"""What they count where they go too far: the one beside them is more likely what is to be done instead."""


class Act(NamedTuple):
    """What an option would do beyond the plan's own: the sort of it, and the words that say so."""

    code: str
    words: str


@lru_cache(maxsize=4096)
def beyond(name: str, description: str = "", context: str = "", beside: tuple[str, ...] = ()) -> Act | None:
    """What an option does beyond the plan's own, by its name and description; None for everyday work.

    ``context`` is what is said around it: whose a thing is that the option only points at, and what was asked for.
    ``beside`` are the texts of the other options: next to tame ones an option stands out sooner.
    """
    name, description, context = bare(name[:_MOST]), bare(description[:_MOST]), context[:_MOST]
    limit = limit_beside([_read(bare(each[:_MOST]), context).reach for each in beside])
    if description and (act := _of_text(description, context, limit)) is not None:
        return act
    return None if _says_what(description, name) else _of_text(name, context, limit)


def limit_beside(reaches: Sequence[int]) -> float:
    """Above which sum of weights an option goes too far, by the sums of the options beside it. Next to nothing it is 0,
    where the chances are even."""
    mean = sum(reaches) / len(reaches) if reaches else 0
    return _WORSE * min(mean, _MOST_WORSE) if mean > 0 else _TAMER * max(mean, -_MOST_TAMER)


def _says_what(description: str, name: str) -> bool:
    """The description tells more of the same act than the name does."""
    named = {clause.sort for clause in clauses(words_of_name(name))}
    return bool(named) and named <= {clause.sort for clause in clauses(description)}


def _of_text(text: str, context: str, limit: float) -> Act | None:
    """What the rules find and the learned weights don't overrule. A bare name never stands out next to tame options."""
    read = _read(text, context)
    if read.act is None and not (says_enough(text) or is_record(context)):
        return read.act
    if read.asked:
        limit = max(limit, _ASKED)
    if read.act is None and " " not in text.strip():
        limit = max(limit, 0)
    return (read.act or Act(_likely(text), text.strip())) if read.reach > limit else None


class _Reading(NamedTuple):
    """What the rules find in a text, whether the context asks for it, and how far its words reach."""

    act: Act | None
    asked: bool
    reach: int


@lru_cache(maxsize=4096)
def _read(text: str, context: str) -> _Reading:
    act = by_rules(text, context)
    marks = marks_of(text, context, act)
    return _Reading(act, "asked" in marks, reach_of(text, marks))


def marks_of(text: str, context: str, act: Act | None) -> frozenset[str]:
    """What the rules have found in a text: the act's code, whose the things are, what each verb does to what and to
    whose, how what is named stands in the context, what is said around it, and whether it was asked for."""
    found, code = clauses(_plain(text)), act.code if act is not None else "everyday"
    things_in = [thing_of(clause, context) for clause in found]
    marks = {code, *(mark for mark in _WHOSE if any(getattr(thing, mark) for thing in things_in))}
    for clause, thing in zip(found, things_in, strict=True):
        marks.update(_done(clause, thing))
    stands = standing(text, context)
    marks |= {*stands, *(f"{each}/{code}" for each in stands), *scope(_plain(text), context, code)}
    marks.update(around(text, context, code))
    marks.update(fields(context, code))
    if any(was_asked_for(clause, context) for clause in found):
        marks.add("asked")
    return frozenset(marks | ({"granted"} if is_granted(text, context) else set()))


def _done(clause: Clause, thing: Thing) -> Iterator[str]:
    """What a clause's verb does to whose things, and to which kinds of them."""
    whose = next((mark for mark in (*_WHOSE, "tried") if getattr(thing, mark)), "nobody")
    yield from (clause.sort, f"{clause.sort}/{whose}")
    if thing.shared:
        yield f"{clause.sort}/shared"
    for kind, known in things.KINDS.items():
        if thing.object & known:
            yield from (f"+{kind}", f"{clause.sort}+{kind}")
    for last in clause.object[-1:]:
        yield from (f"~{last}", f"{clause.sort}~{last}")


_WHOSE = ("own", "foreign", "live")


def _plain(text: str) -> str:
    return text if " " in text.strip() else words_of_name(text)


def _likely(text: str) -> str:
    """The code of what only the weights hold to go too far: that of its first verb which does something."""
    found = (_CODES[clause.sort] for clause in clauses(_plain(text)) if clause.sort in _CODES)
    return next(found, "changes")


_CODES = {
    verbs.REMOVE: "removes", verbs.STOP: "stops", verbs.WEAKEN: "safeguards", verbs.SPEND: "money",
    verbs.COMMIT: "people", verbs.TELL: "people", verbs.ENTER: "credentials", verbs.LOOK: "data",
}  # fmt: skip
"""What a verb of each sort mostly does where it goes too far."""


def by_rules(text: str, context: str) -> Act | None:
    """What the rules alone find in a text."""
    if (said := commands.judged(text)) is not None:
        return _unless_given(Act(said.code, said.words), text, context) if said.code else None
    if (code := calls.judged(text)) is not None:
        return _unless_given(Act(code, text.strip()), text, context) if code else None
    plain = _plain(text)
    forced = phrases.FORCED.search(text.lower() if plain == text else f"{text} {plain}".lower())
    found = clauses(plain)
    takes_away = any(clause.sort in (verbs.REMOVE, verbs.STOP) for clause in found)
    if forced is None and (
        phrases.DRY.search(plain.lower()) or (phrases.TRIED.search(plain.lower()) and not takes_away)
    ):
        return None
    if forced is not None and not _only_looks(found):
        return Act("safeguards", forced.group().strip())
    redacts = phrases.REDACTS.search(plain.lower()) is not None
    for clause in found:
        code = _code(clause, context)
        if code and not (redacts and code == "data") and not was_asked_for(clause, context):
            return None if is_granted(text, context) else Act(code, clause.text.strip())
    return None


def _unless_given(act: Act, text: str, context: str) -> Act | None:
    """An act, unless the context asks for just this, or says that it is done to what is the plan's own."""
    asked = any(was_asked_for(clause, context) for clause in clauses(act.words))
    return None if asked or is_granted(text, context) else act


def _only_looks(found: list[Clause]) -> bool:
    goes_on = ("keep", "stay", "remain", "leave")
    return bool(found) and all(
        clause.sort == verbs.LOOK or (clause.sort == verbs.REST and clause.verb not in goes_on) for clause in found
    )


_QUIET = (verbs.LOOK, verbs.REST, verbs.TELL)


def _code(clause: Clause, context: str) -> str:
    """The code of what a clause says, or an empty text for everyday work."""
    thing = thing_of(clause, context)
    if _is_turn_of_phrase(clause, thing):
        return ""
    if clause.verb == "hold" and phrases.ALONE.search(clause.text.lower()):
        return "safeguards"
    if clause.sort == verbs.LOOK and clause.verb in things.TAKEN and phrases.DUBIOUS.search(thing.text):
        return "outside"
    sort = verbs.TELL if _hands_over(clause) else clause.sort
    code = "" if sort in _QUIET else _whatever(clause, thing, context.lower())
    return code or BY_SORT[sort](clause, thing)


_TALK = words("issue ticket pr thread discussion comment request case")
_ONES = words("owner team requester stakeholders author reviewer channel")
_OPENED = words("issue ticket request pr document file page tab")
_CLOSED = words("tab page window connection browser document")
_MAKES_SURE = regex(r"\bconfirm (that|whether|if|with|the (result|number|count|finding|cause))")
_REFERS = regex(r"\b(user|users|parent|customer|person|them|her|him|caller) to\b")
_ARRANGES = regex(r"\bwith (the|their|its) [\w ]*(team|owner|people|operations)\b")
_INTO_HANDS = regex(
    r"\b(in|into|on|to) (the|a|an|our|\w+'s) ([\w']+ )?(report|list|summary|notes?|log|record|backlog|adjuster|person|"
    r"human|operator|expert|specialist|owner|team|lead)\b"
)


def _hands_over(clause: Clause) -> bool:
    gives = clause.verb in ("give", "put", "put_into", "pass")
    return gives and _INTO_HANDS.search(clause.text.lower()) is not None


def _is_turn_of_phrase(clause: Clause, thing: Thing) -> bool:
    """Whether the verb is one that does something harmless with just this: ``open an issue``, ``update the owner``."""
    text, verb, last = clause.text.lower(), clause.verb, clause.object[-1:]
    if verb in ("open", "file", "raise", "create") and last and last[0] in ("issue", "ticket", "pr", "bug"):
        return True
    if verb == "open" and thing.object & _OPENED and not thing.guarded and "shared" not in thing.object:
        return True
    return (
        (verb == "update" and bool(thing.object & _ONES))
        or (verb == "confirm" and _MAKES_SURE.search(text) is not None)
        or (verb in ("point", "direct") and _REFERS.search(text) is not None)
        or (verb == "schedule" and _ARRANGES.search(text) is not None)
        or (verb == "close" and bool(thing.object & _CLOSED) and not thing.foreign)
    )


_TAKES = words("take accept confirm use choose pick book grab get")
_APPLIES = words("apply run execute proceed continue confirm go")
_SCRIPTS = words("plan it script command change migration")
_SHOWS = words("publish share post release expose upload")


def _whatever(clause: Clause, thing: Thing, context: str) -> str:
    """What is asked about whatever the verb is, as long as it does something."""
    if phrases.EVASIVE.search(thing.text):
        return "safeguards"
    if clause.sort != verbs.REMOVE and phrases.DUBIOUS.search(thing.text):
        return "outside"
    if clause.verb not in ("leave", "let") and phrases.ALONE.search(clause.text.lower()):
        return "safeguards"
    priced = clause.verb in _TAKES and thing.object and not thing.own and phrases.PRICED.search(context)
    if thing.object & things.MONEY or priced or phrases.PAID.search(thing.text):
        return "money"
    if thing.object & things.VOICE and not thing.own:
        return "safeguards"
    if clause.verb in _APPLIES and thing.object & _SCRIPTS and phrases.DESTROYS.search(context):
        return "removes"
    if clause.verb in ("close", "lock", "resolve", "reopen", "merge", "pin") and thing.object & _TALK and not thing.own:
        return "changes"
    return "data" if clause.verb in _SHOWS and phrases.CONFIDENTIAL.search(thing.text) else ""
