"""The plan brief: what will be done, phase by phase, for whoever must agree before it begins."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about
from turbo_mode.core.documents.facts import Facts, PhaseFact
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph
from turbo_mode.core.documents.wording import cited, code, count, listed, plain, share, value


def sections(facts: Facts) -> list[Section]:
    """The brief, section by section."""
    return [
        Section("Purpose", [_purpose(facts)]),
        Section("Phases", [bullets([_phase(facts, phase) for phase in facts.phases.values()], ordered=True)]),
        Section("Inputs", [_inputs(facts)]),
        Section("Autonomy and limits", _limits(facts)),
        Section("Risks", [bullets(_risks(facts), none="The plan marks nothing as irreversible.")]),
        about(facts, 1),
    ]


def _purpose(facts: Facts) -> Part:
    what = f" version {code(facts.version)}" if facts.version else ""
    phases, tasks = count(len(facts.phases), "phase"), count(sum(not each.fan for each in facts.tasks.values()), "task")
    return paragraph(
        cited(f"Plan {code(facts.plan)}{what} has {phases} with {tasks}", 1),
        cited(plain(facts.title), 1) if facts.title else "",
        cited(plain(facts.description), 1) if facts.description else "",
        cited(f"This brief was written for execution {code(facts.id)}", 1),
    )


def _phase(facts: Facts, phase: PhaseFact) -> str:
    needs = f", after {listed(phase.needs)}" if phase.needs else ""
    gate = "; a gate decides at its end" if phase.gated else ""
    point = "; it is a point of no return" if phase.point_of_no_return else ""
    title = f": {plain(phase.title)}" if phase.title else ""
    tasks = listed([facts.tasks[id].name for id in phase.tasks])
    return cited(f"{code(phase.id)} does {tasks}{needs}{gate}{point}{title}", 1)


def _inputs(facts: Facts) -> Part:
    given = [cited(f"{code(name)} is {value(data)}{_described(facts, name)}", 1) for name, data in facts.inputs.items()]
    return bullets(given, none="The plan takes no inputs.")


def _described(facts: Facts, name: str) -> str:
    said = facts.described.get(name)
    return f": {plain(said)}" if said else ""


def _limits(facts: Facts) -> list[Part]:
    sure = f", with a confidence of at least {share(facts.confidence)}" if facts.confidence else ""
    gates = [phase.id for phase in facts.phases.values() if phase.gated]
    return [
        paragraph(
            cited(f"It decides alone at autonomy level {code(facts.level)}{sure}", 1),
            cited(f"Gates decide at the end of {listed(gates)}", 1) if gates else "It has no gate.",
        ),
        bullets([cited(f"Rule {code(name)}: {plain(why)}", 1) for name, why in facts.rules.items()]),
    ]


def _risks(facts: Facts) -> list[str]:
    found = [
        cited(f"{code(task.name)} can't be taken back", 1)
        for task in facts.tasks.values()
        if task.irreversible and not task.fan
    ]
    found += [
        cited(f"{code(task.name)} reaches {share(task.blast_radius)} of all", 1)
        for task in facts.tasks.values()
        if task.blast_radius and not task.fan
    ]
    return found
