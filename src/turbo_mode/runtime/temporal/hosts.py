"""A host: a folder with workspaces and attempts, and the one process at a time that works in it.

The folder has a name, for good, so a worker that comes back after a crash is the same host as before, and takes up the
queue that executions are pinned to.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from uuid import uuid4

from turbo_mode.errors import Conflict
from turbo_mode.runtime.embedded import shims

_NAME = "host"
_END_WITHIN_MS = 30_000


class Folder:
    """A folder in our hands, until it is closed or we die. Raises ``Conflict`` while another process has it."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = (directory / _NAME).open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            message = f"another worker works in {directory}"
            raise Conflict(message, hint="give each worker a folder of its own") from None
        self.host = self._name()

    def close(self) -> None:
        """Let others have it."""
        self._file.close()

    def _name(self) -> str:
        self._file.seek(0)
        name = self._file.read().strip()
        if not name:
            name = uuid4().hex[:12]
            self._file.write(name)
            self._file.flush()
        return name


def queue_of(host: str) -> str:
    """The queue for what only this host can do."""
    return f"turbo-mode-host-{host}"


def end_earlier(attempts: Path, attempt: str, ours: frozenset[str]) -> None:
    """End what runs of other attempts at the same round of a task, but ``ours``: they were given up unseen.

    Blocks until they have ended, so that nothing is repeated beside itself. A service is no repeat of anything.
    """
    round = attempt.rsplit(".", 2)[0] + "."
    for each in attempts.iterdir() if attempts.is_dir() else ():
        is_other = each.name.startswith(round) and each.is_dir() and each.name not in (attempt, *ours)
        if is_other and not (attempts / f"{each.name.partition('+')[0]}.port").exists():
            found = shims.adopt(each)
            if isinstance(found, shims.Alive):
                found.handle.cancel(at_once=True)
                found.handle.wait(_END_WITHIN_MS)
                found.handle.close()
