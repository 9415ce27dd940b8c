"""A file that only takes up space, so that a full disk leaves room to end in good order."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FILE = "ballast"
SIZE = 16 * 1024 * 1024
_MARGIN = 2


class Ballast:
    """``size`` bytes in the store's directory; 0 for none."""

    def __init__(self, directory: Path, size: int = SIZE) -> None:
        self._path = directory / FILE
        self._size = size

    @property
    def held(self) -> bool:
        """Whether the space is taken up, so that it could be given back."""
        return self._size == 0 or (self._path.exists() and self._path.stat().st_size >= self._size)

    def restore(self) -> bool:
        """Takes the space up again if twice as much is free. True if it is held now: writing may go on."""
        if self.held:
            return True
        if shutil.disk_usage(self._path.parent).free < _MARGIN * self._size:
            return False
        try:
            self._fill()
        except OSError:
            self.release()
            return False
        return True

    def release(self) -> None:
        """Gives the space back."""
        self._path.unlink(missing_ok=True)

    def _fill(self) -> None:
        handle = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(handle, 0, self._size)
            else:
                os.pwrite(handle, bytes(self._size), 0)
        finally:
            os.close(handle)
