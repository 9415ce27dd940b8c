"""What ``read`` and ``write`` tasks do, so that their outcome is never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from turbo_mode.core.machine.outcomes import Done, Failure, NotDone, Observation, Unknown
from turbo_mode.core.plan.model import Data
from turbo_mode.data.place import DataError, DataPlace, Found, Uncertain, Wanted, Written, opened
from turbo_mode.errors import TurboModeError
from turbo_mode.security.secrets import SOURCES, SecretRef, SecretResolver

_SECRET = frozenset(("source", "name"))


class Places:
    """The sources and sinks that the owner has configured. ``folder``: where the files of their secrets are."""

    def __init__(self, sources: Iterable[Data] = (), sinks: Iterable[Data] = (), folder: Path | None = None) -> None:
        self.sources = {each.name: each for each in sources}
        self.sinks = {each.name: each for each in sinks}
        self._folder = folder or Path()

    def source(self, name: str) -> DataPlace:
        """A configured source, its secrets in place. Raises ``DataError``, ``SecretError``."""
        return self._configured("data source", self.sources, name)

    def sink(self, name: str) -> DataPlace:
        """A configured sink, likewise."""
        return self._configured("data sink", self.sinks, name)

    def carry_out(self, request: Mapping[str, Any]) -> Observation:
        """Read or write what a request says; secrets in it are in place.

        The result of reading is ``{rows, count, more}``, that of writing ``{count}``.
        """
        try:
            if request["kind"] == "read":
                found = self._read(request)
                return Done({"rows": found.rows, "count": len(found.rows), "more": found.is_more})
            return Done({"count": self._write(request)})
        except Uncertain as error:
            return Unknown(Failure(error.code, error.message))
        except TurboModeError as error:
            return NotDone(Failure(error.code, error.message + (f"; {error.hint}" if error.hint else "")))

    def measure(self, request: Mapping[str, Any]) -> Done:
        """Read everything that a request to measure says; secrets in it are in place.

        The result is ``{reads}``: for each in its order ``{rows, more}``, or ``{problem}`` where it can't be read.
        """
        return Done({"reads": [self._measured(read) for read in request["reads"]]})

    def _measured(self, read: Mapping[str, Any]) -> dict[str, Any]:
        if "problem" in read:
            return {"problem": read["problem"]}
        try:
            data = opened(_given(read, read["source"]) or self.source(read["source"]))
            try:
                asked = read.get("query", "")
                query, path = ("", asked) if data.is_read_by_path else (asked, "")
                found = data.read(
                    Wanted(query, read.get("params", {}), path, read["limit"], read["since"], read["until"])
                )
            finally:
                data.close()
        except TurboModeError as error:
            return {"problem": error.message + (f"; {error.hint}" if error.hint else "")}
        return {"rows": found.rows, "more": found.is_more}

    def _read(self, request: Mapping[str, Any]) -> Found:
        wanted = Wanted(
            request.get("query", ""), request.get("params", {}), request.get("path", ""), request["limit"]
        )  # fmt: skip
        data = opened(_given(request, request["source"]) or self.source(request["source"]))
        try:
            return data.read(wanted)
        finally:
            data.close()

    def _write(self, request: Mapping[str, Any]) -> int:
        written = Written(request["target"], request["rows"], request["mode"], request.get("key", ()))
        data = opened(_given(request, request["sink"]) or self.sink(request["sink"]))
        try:
            return data.write(written)
        finally:
            data.close()

    def _configured(self, what: str, places: Mapping[str, Data], name: str) -> DataPlace:
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
