"""The configuration reference: inputs, settings, limits and secrets by name, as they were in force."""

from __future__ import annotations

from turbo_mode.core.documents.accounts import about
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph
from turbo_mode.core.documents.wording import cited, code, listed, plain, value


def sections(facts: Facts) -> list[Section]:
    """The reference, section by section."""
    return [
        Section("Scope", [_scope(facts)]),
        Section("Inputs", [bullets(_inputs(facts), none="The plan takes no inputs.")]),
        Section("Settings", [bullets([cited(f"{code(name)} is {value(data)}", 1) for name, data in _settings(facts)])]),
        Section("Rules", [bullets([cited(f"{code(name)}: {plain(why)}", 1) for name, why in facts.rules.items()],
                                  none="The plan has no rules.")]),
        Section("Secrets", [bullets(_secrets(facts), none="It uses no secrets.")]),
        Section("Environments", [bullets(_environments(facts), none="No phase names an environment.")]),
        about(facts),
    ]  # fmt: skip


def _scope(facts: Facts) -> Part:
    version = f" version {code(facts.version)}" if facts.version else ""
    return paragraph(
        cited(f"This holds for execution {code(facts.id)} of plan {code(facts.plan)}{version}", 1),
        cited(f"The plan has the digest {code(facts.digest)}", 1),
        cited(f"It ran at autonomy level {code(facts.level)}", 1),
        cited(f"The plan lies in {code(facts.plan_dir, 400)}", 1) if facts.plan_dir else "",
    )


def _inputs(facts: Facts) -> list[str]:
    return [
        cited(f"{code(name)} was {value(data)}{f': {plain(said)}' if (said := facts.described.get(name)) else ''}", 1)
        for name, data in facts.inputs.items()
    ]


def _settings(facts: Facts) -> list[tuple[str, object]]:
    return list(facts.settings.items())


def _secrets(facts: Facts) -> list[str]:
    return [cited(f"Secrets by name: {listed(facts.secrets, 50)}", 1)] if facts.secrets else []


def _environments(facts: Facts) -> list[str]:
    return [
        cited(f"Phase {code(phase.id)} ran in {code(phase.environment)}", phase.first_seq)
        for phase in facts.phases.values()
        if phase.environment
    ]
