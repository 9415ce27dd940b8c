"""Release notes: what went out, for those who use it."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about, cut_off, headline, mishaps, started, undone
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph
from turbo_mode.core.documents.wording import cited, code, moment, plain, value


def sections(facts: Facts) -> list[Section]:
    """The notes, section by section."""
    return [
        Section("Highlights", [_highlights(facts)]),
        Section("What went out", [_values(facts)]),
        Section("What was done", [bullets([_done(facts, id) for id in facts.phases], none="Nothing was done.")]),
        Section("Known problems", [bullets([*mishaps(facts), *cut_off(facts)], none="None are on record.")]),
        Section("Taken back", [bullets(undone(facts), none="Nothing was taken back.")]),
        about(facts),
    ]


def _highlights(facts: Facts) -> Part:
    when = cited(f"It ended at {moment(facts.ended_at)}", facts.last_seq) if facts.ended else ""
    title = cited(plain(facts.title), 1) if facts.title else ""
    return paragraph(headline(facts), started(facts), when, title)


def _values(facts: Facts) -> Part:
    given = [cited(f"Input {code(name)} was {value(data)}", 1) for name, data in facts.inputs.items()]
    made = [
        cited(f"Output {code(name)} is {value(data)}", facts.last_seq)
        for name, data in facts.outputs.items()
        if data not in ("", None)
    ]
    return bullets([*given, *made], none="It takes no inputs and hands on no outputs.")


def _done(facts: Facts, id: str) -> str:
    phase = facts.phases[id]
    tasks = [facts.tasks[task] for task in phase.tasks]
    done = [task for task in tasks if task.status == "COMPLETED"]
    if not done:
        return cited(f"Phase {code(id)} was {phase.status}", phase.last_seq or facts.last_seq)
    said = "; ".join(f"{code(task.name)}{f' ({plain(task.title)})' if task.title else ''}" for task in done[:10])
    after = ":" if phase.status == "COMPLETED" else " after"
    return cited(f"Phase {code(id)} {phase.status}{after} {said}", phase.last_seq or facts.seq)
