"""Where data is: what a configuration or a plan says of a source or sink, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, Protocol

from msgspec import Struct

from turbo_mode.errors import IntegrationError, NotInstalled

MOST_ROWS = 100_000
"""Rows that a task is given at most, whatever its ``limit`` says."""
MOST_BYTES = 10 * 1024 * 1024
"""Bytes of them, as JSON, at most."""
PROMETHEUS = "prometheus"
"""An API that is called so, or whose configuration has this key, is asked in PromQL."""


class DataError(IntegrationError):
    """A data source or sink can't be used."""

    code: ClassVar[str] = "data_error"


class Uncertain(DataError):
    """Whether it was written can't be known."""

    code: ClassVar[str] = "data_uncertain"


class DataPlace(Struct, frozen=True):
    """A source or sink by its name; ``config`` as in the guide, with secrets in place."""

    type: str
    name: str
    config: Mapping[str, Any]


class Wanted(Struct, frozen=True):
    """What is to be read: by a ``query`` with ``params``, or at a ``path``; at most ``limit`` rows.

    Of a source whose rows have a time those from ``since`` to ``until`` (ms; 0: no bound, or now).
    """

    query: str = ""
    params: Mapping[str, Any] = {}
    path: str = ""
    limit: int = 1000
    since: int = 0
    until: int = 0


class Written(Struct, frozen=True):
    """Rows for a ``target`` (a table, a file, a path), and what becomes of what is there.

    ``append`` adds, ``replace`` puts them in its place, ``upsert`` replaces those that are the same by ``key``.
    """

    target: str
    rows: Sequence[Mapping[str, Any]]
    mode: str = "append"
    key: Sequence[str] = ()


class Found(NamedTuple):
    """Rows that were read; ``is_more``: there are others behind the limit."""

    rows: list[dict[str, Any]]
    is_more: bool = False


class Data(Protocol):
    """An opened source or sink. Its methods raise ``DataError``; nothing is half done when one does."""

    @property
    def is_read_by_path(self) -> bool:
        """What it is asked for is a path, and no query."""

    def test(self) -> str:
        """What answers there, in a few words."""

    def read(self, wanted: Wanted) -> Found:
        """The rows that are wanted."""

    def write(self, written: Written) -> int:
        """How many rows were written, all of them or none."""

    def close(self) -> None:
        """Let it go."""


def opened(place: DataPlace) -> Data:
    """Open a source or sink. Raises ``DataError``, ``NotInstalled``."""
    return _opener(place)(place)


def _opener(place: DataPlace) -> Callable[[DataPlace], Data]:
    type = place.type
    if type == "database":
        from turbo_mode.data.database import Database

        return Database
    if type == "api" and place.config.get("prometheus", place.name == PROMETHEUS):
        from turbo_mode.data.prometheus import Prometheus

        return Prometheus
    if type == "api":
        from turbo_mode.data.api import Api

        return Api
    if type == "file":
        from turbo_mode.data.files import Files

        return Files
    raise DataError(f"data of type `{type}` can't be read or written yet", hint="so far: database, api, file")


def known_keys(place: DataPlace, keys: frozenset[str]) -> None:
    """Raises ``DataError`` for a key of a configuration that means nothing."""
    if unknown := sorted(place.config.keys() - keys):
        raise DataError(f"{place.name}: there is no key `{unknown[0]}`", hint=f"keys: {', '.join(sorted(keys))}")


def missing(what: str, extra: str) -> NotInstalled:
    """The error for a library that isn't there."""
    return NotInstalled(f"{what} is not installed", hint=f'pip install "turbo-mode[{extra}]"')


def first_line(error: BaseException) -> str:
    """What went wrong, without what a library says below it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:500] if lines else type(error).__name__
