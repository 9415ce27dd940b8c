"""What is told of a model that was asked for advice: in the story of an execution, and beside the decision."""

from __future__ import annotations

from typing import Any

from msgspec import convert

from turbo_mode.cli.note import Note
from turbo_mode.cli.terminal import Line, Terminal, clean, wrap
from turbo_mode.cli.words import duration
from turbo_mode.core.decisions.opinions import Consulted
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution


def asked(entry: e.AdviceAsked, state: Execution) -> Note:
    """A gate asks."""
    again = ", once more" if entry.number > 1 else ""
    return Note(
        entry.at, "RUNNING", entry.task or entry.phase, f"asks {entry.request['model']} what it thinks{again}", 1
    )


def given(entry: e.AdviceGiven, state: Execution) -> Note:
    """It is answered, or it isn't."""
    said = entry.consulted
    if said.opinion is None:
        return Note(
            entry.at, "NOTICE", entry.task or entry.phase, f"no advice from {clean(said.model)}: {clean(said.none)}"
        )
    return Note(entry.at, "COMPLETED", entry.task or entry.phase, f"{clean(said.model)} says {_chances(said)}", 1)


def opinions(context: dict[str, Any], out: Terminal) -> list[Line]:
    """What models think of the options of a decision, and what that has cost."""
    lines: list[Line] = []
    for said in convert(context.get("opinions", []), list[Consulted]):
        lines += [[], [("dim", "  What a model thinks")]]
        icon = out.icon("IN_DOUBT" if said.opinion is None else "CHOSEN")
        told = f"no advice: {said.none}" if said.opinion is None else _chances(said)
        lines.append([("plain", "  "), icon, ("plain", f" {clean(told)}")])
        if said.opinion is not None:
            rests = f" It rests on {', '.join(said.opinion.used)}." if said.opinion.used else ""
            text = f"“{clean(said.opinion.reason)}”{clean(rests)}"
            lines += [[("plain", "    "), ("plain", line)] for line in wrap(text, out.width - 6)]
        if details := _details(said):
            lines.append([("dim", f"    {details}")])
    if record := context.get("record"):
        told = f"{record['known']} known, Brier {record['brier']:.2f}, weight {record['weight']:.2f}"
        lines.append([("dim", f"    its record: {told}")])
    return lines


def exchanges(told: list[tuple[e.AdviceAsked, e.AdviceGiven | None]], out: Terminal) -> list[Line]:
    """What a model was given and what it has answered, word for word."""
    lines: list[Line] = []
    for question, answer in told:
        texts = {"It was told": question.request["instructions"], "The case": question.request["prompt"]}
        texts["It answered"] = answer.answer if answer is not None else ""
        for title, text in texts.items():
            lines += [[], [("dim", f"  {title}")]]
            lines += [[("plain", f"    {clean(line)}")] for line in str(text or "nothing").splitlines()]
    return lines


def exchange_data(question: e.AdviceAsked, answer: e.AdviceGiven | None) -> dict[str, Any]:
    """The same as data."""
    said = {key: question.request[key] for key in ("model", "instructions", "prompt")}
    return {"attempt": question.attempt, **said, "answer": answer.answer if answer is not None else None}


def _chances(said: Consulted) -> str:
    assert said.opinion is not None
    return ", ".join(f"{name} {chance:.2f}" for name, chance in said.opinion.chances.items())


def _details(said: Consulted) -> str:
    parts = [clean(said.model)] if said.model else []
    parts += [f"{said.tokens} tokens"] if said.tokens else []
    parts += [f"{said.cost:.4f} USD"] if said.cost else []
    parts += [duration(said.ms)] if said.ms else []
    return ", ".join(parts)
