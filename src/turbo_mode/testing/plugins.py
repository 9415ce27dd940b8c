"""For the tests of a plugin: a bench to try it on, without a store, and ``check`` for what all plugins promise.

check(lambda: TrackerPlugin({"client": Fake()}))

with Bench(TrackerPlugin({"client": fake})) as bench:
    bench.send("decision:created", selection="promote")
"""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, NamedTuple, Self

from turbo_mode.core.plan.events import EVENTS
from turbo_mode.core.protocol.envelope import Envelope
from turbo_mode.plugins.events import Event, typed
from turbo_mode.plugins.plugin import Surroundings, TurboModePlugin, listen, usual_name

_TIME = "2026-11-26T20:00:00.000Z"
_EXECUTION = "01978c00-0000-7000-8000-00000000e001"
_ENDED = {"id": "build", "name": "build", "phase": "make", "status": "COMPLETED", "startTime": _TIME, "endTime": _TIME}
_SAMPLES: dict[str, dict[str, Any]] = {
    "decision": {
        "id": f"{_EXECUTION}/d1", "question": "Promote it?", "context": {"evidence": {}},
        "options": ["promote", "hold"], "selection": "promote", "confidence": 0.93,
        "rationale": "Every task ended well.", "status": "CHOSEN",
    },
    "execution": {"plan": "release", "status": "RUNNING", "tasks": [_ENDED], "startTime": _TIME},
    "phase": {"phase": "make", "status": "RUNNING"},
    "task": {"task": "build", "phase": "make", "status": "RUNNING", "attempts": 1, "outputs": {}},
    "progress": {"status": "RUNNING", "tasks": 4, "done": 1, "running": 1, "openQuestions": 0},
    "documentation": {"id": "doc-1", "type": "RUNBOOK", "content": "# Run it", "metadata": {}, "version": 1},
    "communication": {"id": "msg-1", "type": "STATUS", "content": "Half way", "recipients": ["user:ada"], "version": 1},
    "plan": {"id": "plan-1", "version": 1},
}  # fmt: skip
_MORE = (
    "documentation:created",
    "documentation:updated",
    "communication:sent",
    "communication:updated",
    "plan:created",
)
_numbers = count(1)


def sample(event: str, id: str = "", **data: Any) -> Event:
    """A good event of this name as plugins get it; ``data`` takes the place of its keys, ``id`` is its ``event_id``."""
    kind, _, verb = event.partition(":")
    ended = {"status": "COMPLETED", "endTime": _TIME} if verb == "completed" else {}
    said = {"executionId": id.partition(":")[0] or _EXECUTION, **_SAMPLES.get(kind, {}), **ended, **data}
    return typed(Envelope(event, id or f"{_EXECUTION}:{next(_numbers)}", _TIME, said))


class Asked(NamedTuple):
    """Something that a plugin has asked for: ``start``, ``signal``, ``answer`` or ``annotate``."""

    verb: str
    said: dict[str, Any]


class Bench:
    """A plugin between its start and its stop. ``commands`` are what it has asked for, ``values`` what it keeps.

    ``send`` and ``health`` raise whatever the plugin raises.
    """

    def __init__(self, plugin: TurboModePlugin) -> None:
        self.plugin = plugin
        self.commands: list[Asked] = []
        self.values: dict[str, Any] = {}
        self.around = Surroundings(plugin.name or usual_name(type(plugin).__name__), _Commands(self.commands), self)
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        self._run(lambda: self.plugin.initialize(self.around))
        listen(self.plugin, self.around)
        self._run(self.plugin.start)
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._run(self.plugin.stop)
        finally:
            self._runner.close()

    def send(self, event: str | Event, id: str = "", **data: Any) -> int:
        """Have an event handled, by its name (see ``sample``) or as it is; returns how many handlers it had."""
        told = sample(event, id, **data) if isinstance(event, str) else event
        handlers = self.around.handlers(told.event)
        for each in handlers:
            self._run(lambda each=each: each.handler(told))  # type: ignore[misc]
        return len(handlers)

    def health(self) -> Any:
        """What the plugin says of itself."""
        return self._run(self.plugin.health)

    # -- the storage ---------------------------------------------------------------------------------------------------

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""
        return json.loads(json.dumps(self.values[key])) if key in self.values else default

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self.values[key] = json.loads(json.dumps(value, allow_nan=False))

    def delete(self, key: str) -> None:
        """Keep nothing under this key."""
        self.values.pop(key, None)

    def keys(self) -> list[str]:
        """All keys, in order."""
        return sorted(self.values)

    def _run(self, call: Callable[[], Any]) -> Any:
        async def work() -> Any:
            said = call()
            return await said if inspect.isawaitable(said) else said

        return self._runner.run(work())


class _Commands:
    def __init__(self, asked: list[Asked]) -> None:
        self._asked = asked

    def start(self, plan: Mapping[str, Any] | str, inputs: Mapping[str, Any]) -> str:
        self._asked.append(Asked("start", {"plan": plan, "inputs": dict(inputs)}))
        return _EXECUTION

    def signal(self, execution: str, name: str, data: Any) -> None:
        self._asked.append(Asked("signal", {"execution": execution, "name": name, "data": data}))

    def answer(self, decision: str, selection: str, reason: str, fields: Mapping[str, Any]) -> None:
        said = {"decision": decision, "selection": selection, "reason": reason, "fields": dict(fields)}
        self._asked.append(Asked("answer", said))

    def annotate(self, execution: str, text: str, metadata: Mapping[str, Any]) -> str:
        self._asked.append(Asked("annotate", {"execution": execution, "text": text, "metadata": dict(metadata)}))
        return f"note-{len(self._asked)}"


def check(make: Callable[[], TurboModePlugin]) -> None:
    """Whether a plugin keeps what all promise; ``make`` makes a new one each time, with stand-ins for other systems.

    It has a name, keeps its options, hears of something that there is, takes each such event twice and with keys that
    it doesn't know, can be stopped when it has not begun, and begin again after that. Raises ``AssertionError``.
    """
    plugin = make()
    assert isinstance(plugin, TurboModePlugin), f"{plugin!r} doesn't extend TurboModePlugin"
    name = plugin.name or usual_name(type(plugin).__name__)
    assert re.fullmatch(r"[a-z][a-z0-9-]{0,63}", name), f"`{name}` is no name: a-z, 0-9 and -"
    assert isinstance(getattr(plugin, "options", None), dict), "its __init__ has to call super().__init__(options)"
    idle = Bench(plugin)
    idle._run(plugin.stop)
    idle._runner.close()
    for _ in range(2):
        with Bench(make()) as bench:
            assert bench.around.patterns, "it hears of nothing: turbo_mode.on(…) in initialize, or @on(…)"
            for event in (each for each in sorted({*EVENTS, *_MORE}) if bench.around.handlers(each)):
                told = sample(event, aKeyThatComesLater=1)
                bench.send(told)
                bench.send(told)
            bench.health()
