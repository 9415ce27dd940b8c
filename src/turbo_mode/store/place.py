"""Where a store is: a folder, and the database where that is a server's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(".turbo-mode")
_SERVER = re.compile(r"postgres(ql)?://")
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@|(?<=[?&])password=[^&]*")


class Place(NamedTuple):
    """``folder`` holds what programs leave, and the journal too unless ``url`` names a PostgreSQL database."""

    folder: Path
    url: str = ""

    @classmethod
    def named(cls, name: str, folder: Path = FOLDER) -> Place:
        """What a person means by ``name``: a folder, or the URL of a database, with ``folder`` for the rest."""
        return cls(folder, name) if is_server(name) else cls(Path(name))

    @classmethod
    def at(cls, where: Where) -> Place:
        """The place that is meant: a store in a file may be named by its folder alone."""
        return where if isinstance(where, Place) else cls(where)

    def __str__(self) -> str:
        """As it may be shown: without a password."""
        return _PASSWORD.sub(lambda found: f"{found[1]}@" if found[1] is not None else "", self.url) or str(self.folder)


Where = Path | Place


def is_server(name: str) -> bool:
    """Whether a name means the database of a server."""
    return _SERVER.match(name) is not None
