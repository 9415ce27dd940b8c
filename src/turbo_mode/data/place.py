"""Where data is: what a configuration or a plan says of a source or sink, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, NamedTuple, Protocol

from msgspec import Struct, structs

from turbo_mode.errors import IntegrationError, NotInstalled

MOST_ROWS = 100_000
"""Rows that a task is given at most, whatever its ``limit`` says."""
MOST_BYTES = 10 * 1024 * 1024
"""Bytes of them, as JSON, at most."""
PROMETHEUS = "prometheus"
"""An API that is called so, or whose configuration has this key, is asked in PromQL."""


_SCHEMES: Final = {
    "mongodb": "mongodb", "mongodb+srv": "mongodb", "redis": "redis", "rediss": "redis", "amqp": "rabbitmq",
    "amqps": "rabbitmq", "kafka": "kafka",
}  # fmt: skip


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
    """What is to be read: by a ``query`` with ``params``, or at a ``path``; at most ``limit`` rows, None for all.

    Of a source whose rows have a time those from ``since`` to ``until`` (ms; 0: no bound, or now).
    """

    query: str = ""
    params: Mapping[str, Any] = {}
    path: str = ""
    limit: int | None = 1000
    since: int = 0
    until: int = 0


class Cursor(Struct, frozen=True):
    """Up to where a ``source`` was read, in the value ``by`` of its rows; ``param`` is what a query calls that.

    ``at`` is None where nothing was read yet.
    """

    source: str
    by: str
    param: str
    at: Any = None


class Origin(NamedTuple):
    """Of which thing a row tells: ``id`` is the same when it is told again, ``subject`` is what its order is about."""

    id: str
    subject: str


class Written(Struct, frozen=True):
    """Rows for a ``target`` (a table, a file, a path), and what becomes of what is there.

    ``append`` adds, ``replace`` puts them in its place, ``upsert`` replaces those that are the same by ``key``. There
    may be more rows than memory holds: they are gone through once. ``id`` is the same when the same is written again;
    ``origins`` has that of each row where they have nothing to do with one another.
    """

    target: str
    rows: Iterable[Mapping[str, Any]]
    mode: str = "append"
    key: Sequence[str] = ()
    id: str = ""
    origins: Sequence[Origin] = ()


class Found(NamedTuple):
    """Rows that were read; ``is_more``: there are others behind the limit."""

    rows: list[dict[str, Any]]
    is_more: bool = False


class Support(NamedTuple):
    """What a kind of place can do, as the documentation lists it. ``wholly``: what is left of a write that is refused.

    ``tried``: the systems against which it is tested.
    """

    place: str
    read_by: tuple[str, ...]
    tried: str
    append: str = "yes"
    replace: str = "yes"
    upsert: str = "yes"
    wholly: str = "yes"


class Data(Protocol):
    """An opened source or sink. Its methods raise ``DataError``; nothing is half done when one does.

    ``keeps``: what is read stays there. Of a place that doesn't keep it, nobody knows what lies behind what was taken.
    """

    keeps: bool

    @property
    def is_read_by_path(self) -> bool:
        """What it is asked for is a path, and no query."""

    def test(self) -> str:
        """What answers there, in a few words."""

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The rows that are wanted, one after the other, as they come from there."""

    def behind(self, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """The rows behind a cursor, whatever the ``limit``, each with the value by which the cursor goes."""

    def write(self, written: Written) -> int:
        """How many rows were written, all of them or none."""

    def acknowledge(self, number: int) -> None:
        """The first so many rows that were read are dealt with; a queue doesn't hand them out again."""

    def close(self) -> None:
        """Let it go."""


class Kept:
    """What a place does that keeps its rows: reading takes nothing away, and there is nothing to hold open.

    ``support`` is what the documentation says of it, a row each.
    """

    keeps = True
    support: ClassVar[tuple[Support, ...]]

    def behind(self: Data, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
        """What a query finds that is told by a parameter where the cursor is."""
        if not wanted.query:
            raise DataError(f"{cursor.source}: what is new is found by a `query` in which `:{cursor.param}` stands")
        return told(self, wanted, cursor)

    def acknowledge(self, number: int) -> None:
        """They stay where they are."""

    def close(self) -> None:
        """Nothing is kept open between two calls."""


def told(data: Data, wanted: Wanted, cursor: Cursor) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """What is found by parameters, of which one is where the cursor is."""
    params = {**wanted.params} if cursor.at is None else {**wanted.params, cursor.param: cursor.at}
    for row in data.rows(structs.replace(wanted, params=params, limit=None)):
        yield _value(row, cursor.by), row


def opened(place: DataPlace) -> Data:
    """Open a source or sink. Raises ``DataError``, ``NotInstalled``."""
    return _opener(place)(place)


def _opener(place: DataPlace) -> Callable[[DataPlace], Data]:
    match place.type, system_of(place):
        case "database", "mongodb":
            from turbo_mode.data.mongodb import MongoDB

            return MongoDB
        case "database", "dynamodb":
            from turbo_mode.data.dynamodb import DynamoDB

            return DynamoDB
        case "database", "opensearch" | "elasticsearch":
            from turbo_mode.data.search import Search

            return Search
        case "database", "redis":
            from turbo_mode.data.redis import RedisDatabase

            return RedisDatabase
        case "database", _:
            from turbo_mode.data.database import Database

            return Database
        case "api", _ if place.config.get("prometheus", place.name == PROMETHEUS):
            from turbo_mode.data.prometheus import Prometheus

            return Prometheus
        case "api", _:
            from turbo_mode.data.api import Api

            return Api
        case "file", _:
            from turbo_mode.data.files import Files

            return Files
        case _:
            from turbo_mode.data.queues import Queued

            return Queued


def _value(row: Mapping[str, Any], by: str) -> Any:
    """A value of a row by its name, or by its path: ``fields.updated``."""
    if by in row:
        return row[by]
    value: Any = row
    for name in by.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def system_of(place: DataPlace) -> str:
    """Which system it is: what ``dialect`` or ``type`` of its config say, else its url, else its name."""
    config = place.config
    said = config.get("dialect") or config.get("type")
    scheme = str(config.get("url", "")).partition(":")[0]
    return str(said or _SCHEMES.get(scheme) or place.name)


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
