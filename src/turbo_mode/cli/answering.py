"""How a question is answered at the command line, and how sure a choice was."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins

from turbo_mode.cli.words import short
from turbo_mode.core.machine.entries import EscalationRaised


def commands_for(execution: str, asked: EscalationRaised) -> list[str]:
    """The commands that answer a question: one for each permitted option, and a no where agreement is asked for."""
    return answers(execution, asked.decision, {"options": asked.options, "approvals": to_builtins(asked.approvals)})


def answers(execution: str, decision: str, question: Mapping[str, Any]) -> list[str]:
    """Likewise for an open question of a state."""
    name = f"{short(execution)}/{decision}"
    allowed = [option for option in question["options"] if option.get("permitted", True)]
    wanted = question.get("approvals", ())
    lines = []
    for option in allowed:
        fields = {
            name: spec
            for each in wanted
            if option["name"] in each["options"]
            for name, spec in each.get("fields", {}).items()
        }
        filled = [f" --field {name}={_proposed(spec)}" for name, spec in fields.items()]
        filled += [f" --output {output}=..." for output in option.get("wants", ())]
        lines.append(f"turbo-mode decisions answer {name} {option['name']}{''.join(filled)}")
    return [*lines, f'turbo-mode decisions refuse {name} --reason "..."'] if wanted else lines


def _proposed(field: Mapping[str, Any]) -> str:
    """What is usual for a field, as a shell takes it, or a word that stands for whatever it will be."""
    if "default" not in field:
        return "VALUE"
    value = field["default"]
    return shlex.quote(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def sureness(confidence: float, by: str) -> str:
    """``0.97, alone``, or who it was."""
    return f"{confidence:.2f}, alone" if by == "rules" else f"by {by or 'a person'}"
