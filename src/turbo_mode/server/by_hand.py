"""Decisions that were made by hand, as the doors change and settle them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.resources import Resource
from turbo_mode.errors import Conflict, NotPermitted
from turbo_mode.operations import made_decisions
from turbo_mode.server.service import Service


def change(service: Service, id: str, data: Mapping[str, Any], by: str, version: int | None) -> Resource:
    """Decide one again with what is said now, or record another selection.

    Raises ``UsageError``, ``NotFound``, and ``Conflict`` for a selection where people are asked: they answer.
    """
    wanted = made_decisions.read(dict(data))
    if wanted.selection is not None and service.resource(made_decisions.KIND, id).status == "OPEN":
        raise Conflict("this decision waits for people", hint="answer it instead")
    made = made_decisions.value(wanted, service.runtime.limits, by)
    return service.write(
        made_decisions.KIND, id, made, by, status=made["status"], execution=wanted.execution_id, expected=version
    )


def settle(service: Service, id: str, said: Command) -> Resource:
    """Answer an open one, as who is named in the answer. Raises ``NotFound``, ``Conflict``, ``NotPermitted``."""
    approvers = service.runtime.approvers
    if said.by in approvers.keys_of:
        raise NotPermitted(f"{said.by} answers with a key, and decisions by hand take none")
    found = service.resource(made_decisions.KIND, id)
    made = made_decisions.answer(found, replace(said, roles=approvers.roles_of(said.by)))
    change = "updated" if made["status"] == "OPEN" else "created"
    return service.write(
        made_decisions.KIND, id, made, said.by, status=made["status"], change=change, expected=found.version
    )
