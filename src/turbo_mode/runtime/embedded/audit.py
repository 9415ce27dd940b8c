"""The audit log of the store that we own: entries gather for a moment, and are committed together with a checkpoint.

The newest checkpoint stands in a file of the store's folder too. Where the log that we find isn't what that file says,
somebody has cut it off: the file is kept aside, so that whoever verifies is told, and the log says so itself.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from turbo_mode.core.access.audit import (
    STREAM,
    VERSION,
    AnyEntry,
    Checkpoint,
    Noted,
    Signed,
    decode,
    noted,
    signed,
    tree_of,
)
from turbo_mode.core.access.merkle import Tree, leaf
from turbo_mode.errors import RuntimeFault, StoreDamaged, StoreError, TurboModeError, UsageError
from turbo_mode.runtime.embedded.border import Peer
from turbo_mode.runtime.embedded.control import Serve
from turbo_mode.runtime.embedded.intruders import in_words
from turbo_mode.store.journal import Journal
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import Changes, EntryRow

if TYPE_CHECKING:
    from turbo_mode.security.notes import Notary

FILE = "audit.checkpoint"
GATHER = 0.1
"""Seconds for which entries gather: a host that is lost takes at most those along."""
MOST_WAITING = 100_000
_AGAIN = 1.0


class AuditLog:
    """Nothing is noted before ``begin``. The other methods may be called from any thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._folder = journal.directory
        self._waiting: list[Noted] = []
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._left_out = 0

    def begin(self) -> None:
        """Note from now on. Raises ``KeyMissing``."""
        from turbo_mode.security.notes import Notary

        notary = Notary.beside(self._folder)
        self._thread = threading.Thread(target=self._run, args=(notary,), name="audit", daemon=True)
        self._thread.start()

    def note(
        self, door: str, action: str, result: str, *, holder: str = "", key: str = "", target: str = "",
        address: str = "",
    ) -> None:  # fmt: skip
        """Somebody has asked for something, and this came of it."""
        if self._thread is None:
            return
        if len(self._waiting) >= MOST_WAITING:  # the store is away: what is left out is counted, and said
            self._left_out += 1
            return
        self._waiting.append(noted(
            at=_now(), door=door, action=action, result=result, holder=holder, key=key, target=target, address=address
        ))  # fmt: skip
        self._woken.set()

    def take(self, entries: Sequence[Noted]) -> None:
        """Likewise, as somebody else has noted it."""
        self._waiting.extend(entries)
        self._woken.set()

    def watched(self, serve: Serve, by: str) -> Serve:
        """What answers our user (``by``) at the control socket, with a note of each request and of how it ended."""

        def served(request: dict[str, Any], peer: Peer) -> dict[str, Any]:
            result = "ok"
            try:
                return serve(request, peer)
            except Exception as error:
                result = error.code if isinstance(error, TurboModeError) else RuntimeFault.code
                raise
            finally:
                if self._thread is not None and request.get("do") != "status":
                    target = str(request.get("execution") or "")
                    self.note("command", in_words(request), result, holder=by, target=target)

        return served

    def close(self) -> None:
        """Commit what waits, and note no more."""
        self._closing.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(10)

    def _run(self, notary: Notary) -> None:
        tree: Tree | None = None
        while not (self._closing.is_set() and not self._waiting):
            self._woken.wait()
            self._closing.wait(GATHER)
            self._woken.clear()
            try:
                tree = tree or self._found(notary)
                tree = self._commit(notary, tree)
            except StoreError:  # away for a while: what waits is committed when it is back
                tree = None
                if self._closing.wait(_AGAIN):
                    return
                self._woken.set()

    def _commit(self, notary: Notary, tree: Tree) -> Tree:
        batch = self._waiting[:]
        if not batch:
            return tree
        said: list[Noted] = batch
        if self._left_out:
            said = [*batch, noted(at=_now(), door="audit", action="left out", result=str(self._left_out))]
        after = Tree(tree.size, tree.edge)
        rows = [_row(after, entry) for entry in said]
        checkpoint = Checkpoint(after.size, after.root, _now())
        rows.append(_row(after, signed(checkpoint.at, after, notary.sign)))
        (wrong,) = self._journal.commit([Changes(STREAM, rows)])
        if wrong is not None:
            raise wrong
        del self._waiting[: len(batch)]
        self._left_out = 0
        _replace(self._folder / FILE, notary.note(checkpoint))
        return after

    def _found(self, notary: Notary) -> Tree:
        """The tree of what is in the store. What isn't signed there, or was cut off, is said in it."""
        with self._journal.reader() as reader:
            last = reader.last_seq(STREAM)
            tree = _at_the_end(reader, last, notary)
            if tree is None:
                self._say("not signed")
                tree = Tree()
                for row in reader.read(STREAM):
                    tree.add(leaf(row.body))
        if self._is_cut_off(notary, tree.size):
            kept = self._folder / FILE
            kept.rename(self._folder / f"{FILE}.{_now()}")
            self._say("cut off")
        return tree

    def _say(self, what: str) -> None:
        self._waiting.insert(0, noted(at=_now(), door="audit", action="verify", result=what))

    def _is_cut_off(self, notary: Notary, size: int) -> bool:
        try:
            return notary.read((self._folder / FILE).read_text()).size > size
        except (OSError, UsageError, UnicodeDecodeError):
            return False


def kept(folder: Path, notary: Notary) -> list[Checkpoint]:
    """The checkpoints that lie in the store's folder."""
    found = []
    for path in sorted(folder.glob(f"{FILE}*")):
        try:
            found.append(notary.read(path.read_text()))
        except (OSError, UsageError, UnicodeDecodeError):
            continue
    return found


def _at_the_end(reader: Reader, last: int, notary: Notary) -> Tree | None:
    """The tree by the checkpoint that is the newest entry, if it is one; None where all has to be read."""
    if not last:
        return Tree()
    try:
        (row,) = reader.read(STREAM, last - 1)
        entry: AnyEntry = decode(row.body)
    except (StoreDamaged, msgspec.MsgspecError, ValueError):
        return None
    tree = tree_of(entry, notary.is_signed) if isinstance(entry, Signed) else None
    if tree is None or tree.size != last - 1:
        return None
    tree.add(leaf(row.body))
    return tree


def _row(tree: Tree, entry: AnyEntry) -> EntryRow:
    body = msgspec.json.encode(entry)
    tree.add(leaf(body))
    return EntryRow(tree.size, VERSION, type(entry).__name__, entry.at, body)


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text)
    fresh.replace(path)


def _now() -> int:
    return time.time_ns() // 1_000_000


def newest(reader: Reader, before: int, limit: int, wanted: Sequence[tuple[str, str]] = ()) -> list[tuple[int, Noted]]:
    """What was noted, the newest first, below entry ``before`` (0: the end); ``wanted`` are fields and their values."""
    end = reader.last_seq(STREAM) if not before else before - 1
    found: list[tuple[int, Noted]] = []
    while end > 0 and len(found) < limit:
        begin = max(0, end - 500)
        for row in reversed([row for row in reader.read(STREAM, begin) if row.seq <= end]):
            entry = decode(row.body)
            if isinstance(entry, Noted) and all(getattr(entry, name) == value for name, value in wanted):
                found.append((row.seq, entry))
        end = begin
    return found[:limit]
