"""The class that a plugin extends, and what it is handed.

>>> from turbo_mode import TurboModePlugin
>>> class Shout(TurboModePlugin):
...     def initialize(self, turbo_mode):
...         turbo_mode.on("execution:completed", self.shout)
...
...     async def shout(self, execution):
...         print(execution.status)

All code of one plugin runs in one thread with a loop of its own, so it needs no locks. It gets its events one after
the other, in the order of commit, each at least once: after a crash, or when a handler has failed, it comes again with
the same ``event_id``.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar

from turbo_mode.core import resources
from turbo_mode.core.plan.events import EVENTS
from turbo_mode.core.plan.words import closest
from turbo_mode.errors import UsageError

Handler = Callable[[Any], Any]
_H = TypeVar("_H", bound=Callable[..., Any])
_NONE: Mapping[str, Any] = MappingProxyType({})
_MARK = "__turbo_mode_events__"


class TurboModePlugin:
    """What connects TURBO MODE with another system. ``options`` are its settings, secrets already in their places.

    ``name`` is what it is known by, by default the name of its class. ``roles`` say what it may ask for when it is
    handed to ``TurboMode(plugins=…)``; of one that a configuration names, the configuration says that.
    """

    name: str = ""
    roles: ClassVar[tuple[str, ...]] = ("agent",)

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        self.options: dict[str, Any] = dict(options or {})

    def initialize(self, turbo_mode: Surroundings) -> Awaitable[None] | None:
        """Say what it wants to hear: ``turbo_mode.on(EVENT, HANDLER)``. May be a coroutine, like all the others."""
        return None

    def start(self) -> Awaitable[None] | None:
        """Events come from now on."""
        return None

    def stop(self) -> Awaitable[None] | None:
        """No more events come: close what is open."""
        return None

    def health(self) -> Any:
        """How it is, for ``turbo-mode plugins info``: nothing if it is well, something to tell, or an exception."""
        return None


class Heard(NamedTuple):
    """A handler, and the events that it is for."""

    pattern: str
    handler: Handler

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(getattr(self.handler, "__name__", type(self.handler).__name__))

    def fits(self, event: str) -> bool:
        """Whether an event is one of those."""
        return self.pattern in (event, "*", f"{event.partition(':')[0]}:*")


class Storage(Protocol):
    """A few values that a plugin keeps, in the store, under keys of its own. They are durable when ``put`` returns."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def put(self, key: str, value: Any) -> None:
        """Keep a value, which must be JSON of at most 64 KiB. Raises ``UsageError``."""

    def delete(self, key: str) -> None:
        """Keep nothing under this key."""

    def keys(self) -> list[str]:
        """All keys, in order."""


class Commands(Protocol):
    """What a plugin may ask for. Each raises ``NotPermitted`` where none of its roles has that."""

    def start(self, plan: Mapping[str, Any] | str, inputs: Mapping[str, Any]) -> str:
        """Hand in a plan; returns the id of its execution."""

    def signal(self, execution: str, name: str, data: Any) -> None:
        """Send a signal."""

    def answer(self, decision: str, selection: str, reason: str, fields: Mapping[str, Any]) -> None:
        """Answer an open question."""

    def annotate(self, execution: str, text: str, metadata: Mapping[str, Any]) -> str:
        """Leave a note with an execution."""


class Surroundings:
    """TURBO MODE as a plugin sees it. Commands return when they are durable, and stand in the record under its name."""

    def __init__(self, name: str, commands: Commands, storage: Storage) -> None:
        self.name = name
        self.storage = storage
        self._commands = commands
        self._heard: list[Heard] = []

    def on(self, event: str, handler: _H) -> _H:
        """Have ``handler(event)`` called, a coroutine or not, for events of this name or pattern (``execution:*``).

        Raises ``UsageError`` for a name that no event has.
        """
        if not callable(handler):
            raise UsageError(f"the handler of `{event}` can't be called")
        self._heard.append(Heard(known(event), handler))
        return handler

    def handlers(self, event: str) -> list[Heard]:
        """Those that want to hear of an event."""
        return [each for each in self._heard if each.fits(event)]

    @property
    def patterns(self) -> list[str]:
        """All that is heard."""
        return list(dict.fromkeys(each.pattern for each in self._heard))

    def start(self, plan: Mapping[str, Any] | str, inputs: Mapping[str, Any] = _NONE) -> str:
        """Hand in a plan, as data or text; returns the id of its execution. Raises ``PlanInvalid``, ``UsageError``."""
        return self._commands.start(plan, inputs)

    def signal(self, execution: str, name: str, data: Any = None) -> None:
        """Send a signal to a task that waits for it. Raises ``NotFound``."""
        self._commands.signal(execution, name, data)

    def answer(self, decision: str, selection: str, reason: str = "", fields: Mapping[str, Any] = _NONE) -> None:
        """Answer the open question with this id, under the plugin's own name: where people have to agree it counts
        for nothing. Raises ``NotFound``, ``Conflict``.
        """
        self._commands.answer(decision, selection, reason, fields)

    def annotate(self, execution: str, text: str, metadata: Mapping[str, Any] = _NONE) -> str:
        """Leave a note with an execution, a document of type ``NOTE``; returns its id."""
        return self._commands.annotate(execution, text, metadata)


def on(*events: str) -> Callable[[_H], _H]:
    """Marks a method as the handler of these events, without a word in ``initialize``. Raises ``UsageError``."""
    patterns = tuple(known(each) for each in events)

    def mark(handler: _H) -> _H:
        setattr(handler, _MARK, patterns)
        return handler

    return mark


def listen(plugin: TurboModePlugin, turbo_mode: Surroundings) -> None:
    """Register the methods that ``on`` has marked."""
    for name, pattern in _marked(type(plugin)):
        turbo_mode.on(pattern, getattr(plugin, name))


def _marked(kind: type) -> Iterator[tuple[str, str]]:
    seen = set[str]()
    for each in kind.__mro__:
        for name, value in vars(each).items():
            if name not in seen:
                yield from ((name, pattern) for pattern in getattr(value, _MARK, ()))
            seen.add(name)


def known(pattern: str) -> str:
    """A name or pattern that some event has. Raises ``UsageError``."""
    kind, _, verb = pattern.partition(":")
    told = {event.partition(":")[0] for event in EVENTS}
    kinds = told | set(resources.KINDS)
    by_hand = kind in resources.KINDS and (verb in ("created", "deleted") or (verb and kind not in told))
    if pattern == "*" or pattern in EVENTS or by_hand or (verb == "*" and kind in kinds):
        return pattern
    meant = closest(pattern, [*EVENTS, *(f"{each}:*" for each in kinds)])
    hint = f"did you mean `{meant}`?" if meant else "docs/user/json.md lists them; `task:*` and `*` are patterns"
    raise UsageError(f"there is no event `{pattern}`", hint=hint)


def usual_name(kind: str) -> str:
    """What a plugin is called whose class has this name: ``ExternalSystemPlugin`` is ``external-system``."""
    short = kind.removesuffix("Plugin") or kind
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", short)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
