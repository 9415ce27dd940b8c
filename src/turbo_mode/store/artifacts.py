"""Files that tasks leave to be kept, each under the SHA-256 of what is in it: ``artifacts/sha256/ab/cdef…``.

A file is copied beside, synced, and put into its place by a rename, so what has a name here is whole. The journal says
which execution has which; what none has any more is swept away when an owner opens the store.
"""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from turbo_mode.errors import NotFound, StoreDamaged

FOLDER = "artifacts"
_PIECE = 1024 * 1024


class Kept(NamedTuple):
    """One file that is kept."""

    size: int
    sha256: str


class TooLarge(Exception):
    """The file is larger than it may be."""


class Artifacts:
    """The artifacts of the store in ``directory``. To be used from any thread."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory / FOLDER
        self._objects = self.directory / "sha256"
        self._lock = threading.Lock()
        self._fresh: set[str] = set()

    def keep(self, source: BinaryIO, most: int) -> Kept:
        """Copy a file of at most ``most`` bytes; it is durable then. Raises ``TooLarge`` and ``OSError``."""
        self._make(self._objects)
        temporary = self._objects / f".{os.getpid()}.{threading.get_ident()}"
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            with open(handle, "wb") as copy:
                kept = _copied(source, copy, most)
                copy.flush()
                os.fsync(copy.fileno())
            self._put(temporary, kept.sha256)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return kept

    def path(self, sha256: str) -> Path:
        """Where the file with this checksum is, or would be."""
        return self._objects / sha256[:2] / sha256[2:]

    def copy(self, sha256: str, target: BinaryIO) -> None:
        """Write a file into ``target`` while its checksum is looked at.

        Raises ``NotFound`` if it is kept no longer, ``StoreDamaged`` if it isn't what it was.
        """
        try:
            source = self.path(sha256).open("rb")
        except FileNotFoundError:
            raise NotFound("this artifact is kept no longer", hint="`executionPipeline.artifacts.keep` says how long")\
                from None  # fmt: skip
        with source:
            kept = _copied(source, target, source.seek(0, os.SEEK_END))
        if kept.sha256 != sha256:
            raise StoreDamaged(f"artifact {sha256[:12]} doesn't match its checksum")

    def sweep(self, wanted: set[str]) -> int:
        """Remove every file that isn't ``wanted``, nor came in the meantime; returns how many there were."""
        gone = 0
        for sha256, path in self._found():
            with self._lock:
                if sha256 not in wanted and sha256 not in self._fresh:
                    path.unlink(missing_ok=True)
                    gone += 1
        return gone

    def _found(self) -> Iterator[tuple[str, Path]]:
        for shard in sorted(self._objects.iterdir()) if self._objects.is_dir() else ():
            if shard.name.startswith("."):  # what an engine left that was lost while it copied
                if not shard.name.startswith(f".{os.getpid()}."):
                    shard.unlink(missing_ok=True)
                continue
            for path in sorted(shard.iterdir()):
                yield shard.name + path.name, path

    def _put(self, temporary: Path, sha256: str) -> None:
        place = self.path(sha256)
        self._make(place.parent)
        with self._lock:
            self._fresh.add(sha256)
            temporary.rename(place)
        _sync(place.parent)

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, for us alone, and durable."""
        if folder.is_dir():
            return
        if folder != self.directory:
            self._make(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync(folder.parent)


def _copied(source: BinaryIO, target: BinaryIO, most: int) -> Kept:
    source.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        size += len(piece)
        if size > most:
            raise TooLarge
        digest.update(piece)
        target.write(piece)
    return Kept(size, digest.hexdigest())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems have nothing to sync there
            raise
    finally:
        os.close(handle)
