"""Files that hold a secret: whoever makes one, nobody sees half of it, and all have the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode.errors import KeyMissing
from turbo_mode.security.private import kept


def test_two_who_make_one_at_once_have_the_same(tmp_path: Path) -> None:
    path = tmp_path / "key"
    others: list[bytes] = []

    def make() -> bytes:
        others.append(kept(path, lambda: b"theirs"))
        return b"ours"

    assert kept(path, make) == b"theirs"
    assert others == [b"theirs"]
    assert [each.name for each in tmp_path.iterdir()] == ["key"]


def test_one_that_fails_to_make_it_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        kept(tmp_path / "key", lambda: bytes(1 // 0))
    assert list(tmp_path.iterdir()) == []


def test_one_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    kept(path, lambda: b"secret")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    with pytest.raises(KeyMissing, match="may be read by others"):
        kept(path, lambda: b"other")
