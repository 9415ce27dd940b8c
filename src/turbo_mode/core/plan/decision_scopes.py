"""Which variables are seen by what looks at decisions, events and rows: rules, people, notifications, triggers.

They see what the task or phase sees in which they stand, and ``decision``, ``evidence``, ``event`` or ``row``.
"""

from __future__ import annotations

from functools import cached_property

from turbo_mode.core.plan import model
from turbo_mode.core.plan.scopes import Scopes, findings
from turbo_mode.core.plan.shapes import ANY, BOOL, DOUBLE, INT, STRING, TIMESTAMP, Record, Scope, Shape

DECISION = Record(
    {
        "phase": STRING, "option": STRING, "level": STRING, "reversible": BOOL, "blastRadius": DOUBLE,
        "confidence": DOUBLE, "act": STRING,
    }
)  # fmt: skip
"""A decision that is about to be taken: what would be chosen, where, and how sure that is."""
EVENT = Record({"event": STRING, "id": STRING, "timestamp": STRING, "data": ANY})
"""A public event, as it is told everywhere."""
DUE = Scope(
    {"event": Record({"due": TIMESTAMP, "local": STRING, "day": STRING, "missed": BOOL}), "now": TIMESTAMP}
)  # fmt: skip
"""For triggers by a cron time: the moment that is due, as a time and by the clock of the trigger's own zone."""
TOLD = Scope({"event": EVENT, "now": TIMESTAMP})
"""For triggers by an event: the event."""
CALLED = Scope({"event": ANY, "now": TIMESTAMP})
"""For triggers by a webhook: whatever the other side sends."""
RULE = Scope(
    {
        "inputs": ANY, "tasks": ANY, "phases": ANY, "execution": ANY, "evidence": ANY, "now": TIMESTAMP,
        "decision": DECISION,
    }
)  # fmt: skip
"""For a rule wherever it holds: below the plan that says it, and in plans that its owner has never seen."""


class DecisionScopes:
    """These scopes of one plan."""

    def __init__(self, plan: model.Plan, scopes: Scopes) -> None:
        self._plan = plan
        self._scopes = scopes

    @cached_property
    def rule(self) -> Scope:
        """For rules, which look at every decision: at the evidence of whichever gate it is."""
        pieces = {name: each for phase in self._plan.phases if phase.gate for name, each in phase.gate.evidence.items()}
        return self._scopes.seen(None, None, decision=DECISION, evidence=findings(pieces))

    @cached_property
    def event(self) -> Scope:
        """For notifications."""
        return self._scopes.seen(None, None, event=EVENT)

    def trigger(self, trigger: model.Trigger) -> Scope:
        """For a trigger, by what it waits for."""
        if trigger.webhook is not None or (trigger.event is None and trigger.cron is None):
            return CALLED
        return TOLD if trigger.event is not None else DUE

    def approval(self, gate: model.Gate, phase: model.Phase) -> Scope:
        """For the people who are asked at a gate: what it would choose, and why."""
        return self._scopes.seen(None, phase, evidence=findings(gate.evidence), decision=DECISION)

    def decided(self, decide: model.Decide, task: model.Task, phase: model.Phase | None) -> Scope:
        """For the options of a task that decides, and for whom it asks."""
        return self._scopes.seen(task, phase, evidence=findings(decide.evidence), decision=DECISION)

    def proposed(self, decide: model.Decide, task: model.Task, phase: model.Phase | None) -> Scope:
        """For what is proposed to the people whom a task that decides asks: nothing is chosen by then."""
        return self._scopes.seen(task, phase, evidence=findings(decide.evidence))

    def judged(self, piece: model.Evidence, task: model.Task, phase: model.Phase | None) -> Scope:
        """For a piece of evidence of a task that decides; with ``foreach`` it sees an item of the list."""
        item: dict[str, Shape] = {piece.as_: ANY, "index": INT} if piece.foreach is not None else {}
        return self._scopes.seen(task, phase, **item)

    def rows(self, phase: model.Phase | None) -> Scope:
        """For what picks numbers out of the rows of a source."""
        return self._scopes.seen(None, phase, row=ANY)
