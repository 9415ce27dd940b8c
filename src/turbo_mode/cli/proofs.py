"""How it looks what was proven of a policy: its properties, a row for each rule, and the cases in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from turbo_mode.cli.terminal import Line, Terminal, clean, table, wrap
from turbo_mode.cli.words import count
from turbo_mode.proofs.report import Case, Proof, Report, Status, worst

_ICONS: dict[Status, str] = {"PROVEN": "COMPLETED", "NOT_PROVEN": "NOTICE", "COUNTER_EXAMPLE": "FAILED"}
_WORDS: dict[Status, str] = {
    "PROVEN": "PROVEN", "NOT_PROVEN": "NOT PROVEN", "COUNTER_EXAMPLE": "COUNTER-EXAMPLE",
}  # fmt: skip
_NAMES = {"closed": "fails closed"}
_MEANINGS = {
    "total": "each decision is taken, asked of somebody who is there, or fails and says why",
    "rules": "each rule matters, and none contradicts others",
    "monotone": "what a level decides alone, every higher one may too",
    "closed": "what can't be read, or isn't there, lets nothing pass",
}


def tell(report: Report, out: Terminal, *, quiet: bool) -> None:
    """Says all of it; ``quiet``: only what is wrong."""
    bad = [each for each in report.properties if each.status == "COUNTER_EXAMPLE"]
    if quiet and not bad:
        return
    style, icon = out.icon(_ICONS[worst([each.status for each in report.properties])])
    sizes = (
        f"{count(report.gates, 'gate')}, {count(report.combinations, 'decision')}, {count(len(report.rules), 'rule')}"
    )
    out.say([(f"bold {style}", f"{icon} "), ("bold", clean(report.policy)), ("plain", f"  {sizes}")])
    for line in table(_property(each, out) for each in report.properties):
        out.say(line)
    if report.rules:
        out.say()
        for line in table(_rule(each, out) for each in report.rules):
            out.say(line)
    told: list[Case] = []
    for proof in (*report.properties, *report.rules):
        if proof.status != "PROVEN" and proof.name != "rules":
            for line in _case(proof, out, told):
                out.say(line)


def _property(proof: Proof, out: Terminal) -> list[Line]:
    style, icon = out.icon(_ICONS[proof.status])
    name = _NAMES.get(proof.name, proof.name)
    said = _WORDS[proof.status]
    return [[(style, f"{icon} "), ("plain", name)], [(style, said)], [("dim", _MEANINGS[proof.name])]]


def _rule(proof: Proof, out: Terminal) -> list[Line]:
    style, icon = out.icon(_ICONS[proof.status])
    said = proof.said if proof.status != "NOT_PROVEN" else "not proven"
    return [
        [(style, f"{icon} "), ("plain", clean(proof.name))], [("plain", clean(proof.does))],
        [("dim", clean(proof.of))], [(style if proof.status != "PROVEN" else "dim", clean(said))],
    ]  # fmt: skip


def _case(proof: Proof, out: Terminal, told: list[Case]) -> Iterator[Line]:
    """Why something isn't proven, or how it goes wrong; each case once."""
    style, icon = out.icon(_ICONS[proof.status])
    name = _NAMES.get(proof.name, proof.name)
    if proof.status == "NOT_PROVEN":
        rule = proof.name not in _MEANINGS
        said = (
            "whether it ever matters is not proven"
            if rule
            else f"not ruled out: {proof.said}"
            if proof.case
            else "not proven"
        )
        yield []
        yield from _said(f"{icon} {name}: ", clean(said), style, out)
        for why in proof.because:
            yield from _said("    ", clean(why), "plain", out)
        return
    case = proof.case
    if case is None or not case.gate or any(_is_there(case, other) for other in told):
        return
    told.append(case)
    yield []
    yield from _said(f"{icon} {name}: ", clean(case.said), style, out)
    yield from _where(case)


def _said(begin: str, text: str, style: str, out: Terminal) -> Iterator[Line]:
    first, *rest = wrap(text, out.width - len(begin))
    yield [(style, begin), ("plain", first)]
    yield from ([("plain", f"    {line}")] for line in rest)


def _is_there(case: Case, other: Case) -> bool:
    return (case.gate, case.environment, case.values) == (other.gate, other.environment, other.values)


def _where(case: Case) -> Iterator[Line]:
    there = f" in {case.environment}" if case.environment else ""
    levels = f", {' and '.join(case.levels)}" if case.levels else ""
    yield [("dim", f"    at gate {case.gate}{there}{levels}")]
    yield from table(
        [[("plain", f"      {clean(name)}")], [("dim", "=")], [("plain", _plain(value))]]
        for name, value in case.values.items()
    )


def _plain(value: Any) -> str:
    return clean(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
