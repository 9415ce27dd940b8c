"""Where plugins come from: a class by its module, or an installed package that has one (``turbo_mode.plugins``)."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from turbo_mode.core.plan.words import closest
from turbo_mode.errors import NotInstalled, UsageError
from turbo_mode.plugins.plugin import TurboModePlugin, usual_name

GROUP = "turbo_mode.plugins"


def installed() -> dict[str, EntryPoint]:
    """The plugins of installed packages, by name."""
    return {each.name: each for each in sorted(entry_points(group=GROUP), key=lambda each: each.name)}


def name_of(use: str) -> str:
    """What a plugin is called that is named so, unless it is given a name."""
    return usual_name(use.rpartition(":")[2]) if ":" in use else use


def find(use: str, folder: Path) -> type[TurboModePlugin]:
    """The class that ``module:Class`` names, whose module may lie in ``folder``, or that is installed by this name.

    Raises ``NotInstalled`` where there is none, ``UsageError`` for one that is no plugin, and whatever its module
    raises.
    """
    module, colon, kind = use.partition(":")
    if colon:
        _look_in(folder)
        found = getattr(_imported(module), kind, None)
        if found is None:
            raise NotInstalled(f"module `{module}` has no class `{kind}`")
    else:
        there = installed()
        if use not in there:
            meant = closest(use, list(there))
            hint = f"did you mean `{meant}`?" if meant else "name it as module:Class, or install its package"
            raise NotInstalled(f"no plugin `{use}` is installed", hint=hint)
        found = there[use].load()
    if not (isinstance(found, type) and issubclass(found, TurboModePlugin)):
        raise UsageError(f"`{use}` is no plugin", hint="its class has to extend turbo_mode.TurboModePlugin")
    return found


def _imported(module: str) -> object:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name and (module == error.name or module.startswith(f"{error.name}.")):
            raise NotInstalled(
                f"there is no module `{module}`", hint="it has to be installed, or to lie beside the configuration"
            ) from None
        raise


def _look_in(folder: Path) -> None:
    """Modules may come from this folder too, where no installed one has their name; also later on, when they run."""
    place = str(folder.resolve())
    if place not in sys.path:
        sys.path.append(place)
    importlib.invalidate_caches()
