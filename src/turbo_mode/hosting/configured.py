"""From what the owner has configured, or hands in by code, to plugins that can be run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from turbo_mode.configuration.model import ConfiguredPlugin
from turbo_mode.configuration.reading import Loaded
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.regex import regex
from turbo_mode.errors import UsageError
from turbo_mode.hosting.host import Host
from turbo_mode.hosting.runner import Tell, Wanted
from turbo_mode.plugins.finding import find, name_of
from turbo_mode.plugins.plugin import TurboModePlugin, usual_name
from turbo_mode.runtime.embedded import reach
from turbo_mode.runtime.embedded.runtime import Runtime
from turbo_mode.security.redaction import FAILED, Redactor
from turbo_mode.security.secrets import SOURCES, SecretRef, SecretResolver

_NAME = regex(r"[a-z][a-z0-9-]{0,63}")


def attach(
    runtime: Runtime, loaded: Loaded, more: Iterable[TurboModePlugin] = (),
    tell: Tell = lambda name, status, why: None,
) -> Host | None:  # fmt: skip
    """Run the plugins of a configuration, and some more, beside an owner, as long as it is one; None without any.

    None of them is waited for: what doesn't work is seen in ``turbo-mode plugins``, and told to ``tell``. Raises
    ``UsageError`` for what is no plugin, ``Conflict`` for two of the same name.
    """
    wanted = [*configured(loaded), *map(in_code, more)]
    return Host(runtime, wanted, tell) if wanted else None


def attend_all(loaded: Loaded, made: Callable[[Host], None]) -> None:
    """Likewise beside every store that we own from now on to carry things out; ``made`` is told of each host."""

    def begin(runtime: Runtime) -> None:
        host = attach(runtime, loaded)
        if host is not None:
            made(host)

    reach.companions[:] = [each for each in reach.companions if each.__module__ != __name__]
    reach.companions.append(begin)


def configured(loaded: Loaded) -> list[Wanted]:
    """Those that a configuration names; their modules may lie beside it."""
    folder = loaded.path.parent if loaded.path else Path()
    return [_of_configuration(each, folder) for each in loaded.configuration.plugins]


def _of_configuration(said: ConfiguredPlugin, folder: Path) -> Wanted:
    resolver = SecretResolver(dict(_references(said.options)), folder=folder)
    return Wanted(
        said.name or name_of(said.use), said.use, partial(_make, said, folder, resolver), said.roles, said.tries,
        milliseconds(said.timeout) / 1000, partial(_hidden, resolver),
    )  # fmt: skip


def _hidden(resolver: SecretResolver, text: str) -> str:
    """A text without the secrets that were read so far."""
    try:
        return Redactor(resolver.known).text(text)
    except ValueError:  # one that can't be told from ordinary text
        return FAILED


def _make(said: ConfiguredPlugin, folder: Path, resolver: SecretResolver) -> TurboModePlugin:
    return find(said.use, folder)(_revealed(said.options, resolver))


def _references(value: Any) -> Iterator[tuple[str, SecretRef]]:
    """The secrets that options name, at any depth."""
    if reference := _reference(value):
        yield _named(reference), reference
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _references(item)


def _revealed(value: Any, resolver: SecretResolver) -> Any:
    """Options with the values of secrets in their places. Raises ``SecretError``."""
    if reference := _reference(value):
        return resolver.resolve(_named(reference)).reveal()
    if isinstance(value, Mapping):
        return {key: _revealed(item, resolver) for key, item in value.items()}
    return [_revealed(item, resolver) for item in value] if isinstance(value, list) else value


def _reference(value: Any) -> SecretRef | None:
    match value:
        case {"source": str(source), "name": str(name), **more} if not more and source in SOURCES:
            return SecretRef(source, name)
    return None


def _named(reference: SecretRef) -> str:
    return reference.name if reference.source == "env" else f"{reference.source}:{reference.name}"


def in_code(plugin: TurboModePlugin) -> Wanted:
    """One that a program has made itself; it may ask for what its own ``roles`` say."""
    if not isinstance(plugin, TurboModePlugin):
        raise UsageError(f"{plugin!r} is no plugin", hint="its class has to extend turbo_mode.TurboModePlugin")
    kind = type(plugin)
    name = plugin.name or usual_name(kind.__name__)
    if not _NAME.fullmatch(name):
        raise UsageError(f"`{name}` can't be the name of a plugin", hint="a-z, 0-9 and -, such as issue-tracker")
    return Wanted(name, f"{kind.__module__}:{kind.__qualname__}", lambda: plugin, plugin.roles)
