"""An agent whose answers are written down: what it is given, what becomes of answers that don't fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.places import store_of
from turbo_mode import Plan, TurboMode
from turbo_mode.core.machine import entries as e
from turbo_mode.library import Result
from turbo_mode.runtime.embedded.attempt_log import tails
from turbo_mode.store.queries import Reader

SCHEMA = {"type": "object", "required": ["word"], "properties": {"word": {"type": "string", "maxLength": 5}}}
ANSWERS: list[Any] = [{"word": "too long"}, {"word": "fits"}, {"word": "third"}]


def run(folder: Path, answers: Any = None, **agent: Any) -> Result:
    given = ANSWERS if answers is None else answers
    (folder / "answers.json").write_text(given if isinstance(given, str) else json.dumps(given))
    wanted = {"goal": "Find a word.", "model": "scripted:answers.json", "output": SCHEMA, **agent}
    task = {
        "id": "think", "effect": "idempotent", "agent": wanted,
        "outputs": {"word": "result.output.word", "steps": "result.usage.steps"},
    }  # fmt: skip
    document = {
        "turbo": 1, "name": "thinks", "phases": [{"id": "only", "tasks": [task]}],
        "outputs": {"word": "tasks.think.outputs.?word.orValue('')", "steps": "tasks.think.outputs.?steps.orValue(0)"},
    }  # fmt: skip
    (folder / "plan.json").write_text(json.dumps(document))
    with TurboMode(folder) as turbo:
        return turbo.run(Plan.load(folder / "plan.json"))


def log_of(folder: Path, attempt: str) -> str:
    (directory,) = folder.glob(f".turbo-mode/executions/*/attempts/{attempt}")
    return tails(directory)[0].text


def failure(folder: Path) -> e.TaskFailed:
    with Reader.open(store_of(folder)) as reader:
        read = reader.read(f"execution/{reader.executions()[0].id}")
        (failed,) = [entry for row in read if isinstance(entry := e.decode(row.body), e.TaskFailed)]
    return failed


def test_the_first_answer_does_not_fit_and_the_second_does(tmp_path: Path) -> None:
    result = run(tmp_path, context={"language": "English"})
    assert result.outputs == {"word": "fits", "steps": 2}
    assert log_of(tmp_path, "think.1.run.1").splitlines() == [
        "goal: Find a word.",
        "context language: English",
        'answer: {"word": "too long"}',
        "it doesn't fit: `word` must have 5 characters at most",
        'answer: {"word": "fits"}',
    ]


def test_no_answer_fits_within_its_repairs(tmp_path: Path) -> None:
    assert run(tmp_path, repairs=0).status == "FAILED"
    assert failure(tmp_path).failure.code == "bad_answer"
    assert "`word` must have 5 characters" in failure(tmp_path).failure.message


def test_a_further_round_takes_the_answers_further_on(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(json.dumps(["one", "two", "three"]))
    task = {
        "id": "think", "effect": "idempotent", "outputs": {"said": "result.output"},
        "agent": {"goal": "Count.", "model": "scripted:answers.json", "output": {"type": "string"}},
    }  # fmt: skip
    gate = {
        "evidence": {"enough": {"check": "tasks.think.outputs.said == 'three'"}},
        "options": {"go": {"then": "continue"}, "again": {"then": "repeat", "max": 5}},
    }
    document = {
        "turbo": 1, "name": "rounds", "decisionEngine": {"autonomyLevel": "full"},
        "phases": [{"id": "only", "tasks": [task], "gate": gate}], "outputs": {"said": "tasks.think.outputs.said"},
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(document))
    with TurboMode(tmp_path) as turbo:
        result = turbo.run(Plan.load(tmp_path / "plan.json"))
    assert result.outputs == {"said": "three"}
    assert len(list(tmp_path.glob(".turbo-mode/executions/*/attempts/think.*"))) == 3


def test_known_secrets_are_hidden_in_its_log_and_in_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAB_TOKEN", "hunter2hunter2")
    (tmp_path / "answers.json").write_text(json.dumps(["it is hunter2hunter2"]))
    tasks = [
        {"id": "look", "effect": "idempotent", "shell": "true", "env": {"TOKEN": "${{ secrets.token }}"}},
        {
            "id": "think", "effect": "idempotent", "outputs": {"said": "result.output"},
            "agent": {
                "goal": "Say it.", "model": "scripted:answers.json", "output": {"type": "string"},
                "context": {"found": "hunter2hunter2"},
            },
        },
    ]  # fmt: skip
    document = {
        "turbo": 1, "name": "secretive", "secrets": {"token": "LAB_TOKEN"},
        "phases": [{"id": "only", "tasks": tasks}], "outputs": {"said": "tasks.think.outputs.said"},
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(document))
    with TurboMode(tmp_path) as turbo:
        result = turbo.run(Plan.load(tmp_path / "plan.json"))
    assert result.outputs == {"said": "it is ***"}
    log = log_of(tmp_path, "think.1.run.1")
    assert "context found: ***" in log
    assert "hunter2" not in log


@pytest.mark.parametrize(("answers", "agent", "said"), [
    ("[", {}, "is not JSON"),
    ("[]", {}, "must hold a list of answers"),
    ("{}", {}, "must hold a list of answers"),
    ("[1]", {"model": "scripted:other.json"}, "other.json can't be read"),
    ("[1]", {"model": "scripted:../answers.json"}, "must lie in the folder of the plan"),
    ("[1]", {"model": "${{ 'clever-1' }}"}, "no model `clever-1`"),
    ("[1]", {"model": "${{ '' }}"}, "names no model"),
])  # fmt: skip
def test_a_model_that_cannot_be_used_was_never_asked(
    tmp_path: Path, answers: str, agent: dict[str, Any], said: str
) -> None:
    assert run(tmp_path, answers, **agent).status == "FAILED"
    assert failure(tmp_path).failure.code == "bad_model"
    assert said in failure(tmp_path).failure.message


def test_a_large_answer_is_none(tmp_path: Path) -> None:
    assert run(tmp_path, [{"word": "x" * 300_000}]).status == "FAILED"
    assert "256 KiB" in failure(tmp_path).failure.message
