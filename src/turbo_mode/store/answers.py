"""What people have said to a question, from the journal of its execution."""

from __future__ import annotations

from turbo_mode.core.decisions.model import Answer
from turbo_mode.core.machine.entries import AnswerGiven, decode
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import DecisionRow, stream_of


def answers_to(reader: Reader, question: DecisionRow) -> list[Answer]:
    """The answers so far, one of each person: the last one."""
    given: dict[str, Answer] = {}
    name = question.id.rpartition("/")[2]
    for row in reader.read(stream_of(question.execution)):
        if row.kind == AnswerGiven.__name__:
            entry = decode(row.body)
            if isinstance(entry, AnswerGiven) and entry.decision == name:
                given[entry.answer.by] = entry.answer
    return list(given.values())
