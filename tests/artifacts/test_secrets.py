"""Secrets are hidden in the names of artifacts, and in nothing else about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode import Plan, TurboMode


def test_the_size_of_a_file_is_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAB_PIN", "123456")
    task = {
        "id": "make", "effect": "idempotent", "env": {"PIN": "${{ secrets.pin }}"}, "artifacts": {"made": "*.bin"},
        "shell": 'head -c 123456 /dev/zero > "$PIN.bin"',
    }  # fmt: skip
    document = {
        "turbo": 1, "name": "sizes", "secrets": {"pin": "LAB_PIN"}, "phases": [{"id": "only", "tasks": [task]}],
        "outputs": {"file": "tasks.make.artifacts.made[0]"},
    }  # fmt: skip
    with TurboMode(tmp_path) as turbo:
        file = turbo.run(Plan.from_dict(document)).outputs["file"]
    assert (file["path"], file["size"]) == ("***.bin", 123456)
