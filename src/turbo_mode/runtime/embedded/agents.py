"""The agent of one attempt at work: its model or program, its tools and its pass, until somebody ends it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from turbo_mode.core.machine.entries import AttemptStarted
from turbo_mode.core.machine.outcomes import Observation
from turbo_mode.core.plan.actions import COMMAND, SCRIPTED
from turbo_mode.runtime.embedded.desk import Desk
from turbo_mode.runtime.embedded.passes import Lent
from turbo_mode.runtime.embedded.tools import Tools
from turbo_mode.security.redaction import Redactor
from turbo_mode.tasks import agent
from turbo_mode.tasks.asking import credentials

if TYPE_CHECKING:
    from turbo_mode.tasks.language_model import LanguageModel


class Agent:
    """One agent. Raises ``SandboxMissing`` where its programs would need a sandbox and there is none."""

    def __init__(self, desk: Desk, entry: AttemptStarted, request: dict[str, Any], lent: Lent) -> None:
        self._desk = desk
        self._entry = entry
        self._request = request
        name = request["model"]
        self._speaks = not name.startswith((COMMAND, SCRIPTED))
        self._hidden = (*lent.hidden, *(credentials(os.environ) if self._speaks else ()))
        self._tools = Tools(desk, entry, request, lent, self._hidden)
        self._model: LanguageModel | None = None
        self._cancelled = False

    def cancel(self) -> None:
        """It is to end: its program, and whoever waits for an answer of its model. From any thread."""
        self._cancelled = True
        self._tools.cancel()
        if self._model is not None:
            self._model.stop()

    def carry_out(self) -> Observation:
        """Ask it until it answers."""
        desk, tools = self._desk, self._tools
        with desk.log(self._entry, self._hidden) as log:
            seen = agent.carry_out(
                self._request, desk.plan_dir, desk.turn(self._entry), log, tools.by_name, tools.start, self._speak
            )
        return desk.hidden(seen, self._hidden)

    def _speak(self, name: str) -> LanguageModel:
        from turbo_mode.tasks.language_model import Bounds, LanguageModel

        if missing := [each for each in self._request.get("tools", ()) if each not in self._tools.by_name]:
            raise agent.Unusable(
                f"there is no tool `{missing[0]}` here; there are {', '.join(self._tools.known)}"
                + ("" if self._tools.has_door else ", and under `turbo-mode serve` those of the door for agents")
            )
        budgets: dict[str, float] = self._request.get("budgets", {})
        until = (self._entry.at + self._request["timeoutMs"]) / 1000
        bounds = Bounds(until, budgets.get("tokens"), budgets.get("cost"), self._request.get("currency", ""))
        self._model = LanguageModel(name, self._tools.by_name, bounds, self._hide())
        if self._cancelled:
            self._model.stop()
        return self._model

    def _hide(self) -> Callable[[Any], Any]:
        return lambda value: Redactor((*self._desk.secrets, *self._hidden)).value(value)
