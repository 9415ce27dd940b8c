"""Reading an attempt's `output.log`, from any process, also while it is being written."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from turbo_mode.runtime.embedded.shims import is_over
from turbo_mode.runtime.embedded.spool import GAP, LOG, RESULT_BYTES, STDERR, STDOUT, frames, missing

_NAMES = {STDOUT: "stdout", STDERR: "stderr", GAP: "gap"}
_LOOK_AGAIN_AFTER = 0.1


class LogPiece(Struct, frozen=True):
    """Some bytes of one stream, or a gap.

    `stream` is stdout, stderr or gap; `at` wall time in ms; `position` the bookmark behind this piece; `left_out` how
    many bytes a gap stands for.
    """

    stream: str
    at: int
    data: bytes
    position: int
    left_out: int = 0

    @property
    def text(self) -> str:
        """The bytes as text; what isn't UTF-8 is shown with backslashes."""
        return self.data.decode("utf-8", "backslashreplace")


class Tail(Struct, frozen=True):
    """The last bytes of a stream, and whether they are all of it."""

    data: bytes
    is_whole: bool

    @property
    def text(self) -> str:
        """As text; half a character at a cut is left out."""
        data = self.data
        while not self.is_whole and data[:1] and data[0] & 0xC0 == 0x80:
            data = data[1:]
        return data.decode("utf-8", "backslashreplace")


class LogReader:
    """Reads on from a position whenever asked, also across a rewriting of the file."""

    def __init__(self, attempt_directory: Path, position: int = 0) -> None:
        self._path = attempt_directory / LOG
        self._file: BinaryIO | None = None
        self.position = position

    def read(self) -> Iterator[LogPiece]:
        """What has come since the last time."""
        while True:
            if self._file is not None:
                yield from self._pieces(self._file)
            if not self._reopen():
                return

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _reopen(self) -> bool:
        """Opens the file that has this name now, if that is another one than before."""
        try:
            file = self._path.open("rb")
        except FileNotFoundError:
            return False
        if self._file is not None and _identity(self._file) == _identity(file):
            file.close()
            return False
        self.close()
        self._file = file
        return True

    def _pieces(self, file: BinaryIO) -> Iterator[LogPiece]:
        for kind, at, position, data in frames(file):
            end = position + (sum(missing(data)) if kind == GAP else len(data))
            new = end - max(position, self.position)
            if new <= 0:
                continue
            self.position = end
            yield LogPiece(_NAMES[kind], at, b"" if kind == GAP else data[-new:], end, new if kind == GAP else 0)


def iterate_log(attempt_directory: Path, position: int = 0, *, follow: bool = False) -> Iterator[LogPiece]:
    """The log from a position on (0: from the start). With `follow` it waits for more until the attempt is over."""
    reader = LogReader(attempt_directory, position)
    try:
        over = False
        while not over:
            over = not follow or is_over(attempt_directory)
            yield from reader.read()
            if not over:
                time.sleep(_LOOK_AGAIN_AFTER)
    finally:
        reader.close()


def tails(attempt_directory: Path) -> tuple[Tail, Tail]:
    """The last 64 KiB of stdout and of stderr."""
    kept, whole = {STDOUT: bytearray(), STDERR: bytearray()}, {STDOUT: True, STDERR: True}
    try:
        with (attempt_directory / LOG).open("rb") as file:
            for kind, _, _, data in frames(file):
                if kind == GAP:
                    for stream, lost in zip((STDOUT, STDERR), missing(data), strict=True):
                        whole[stream] = whole[stream] and not lost
                        if lost:
                            kept[stream].clear()
                    continue
                kept[kind] += data
                if len(kept[kind]) > RESULT_BYTES:
                    whole[kind] = False
                    del kept[kind][:-RESULT_BYTES]
    except FileNotFoundError:
        pass
    return Tail(bytes(kept[STDOUT]), whole[STDOUT]), Tail(bytes(kept[STDERR]), whole[STDERR])


def _identity(file: BinaryIO) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino
