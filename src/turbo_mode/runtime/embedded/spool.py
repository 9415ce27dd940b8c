"""The file `output.log` of an attempt: what the program printed, on which stream and when, in bounded space.

The file is a row of frames: a header (kind, wall time in ms, position, length) and the bytes. A position counts the
bytes of both streams since the start, so it stays valid when the file is rewritten and serves readers as a bookmark.
A frame is appended by one write; a reader ignores a last one that is not complete yet.

When the file would grow beyond its limit it is rewritten: the first eighth stays, the last quarter stays, and so do
the last 64 KiB of each stream (a sixteenth of a small limit), which are a task's result. What lay between becomes a
gap frame that says how many bytes of each stream are missing. Bytes that a full disk refused become a gap frame as
soon as there is room again.
"""

from __future__ import annotations

import os
from struct import Struct

from turbo_mode.runtime.embedded.durable import quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LOG = "output.log"
STDOUT, STDERR, GAP = 1, 2, 3
RESULT_BYTES = 65536
"""How much of the end of each stream is kept for the task's result."""

SMALLEST_LIMIT = 4096

_HEADER = Struct(">BQQI")
_MISSING = Struct(">QQ")
_NEW = ".output.log.new"
_PAUSE_AFTER_FAILED_REWRITE_MS = 1000


def frames(file: BinaryIO) -> Iterator[tuple[int, int, int, bytes]]:
    """The complete frames from here on: kind, wall time, position, bytes. Leaves the file before an incomplete one."""
    while True:
        start = file.tell()
        header = file.read(_HEADER.size)
        if len(header) == _HEADER.size:
            kind, at, position, length = _HEADER.unpack(header)
            data = file.read(length) if STDOUT <= kind <= GAP else b""
            if data and len(data) == length:
                yield kind, at, position, data
                continue
        file.seek(start)
        return


def missing(data: bytes) -> tuple[int, int]:
    """What a gap frame says: the bytes left out of stdout and of stderr."""
    out, err = _MISSING.unpack(data)
    return out, err


class Spool:
    """Writes an attempt's log. Once it is open nothing raises OSError: the disk may be full, the program goes on."""

    def __init__(self, directory: int, limit: int) -> None:
        self._directory = directory
        self._limit = max(limit, SMALLEST_LIMIT)
        self._recent = min(RESULT_BYTES, self._limit // 16)
        self._fd = os.open(LOG, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600, dir_fd=directory)
        self._end = 0
        self._position = 0
        self._totals = [0, 0]
        self._unwritten = [0, 0]  # refused by the disk since the last frame
        self._told = 0  # bytes for which gap frames of the file stand
        self._rewrite_not_before = 0

    @property
    def dropped(self) -> int:
        """How many bytes the log leaves out."""
        return self._told + sum(self._unwritten)

    def write(self, kind: int, data: bytes, at: int) -> None:
        """Appends bytes of a stream, read at this wall time in ms."""
        for start in range(0, len(data), self._recent):
            self._append(kind, data[start : start + self._recent], at)

    def close(self, at: int) -> None:
        """Tells the last gap if the disk allows, and makes the log durable."""
        self._tell_gap(at)
        quietly(os.fdatasync, self._fd)
        os.close(self._fd)

    def _append(self, kind: int, data: bytes, at: int) -> None:
        size = len(data) + 2 * _HEADER.size + _MISSING.size
        self._totals[kind - 1] += len(data)
        there = self._end + size <= self._limit or self._rewrite(at)
        if not (there and self._tell_gap(at) and self._put(_frame(kind, at, self._position, data))):
            self._unwritten[kind - 1] += len(data)
        self._position += len(data)

    def _tell_gap(self, at: int) -> bool:
        lost = sum(self._unwritten)
        if lost and not self._put(_gap(self._unwritten, at, self._position - lost)):
            return False
        self._told += lost
        self._unwritten = [0, 0]
        return True

    def _put(self, frame: bytes) -> bool:
        """Appends a frame as a whole or not at all."""
        try:
            whole = os.pwrite(self._fd, frame, self._end) == len(frame)
        except OSError:
            whole = False
        if whole:
            self._end += len(frame)
        else:
            quietly(os.ftruncate, self._fd, self._end)
        return whole

    def _rewrite(self, at: int) -> bool:
        """Makes room. On a full disk that may fail, and is tried again a second later at the earliest."""
        if at < self._rewrite_not_before:
            return False
        new = -1
        try:
            new = os.open(_NEW, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600, dir_fd=self._directory)
            with open(self._fd, "rb", closefd=False) as source, open(new, "wb", closefd=False) as target:
                source.seek(0)
                told = self._copy_essentials(source, target)
                end = target.tell()
            os.rename(_NEW, LOG, src_dir_fd=self._directory, dst_dir_fd=self._directory)
        except OSError:
            self._rewrite_not_before = at + _PAUSE_AFTER_FAILED_REWRITE_MS
            quietly(os.ftruncate, new, 0)
            quietly(os.close, new)
            return False
        os.close(self._fd)
        self._fd, self._end, self._told = new, end, told
        return True

    def _copy_essentials(self, source: BinaryIO, target: BinaryIO) -> int:
        """Head, gap, results and tail. Returns how many bytes the gap frames stand for now."""
        head_ends, tail_starts = self._limit // 8, self._end - self._limit // 4
        middle = _Middle(self._recent)
        in_head, told, start = True, 0, 0
        for kind, at, position, data in frames(source):
            in_head = in_head and kind != GAP and source.tell() <= head_ends
            if not in_head and start < tail_starts:
                middle.add(kind, at, position, data)
            else:
                if not in_head:
                    told += middle.leave(target, self._totals)
                target.write(_frame(kind, at, position, data))
                told += sum(missing(data)) if kind == GAP else 0
                middle.seen(kind, data)
            start = source.tell()
        return told


class _Middle:
    """The part of a log that goes, but for the last bytes of each stream unless the tail holds them."""

    def __init__(self, recent: int) -> None:
        self._recent = recent
        self._last = [bytearray(), bytearray()]
        self._lost = [0, 0]
        self._counted = [0, 0]  # of each stream, from the start of the log
        self._at = self._ends = 0

    def seen(self, kind: int, data: bytes) -> tuple[int, int]:
        """Counts a frame, and says how many bytes of each stream it stands for."""
        out, err = counts = missing(data) if kind == GAP else (len(data), 0) if kind == STDOUT else (0, len(data))
        self._counted = [self._counted[0] + out, self._counted[1] + err]
        return counts

    def add(self, kind: int, at: int, position: int, data: bytes) -> None:
        counts = self.seen(kind, data)
        self._at, self._ends = at, position + sum(counts)
        for stream in (0, 1):
            self._lost[stream] += counts[stream]
            if kind == GAP and counts[stream]:
                self._last[stream].clear()  # a result has no holes
        if kind != GAP:
            last = self._last[kind - 1]
            last += data
            del last[: -self._recent]

    def leave(self, target: BinaryIO, totals: list[int]) -> int:
        """Writes the gap and what is kept, once; the totals say how much of each stream follows."""
        if not sum(self._lost):
            return 0
        kept = []
        for stream in (0, 1):
            wanted = max(0, self._recent - (totals[stream] - self._counted[stream]))
            kept.append(bytes(self._last[stream][-wanted:]) if wanted else b"")
            self._lost[stream] -= len(kept[stream])
        position = self._ends - sum(map(len, kept)) - sum(self._lost)
        told = sum(self._lost)
        if told:
            target.write(_gap(self._lost, self._at, position))
        for stream, data in enumerate(kept):
            if data:
                target.write(_frame(stream + 1, self._at, self._ends - sum(map(len, kept[stream:])), data))
        self._lost = [0, 0]
        return told


def _frame(kind: int, at: int, position: int, data: bytes) -> bytes:
    return _HEADER.pack(kind, at, position, len(data)) + data


def _gap(lost: list[int], at: int, position: int) -> bytes:
    return _frame(GAP, at, position, _MISSING.pack(*lost))
