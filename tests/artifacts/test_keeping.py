"""Files are kept whole, durable and for us alone; what nobody has any more is swept away."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from pathlib import Path

import pytest

from turbo_mode.errors import NotFound, StoreDamaged
from turbo_mode.store.artifacts import Artifacts, Kept, TooLarge


def keep(artifacts: Artifacts, data: bytes, most: int = 1000) -> Kept:
    return artifacts.keep(io.BytesIO(data), most)


def test_a_file_is_kept_under_what_is_in_it_once(tmp_path: Path) -> None:
    artifacts = Artifacts(tmp_path)
    kept = keep(artifacts, b"hello")
    assert kept == Kept(5, hashlib.sha256(b"hello").hexdigest()) == keep(artifacts, b"hello")
    files = [path for path in (tmp_path / "artifacts").rglob("*") if path.is_file()]
    assert files == [tmp_path / "artifacts" / "sha256" / kept.sha256[:2] / kept.sha256[2:]]
    assert files[0].read_bytes() == b"hello"


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keep(Artifacts(tmp_path), b"secret")
    finally:
        os.umask(before)
    for path in (tmp_path / "artifacts", *(tmp_path / "artifacts").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    sync, rename = os.fsync, Path.rename

    def noted_sync(handle: int) -> None:
        steps.append("sync")
        sync(handle)

    def noted_rename(path: Path, target: Path) -> Path:
        steps.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "rename", noted_rename)
    artifacts = Artifacts(tmp_path)
    keep(artifacts, b"first")
    steps.clear()
    keep(artifacts, b"first")
    assert steps == ["sync", "rename", "sync"]


def test_one_that_is_too_large_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        keep(Artifacts(tmp_path), b"x" * 11, most=10)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_copy_is_compared_with_its_checksum(tmp_path: Path) -> None:
    artifacts = Artifacts(tmp_path)
    kept = keep(artifacts, b"hello")
    out = io.BytesIO()
    artifacts.copy(kept.sha256, out)
    assert out.getvalue() == b"hello"
    artifacts.path(kept.sha256).write_bytes(b"hallo")
    with pytest.raises(StoreDamaged, match="checksum"):
        artifacts.copy(kept.sha256, io.BytesIO())
    assert keep(artifacts, b"hello") == kept, "a new copy replaces the damaged one"
    artifacts.copy(kept.sha256, io.BytesIO())
    artifacts.path(kept.sha256).unlink()
    with pytest.raises(NotFound, match="kept no longer"):
        artifacts.copy(kept.sha256, io.BytesIO())


def test_sweeping_leaves_what_is_wanted_and_what_came_meanwhile(tmp_path: Path) -> None:
    old = Artifacts(tmp_path)
    wanted, gone = keep(old, b"wanted"), keep(old, b"gone")
    (tmp_path / "artifacts" / "sha256" / ".999999.1").write_bytes(b"half a copy of an engine that was killed")
    artifacts = Artifacts(tmp_path)
    fresh = keep(artifacts, b"fresh")
    assert artifacts.sweep({wanted.sha256}) == 1
    assert [artifacts.path(each.sha256).exists() for each in (wanted, gone, fresh)] == [True, False, True]
    assert not (tmp_path / "artifacts" / "sha256" / ".999999.1").exists()
