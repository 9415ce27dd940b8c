"""What people have said to a question, from the journal of its execution."""

from __future__ import annotations

from typing import Any, NamedTuple

from turbo_mode.core.decisions.model import Answer
from turbo_mode.core.machine.entries import AnswerGiven, SayDelegated, decode
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DecisionRow, stream_of

_KINDS = (AnswerGiven.__name__, SayDelegated.__name__)


class Said(NamedTuple):
    """The answers, one of each person: the last one; and who has handed their say ``to`` whom, with ``reason``."""

    answers: list[Answer]
    handed: dict[str, dict[str, Any]]


NOTHING = Said([], {})


def said_to(reader: Reader, question: DecisionRow) -> Said:
    """What was said so far."""
    given: dict[str, Answer] = {}
    handed: dict[str, dict[str, Any]] = {}
    name = question.id.rpartition("/")[2]
    for row in reader.read(stream_of(question.execution)):
        entry = decode(row.body) if row.kind in _KINDS else None
        if isinstance(entry, AnswerGiven) and entry.decision == name:
            given[entry.answer.by] = entry.answer
        elif isinstance(entry, SayDelegated) and entry.decision == name:
            handed.pop(entry.by, None)
            if entry.to != entry.by:
                handed[entry.by] = {"to": entry.to, "roles": entry.roles, "reason": entry.reason}
    return Said(list(given.values()), handed)
