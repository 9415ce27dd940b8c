"""A secret reaches the program that needs it, and nothing else: not the journal, not a log, not a file of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from turbo_mode import Plan, TurboMode

CANARY = "canary-7f3d9a0c51e2"
MADE = "made-by-a-task-88aa17"

PLAN = """
turbo: 1
name: secrets
secrets: {token: CANARY_TOKEN}
phases:
  - id: only
    tasks:
      - id: use
        shell: 'test "$TOKEN" = "$EXPECTED"; echo "said $TOKEN"; printf %s "$TOKEN" > "$TURBO_MODE_OUTPUTS/said"'
        env: {TOKEN: "${{ secrets.token }}", EXPECTED: "${{ secrets.token }}"}
        outputs: {said: result.files.said}
      - id: make
        shell: 'printf %s-%s made-by-a-task 88aa17 | tee "$TURBO_MODE_OUTPUTS/key"'
        outputs: {key: {value: result.files.key, secret: true}}
      - id: pass
        shell: 'test "$KEY" = "made-by-a-task-$(printf 88aa17)"; echo "got $KEY"'
        env: {KEY: "${{ tasks.make.outputs.key }}"}
"""


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.one_store
def test_a_secret_is_in_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANARY_TOKEN", CANARY)
    with TurboMode(tmp_path) as turbo:
        result = turbo.run(Plan.parse(PLAN))
    assert result.status == "COMPLETED", result
    kept = files(tmp_path)
    assert any(path.name.startswith("store.db") for path in kept)
    assert [path.name for path in kept if CANARY.encode() in path.read_bytes()] == []


def test_a_secret_output_is_sealed_and_reaches_the_next_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANARY_TOKEN", CANARY)
    with TurboMode(tmp_path) as turbo:
        result = turbo.run(Plan.parse(PLAN))
    assert result.status == "COMPLETED", result
    leaks = [path.name for path in files(tmp_path) if MADE.encode() in path.read_bytes()]
    assert leaks == []


def test_a_missing_secret_is_a_failure_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CANARY_TOKEN", raising=False)
    with TurboMode(tmp_path) as turbo:
        handle = turbo.start(Plan.parse(PLAN))
        result = handle.wait()
        state = turbo._runtime.state(handle.id)
    assert result.status == "FAILED"
    assert state is not None
    failure = state.tasks["use"].failure
    assert failure is not None
    assert "CANARY_TOKEN" in failure.message
