"""The options that every command has, before or after its name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from turbo_mode.cli.terminal import Terminal
    from turbo_mode.configuration.reading import Loaded
    from turbo_mode.hosting.host import Host
    from turbo_mode.runtime.temporal import Link, Way
    from turbo_mode.store.place import Place

STORE_VARIABLE = "TURBO_MODE_STORE"
_F = TypeVar("_F", bound=Callable[..., Any])


class Settings:
    """What was asked for: where the store is, how to talk, and to whom."""

    def __init__(self) -> None:
        self.given_store = ""
        self.given_config: Path | None = None
        self.color = "auto"
        self.verbosity = 0
        self.quiet = False
        self.json = ""
        self.traceback = False
        self.hosts: list[Host] = []

    @cached_property
    def configuration(self) -> Loaded:
        """What the owner has set. Raises ``ConfigurationInvalid``."""
        return self.reload()

    def reload(self) -> Loaded:
        """What the owner has set by now. Likewise."""
        from turbo_mode.configuration.reading import load

        return load(self.given_config, os.environ, Path())

    def attend(self, *, documents: bool = False, messages: bool = False) -> None:
        """In stores that we own from now on people are told what happens, documents are written, events go out,
        messages come in and plugins run, where the configuration says so.

        ``documents``, ``messages``: a plan wants some.
        """
        configured = self.configuration.configuration
        if documents or configured.documentation_framework.documents:
            from turbo_mode.operations import scribe

            scribe.attend_all(self.configuration)
        if messages or configured.communication_protocol is not None:
            from turbo_mode.operations import communications

            communications.attend_all(self.configuration)
        if configured.has_destinations:
            from turbo_mode.cli.carrying import carry_all

            carry_all(self)
        if configured.plugins:
            from turbo_mode.hosting.configured import attend_all

            attend_all(self.configuration, self.hosts.append)
        from turbo_mode.inbound import attending

        attending.attend_all(self.configuration)

    @property
    def store(self) -> Place:
        """Where the store is: as asked for, as the environment or the configuration says, or ``.turbo-mode``."""
        from turbo_mode.runtime.embedded import elsewhere
        from turbo_mode.store.place import FOLDER, Place

        elsewhere.way = self._to_temporal
        named = self.given_store or os.environ.get(STORE_VARIABLE)
        return Place.named(named) if named else self.configuration.store or Place(FOLDER)

    @property
    def temporal(self) -> Way:
        """The way to Temporal, by default on this machine. Raises ``NotInstalled``."""
        from turbo_mode.configuration.model import ConfiguredTemporal
        from turbo_mode.runtime.temporal import Way

        return Way(self.configuration.configuration.temporal or ConfiguredTemporal(), self.configuration.folder)

    @property
    def hands_artifacts_over(self) -> bool:
        """Whether hosts at Temporal have a place for them."""
        said = self.configuration.configuration.temporal
        return said is not None and said.artifacts is not None

    def _to_temporal(self) -> Link:
        from turbo_mode.runtime.temporal import Link

        return Link(self.temporal)

    @cached_property
    def out(self) -> Terminal:
        """Standard output: data."""
        from turbo_mode.cli.terminal import Terminal

        return Terminal(sys.stdout, color=self.color)

    @cached_property
    def err(self) -> Terminal:
        """Standard error: talk."""
        from turbo_mode.cli.terminal import Terminal

        return Terminal(sys.stderr, color=self.color)


current = Settings()
"""The settings of this process."""


def spelled_out(arguments: list[str]) -> list[str]:
    """``--json=final`` as the option that it stands for: a flag with a value that may be left out."""
    kinds = {"--json=final": "--json-final", "--json=lines": "--json"}
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return [kinds.get(each, each) if place < end else each for place, each in enumerate(arguments)]


def _store(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        current.given_store = value


def _config(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        current.given_config = Path(value)


def _color(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        current.color = value


def _verbose(ctx: click.Context, param: click.Parameter, value: int) -> None:
    current.verbosity += value


def _quiet(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    current.quiet = current.quiet or value


def _json(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        current.json = "final" if param.name == "json_final" else "lines"


def _traceback(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    current.traceback = current.traceback or value


def common(command: _F) -> _F:
    """Give a command the options that all have."""
    options = (
        click.option("--store", metavar="DIR|URL", callback=_store, expose_value=False,
                     help=f"Folder or PostgreSQL URL of the store  [env {STORE_VARIABLE}; .turbo-mode]"),
        click.option("--config", metavar="FILE", callback=_config, expose_value=False,
                     help="Configuration  [env TURBO_MODE_CONFIG; turbo-mode.yaml, .json, .toml]"),
        click.option("--json", is_flag=True, callback=_json, expose_value=False, help="JSON on standard output"),
        click.option("--json-final", is_flag=True, callback=_json, expose_value=False, hidden=True),
        click.option("-v", "--verbose", count=True, callback=_verbose, expose_value=False, help="Tell more; -vv all"),
        click.option("-q", "--quiet", is_flag=True, callback=_quiet, expose_value=False, help="Say nothing but errors"),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), callback=_color, expose_value=False,
                     help="When to use colours"),
        click.option("--traceback", is_flag=True, callback=_traceback, expose_value=False, hidden=True),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command
