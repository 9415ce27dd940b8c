"""A store is backed up while it is in use and put back whole, or not at all."""

from __future__ import annotations

import io
import os
import stat
import tarfile
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.conftest import WAITS
from tests.waiting import until
from turbo_mode import Conflict, NotFound, Plan, StoreError, TurboMode, TurboModeError, UsageError
from turbo_mode.errors import StoreDamaged
from turbo_mode.operations import backup, executions
from turbo_mode.store.place import Place

LEAVES: dict[str, Any] = {
    "turbo": 1, "name": "leaves", "secrets": {"token": "TOKEN"}, "phases": [{"id": "all", "tasks": [
        {"id": "make", "effect": "idempotent", "shell": "echo made > made; ln -s made link; echo kept > a.txt",
         "artifacts": {"a": "a.txt"}},
        {"id": "hide", "effect": "idempotent", "shell": "printf hunter2hunter2 > \"$TURBO_MODE_OUTPUTS/s\"",
         "outputs": {"s": {"value": "result.files.s", "secret": True}}},
        {"id": "wait", "wait": {"signal": "go"}},
        {"id": "use", "effect": "idempotent", "shell": 'test "$S" = hunter2hunter2 && cat link',
         "env": {"S": "${{ tasks.hide.outputs.s }}"}, "outputs": {"said": "result.stdout.trim()"}},
    ]}], "outputs": {"said": "tasks.use.outputs.said"},
}  # fmt: skip


def place(folder: Path) -> Place:
    return Place(folder / ".turbo-mode")


def test_what_was_going_on_goes_on_from_a_backup(tmp_path: Path) -> None:
    """With its workspace, its sealed outputs, and what it had kept; made while others write."""
    with TurboMode(tmp_path) as turbo:
        first = turbo.start(Plan.from_dict(LEAVES))
        until(lambda: any(id.startswith("wait.") for id in turbo._runtime.look_up(first.id).attempts))
        writing = threading.Event()

        def write() -> None:
            while not writing.is_set():
                turbo.start(Plan.from_dict(WAITS))

        writer = threading.Thread(target=write)
        writer.start()
        made = backup.make(place(tmp_path), tmp_path / "backup.tar")
        writing.set()
        writer.join()
    assert stat.S_IMODE((tmp_path / "backup.tar").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".backup")] == []
    (tmp_path / ".turbo-mode").rename(tmp_path / "lost")
    assert backup.restore(place(tmp_path), tmp_path / "backup.tar") == made
    with TurboMode(tmp_path) as turbo:
        (handle,) = [each for each in turbo.resume() if each.id == first.id]
        handle.signal("go")
        assert handle.wait(60).outputs == {"said": "made"}
    assert [each.name for each in executions.artifacts(place(tmp_path), first.id)] == ["a"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with TurboMode(folder) as turbo:
        turbo.start(Plan.from_dict(LEAVES)).cancel()
    backup.make(place(folder), folder / "backup.tar")
    return folder / "backup.tar"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_backup_that_is_not_whole_is_refused_and_leaves_nothing(whole: Path, tmp_path: Path, data: Any) -> None:
    content = bytearray(whole.read_bytes())
    with tarfile.open(whole) as archive:
        spans = [(each.offset_data, each.size) for each in archive if each.isfile() and each.size]
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 20_000)) :]
    else:
        start, size = data.draw(st.sampled_from(spans))
        content[start + data.draw(st.integers(0, size - 1))] ^= data.draw(st.integers(1, 255))
    (tmp_path / "bad.tar").write_bytes(content)
    with pytest.raises((StoreError, UsageError)):
        backup.restore(place(tmp_path), tmp_path / "bad.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.tar"]


def test_what_a_backup_says_of_itself_is_covered_too(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.tar").write_bytes(whole.read_bytes().replace(b'"made":"20', b'"made":"19', 1))
    with pytest.raises(StoreDamaged, match="not whole"):
        backup.restore(place(tmp_path), tmp_path / "bad.tar")


def member(name: str, kind: bytes = tarfile.REGTYPE, leads_to: str = "", content: bytes = b"x") -> tuple[Any, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, leads_to
    info.size = len(content) if kind == tarfile.REGTYPE else 0
    return info, content


@pytest.mark.parametrize("members", [
    [member("../evil")], [member("/tmp/evil")], [member("executions/../../evil")], [member("evil")],
    [member("executions/a", tarfile.SYMTYPE, "/tmp"), member("executions/a/evil")],
    [member("executions/a", tarfile.LNKTYPE, "/etc/passwd")], [member("executions/pipe", tarfile.FIFOTYPE)],
    [member("executions/dev", tarfile.CHRTYPE)], [member("store.db"), member("store.db")], [],
])  # fmt: skip
def test_what_is_no_backup_writes_nothing_anywhere(tmp_path: Path, members: list[Any]) -> None:
    with tarfile.open(tmp_path / "evil.tar", "w") as archive:
        for info, content in members:
            archive.addfile(info, io.BytesIO(content))
    with pytest.raises(TurboModeError):
        backup.restore(Place(tmp_path / "in" / ".turbo-mode"), tmp_path / "evil.tar")
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    assert sorted(left) == ["evil.tar", "in"]
    assert not os.path.exists("/tmp/evil")


def test_nothing_is_overwritten_and_what_is_missing_is_said(tmp_path: Path, whole: Path) -> None:
    with pytest.raises(NotFound):
        backup.make(place(tmp_path), tmp_path / "b.tar")
    with pytest.raises(NotFound):
        backup.restore(place(tmp_path), tmp_path / "b.tar")
    (tmp_path / "text").write_text("no backup")
    with pytest.raises(StoreError):
        backup.restore(place(tmp_path), tmp_path / "text")
    with pytest.raises(UsageError, match="PostgreSQL") as refused:
        backup.make(Place(tmp_path, "postgresql://x/y"), tmp_path / "b.tar")
    assert "pg_dump" in str(refused.value.hint)
    backup.restore(place(tmp_path), whole)
    with pytest.raises(Conflict):
        backup.restore(place(tmp_path), whole)
    with pytest.raises(Conflict):
        backup.make(place(tmp_path), whole)
    small = backup.make(place(tmp_path), tmp_path / "small.tar", with_files=False)
    assert small.files < backup.make(place(tmp_path), tmp_path / "all.tar").files
