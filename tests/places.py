"""Where the store of a test's folder is: there, or in the database that its configuration or the environment names."""

from __future__ import annotations

import os
from pathlib import Path

from turbo_mode.cli.settings import STORE_VARIABLE
from turbo_mode.configuration.reading import load
from turbo_mode.store.place import FOLDER, Place


def store_of(folder: Path) -> Place:
    """The store that commands in this folder use."""
    configured = load(None, {}, folder).store
    return Place(folder / FOLDER, os.environ.get(STORE_VARIABLE) or (configured.url if configured else ""))
