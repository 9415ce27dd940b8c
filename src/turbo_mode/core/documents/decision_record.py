"""The decision record: each decision with the headings of MADR (Markdown Any Decision Records, adr.github.io/madr)."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about, outcome
from turbo_mode.core.documents.facts import DecisionFact, Facts, OptionFact
from turbo_mode.core.documents.parts import Heading, Part, Section, bullets, paragraph
from turbo_mode.core.documents.wording import by_whom, cited, code, length, moment, plain, share


def sections(facts: Facts, decision: str = "") -> list[Section]:
    """Every decision in a section of its own; ``decision`` alone has the headings of MADR as its sections."""
    found = [each for each in facts.decisions.values() if not decision or each.name == decision]
    if not found:
        return [Section("Decisions", [paragraph(f"Execution {code(facts.id)} has decided nothing.")]), about(facts)]
    if len(found) == 1:
        return [*(Section(heading, parts) for heading, parts in _madr(facts, found[0])), about(facts)]
    return [*(_one(facts, each) for each in found), about(facts)]


def _one(facts: Facts, decision: DecisionFact) -> Section:
    parts: list[Part] = []
    for heading, below in _madr(facts, decision):
        parts += [Heading(f"{heading} ({decision.name})"), *below]
    return Section(f"Decision {decision.name}", parts)


def _madr(facts: Facts, decision: DecisionFact) -> list[tuple[str, list[Part]]]:
    return [
        ("Context and Problem Statement", [_context(facts, decision)]),
        ("Decision Drivers", [_drivers(decision)]),
        ("Considered Options", [bullets([_option(each) for each in decision.options])]),
        ("Decision Outcome", [_outcome(decision)]),
        ("Consequences", [_consequences(facts, decision)]),
        ("Confirmation", [_confirmation(decision)]),
        ("More Information", [_more(decision)]),
    ]


def _context(facts: Facts, decision: DecisionFact) -> Part:
    where = f"task {code(decision.task)}" if decision.task else f"phase {code(decision.phase)}"
    return paragraph(
        cited(f"Decision {code(decision.name)} of execution {code(facts.id)} was about {where}", decision.seq),
        cited(f"The question was: {plain(decision.question)}", decision.seq),
        cited(f"The autonomy level was {code(decision.level)}", decision.seq) if decision.level else "",
    )


def _drivers(decision: DecisionFact) -> Part:
    said = []
    for each in decision.evidence:
        weight = "" if each.critical else ", which is not critical"
        note = f": {code(each.note)}" if each.note else ""
        said.append(cited(f"Evidence {code(each.name)} was {each.verdict}{weight}{note}", decision.seq))
    return bullets(said, none="No evidence was asked for.")


def _option(option: OptionFact) -> str:
    does = f" would {code(option.then)}" if option.then else ""
    sure = f", success {share(option.success)}" if option.success else ""
    why = f": {plain(option.why)}" if option.why else ""
    forbidden = "" if option.permitted else " (not permitted)"
    about_it = f". {plain(option.description)}" if option.description else ""
    return f"{code(option.name)}{does}{sure}{forbidden}{why}{about_it}."


def _outcome(decision: DecisionFact) -> Part:
    if decision.status == "OPEN":
        return paragraph(cited(f"{code(decision.name)} waits for an answer", decision.asked_seq))
    if decision.status == "VOID":
        return paragraph(cited(f"{code(decision.name)} needs no answer any more", decision.seq))
    chosen = (
        f"Chosen for {code(decision.name)} was {code(decision.selection)}, with confidence {share(decision.confidence)}"
    )
    return paragraph(
        cited(f"{chosen}, by {by_whom(decision.by)} at {moment(decision.at)}", decision.seq),
        cited(f"The reason was: {plain(decision.rationale)}", decision.seq) if decision.rationale else "",
    )


def _consequences(facts: Facts, decision: DecisionFact) -> Part:
    then = next((each.then for each in decision.options if each.name == decision.selection), "")
    phase = facts.phases.get(decision.phase)
    return bullets(
        [
            cited(f"{code(decision.selection)} stands for {code(then)}", decision.seq) if then else "",
            cited(f"Phase {code(phase.id)} ended {phase.status}", phase.last_seq) if phase and phase.last_seq else "",
            cited(f"The execution ended {facts.ending}", facts.last_seq) if facts.ended else "",
        ],
        none="Nothing has followed yet.",
    )


def _confirmation(decision: DecisionFact) -> Part:
    if decision.good is None:
        return paragraph("What came of it is not known.")
    return paragraph(outcome(decision))


def _more(decision: DecisionFact) -> Part:
    said = []
    if decision.asked_at:
        asked = f"It was asked at {moment(decision.asked_at)}, because {plain(decision.why_asked)}"
        said.append(cited(asked, decision.asked_seq))
        if decision.status == "CHOSEN":
            said.append(cited(f"The answer took {length(decision.waited)}", decision.asked_seq, decision.seq))
    for answer in decision.answers:
        reason = f": {plain(answer.reason)}" if answer.reason else ""
        said.append(cited(f"{code(answer.by)} said {code(answer.selection)}{reason}", answer.seq))
    for level, what in decision.levels.items():
        said.append(cited(f"At level {code(level)} it would be {code(what)}", decision.seq))
    return bullets(said, none="It was decided without asking anybody.")
