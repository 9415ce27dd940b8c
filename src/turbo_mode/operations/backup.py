"""Backing a store up while it is in use, and putting a backup back: one function per operation.

A backup is a tar file: the database as it was at one moment (SQLite's online backup), and after it the keys, the files
that tasks have left, and the checksums of all of it. What the database names was there before it, so it is in it too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

import msgspec
from msgspec import Struct

from turbo_mode import __version__
from turbo_mode.core.protocol.envelope import timestamp
from turbo_mode.errors import Conflict, NotFound, StoreDamaged, UsageError
from turbo_mode.store import inspection
from turbo_mode.store.connection import FILE, driver
from turbo_mode.store.place import Place, Where

FORMAT = 1
ABOUT, SUMS = "about.json", "sums.json"
FILES = ("key", "signing.pem")
"""The keys of a store."""
FOLDERS = ("artifacts", "executions")
NOTES = "audit.checkpoint"
_PIECE = 1024 * 1024
_LARGEST_SUMS = 1024 * 1024 * 1024


class About(Struct, frozen=True, rename="camel"):
    """What a backup says of itself."""

    format: int
    version: str
    made: str


class Made(NamedTuple):
    """What is in a backup."""

    files: int
    size: int


def make(place: Where, target: Path, *, with_files: bool = True) -> Made:
    """Back a store up into a new file. Without files of executions, resuming from it has only the record to go by.

    Raises ``NotFound`` where there is no store, ``Conflict`` where the file is there already, ``UsageError`` for one in
    the database of a server.
    """
    where = Place.at(place)
    _refuse_server(where)
    if not (where.folder / FILE).exists():
        raise NotFound("there is no store here", hint="`--store DIR` names another one")
    if target.exists():
        raise Conflict(f"{target} is there already", hint="a backup never overwrites anything")
    fresh, snapshot = (target.with_name(f".{target.name}.{os.getpid()}.{what}") for what in ("part", "db"))
    try:
        _snapshot(where.folder / FILE, snapshot)
        made = _written(where.folder, snapshot, fresh, with_files)
        fresh.rename(target)
    except OSError as problem:
        raise UsageError(f"{target} can't be written: {problem.strerror or problem}") from None
    finally:
        fresh.unlink(missing_ok=True)
        for path in target.parent.glob(f"{snapshot.name}*"):
            path.unlink(missing_ok=True)
    return made


def restore(place: Where, source: Path) -> Made:
    """Put a backup where no store is. All of it is looked over before any of it counts.

    Raises ``Conflict`` where there is a store, ``StoreDamaged`` for a backup that isn't whole or isn't one.
    """
    where = Place.at(place)
    _refuse_server(where)
    folder = where.folder.absolute()
    if folder.exists() and any(folder.iterdir()):
        raise Conflict(f"{where.folder} is not empty", hint="it is put back where no store is: move this one away")
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.restoring")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir(mode=0o700)
        made = _unpacked(source, fresh)
        _look_over(fresh)
        with suppress(FileNotFoundError):
            folder.rmdir()
        fresh.rename(folder)
    except OSError as problem:
        raise UsageError(f"{source} can't be put back: {problem.strerror or problem}") from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return made


def _refuse_server(where: Place) -> None:
    if where.url:
        raise UsageError(
            "this store is in a PostgreSQL database, which has means of its own",
            hint="pg_dump --format=custom --file=FILE URL, and copy the folder beside it; pg_restore puts it back",
        )


# making one


def _snapshot(database: Path, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    module = driver()
    opened = module.connect(f"file:{database}?mode=ro", uri=True)
    with closing(opened) as source, closing(module.connect(target)) as copy:
        source.backup(copy)


def _written(folder: Path, snapshot: Path, target: Path, with_files: bool) -> Made:
    sums, size = dict[str, str](), 0
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with open(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            about = msgspec.json.encode(About(FORMAT, __version__, timestamp(time.time_ns() // 1_000_000)))
            sums[ABOUT] = hashlib.sha256(about).hexdigest()
            _add_bytes(archive, ABOUT, about)
            for name, path in ((FILE, snapshot), *_parts(folder, with_files)):
                with suppress(FileNotFoundError):
                    added = _add(archive, name, path)
                    if added is not None:
                        sums[name], size = added[0], size + added[1]
            _add_bytes(archive, SUMS, msgspec.json.encode(sums))
        file.flush()
        os.fsync(file.fileno())
    return Made(len(sums) - 1, size)


def _parts(folder: Path, with_files: bool) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        if path.name in FILES or path.name.startswith(NOTES):
            yield path.name, path
    for name in FOLDERS[: 2 if with_files else 1]:
        for top, folders, files in os.walk(folder / name):
            for each in sorted([*folders, *files]):
                path = Path(top, each)
                yield path.relative_to(folder).as_posix(), path


def _add(archive: tarfile.TarFile, name: str, path: Path) -> tuple[str, int] | None:
    """Adds a file, a folder or a link, and nothing else; returns the checksum and the size of a file."""
    status = path.lstat()
    info = tarfile.TarInfo(name)
    info.mode, info.mtime = stat.S_IMODE(status.st_mode), int(status.st_mtime)
    if stat.S_ISDIR(status.st_mode):
        info.type = tarfile.DIRTYPE
        archive.addfile(info)
    elif stat.S_ISLNK(status.st_mode):
        info.type, info.linkname = tarfile.SYMTYPE, os.readlink(path)
        archive.addfile(info)
    elif stat.S_ISREG(status.st_mode):
        with path.open("rb") as file:
            info.size = os.fstat(file.fileno()).st_size
            counted = _Counted(file, info.size)
            archive.addfile(info, counted)
        return counted.sum.hexdigest(), info.size
    return None


class _Counted(BytesIO):
    """A file as far as it went when we began, whatever is done to it meanwhile; what was cut off is zeros."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        super().__init__()
        self._file = file
        self._left = size
        self.sum = hashlib.sha256()

    def read(self, size: int | None = -1) -> bytes:
        wanted = self._left if size is None or size < 0 else min(size, self._left)
        piece = self._file.read(wanted)
        piece += bytes(wanted - len(piece))
        self._left -= wanted
        self.sum.update(piece)
        return piece


def _add_bytes(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    archive.addfile(info, BytesIO(data))


# putting one back


def _unpacked(source: Path, target: Path) -> Made:
    """Raises ``StoreDamaged``, ``NotFound``."""
    found, links, size, known = dict[str, str](), list[tuple[Path, str]](), 0, None
    try:
        with source.open("rb") as file, tarfile.open(fileobj=file, mode="r:") as archive:
            for member in archive:
                if member.name == SUMS:
                    known = _sums(archive, member)
                elif member.name == ABOUT:
                    found[ABOUT] = _refuse_newer(archive, member)
                elif member.isfile():
                    found[member.name] = _extracted(archive, member, _inside(target, member.name))
                    size += member.size
                elif member.isdir():
                    _inside(target, member.name).mkdir(mode=0o700, parents=True, exist_ok=True)
                elif member.issym():
                    links.append((_inside(target, member.name), member.linkname))
                else:
                    raise StoreDamaged(f"{source.name}: {member.name[:80]} is neither a file nor a folder")
    except FileNotFoundError:
        raise NotFound(f"there is no backup {source}") from None
    except (tarfile.TarError, EOFError, UnicodeError, ValueError, OverflowError) as problem:
        raise StoreDamaged(f"{source.name} is no backup, or not whole: {problem}") from None
    if known is None or known != found:
        raise StoreDamaged(f"{source.name} is not whole: what is in it is not what was put in")
    for path, leads_to in links:  # last, so that nothing was written through one
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.symlink_to(leads_to)
    return Made(len(found) - 1, size)


def _inside(target: Path, name: str) -> Path:
    """Where a member goes. Raises ``StoreDamaged`` for one that would go anywhere but into its place."""
    path = PurePosixPath(name)
    first = path.parts[0] if path.parts else ""
    is_known = name == FILE or name in FILES or name.startswith(NOTES) or first in FOLDERS
    if not is_known or path.is_absolute() or ".." in path.parts or "\0" in name or path.as_posix() != name:
        raise StoreDamaged(f"a backup has no `{name[:80]}`")
    return target / path


def _extracted(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    source, summed = archive.extractfile(member), hashlib.sha256()
    assert source is not None
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with open(handle, "wb") as file:
        while piece := source.read(_PIECE):
            file.write(piece)
            summed.update(piece)
        file.flush()
        os.fsync(file.fileno())
        os.fchmod(file.fileno(), member.mode & 0o700)
    return summed.hexdigest()


def _sums(archive: tarfile.TarFile, member: tarfile.TarInfo) -> dict[str, str]:
    source = archive.extractfile(member)
    if source is None or member.size > _LARGEST_SUMS:
        raise StoreDamaged("the checksums of this backup can't be read")
    try:
        return msgspec.json.decode(source.read(), type=dict[str, str])
    except msgspec.MsgspecError:
        raise StoreDamaged("the checksums of this backup can't be read") from None


def _refuse_newer(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    """Returns the checksum of what the backup says of itself."""
    source = archive.extractfile(member)
    content = source.read(_PIECE) if source else b""
    try:
        about = msgspec.json.decode(content, type=About)
    except msgspec.MsgspecError:
        raise StoreDamaged("this is no backup of a store") from None
    if about.format > FORMAT:
        raise UsageError(f"this backup was made by version {about.version}, which is newer than this one")
    return hashlib.sha256(content).hexdigest()


def _look_over(folder: Path) -> None:
    if not (folder / FILE).exists():
        raise StoreDamaged("this backup has no database")
    problems = inspection.verify(Place(folder)).problems
    for path in folder.glob(f"{FILE}-*"):
        path.unlink()
    if problems:
        raise StoreDamaged(f"the database in this backup is damaged: {problems[0]}")
