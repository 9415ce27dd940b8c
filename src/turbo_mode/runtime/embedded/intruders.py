"""Requests at the control socket that come from inside an execution: let through within its limits, or refused.

What is refused stands in the journal of the execution that it came from, so that its owner sees who has tried what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import structs

from turbo_mode.core.decisions.limits import Limits, said_by
from turbo_mode.core.machine.inputs import Intrusion
from turbo_mode.core.machine.state import Execution
from turbo_mode.errors import NotPermitted
from turbo_mode.runtime.embedded.border import Border, Origin, Peer, is_allowed

MOST_RECORDED = 100
"""Refusals of one execution that its journal keeps, for each owner; more tell nothing new."""


class Intruders:
    """Looks at each request of a peer. ``state`` finds what is in hand; ``record`` returns when it is durable."""

    def __init__(
        self, directory: Path, state: Callable[[str], Execution | None], record: Callable[[str, Intrusion], None]
    ) -> None:
        self._border = Border(directory)
        self._state = state
        self._record = record
        self._recorded: Counter[str] = Counter()

    def limits(self, request: dict[str, Any], peer: Peer) -> tuple[Limits, ...]:
        """The limits of where a request comes from; none if from outside. Raises ``NotPermitted``."""
        origin = self._border.origin(peer)
        if origin is None:
            return ()
        state = self._state(origin.execution)
        about = str(request.get("execution") or "")
        allowed = is_allowed(request, in_family=state is None or self._root(about) == self._root(origin.execution))
        if not allowed or (state is None and request.get("do") == "submit"):
            self._refuse(request, origin, about)
        return () if state is None else (limits_of(state),)

    def _refuse(self, request: dict[str, Any], origin: Origin, about: str) -> None:
        what = in_words(request)
        for id in (origin.execution, about):
            if (state := self._state(id)) is not None and not state.ended:
                self._recorded[id] += 1
                if self._recorded[id] <= MOST_RECORDED:
                    self._record(id, Intrusion(what, origin.attempt if id == origin.execution else "", about))
                break
        raise NotPermitted(
            f"nothing inside an execution may {what}; this is in the record",
            hint="ask from a terminal outside of it, or let a person do it",
        )

    def _root(self, id: str) -> str:
        while (state := self._state(id)) is not None and state.facts.get("parent"):
            id = state.facts["parent"]
        return id


def limits_of(state: Execution) -> Limits:
    """What holds for whatever is handed in from inside an execution: its own limits."""
    plan = state.blueprint.plan
    said = said_by(plan, f"execution {state.id[-6:]}")
    level: Any = state.level
    rules = [*said.rules, *(handed.rule for handed in state.rules)]
    return structs.replace(said, autonomy_level=level, sandbox=plan.execution_pipeline.sandbox, rules=rules)


def in_words(request: dict[str, Any]) -> str:
    """What a request wants, for people; what it says itself is cut short."""
    command = request.get("command")
    if request.get("do") != "command" or not isinstance(command, dict):
        words = {
            "goOn": "go on with it", "submit": "hand in a plan", "fork": "fork it", "schedule": "change schedules",
            "keys": "make or revoke keys", "dispose": "hold or delete an execution", "resources": "change what is kept",
            "plugins": "switch plugins", "inbound": "try messages again", "rekey": "change the key of the store",
            "outcome": "say what came of a choice", "cursors": "reset a cursor",
        }  # fmt: skip
        return words.get(str(request.get("do")), f"ask for {str(request.get('do'))[:40]!r}")
    if command.get("verb") == "answer":
        return f"answer {str(command.get('decision'))[:40]} with {str(command.get('selection'))[:64]}"
    if command.get("verb") == "delegate":
        return f"hand a say on {str(command.get('decision'))[:40]} to {str(command.get('to'))[:64]}"
    if command.get("verb") == "signal":
        return f"send itself the signal {str(command.get('signal'))[:64]}"
    return f"{str(command.get('verb'))[:40]} it"
