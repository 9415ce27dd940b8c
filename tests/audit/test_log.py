"""Nothing in an audit log is changed unseen: laws of its tree, and every way to tamper with it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from turbo_mode.core.access.audit import AnyEntry, Checkpoint, masked, noted, signed, verify
from turbo_mode.core.access.merkle import Tree, leaf
from turbo_mode.errors import UsageError
from turbo_mode.security.notes import Notary

OURS, OTHER = Notary(Ed25519PrivateKey.generate()), Notary(Ed25519PrivateKey.generate())


def by_the_book(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\1" + by_the_book(leaves[:k]) + by_the_book(leaves[k:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_the_root_is_that_of_the_rfc(leaves: list[bytes]) -> None:
    tree = Tree()
    for number, each in enumerate(leaves):
        assert tree.root == by_the_book(leaves[:number])
        tree = Tree(tree.size, tree.edge)
        tree.add(leaf(each))
    assert tree.root == by_the_book(leaves)


def log(sizes: Sequence[int], by: Notary = OURS) -> list[bytes]:
    """A log of batches of these sizes."""
    tree, bodies = Tree(), list[bytes]()

    def add(entry: AnyEntry) -> None:
        bodies.append(msgspec.json.encode(entry))
        tree.add(leaf(bodies[-1]))

    for number, size in enumerate(sizes):
        for each in range(size):
            add(noted(at=1, door="rest", action=f"POST {number}.{each}", result="ok", holder="ada"))
        add(signed(2, tree, by.sign))
    return bodies


BATCHES = st.lists(st.integers(1, 3), min_size=1, max_size=6)


@given(BATCHES)
def test_a_log_that_nobody_has_touched_is_found_so(sizes: list[int]) -> None:
    bodies = log(sizes)
    verdict = verify(bodies, OURS.is_signed)
    assert (verdict.faults, verdict.entries, verdict.checkpoints) == ([], len(bodies), len(sizes))


@settings(max_examples=80, deadline=None)
@given(BATCHES, st.data())
def test_whatever_is_done_to_it_is_found(sizes: list[int], data: st.DataObject) -> None:
    bodies = log(sizes)
    kept = verify(bodies, OURS.is_signed).latest
    assert kept is not None
    place = data.draw(st.integers(0, len(bodies) - 1))
    match data.draw(st.sampled_from(["change", "delete", "add", "swap", "cut off", "sign anew", "replace all"])):
        case "change":
            bodies[place] = bodies[place].replace(b":1", b":7").replace(b":2", b":8")
        case "delete":
            del bodies[place]
        case "add":
            bodies.insert(place, log([1])[0])
        case "swap" if bodies[place] != bodies[place - 1] and len(bodies) > 1:
            bodies[place], bodies[place - 1] = bodies[place - 1], bodies[place]
        case "swap":
            del bodies[place]
        case "cut off":
            del bodies[place:]
        case "sign anew":
            bodies = log(sizes, OTHER)
        case _:
            bodies = log([*sizes, 1])[:-1]
    assert verify(bodies, OURS.is_signed, [kept]).faults


def test_only_a_checkpoint_that_was_kept_tells_that_whole_batches_were_cut_off() -> None:
    bodies = log([2, 2])
    kept = verify(bodies, OURS.is_signed).latest
    assert kept is not None
    assert verify(bodies[:3], OURS.is_signed).faults == []
    assert "6 entries" not in str(verify(bodies[:3], OURS.is_signed, [kept]).faults)
    assert [fault.seq for fault in verify(bodies[:3], OURS.is_signed, [kept]).faults] == [0]
    assert verify(bodies, OURS.is_signed, [Checkpoint(3, b"x" * 32, 2)]).faults[0].seq == 3


def test_a_note_is_read_again_only_as_it_was_signed() -> None:
    checkpoint = Checkpoint(7, b"r" * 32, 5)
    note = OURS.note(checkpoint)
    assert OURS.read(note) == checkpoint
    assert note.splitlines()[:2] == ["turbo-mode/audit", "7"]
    changed = (note.replace("7", "8", 1), note.replace("audit", "other"), note.replace("\n5\n", "\n6\n"))
    for wrong in (*changed, OTHER.note(checkpoint), "\n\n— \n", "x", ""):
        with pytest.raises(UsageError):
            OURS.read(wrong)


@pytest.mark.parametrize(("text", "shown"), [
    ("/api/v1/x", "/api/v1/x"),
    ("a\nb\x1b[31m", "a?b?[31m"),
    ("/x?token=eyJhbGciOiJFZDI1NTE5.eyJzdWIiOiJhIn0.c2ln", "/x?token=***"),
    ("turbo-pass-abcdef_-123 rest", "*** rest"),
    ("x" * 500, "x" * 200),
])  # fmt: skip
def test_what_is_noted_is_short_printable_and_without_tokens(text: str, shown: str) -> None:
    assert masked(text) == shown
