"""The audit log: who has done what at which door, and how it ended. Nothing in it can be changed unseen.

It is one stream of the journal. After each batch stands a signed checkpoint: the size and the root of the Merkle tree
(see ``merkle``) over all that is before it, signed with the key of the store. Whoever changes, adds or takes out an
entry would have to sign anew. A checkpoint that was kept elsewhere shows that nothing was cut off at the end.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from turbo_mode.core.access.merkle import Tree, leaf
from turbo_mode.core.regex import regex

STREAM = "audit"
VERSION = 1
ORIGIN = "turbo-mode/audit"
LONGEST = 200
"""Characters of each thing that an entry says."""
_TOKENS = regex(r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]+|turbo-pass-[\w-]+")


class Entry(Struct, frozen=True, tag_field="kind", omit_defaults=True, rename="camel"):
    """One committed entry; ``at`` is its time in ms since the epoch."""

    at: int


class Noted(Entry, frozen=True, tag=True, kw_only=True):
    """``holder`` of ``key`` has asked at ``door`` for ``action`` on ``target``; ``result`` is ``ok`` or a code."""

    door: str
    action: str
    result: str
    holder: str = ""
    key: str = ""
    target: str = ""
    address: str = ""


class Signed(Entry, frozen=True, tag=True, kw_only=True):
    """A checkpoint: ``size`` and ``root`` of the tree before this entry, its right ``edge``, and the signature."""

    size: int
    root: str
    edge: list[str]
    signature: str


AnyEntry = Noted | Signed
_decoder: msgspec.json.Decoder[AnyEntry] = msgspec.json.Decoder(AnyEntry)


class Checkpoint(Struct, frozen=True):
    """What is signed: how many entries there are, the root over them, and when that was (ms since the epoch)."""

    size: int
    root: bytes
    at: int

    @property
    def note(self) -> bytes:
        """The text that is signed, as C2SP tlog-checkpoint has it, with the time as an extension."""
        return f"{ORIGIN}\n{self.size}\n{_text(self.root)}\n{self.at}\n".encode()


class Fault(Struct, frozen=True):
    """Something that can't have come about by itself: at which entry (0: at the end), and what."""

    seq: int
    what: str


class Verdict(Struct, frozen=True):
    """What was found in a whole log; ``latest`` is its newest checkpoint, if it has one."""

    entries: int
    checkpoints: int
    faults: list[Fault]
    latest: Checkpoint | None = None


def decode(body: bytes) -> AnyEntry:
    """An entry as it stands in the journal. Raises ``msgspec.MsgspecError``."""
    return _decoder.decode(body)


def noted(**said: str | int) -> Noted:
    """An entry with everything short, printable and without tokens."""
    return msgspec.convert(
        {name: masked(value) if isinstance(value, str) else value for name, value in said.items()} | {"kind": "Noted"},
        Noted,
    )


def masked(text: str) -> str:
    """A text as it may stand in the log."""
    return _masked(text[: LONGEST * 8])


@lru_cache(1024)  # who asks, at which door and for what is mostly the same
def _masked(shown: str) -> str:
    if not shown.isprintable():
        shown = "".join(each if each.isprintable() else "?" for each in shown)
    return _TOKENS.sub("***", shown)[:LONGEST]


def signed(at: int, tree: Tree, sign: Callable[[bytes], bytes]) -> Signed:
    """The checkpoint of a tree as an entry."""
    checkpoint = Checkpoint(tree.size, tree.root, at)
    edge = [_text(each) for each in tree.edge]
    return Signed(at, size=tree.size, root=_text(tree.root), edge=edge, signature=_text(sign(checkpoint.note)))


def tree_of(entry: Signed, is_signed: Callable[[bytes, bytes], bool]) -> Tree | None:
    """The tree before a checkpoint, if the checkpoint is signed and says of itself what is true."""
    try:
        tree = Tree(entry.size, [_bytes(each) for each in entry.edge])
        signature, root = _bytes(entry.signature), _bytes(entry.root)
    except ValueError:
        return None
    note = Checkpoint(tree.size, root, entry.at).note
    return tree if tree.root == root and is_signed(note, signature) else None


def verify(
    bodies: Iterable[bytes], is_signed: Callable[[bytes, bytes], bool], kept: Sequence[Checkpoint] = ()
) -> Verdict:
    """Looks over a whole log; ``kept`` are checkpoints of it that were kept elsewhere."""
    tree, faults, checkpoints, latest = Tree(), list[Fault](), 0, None
    wanted = {each.size: each for each in kept}
    is_covered = True
    for seq, body in enumerate(bodies, 1):
        faults += _compared(tree, wanted)
        entry = _read(body)
        is_covered = isinstance(entry, Signed)
        if entry is None:
            faults.append(Fault(seq, "it is no entry of an audit log"))
        elif isinstance(entry, Signed):
            checkpoints += 1
            found = tree_of(entry, is_signed)
            if found is None:
                faults.append(Fault(seq, "this checkpoint isn't signed by the key of this store"))
            elif (found.size, found.root) != (tree.size, tree.root):
                faults.append(Fault(seq, "what stands before this checkpoint is not what was signed"))
            else:
                latest = Checkpoint(tree.size, tree.root, entry.at)
        tree.add(leaf(body))
    faults += _compared(tree, wanted)
    if not is_covered:
        faults.append(Fault(tree.size, "the newest entries are not signed: something was cut off, or added"))
    faults += [
        Fault(0, f"there are {tree.size} entries, and a checkpoint that was kept says {each.size}")
        for each in kept
        if each.size > tree.size
    ]
    return Verdict(tree.size, checkpoints, faults, latest)


def _compared(tree: Tree, wanted: dict[int, Checkpoint]) -> list[Fault]:
    kept = wanted.get(tree.size)
    if kept is None or kept.root == tree.root:
        return []
    return [Fault(tree.size, "up to here it is not what a checkpoint that was kept says")]


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    """Raises ``ValueError`` for what ``_text`` never says."""
    data = base64.b64decode(text, validate=True)
    if _text(data) != text:
        raise ValueError("not the one way to write it")
    return data


def _read(body: bytes) -> AnyEntry | None:
    try:
        entry = decode(body)
    except msgspec.MsgspecError:
        return None
    return entry if msgspec.json.encode(entry) == body else None
