"""Artifacts on their way from a host to the owner of the store: files by their checksum, at a place that both reach.

The place is a folder that is mounted here and there, or a bucket, by fsspec. A file is whole there before the attempt
that has left it is reported, and with the owner before the end of its task is in the store.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from uuid import uuid4

from turbo_mode.configuration.model import ConfiguredPlace
from turbo_mode.core.machine.entries import TaskCompleted, decode
from turbo_mode.errors import ConfigurationInvalid, NotInstalled, StoreDamaged
from turbo_mode.store.artifacts import Artifacts, Kept, TooLarge

OUTGOING = "outgoing"


class Blobs:
    """The place. Raises ``NotInstalled`` and ``ConfigurationInvalid``. To be used from any thread."""

    def __init__(self, place: ConfiguredPlace) -> None:
        try:
            import fsspec

            self._system, self._root = fsspec.core.url_to_fs(place.url, **place.options)
        except ImportError as error:
            hint = 'pip install "turbo-mode[data]", and "turbo-mode[s3]" for buckets'
            raise NotInstalled(f"`artifacts` of Temporal: {error}", hint=hint) from None
        except Exception as error:
            raise ConfigurationInvalid([], f"`artifacts` of Temporal: {error}") from None
        self._is_local = "file" in self._system.protocol

    def put(self, file: Path, sha256: str) -> None:
        """Bring a file there, unless it is there. Raises ``OSError``."""
        target = self._path(sha256)
        try:
            if self._system.exists(target):
                return
            self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
            if self._is_local:
                beside = f"{target}.{uuid4().hex}"
                self._system.put_file(str(file), beside)
                os.replace(beside, target)
            else:
                self._system.put_file(str(file), target)
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"the place for artifacts says: {error}") from error

    def write(self, data: bytes) -> str:
        """Bring bytes there; returns their checksum. Raises ``OSError``."""
        sha256 = hashlib.sha256(data).hexdigest()
        with TemporaryDirectory() as folder:
            file = Path(folder) / sha256
            file.write_bytes(data)
            self.put(file, sha256)
        return sha256

    def read(self, sha256: str) -> bytes:
        """What was brought there. Raises ``OSError``, and ``StoreDamaged`` where that is something else."""
        try:
            data = bytes(self._system.cat_file(self._path(sha256)))
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"the place for artifacts says: {error}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreDamaged(f"what lies at the place for artifacts as {sha256[:12]} doesn't match its checksum")
        return data

    def fetch(self, sha256: str, size: int, artifacts: Artifacts) -> None:
        """Keep a file from there, unless it is kept. Raises ``OSError``, and ``StoreDamaged`` for another file."""
        if artifacts.path(sha256).exists():
            return
        with self._system.open(self._path(sha256), "rb") as source:
            try:
                kept = artifacts.keep(source, size)
            except TooLarge:
                kept = Kept(0, "")
        if kept.sha256 != sha256:
            raise StoreDamaged(f"artifact {sha256[:12]} at the place for artifacts doesn't match its checksum")

    def _path(self, sha256: str) -> str:
        return f"{self._root.rstrip('/')}/{sha256[:2]}/{sha256[2:]}"


class Outgoing(Artifacts):
    """The artifacts of a host, in ``directory``: each is brought away, and nothing stays."""

    def __init__(self, directory: Path, blobs: Blobs) -> None:
        super().__init__(directory)
        self._folder = directory / OUTGOING
        self._blobs = blobs

    def keep(self, source: BinaryIO, most: int) -> Kept:
        """Bring a file of at most ``most`` bytes away. Raises ``TooLarge`` and ``OSError``."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        with TemporaryDirectory(dir=self._folder) as folder:
            own = Artifacts(Path(folder))
            kept = own.keep(source, most)
            self._blobs.put(own.path(kept.sha256), kept.sha256)
        return kept


def fetch_all(blobs: Blobs, bodies: Iterable[bytes], artifacts: Artifacts) -> None:
    """Keep the artifacts of these entries. Raises as ``fetch`` does."""
    for body in bodies:
        if b'"artifacts"' in body and isinstance(entry := decode(body), TaskCompleted):
            for file in (file for files in entry.artifacts.values() for file in files):
                blobs.fetch(file["sha256"], file["size"], artifacts)
