"""SQL databases, by SQLAlchemy: whatever it has a dialect for.

``config`` names the place by its parts, as in the guide, or by a ``url``:

    {"host": "localhost", "port": 3306, "database": "shop", "user": "root", "password": "…"}
    {"url": "postgresql://db/orders", "user": "turbo", "password": "…"}

Which kind of database that is says ``dialect``, else the url, else the name of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from turbo_mode.data.place import (
    DataError,
    DataPlace,
    Kept,
    Support,
    Uncertain,
    Wanted,
    Written,
    first_line,
    known_keys,
    missing,
)
from turbo_mode.data.tables import pieces
from turbo_mode.errors import NotInstalled

if TYPE_CHECKING:
    import sqlalchemy as sa

DRIVERS = {
    "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg", "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql", "sqlite": "sqlite", "mssql": "mssql+pymssql", "oracle": "oracle+oracledb",
}  # fmt: skip
"""The driver for each kind of database that we name."""
TIMEOUT = 10
"""Seconds for a connection to come about."""
_CONNECT = {
    "postgresql": {"connect_timeout": TIMEOUT}, "mysql": {"connect_timeout": TIMEOUT},
    "mariadb": {"connect_timeout": TIMEOUT}, "sqlite": {"timeout": TIMEOUT}, "mssql": {"login_timeout": TIMEOUT},
}  # fmt: skip
_PARTS = frozenset(("url", "host", "port", "database", "user", "password", "dialect", "options"))
_PIECE = 500
_NOT_KEPT = frozenset(("SQLITE_BUSY", "SQLITE_FULL", "SQLITE_IOERR_WRITE"))
"""What SQLite says when nothing of a transaction is in its file."""


class Database(Kept):
    """A database. Each call has a transaction of its own."""

    support = (Support("SQL database", ("query",), "PostgreSQL, MariaDB, SQLite"),)
    is_read_by_path = False

    def __init__(self, place: DataPlace) -> None:
        try:
            import sqlalchemy
        except ImportError:
            raise missing("SQLAlchemy", "data") from None
        self._sa = sqlalchemy
        self._name = place.name
        url = self._url(place)
        try:
            connect = _CONNECT.get(url.get_backend_name(), {})
            self._engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool, connect_args=connect)
        except ModuleNotFoundError as error:
            raise NotInstalled(f"the driver {error.name} is not installed", hint=f"pip install {error.name}") from None
        except (sqlalchemy.exc.SQLAlchemyError, TypeError, ValueError) as error:
            raise DataError(f"{place.name}: {first_line(error)}") from None

    def test(self) -> str:
        """The kind and version of the database."""
        with self._connected(), self._engine.connect() as connection:
            version = ".".join(map(str, connection.dialect.server_version_info or ()))
            return f"{connection.dialect.name} {version}".strip()

    def rows(self, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
        """The rows of a query; its parameters are written ``:name`` and never become part of the text."""
        if not wanted.query:
            raise DataError(f"{self._name}: a database is read by a `query`")
        with self._connected(), self._engine.connect() as connection:
            streaming = connection.execution_options(stream_results=True, yield_per=_PIECE)
            result = streaming.execute(*self._query(wanted))
            if not result.returns_rows:
                raise DataError(f"{self._name}: this query reads nothing", hint="`write` changes data")
            names = _names(result.keys(), self._name)
            for row in result:
                yield dict(zip(names, row, strict=True))

    def write(self, written: Written) -> int:
        """Rows into a table, in one transaction. Of those that come one by one, the last one with a key counts."""
        count = 0
        with self._connected(), self._engine.connect() as connection:
            table = self._table(connection, written.target)
            if written.mode == "replace":
                connection.execute(table.delete())
            for rows in pieces(written.rows, table, self._name):
                if written.mode == "upsert":
                    self._upsert(connection, table, rows, written.key)
                else:
                    connection.execute(table.insert(), rows)
                count += len(rows)
            try:
                connection.commit()
            except self._sa.exc.OperationalError as error:
                if getattr(error.orig, "sqlite_errorname", "") in _NOT_KEPT:
                    raise
                raise Uncertain(f"{self._name}: {first_line(error.orig or error)}") from None
        return count

    def close(self) -> None:
        """Nothing is kept open between two calls."""
        self._engine.dispose()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _query(self, wanted: Wanted) -> tuple[sa.TextClause, dict[str, Any]]:
        """A query and its values; a span stands in it as ``:start`` and ``:end``, unless these are others."""
        query, params = self._sa.text(wanted.query), dict(wanted.params)
        names = query.compile().params.keys()
        for name, moment in (("start", wanted.since), ("end", wanted.until)):
            if moment and name in names and name not in params:
                query = query.bindparams(self._sa.bindparam(name, type_=self._sa.DateTime(timezone=True)))
                params[name] = datetime.fromtimestamp(moment / 1000, UTC)
        return query, params

    def _url(self, place: DataPlace) -> sa.URL:
        config = place.config
        known_keys(place, _PARTS)
        try:
            url = self._sa.make_url(str(config["url"])) if "url" in config else self._sa.URL.create("x")
        except (self._sa.exc.ArgumentError, ValueError):
            raise DataError(f"{place.name}: its url can't be read") from None
        named = str(config.get("dialect") or (url.drivername if "url" in config else place.name))
        if "+" not in named and named not in DRIVERS:
            raise DataError(
                f"{place.name}: which kind of database it is isn't said",
                hint=f"write `dialect:` one of {', '.join(sorted(DRIVERS))}",
            )
        parts = {"username": "user", "password": "password", "host": "host", "port": "port", "database": "database"}
        given = {part: config[key] for part, key in parts.items() if config.get(key) is not None}
        try:
            return url.set(drivername=DRIVERS.get(named, named), query=config.get("options") or url.query, **given)
        except (TypeError, ValueError, AttributeError) as error:
            raise DataError(f"{place.name}: {first_line(error)}") from None

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """Says what the database says, without the address and without what was asked, which may hold secrets."""
        try:
            yield
        except self._sa.exc.SQLAlchemyError as error:
            cause = getattr(error, "orig", None) or error
            raise DataError(f"{self._name}: {first_line(cause)}") from None
        except (OSError, ValueError, OverflowError) as error:
            raise DataError(f"{self._name}: {first_line(error)}") from None

    def _table(self, connection: sa.Connection, target: str) -> sa.Table:
        schema, _, name = target.rpartition(".")
        try:
            return self._sa.Table(name, self._sa.MetaData(), schema=schema or None, autoload_with=connection)
        except self._sa.exc.NoSuchTableError:
            raise DataError(f"{self._name} has no table `{target}`") from None

    def _upsert(
        self, connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]], key: Sequence[str]
    ) -> None:
        """By the database's own way where it has one; else those that are the same go before the new ones come."""
        names = list(key) or [column.name for column in table.primary_key]
        if not names or any(name not in table.c for name in names):
            raise DataError(f"{self._name}: `{table.name}` has no such key", hint="write `key:` with its columns")
        if len({tuple(row[name] for name in names) for row in rows}) < len(rows):
            raise DataError(f"{self._name}: two of the rows have the same key")
        others = [name for name in rows[0] if name not in names]
        dialect = connection.dialect.name
        if dialect in ("postgresql", "sqlite"):
            from sqlalchemy.dialects import postgresql, sqlite

            statement: Any = (postgresql if dialect == "postgresql" else sqlite).insert(table)
            if others:
                taken = {name: statement.excluded[name] for name in others}
                statement = statement.on_conflict_do_update(index_elements=names, set_=taken)
            else:
                statement = statement.on_conflict_do_nothing(index_elements=names)
            connection.execute(statement, rows)
            return
        same = self._sa.and_(*(table.c[name] == self._sa.bindparam(f"key_{name}") for name in names))
        connection.execute(table.delete().where(same), [{f"key_{name}": row[name] for name in names} for row in rows])
        connection.execute(table.insert(), rows)


def _names(columns: Iterable[str], name: str) -> list[str]:
    names = list(columns)
    if len(set(names)) < len(names):
        raise DataError(f"{name}: two columns of the query have the same name", hint="give them others with AS")
    return names
