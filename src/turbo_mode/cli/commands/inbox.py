"""``turbo-mode inbox``."""

from __future__ import annotations

import json

import click

from turbo_mode.cli.settings import common, current


@click.command()
@click.option("--for", "person", metavar="user:NAME", help="What waits for this person  [for anybody]")
@common
def command(person: str | None) -> None:
    """What waits for people: open questions, and messages that nobody has seen to."""
    from turbo_mode.cli import messages as words
    from turbo_mode.cli.answering import commands_for
    from turbo_mode.cli.terminal import clean, cut
    from turbo_mode.cli.words import short, when
    from turbo_mode.core.machine.entries import EscalationRaised, decode
    from turbo_mode.core.protocol.catalog import decision_data
    from turbo_mode.core.protocol.envelope import hide, timestamp
    from turbo_mode.operations import communications, people

    found = communications.waiting(current.store, people.person_of(person) if person else "")
    asked = [(row, entry) for row in found.questions if isinstance(entry := decode(row.body), EscalationRaised)]
    answered = {row.id for row, _ in asked}
    messages = [(each, words.data_of(each)) for each in found.messages if each.data.get("decision") not in answered]
    out = current.out
    if current.json:
        for row, entry in asked:
            told = hide(decision_data(entry, row.execution)) | {"timestamp": timestamp(row.at)}
            out.say(json.dumps({"waits": "question", **told}, ensure_ascii=False))
        for message, _ in messages:
            out.say(json.dumps({"waits": "message", **words.to_json(message)}, ensure_ascii=False))
        return
    if not asked and not messages:
        current.err.say("Nothing waits for anybody.")
        return
    out.say([("bold", words.headline(len(asked), len(messages)))])
    for row, entry in asked:
        style, icon = out.icon("HELD")
        name = f"{short(row.execution)}/{row.id.rpartition('/')[2]}"
        out.say()
        out.say(
            [(style, f"{icon} "), ("cyan", name), ("bold", f"  {clean(entry.question)}"), ("dim", f"  {when(row.at)}")]
        )
        for line in commands_for(row.execution, entry):
            out.say([("dim", f"    {line}")])
    for message, data in messages:
        style, icon = out.icon("NOTICE" if data["urgent"] else "CHOSEN")
        repeated = f" ×{data['repeats'] + 1:,}" if data["repeats"] else ""
        title = cut(clean(data["title"]), 100, out.sign("…", "~"))
        out.say()
        out.say([
            (style, f"{icon} "), ("cyan", short(message.id)), ("bold", f"  {title}{repeated}"),
            ("dim", f"  {message.type}, {when(message.at)}"),
        ])  # fmt: skip
        out.say([("dim", f"    turbo-mode messages show {short(message.id)}")])
