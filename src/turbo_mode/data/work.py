"""What ``read`` and ``write`` tasks do, so that their outcome is never guessed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.plan.model import Data as Declared
from turbo_mode.data.place import Data, DataError, DataPlace, Found, Uncertain, Wanted, Written, opened
from turbo_mode.data.values import gathered
from turbo_mode.errors import TurboModeError
from turbo_mode.security.secrets import SOURCES, SecretRef, SecretResolver

_SECRET = frozenset(("source", "name"))


class _Underway:
    """What an attempt does at the moment: ``data`` is what it has taken ``count`` rows from."""

    def __init__(self, flows: bool) -> None:
        self.stopped = threading.Event()
        self.flows = flows
        self.data: Data | None = None
        self.count = 0


class Places:
    """The sources and sinks that the owner has configured. ``folder``: where the files of their secrets are."""

    def __init__(
        self, sources: Iterable[Declared] = (), sinks: Iterable[Declared] = (), folder: Path | None = None
    ) -> None:
        self.sources = {each.name: each for each in sources}
        self.sinks = {each.name: each for each in sinks}
        self._folder = folder or Path()
        self._lock = threading.Lock()
        self._underway: dict[str, _Underway] = {}

    def source(self, name: str) -> DataPlace:
        """A configured source, its secrets in place. Raises ``DataError``, ``SecretError``."""
        return self._configured("data source", self.sources, name)

    def sink(self, name: str) -> DataPlace:
        """A configured sink, likewise."""
        return self._configured("data sink", self.sinks, name)

    def begin(self, attempt: str, request: Mapping[str, Any]) -> None:
        """An attempt is about to read or write."""
        with self._lock:
            self._underway[attempt] = _Underway("from" in request)

    def carry_out(self, request: Mapping[str, Any], attempt: str = "", id: str = "") -> Observation:
        """Read or write what a request says; secrets in it are in place. ``id`` is the same for a repeat.

        The result of reading is ``{rows, count, more}``, that of writing ``{count}``. What was read from a queue is not
        acknowledged before ``settle``.
        """
        try:
            if request["kind"] == "read":
                found = self._read(request, attempt)
                return Done({"rows": found.rows, "count": len(found.rows), "more": found.is_more})
            return Done({"count": self._write(request, attempt, id)})
        except Uncertain as error:
            return Unknown(Failure(error.code, error.message))
        except TurboModeError as error:
            return NotDone(Failure(error.code, error.message + (f"; {error.hint}" if error.hint else "")))

    def measured(self, read: Mapping[str, Any]) -> dict[str, Any]:
        """Read what one part of a request to measure says; secrets in it are in place.

        The result is ``{rows, more}``, or ``{problem}`` where it couldn't even be asked for. Raises as sources do.
        """
        if "problem" in read:
            return {"problem": read["problem"]}
        data = opened(_given(read, read["source"]) or self.source(read["source"]))
        try:
            asked = read.get("query", "")
            query, path = ("", asked) if data.is_read_by_path else (asked, "")
            wanted = Wanted(query, read.get("params", {}), path, read["limit"], read["since"], read["until"])
            found = gathered(data, wanted)
        finally:
            data.close()
        return {"rows": found.rows, "more": found.is_more}

    def stop(self, attempt: str) -> bool:
        """Have rows that go from a source to a sink stop where they are; whether that is worth waiting for."""
        with self._lock:
            underway = self._underway.get(attempt)
            if underway is None or not underway.flows or underway.stopped.is_set():
                return False
            underway.stopped.set()
            return True

    def settle(self, attempt: str, *, done: bool) -> Callable[[], None] | None:
        """What an attempt has read is dealt with for good, or (not ``done``) wasn't; returns what is left to do."""
        with self._lock:
            underway = self._underway.pop(attempt, None)
            if underway is None or underway.data is None:
                return None
            data, count = underway.data, underway.count if done else 0
        return lambda: _let_go(data, count)

    def settle_all(self, beginning: str) -> list[Callable[[], None]]:
        """All attempts whose name begins so are over, and nothing that they have read is dealt with."""
        with self._lock:
            found = [attempt for attempt in self._underway if attempt.startswith(beginning)]
        return [left for attempt in found if (left := self.settle(attempt, done=False)) is not None]

    def close(self) -> None:
        """What was read and not settled goes back."""
        for left in self.settle_all(""):
            left()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _read(self, request: Mapping[str, Any], attempt: str) -> Found:
        data = opened(_given(request, request["source"]) or self.source(request["source"]))
        try:
            found = gathered(data, _wanted(request))
        except BaseException:
            data.close()
            raise
        self._hold(attempt, data, len(found.rows))
        return found

    def _write(self, request: Mapping[str, Any], attempt: str, id: str) -> int:
        sink = opened(_given(request, request["sink"]) or self.sink(request["sink"]))
        try:
            if "from" in request:
                return self._flow(request, sink, attempt, id)
            return sink.write(_written(request, request["rows"], id))
        finally:
            sink.close()

    def _flow(self, request: Mapping[str, Any], sink: Data, attempt: str, id: str) -> int:
        """From one place to another, without ever holding more than a piece of it."""
        wanted = request["from"]
        source = opened(_given(wanted, wanted["source"]) or self.source(wanted["source"]))
        try:
            with closing(self._flowing(attempt, source, _wanted(wanted))) as rows:
                count = sink.write(_written(request, rows, id))
        except BaseException:
            source.close()
            raise
        self._hold(attempt, source, count)
        return count

    def _flowing(self, attempt: str, source: Data, wanted: Wanted) -> Generator[Mapping[str, Any]]:
        underway = self._underway.get(attempt) or _Underway(True)
        for row in islice(source.rows(wanted), wanted.limit):
            if underway.stopped.is_set():
                raise DataError("it was stopped before all rows were there")
            yield row

    def _hold(self, attempt: str, data: Data, count: int) -> None:
        """Keep what was taken until the attempt is settled; if it is that already, nobody wants it any more."""
        with self._lock:
            underway = self._underway.get(attempt)
            if underway is not None and not data.keeps:
                underway.data, underway.count = data, count
                return
        data.close()

    def _configured(self, what: str, places: Mapping[str, Declared], name: str) -> DataPlace:
        found = places.get(name)
        if found is None:
            raise DataError(f"there is no {what} `{name}`", hint="name it in the plan or in the configuration")
        return DataPlace(found.type, found.name, self._resolved(name, found.config))

    def _resolved(self, name: str, value: Any) -> Any:
        """A configuration with the secrets that it names: ``{source: env, name: DB_PASSWORD}``."""
        if isinstance(value, dict):
            if value.get("source") in SOURCES and value.keys() <= _SECRET and "name" in value:
                secret = SecretRef(value["source"], value["name"])
                return SecretResolver({name: secret}, folder=self._folder).resolve(name).reveal()
            return {key: self._resolved(name, item) for key, item in value.items()}
        return [self._resolved(name, item) for item in value] if isinstance(value, list) else value


def _given(request: Mapping[str, Any], name: str) -> DataPlace | None:
    """What the plan itself says of it."""
    return DataPlace(request["type"], name, request["config"]) if "config" in request else None


def _wanted(request: Mapping[str, Any]) -> Wanted:
    return Wanted(request.get("query", ""), request.get("params", {}), request.get("path", ""), request["limit"])


def _written(request: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], id: str) -> Written:
    return Written(request["target"], rows, request["mode"], request.get("key", ()), id)


def _let_go(data: Data, count: int) -> None:
    """A queue that can't be told any more gives out again what wasn't acknowledged."""
    with suppress(TurboModeError):
        data.acknowledge(count)
    data.close()
