"""A Merkle tree that only grows (RFC 6962, section 2.1): its root names everything in it and its order.

Of a tree only its right edge is kept: the roots of the largest whole trees in it, the largest first, at most 64.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def leaf(data: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\0" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """A tree of ``size`` leaves with this right edge. Raises ``ValueError`` for an edge that no such tree has."""

    def __init__(self, size: int = 0, edge: Sequence[bytes] = ()) -> None:
        if size < 0 or size.bit_count() != len(edge) or any(len(each) != 32 for each in edge):
            raise ValueError("no tree of this size has such an edge")
        self.size = size
        self.edge = list(edge)

    def add(self, hashed: bytes) -> None:
        """One more leaf, by its hash."""
        self.edge.append(hashed)
        whole = self.size
        while whole & 1:
            right, left = self.edge.pop(), self.edge.pop()
            self.edge.append(_node(left, right))
            whole >>= 1
        self.size += 1

    @property
    def root(self) -> bytes:
        """The hash that names all of it."""
        if not self.edge:
            return hashlib.sha256(b"").digest()
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = _node(left, root)
        return root
