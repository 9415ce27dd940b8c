"""One decision in full: what was asked, what was seen, what could be done, what was done and why."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, convert

from turbo_mode.cli import advising
from turbo_mode.cli.answering import commands_for, sureness
from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, columns, table, wrap
from turbo_mode.cli.words import listed, short, when
from turbo_mode.core.decisions.model import Answer, Approval
from turbo_mode.core.machine.approvals import asked
from turbo_mode.core.machine.entries import EscalationClosed, EscalationRaised, OptionChosen, decode
from turbo_mode.core.plan.expressions import as_text
from turbo_mode.store.answers import NOTHING, Said
from turbo_mode.store.rows import DecisionRow

_KINDS = {
    "gate": "gate", "loop": "loop", "inDoubt": "task in doubt", "undo": "rollback stuck", "approval": "approval",
    "entry": "point of no return", "decide": "decision",
}  # fmt: skip
_CHART = 30
"""Columns of a small chart."""
_VERDICTS = {"PASS": "COMPLETED", "FAIL": "FAILED", "INCONCLUSIVE": "IN_DOUBT", "NODATA": "IN_DOUBT"}


def tell_decision(row: DecisionRow, out: Terminal, people: Said = NOTHING) -> list[Line]:
    """The decision as lines; ``people`` have said this to a question that is still open."""
    entry = decode(row.body)
    if isinstance(entry, EscalationClosed):
        said = f" {clean(row.question)} It needs no answer any more: {row.rationale}."
        return [[out.icon("CANCELLED"), ("bold", said)]]
    assert isinstance(entry, OptionChosen | EscalationRaised)
    id = f"{short(row.execution)}/{entry.decision}"
    about = entry.task or entry.phase
    is_open = isinstance(entry, EscalationRaised)
    style, icon = out.icon("HELD" if is_open else "CHOSEN")
    lines: list[Line] = [[(f"bold {style}", icon), ("bold", f" {about}: {clean(entry.question)}"), ("cyan", f"  {id}")]]
    lines.append([("dim", f"  {when(row.at)}  autonomy {entry.level}  {_kind(entry)}")])
    lines += _outcome(entry, out)
    lines += _evidence(entry, out)
    lines += advising.opinions(entry.context, out)
    lines += _options(entry, out)
    lines += _asking(entry, out)
    lines += _rules(entry, out)
    lines += _people(entry, people, out)
    lines += _levels(entry, out)
    if not isinstance(entry, OptionChosen):
        commands = commands_for(row.execution, entry)
        lines += [[], [("dim", "  Answer")], *([("cyan", f"  {line}")] for line in commands)]
    return lines


def _kind(entry: OptionChosen | EscalationRaised) -> str:
    return _KINDS[entry.about]


def said_of(entry: OptionChosen | EscalationRaised, out: Terminal) -> tuple[Line, str]:
    """What was chosen and how surely, or that it is open; and why."""
    if isinstance(entry, OptionChosen):
        arrow = out.sign("→", "->")
        line: Line = [("bold", f"{arrow} {entry.selection}"), ("plain", f"  {sureness(entry.confidence, entry.by)}")]
        return line, entry.rationale
    advice = f"  it would be {entry.advice}, {entry.confidence:.2f} sure" if entry.advice else ""
    return [("bold yellow", "waits for an answer"), ("plain", advice)], f"It asks because {entry.reason}."


def _outcome(entry: OptionChosen | EscalationRaised, out: Terminal) -> list[Line]:
    said, why = said_of(entry, out)
    lines: list[Line] = [[], [("plain", "  "), *said]]
    return [*lines, *([("plain", f"    {line}")] for line in wrap(clean(why), out.width - 6))]


def _evidence(entry: OptionChosen | EscalationRaised, out: Terminal) -> list[Line]:
    context: dict[str, Any] = entry.context
    evidence = context.get("evidence", {})
    lines: list[Line] = []
    if evidence:
        lines += [[], [("dim", "  Evidence")]]
        names = max(len(name) for name in evidence)
        verdicts = max(6, *(len(finding["verdict"]) for finding in evidence.values()))
        for name, finding in evidence.items():
            icon = out.icon(_VERDICTS[finding["verdict"]])
            mild = "" if finding.get("critical", True) else "not critical  "
            head: Line = [("plain", "  "), icon, ("plain", f" {name:<{names}}  {finding['verdict']:<{verdicts}}  ")]
            said = ": ".join(part for part in (finding.get("title", ""), finding.get("note", "")) if part)
            lines += _folded([[*head, ("dim", f"{mild}{clean(said)}")]], out)
            lines += _chart(finding.get("measured", {}), names + verdicts + 7, out)
    if failure := context.get("failure"):
        lines += [[], [("dim", "  What is known")], [("plain", f"    {clean(failure['message'])}")]]
    return lines


def _chart(measured: dict[str, Any], indent: int, out: Terminal) -> list[Line]:
    """The difference of a metric with its bounds, on a line with 0 on it."""
    if any(measured.get(key) is None for key in ("low", "shift", "high")):
        return []
    low, shift, high = measured["low"], measured["shift"], measured["high"]
    left, right = min(low, 0.0), max(high, 0.0)
    width = (right - left) or 1.0
    cells = [" "] * (_CHART + 1)
    place = {at: round((at - left) / width * _CHART) for at in (low, shift, high, 0.0)}
    for column in range(place[low], place[high] + 1):
        cells[column] = out.sign("─", "-")
    cells[place[0.0]] = out.sign("┊", ":")
    cells[place[shift]] = out.sign("●", "o")
    ends = f"{left:+g} ", f" {right:+g}"
    return [[("plain", " " * indent), ("dim", ends[0]), ("cyan", "".join(cells)), ("dim", ends[1])]]


def _options(entry: OptionChosen | EscalationRaised, out: Terminal) -> list[Line]:
    cells: list[list[Segment]] = [[("dim", name) for name in ("  Options", "then", "success", "value", "")]]
    chosen = entry.selection if isinstance(entry, OptionChosen) else ""
    for option in entry.options:
        picked, permitted = option["name"] == chosen, option.get("permitted", True)
        style = "bold" if picked else "plain" if permitted else "dim"
        mark = out.sign("●", "*") if picked else " "
        value = option.get("value")
        note = clean(option.get("why", "")) or clean(option.get("description", "")) or _seen(option.get("seen", 0))
        note = f"{note}  {_act(option)}".strip() if option.get("act") else note
        note = note if permitted else f"forbidden: {note}" if note else "forbidden"
        cells.append([
            (style, f"  {mark} {option['name']}"), (style, option.get("then", "")),
            (style, f"{option['success']:.2f}" if option.get("success") else ""),
            (style, f"{value:+.1f}" if value is not None else ""), ("dim", note),
        ])  # fmt: skip
    if not any(row[2][1] or row[3][1] for row in cells[1:]):
        cells = [[*row[:2], row[4]] for row in cells]
    return [[], *_folded(table(cells), out)]


def _act(option: dict[str, Any]) -> str:
    """What an option does beyond the plan's own."""
    return f"{option['act']}: “{clean(option['words'])}”"


def _seen(number: float) -> str:
    """How much experience stands behind an option; what is long ago counts less."""
    return f"from {number:g} earlier choice{'' if number == 1 else 's'}" if number else ""


def _asking(entry: OptionChosen | EscalationRaised, out: Terminal) -> list[Line]:
    """What it was worth to ask, where the plan has numbers."""
    asking = entry.context.get("asking")
    if not asking:
        return []
    worth, price = asking["value"], asking["prices"][entry.level]
    said = f"  Asking is worth {worth:.1f}, and a question costs {price:.1f} at {entry.level}."
    return [[], [("dim", said)]]


def _rules(entry: OptionChosen | EscalationRaised, out: Terminal) -> list[Line]:
    """The rules that held, what they did, and the values that they read."""
    rulings = entry.context.get("rules", [])
    lines: list[Line] = [[], [("dim", "  Rules")]] if rulings else []
    for ruling in rulings:
        does = "forbids" if ruling.get("forbids") else "asks people for"
        whose = f" of {clean(ruling['of'])}" if ruling.get("of") else ""
        head: Line = [("plain", "  "), out.icon("FAILED" if ruling.get("forbids") else "HELD")]
        said = f" {ruling['rule']}{whose} {does} {ruling['option']}  "
        lines += _folded([[*head, ("plain", said), ("dim", clean(ruling["reason"]))]], out)
        read = ", ".join(f"{name} = {clean(value)}" for name, value in ruling.get("values", {}).items())
        lines += _folded([[("plain", "      "), ("dim", read)]], out) if read else []
    return lines


def _people(entry: OptionChosen | EscalationRaised, people: Said, out: Terminal) -> list[Line]:
    """Who must agree to what, and what they have said."""
    answers, handed, links = people.answers, people.handed, entry.context.get("links", {})
    if isinstance(entry, OptionChosen):
        wanted = convert(entry.context.get("approvals", []), list[Approval])
        answers = convert(entry.context.get("answers", []), list[Answer])
        handed = entry.context.get("handed", {})
    else:
        wanted = entry.approvals
    lines: list[Line] = [[], [("dim", "  People")]] if wanted else []
    for each in wanted:
        of = "" if each.of in ("gate", "task") else f", by {each.of}"
        said = f"  {out.sign('·', '-')} {asked([each])}: {', '.join(each.options)}{of}"
        more = f"not {each.author}  " if each.author else ""
        if each.due:
            more += f"{each.on_timeout} at {when(each.due)}"
        lines += _folded([[("plain", f"{clean(said)}  "), ("dim", clean(more))]], out)
        for name, spec in each.fields.items():
            usual = "" if spec.default is UNSET else f", {as_text(spec.default)} unless another is given"
            about = clean(f"{spec.description or spec.type}{usual}")
            lines += _folded([[("dim", f"      {name}  "), ("dim", about)]], out)
    for by, into in handed.items():
        told = f" {clean(into['to'])} may answer for {clean(by)}  "
        lines += _folded([[("plain", "  "), out.icon("NOTICE"), ("plain", told), ("dim", clean(into["reason"]))]], out)
    for answer in answers:
        lines += _folded([_said(answer, links, out)], out)
    return lines


def _said(answer: Answer, links: dict[str, dict[str, str]], out: Terminal) -> Line:
    """What one person has said, for whom else, and by which road."""
    icon = out.icon("FAILED" if answer.refuses else "COMPLETED")
    whose = f" for {listed([say.by for say in answer.says])}" if answer.says else ""
    said = "no" if answer.refuses else answer.selection
    fields = "  ".join(f"{name}={as_text(value)}" for name, value in answer.fields.items())
    link = f"by a link of {links[answer.by]['madeBy']}" if answer.by in links else ""
    rest = "  ".join(part for part in (fields, answer.reason, link) if part)
    return [("plain", "  "), icon, ("plain", f" {clean(answer.by)}{clean(whose)} says {clean(said)}  "),
            ("dim", clean(rest))]  # fmt: skip


def _folded(lines: list[Line], out: Terminal) -> list[Line]:
    """The last column goes on below, where the line is too long."""
    folded: list[Line] = []
    for line in lines:
        indent = sum(columns(text) for _, text in line[:-1])
        style, text = line[-1]
        first, *rest = wrap(text, max(out.width - indent - 1, 24))
        folded.append([*line[:-1], (style, first)])
        folded += [[("plain", " " * indent), (style, more)] for more in rest]
    return folded


def _levels(entry: OptionChosen | EscalationRaised, out: Terminal) -> list[Line]:
    if not entry.levels:
        return []
    lines: list[Line] = [[], [("dim", "  With the same advice")]]
    for level, said in entry.levels.items():
        here = level == entry.level
        mark = out.icon("RUNNING") if here else ("plain", " ")
        lines.append([("plain", "  "), mark, ("bold" if here else "plain", f" {level:<7} {said}")])
    return lines
