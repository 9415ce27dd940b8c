"""Documents at the terminal: which there are, and how good one is."""

from __future__ import annotations

from collections.abc import Sequence

from turbo_mode.cli.terminal import Line, Segment, Terminal, clean, cut, table, wrap
from turbo_mode.cli.words import count, listed
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.quality.judging import Quality
from turbo_mode.operations.kept_documents import Kept

_BAR = 20
_MOST = 10
_TERMS = {
    "density": "words that tell something new", "told": "what must be told, and is", "claims": "claims that are true",
    "steps": "programs that are those of the record", "structure": "its sections, and their order",
    "links": "links that lead somewhere", "readability": "how well it reads",
}  # fmt: skip


def tell_types(facts: Facts, fitting: Sequence[DocumentationType], kept: Sequence[Kept], out: Terminal) -> None:
    """Every type in a line, those with nothing to tell dimmed; below them those that are kept."""
    out.say([("bold", facts.plan), ("plain", " "), ("cyan", facts.short), ("dim", f"  {facts.ending}")])
    rows: list[list[Segment]] = []
    for type, kind in KINDS.items():
        tells = type in fitting
        icon = out.icon("COMPLETED" if tells else "NOT_RUN")
        rows.append([icon, ("cyan" if tells else "dim", type.value), ("plain" if tells else "dim", kind.purpose)])
    for line in table(rows):
        out.say(out.render(line, out.width if out.is_tty else None))
    for each in kept:
        mark = [("yellow", "  stale: the record has moved on")] if each.stale else []
        if each.problem:
            mark = [*mark, ("red", f"  {clean(each.problem)}")]
        out.say([_label("kept"), ("plain", clean(each.title or each.id)), ("dim", f"  {each.quality:.2f}"), *mark])
    out.say([_label("show one"), ("cyan", f"turbo-mode docs show {fitting[0].value} --execution {facts.short}")])
    out.say([_label("all of them"), ("cyan", f"turbo-mode docs write FOLDER --execution {facts.short}")])


def _label(text: str) -> Segment:
    return "dim", f"  {text:<12}  "


def tell_quality(found: Quality, facts: Facts, out: Terminal, *, verbose: bool = False) -> None:
    """The quality with its terms, and what is wrong."""
    wrong = found.claims["CONTRADICTED"]
    icon = out.icon("FAILED" if wrong or found.quality < 0.4 else "COMPLETED" if found.quality >= 0.8 else "NOTICE")
    about = f"  as {KINDS[found.type].title.lower() if found.type in KINDS else 'a document'} of {facts.plan} "
    out.say([icon, ("bold", f" quality {found.quality:.3f}"), ("plain", about), ("cyan", facts.short)])
    for name, said in _TERMS.items():
        if name in found.terms:
            out.say(_term(name, found.terms[name], said, out))
    claims = sum(found.claims.values())
    told = f"  {count(claims, 'claim')}: {found.claims['VERIFIED']:,} verified, {found.claims['UNVERIFIED']:,} not,"
    out.say([("plain", told), ("red" if wrong else "plain", f" {wrong:,} contradicted")])
    if wrong:
        out.say([("red", "  A contradicted claim takes the quality down to 0.4 of what it would be.")])
    if found.stale:
        out.say([("yellow", "  It is stale: the record has moved on.")])
    _tell_findings(found, out, verbose=verbose)


def _term(name: str, value: float, said: str, out: Terminal) -> Line:
    full = round(value * _BAR)
    bar = out.sign("█", "#") * full + out.sign("░", "-") * (_BAR - full)
    style = "green" if value >= 0.8 else "yellow" if value >= 0.4 else "red"
    return [("plain", f"  {name:<12}"), (style, bar), ("plain", f" {value:.3f}  "), ("dim", said)]


def _tell_findings(found: Quality, out: Terminal, *, verbose: bool) -> None:
    ranked = sorted(found.findings, key=lambda each: each.verdict != "CONTRADICTED")
    most = len(ranked) if verbose else _MOST
    for each in ranked[:most]:
        status = "FAILED" if each.verdict == "CONTRADICTED" else "IN_DOUBT"
        out.say([("plain", "  "), out.icon(status), ("plain", f" {cut(clean(each.text), out.width - 6)}")])
        if each.true and each.verdict == "CONTRADICTED":
            for line in wrap(f"the record: {clean(each.true)}", out.width - 8):
                out.say([("dim", f"      {line}")])
    if len(ranked) > most:
        out.say([("dim", f"    and {len(ranked) - most:,} more; -v shows them")])
    if found.missing:
        out.say([("yellow", f"  not told: {clean(listed(found.missing, len(found.missing) if verbose else 6))}")])
    if found.dead:
        out.say([("yellow", f"  dead links: {clean(listed(found.dead, 6))}")])
    if found.faults:
        out.say([("yellow", f"  form: {clean(listed(sorted(set(found.faults)), 6))}")])
