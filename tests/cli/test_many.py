"""A fan-out is one line, whatever it does many times; instances that matter are named by their keys."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.cli.conftest import Person
from tests.cli.emulator import Window

SHARDS = """
turbo: 1
name: shards
phases:
  - id: migrate
    effect: idempotent
    tasks:
      - id: shard
        foreach: "['orders_7', 'b', 'c', 'd', 'e', 'f', 'g', 'h']"
        key: item
        maxParallel: 2
        shell: 'echo "moving $IT"; test $IT != c || { echo "no space" >&2; exit 4; }'
        env: {IT: "${{ item }}"}
"""
SLOW = """
turbo: 1
name: slow
executionPipeline: {maxParallel: 4}
phases:
  - id: migrate
    tasks: [{id: shard, foreach: "[1, 2, 3, 4, 5, 6, 7, 8]", wait: 700ms}]
"""


@pytest.fixture
def after(person: Person) -> Person:
    """One of eight has failed, and that is one too many."""
    person.press("run", person.write(SHARDS), code=1)
    return person


def test_the_summary_counts_instances_and_points_to_the_one_that_failed(after: Person) -> None:
    said = after.press("run", "plan.yaml", "-v", code=1).stderr
    assert re.search(r"1 of 8 failed, \d did not begin: c \(exit status 4: no space\)", said)
    assert re.search(r"\d done, 1 failed, \d not run, nothing in doubt", said)
    assert "8 instances, 2 at once" in said
    assert "shard[orders_7]" not in said, "not one line for each, also with -v"
    (look,) = re.findall(r"look +(turbo-mode .*)", said)
    pasted = after.paste(look)
    assert (pasted.stdout, pasted.stderr) == ("moving c\n", "no space\n")


def test_show_has_a_line_for_all_and_one_for_each_that_failed(after: Person) -> None:
    shown = after.press("show").stdout
    assert re.search(r"^  ✕ shard +FAILED +\S+ s +\d of 8 done, 1 failed, \d not run$", shown, re.MULTILINE)
    assert re.search(r"^    ✕ shard\[c\] +FAILED .*exit status 4: no space$", shown, re.MULTILINE)
    assert "shard[b]" not in shown
    task = json.loads(after.press("show", "--json").stdout)["phases"][0]["tasks"][0]
    assert task["failed"] == ["shard[c]"]
    assert task["counts"]["total"] == 8
    (row,) = [json.loads(line) for line in after.press("list", "--json").stdout.splitlines()]
    assert row["tasks"] == {"done": 8, "running": 0, "total": 8}


def test_logs_of_an_instance_are_found_by_its_key_and_by_its_index(after: Person) -> None:
    id = after.id
    assert after.press("logs", f"{id}/shard[orders_7]").stdout == "moving orders_7\n"
    assert after.press("logs", f"{id}/shard[1]").stdout == "moving b\n"
    wrong = after.press("logs", f"{id}/shard[orders_8]", code=2).stderr
    assert "has begun no `shard[orders_8]`" in wrong
    assert "did you mean `shard[orders_7]`?" in wrong
    every = after.press("logs", f"{id}/shard").stdout.splitlines()
    assert {"shard[orders_7] | moving orders_7", "shard[c]   ! no space"} <= set(every)


def test_events_name_the_task_the_instance_and_its_key(person: Person) -> None:
    lines = person.press("run", person.write(SHARDS), "--json", code=1).stdout.splitlines()
    events: list[dict[str, Any]] = [json.loads(line) for line in lines]
    (expanded,) = [event["data"] for event in events if event["event"] == "task:expanded"]
    assert (expanded["task"], expanded["instances"]) == ("shard", 8)
    failed = [event["data"] for event in events if event["event"] == "task:failed"]
    assert [(data["task"], data.get("instance"), data.get("key")) for data in failed] == [
        ("shard", 2, "c"), ("shard", None, None),
    ]  # fmt: skip
    assert failed[1]["counts"]["failed"] == 1
    assert events[-1]["data"]["failure"]["instances"] == ["shard[c]"]


def test_the_live_view_shows_how_far_it_is_on_one_line(person: Person) -> None:
    window = Window(person.folder, "run", person.write(SLOW))
    window.until("shard 4 of 8 done")
    assert any(re.search(r"migrate .* 4/8 +shard 4 of 8 done", line) for line in window.screen.lines)
    assert any(re.search(r"50 % +4 of 8", line) for line in window.screen.lines), window.screen.lines
    assert window.end() == 0
    assert "8 tasks done" in "\n".join(window.screen.lines)
