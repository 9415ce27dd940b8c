"""Which files a pattern takes, and that none lies outside of the workspace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from turbo_mode.runtime.embedded.collecting import MOST_FILES, collect
from turbo_mode.store.artifacts import Artifacts

FILES = (
    "a.txt",
    "b.txt",
    ".hidden.txt",
    "dist/x.whl",
    "dist/x.tar.gz",
    "dist/deep/er/y.whl",
    ".git/config",
    "dist/[z]",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (tmp_path / "outside.txt").write_text("not yours")
    (tmp_path / "store").mkdir()
    return folder


def take(workspace: Path, pattern: str, quota: int = 10_000) -> dict[str, Any]:
    return collect(workspace, {"it": pattern}, Artifacts(workspace.parent / "store"), quota)


@pytest.mark.parametrize(("pattern", "paths"), [
    ("a.txt", ["a.txt"]),
    ("./a.txt", ["a.txt"]),
    ("*.txt", ["a.txt", "b.txt"]),
    (".*.txt", [".hidden.txt"]),
    ("?.txt", ["a.txt", "b.txt"]),
    ("[ab].txt", ["a.txt", "b.txt"]),
    ("dist/*.whl", ["dist/x.whl"]),
    ("**/*.whl", ["dist/deep/er/y.whl", "dist/x.whl"]),
    ("dist/**", ["dist/[z]", "dist/deep/er/y.whl", "dist/x.tar.gz", "dist/x.whl"]),
    ("**/deep/**/y.whl", ["dist/deep/er/y.whl"]),
    ("dist/deep/er/**", ["dist/deep/er/y.whl"]),
    ("**/config", []),
    (".git/config", [".git/config"]),
    ("dist/[[]z]", ["dist/[z]"]),
    ("nothing/*", []),
    ("a.txt/*", []),
    ("dist", []),
])  # fmt: skip
def test_what_a_pattern_takes(workspace: Path, pattern: str, paths: list[str]) -> None:
    found = take(workspace, pattern)
    if paths:
        assert [file["path"] for file in found["artifacts"]["it"]] == paths
    else:
        assert found["artifactProblem"]["code"] == "no_artifact"


@pytest.mark.parametrize("pattern", ["/etc/passwd", "../outside.txt", "dist/../../outside.txt", "", "/", "a\0b"])
def test_a_pattern_that_leads_out_is_refused(workspace: Path, pattern: str) -> None:
    assert take(workspace, pattern)["artifactProblem"]["code"] == "bad_artifact"


@pytest.mark.parametrize("pattern", ["*.txt", "link.txt", "out/outside.txt", "out/*"])
def test_a_link_that_leads_out_is_refused(workspace: Path, pattern: str) -> None:
    (workspace / "link.txt").symlink_to(workspace.parent / "outside.txt")
    (workspace / "out").symlink_to(workspace.parent)
    problem = take(workspace, pattern)["artifactProblem"]
    assert problem["code"] == "bad_artifact"
    assert "leads out of the workspace" in problem["message"]


def test_a_link_within_the_workspace_is_as_good_as_the_file(workspace: Path) -> None:
    (workspace / "latest").symlink_to("dist/x.whl")
    (found,) = take(workspace, "latest")["artifacts"]["it"]
    assert (found["path"], found["size"]) == ("latest", len("dist/x.whl"))


def test_folders_of_links_are_not_walked_for_ever(workspace: Path) -> None:
    (workspace / "dist" / "loop").symlink_to(workspace)
    assert len(take(workspace, "**/*.whl")["artifacts"]["it"]) == 2


def test_what_is_no_file_is_left_out(workspace: Path) -> None:
    os.mkfifo(workspace / "dist" / "pipe.whl")
    assert [file["path"] for file in take(workspace, "dist/*.whl")["artifacts"]["it"]] == ["dist/x.whl"]


def test_files_beyond_the_quota_are_not_taken(workspace: Path) -> None:
    problem = take(workspace, "*.txt", quota=9)["artifactProblem"]
    assert problem["code"] == "artifact_quota"
    assert "`b.txt`" in problem["message"]


def test_too_many_files_belong_into_an_archive(workspace: Path) -> None:
    for number in range(MOST_FILES + 1):
        (workspace / f"{number}.log").touch()
    assert "pack them" in take(workspace, "*.log")["artifactProblem"]["message"]


def test_a_workspace_that_nobody_has_made_has_nothing(tmp_path: Path) -> None:
    problem = collect(tmp_path / "never", {"it": "**"}, Artifacts(tmp_path), 10)["artifactProblem"]
    assert problem["code"] == "no_artifact"
