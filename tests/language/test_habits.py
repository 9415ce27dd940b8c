"""The words of other tools: every piece of advice leads to something that exists."""

from __future__ import annotations

import re

import msgspec
import pytest

from turbo_mode.core.plan import habits, model
from turbo_mode.core.plan.habits import habit
from turbo_mode.core.plan.nodes import Node
from turbo_mode.core.plan.specs import fields_of

RECORDS = {
    name: record for name, record in vars(model).items()
    if isinstance(record, type) and issubclass(record, msgspec.Struct) and record is not model.Record
}  # fmt: skip
EVERY_KEY = frozenset(key for record in RECORDS.values() for key in fields_of(record).fields)
TABLES = habits._tables()
ANY = Node("scalar", text="x")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_word_leads_somewhere(name: str) -> None:
    keys = fields_of(RECORDS[name]).fields
    for word, meant in TABLES[name].items():
        assert word not in keys, f"{name} has the key {word}"
        if " " not in meant:
            assert meant in keys, f"{name} has no key {meant}, which {word} leads to"
            found = habit(RECORDS[name], word, ANY, ())
            again = habit(RECORDS[name], word, ANY, (meant,))
            assert found is not None
            assert again is not None
            assert again.right == "" or again.right != meant
        else:
            for snippet in re.findall(r"`([^`]+)`", meant):
                for key in re.findall(r"(?<![\w.'\"/])([A-Za-z][\w-]*):(?!/|\w)", snippet):
                    assert key.isupper() or key in EVERY_KEY, f"{name}: {word} -> {snippet}: there is no key {key}"


def test_every_record_that_has_habits_exists() -> None:
    assert set(TABLES) <= set(RECORDS)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_known_key_is_never_taken_for_a_habit(name: str) -> None:
    for key in fields_of(RECORDS[name]).fields:
        found = TABLES.get(name, {}).get(key)
        assert found is None


@pytest.mark.parametrize(("record", "key", "value", "advice"), [
    (model.Plan, "autonomyLevel", "low", "write `decisionEngine: {autonomyLevel: low}`"),
    (model.Plan, "autonomyLevel", "7", "write `decisionEngine: {autonomyLevel: high}`"),
    (model.Plan, "maxParallel", "12", "write `executionPipeline: {maxParallel: 12}`"),
    (model.Plan, "activeDeadlineSeconds", "900",
     "write `decisionEngine: {budgets: {wallTime: 900s}}`, or a `timeout:` of a phase or a task"),
    (model.ArtifactStore, "retentionDays", "30", "write `keep: 30d`"),
    (model.ArtifactStore, "retentionDays", "`rm`", "write `keep: 14d`"),
    (model.Task, "exitCodes", "[0, 3]", "write `expect: result.exitCode in [0, 3]`"),
    (model.Task, "exitCodes", "3", "write `expect: result.exitCode in [3]`"),
    (model.Task, "status_code", "[200, 204]", "write `expect: result.status in [200, 204]`"),
])  # fmt: skip
def test_advice_has_the_value_that_was_given(record: type, key: str, value: str, advice: str) -> None:
    items = [Node("scalar", text=each) for each in value.strip("[]").split(", ")]
    node = Node("sequence") if value.startswith("[") else Node("scalar", text=value)
    node.items.extend(items if value.startswith("[") else [])
    found = habit(record, key, node, ())
    assert found is not None
    assert found.advice == advice
