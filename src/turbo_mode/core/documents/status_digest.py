"""The status digest: how it stands, to be read in a minute."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about, cut_off, decisions, mishaps, phases_table, summary
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Section, bullets


def sections(facts: Facts) -> list[Section]:
    """The digest, section by section."""
    return [
        summary(facts, "In short"),
        Section("Phases", phases_table(facts)),
        Section("Decisions", [decisions(facts)]),
        Section("Trouble", [bullets([*mishaps(facts), *cut_off(facts)], none="No attempt went wrong.")]),
        about(facts),
    ]
