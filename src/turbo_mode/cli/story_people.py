"""The story of what people say to a question."""

from __future__ import annotations

from turbo_mode.cli.note import Note
from turbo_mode.cli.words import listed
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def sentence(text: str) -> str:
    """A reason as a sentence."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def answered(entry: e.AnswerGiven, state: Execution) -> Note:
    answer = entry.answer
    who = answer.by or "somebody"
    if answer.says:
        who += f", for {listed([say.by for say in answer.says])},"
    said = f"{who} says no" if answer.refuses else f"{who} agrees: {answer.selection}"
    more = (("dim", sentence(answer.reason)),) if answer.reason else ()
    return Note(entry.at, "FAILED" if answer.refuses else "COMPLETED", entry.decision, said, 0, more)


def delegated(entry: e.SayDelegated, state: Execution) -> Note:
    back = entry.to == entry.by
    said = f"{entry.by} answers in person again" if back else f"{entry.to} may answer for {entry.by}"
    return Note(entry.at, "NOTICE", entry.decision, said, 0, (("dim", sentence(entry.reason)),))


def link_used(entry: e.LinkUsed, state: Execution) -> Note:
    made = f" that {entry.made_by} has made" if entry.made_by else ""
    return Note(entry.at, "NOTICE", entry.decision, f"an answer of {entry.by} comes by a link{made}", 1)


def link_refused(entry: e.LinkRefused, state: Execution) -> Note:
    return Note(entry.at, "FAILED", entry.decision, f"a link for {entry.by} was tried; {entry.why}")


def widened(entry: e.EscalationDue, state: Execution) -> Note:
    said = f"nobody has agreed yet; {listed(entry.to)} may answer as well" if entry.to else "its time has come"
    return Note(entry.at, "NOTICE", entry.decision, said, 0 if entry.to else 3)


def void(entry: e.EscalationClosed, state: Execution) -> Note:
    return Note(entry.at, "CANCELLED", entry.decision, "needs no answer any more")
