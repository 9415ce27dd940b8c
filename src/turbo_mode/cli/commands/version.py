"""``turbo-mode version``."""

from __future__ import annotations

import json
import platform

import click

from turbo_mode.cli.settings import common, current


@click.command()
@common
def command() -> None:
    """Versions of everything that matters."""
    from importlib.metadata import version

    from turbo_mode import __version__
    from turbo_mode.core.protocol.envelope import SCHEMA_VERSION
    from turbo_mode.store.connection import driver

    sqlite = driver().sqlite_version
    if current.json:
        data = {
            "version": __version__, "python": platform.python_version(), "sqlite": sqlite,
            "cel": version("cel-expr-python"), "schemaVersion": SCHEMA_VERSION, "platform": platform.platform(),
        }  # fmt: skip
        current.out.say(json.dumps(data))
    else:
        cel = version("cel-expr-python")
        current.out.say(f"turbo-mode {__version__}  Python {platform.python_version()}, SQLite {sqlite}, CEL {cel}")
