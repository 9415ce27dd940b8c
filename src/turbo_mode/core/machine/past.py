"""What has happened in a lineage and must not happen again unasked, gathered from the entries of an execution.

A fork does again what has changed and what follows on it. What a repeat would mean stands in the entries of its source:
which ``once`` tasks have done their work (a *deed*), which may have, and by what a keyed or an idempotent effect would
be recognised. A fork carries its deeds along, so that they are known in the next one too.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import msgspec

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.state import Execution

_sorted = msgspec.json.Encoder(order="sorted").encode

Inside = Callable[[str], list[str]]
"""The names of all deeds in a child, and in those below it, by its id."""


def mark_of(effect: str, key: str, request: dict[str, Any]) -> str:
    """By what a repeat is known to have had the same effect; empty where each repeat has an effect of its own."""
    if effect == "keyed":
        return f"key {key}"
    return sha256(_sorted(request)).hexdigest() if effect == "idempotent" else ""


def deed_key(name: str, round: int) -> str:
    """Under what a deed is kept: the task as people call it, and the round of its phase."""
    return f"{name}:{round}"


class Past:
    """``see`` is to be told every entry of an execution, each with the state right before it."""

    def __init__(self, inside: Inside = lambda child: []) -> None:
        self.deeds: dict[str, dict[str, Any]] = {}
        self.lineages: dict[str, str] = {}
        self.started: dict[str, e.AttemptStarted] = {}
        self.undone: set[tuple[str, int]] = set()
        self._inside = inside
        self._latest: dict[str, e.AttemptStarted] = {}

    def see(self, entry: e.AnyEntry, state: Execution) -> None:
        """One entry more."""
        match entry:
            case e.ExecutionAccepted():
                self._inherit(entry.taken)
            case e.AttemptStarted(purpose="run" | "fallback") | e.TaskInDoubt() | e.TaskCancelled() if (
                state.blueprint.tasks[entry.task].tidies
            ):
                pass  # it is done at the end of each execution anew
            case e.AttemptStarted(purpose="run" | "fallback"):
                self.started[entry.attempt] = self._latest[entry.task] = entry
            case e.TaskCompleted() if self._is_once(entry.task):
                self._done(state, entry.task, outputs=entry.outputs)
            case e.TaskInDoubt() if entry.attempt:
                self._done(state, entry.task, open=True)
            case e.TaskCancelled(open=True):
                self._done(state, entry.task, open=True)
            case e.TaskVerified(happened=False):
                self.deeds.pop(self._place(state, entry.task), None)
            case e.ChildEnded():
                self._child(state, entry)
            case e.EffectUndone(by=""):
                effect = state.effects[entry.effect]
                name = state.name_of(state.node_in(effect.task, effect.round))
                self.undone.add((effect.task, effect.round))
                self.deeds.pop(deed_key(name, effect.round), None)

    def _inherit(self, taken: dict[str, Any]) -> None:
        origin = taken.get("origin", {})
        self.deeds |= origin.get("deeds", {})
        self.lineages |= origin.get("lineages", {})
        for each in taken.get("services", ()):
            self.started[each["id"]] = e.AttemptStarted(
                at=each["startedAt"], task=each["task"], attempt=each["id"], number=each["number"],
                request=each["request"], effect=each["effect"],
            )  # fmt: skip

    def _is_once(self, task: str) -> bool:
        latest = self._latest.get(task)
        return latest is not None and latest.effect == "once"

    def _place(self, state: Execution, task: str) -> str:
        return deed_key(state.name_of(state.blueprint.tasks[task]), state.round_of(task))

    def _done(self, state: Execution, task: str, **what: Any) -> None:
        self.deeds[self._place(state, task)] = {"execution": state.id, **what}

    def _child(self, state: Execution, entry: e.ChildEnded) -> None:
        """A plan that is called again does again what has been done in it."""
        started = self.started.get(entry.attempt)
        if started is None:
            return
        place = self._place(state, entry.task)
        self.lineages[place] = "" if entry.undid else started.request["lineage"]
        if inside := self._inside(entry.execution):
            self.deeds[place] = {"execution": state.id, "inside": inside}
