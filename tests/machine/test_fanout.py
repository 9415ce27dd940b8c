"""Small stories about fan-outs, and the laws of how their instances are counted."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.bindings import task_view
from turbo_mode.core.machine.inputs import Command
from turbo_mode.core.machine.instances import FanOut, allowed
from turbo_mode.core.machine.moves import IllegalEntry
from turbo_mode.core.machine.outcomes import Failure
from turbo_mode.core.machine.steering import refusal
from turbo_mode.core.plan import model
from turbo_mode.testing.scenario import START, Scenario


def scenario(*tasks: dict[str, Any], **plan: Any) -> Scenario:
    """One phase with these tasks, handed in."""
    phases = [{"id": "work", "tasks": list(tasks)}]
    made = Scenario(msgspec.convert({"turbo": 1, "name": "story", "phases": phases, **plan}, model.Plan))
    made.feed("submit")
    return made


def shard(**more: Any) -> dict[str, Any]:
    return {"id": "shard", "shell": "x", "foreach": "['a', 'b', 'c']", **more}


def starts(play: Scenario) -> list[e.AttemptStarted]:
    entries = [e.decode(body) for body in play.journal]
    return [entry for entry in entries if isinstance(entry, e.AttemptStarted)]


# -- lists -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "code", "words"),
    [
        (shard(foreach="'abc'"), "bad_items", "foreach needs a list, and this is the text 'abc'"),
        (shard(foreach="{'a': 1}"), "bad_items", "foreach needs a list, and this is a map"),
        (shard(maxItems=2), "bad_items", "foreach gives 3 items, and `maxItems` is 2"),
        (shard(foreach="['a', 'b', 'a']", key="item"), "bad_items", "items 0 and 2 have the same key `a`"),
        (shard(key="[item]"), "bad_items", "the key of item 0 must be a text or a number, and this is a list"),
        (shard(foreach="['a', '']", key="item"), "bad_items", "the key of item 1 has 0 characters"),
        (shard(foreach="['a\\n']", key="item"), "bad_items", "the key of item 0 has characters that can't be printed"),
        (shard(foreach="inputs.nothing"), "expression", "nothing"),
        (shard(key="item.name"), "expression", "name"),
        ({"id": "shard", "shell": "x", "matrix": {"x": [1, 2], "y": [1, 2]}, "maxItems": 3}, "bad_items", "4 items"),
    ],
)  # fmt: skip
def test_a_list_that_is_none_fails_the_task_before_anything_begins(task: dict[str, Any], code: str, words: str) -> None:
    play = scenario(task)
    failure = play.state.tasks["shard"].failure
    assert failure is not None
    assert failure.code == code
    assert words in failure.message
    assert starts(play) == []
    assert play.state.status == "FAILED"


def test_combinations_come_in_written_order_the_last_axis_fastest() -> None:
    play = scenario({"id": "grid", "shell": "x", "matrix": {"os": ["deb", "mac"], "py": [3.11, 3.12]}})
    assert play.state.fans["grid"].items == [
        {"os": "deb", "py": 3.11}, {"os": "deb", "py": 3.12}, {"os": "mac", "py": 3.11}, {"os": "mac", "py": 3.12},
    ]  # fmt: skip


def test_a_condition_on_the_item_is_asked_of_each_one_and_any_other_once() -> None:
    play = scenario(shard(when="index != 1"))
    assert [start.task for start in starts(play)] == ["shard[0]", "shard[2]"]
    assert play.state.task_status("shard[1]") == "SKIPPED"
    whole = scenario(shard(when="inputs.go"), inputs={"go": {"type": "boolean", "default": False}})
    assert whole.state.task_status("shard") == "SKIPPED"
    assert whole.state.fans == {}


def test_the_item_may_have_another_name() -> None:
    play = scenario(shard(**{"as": "name", "env": {"N": "${{ name }} ${{ index }}"}}))
    assert [start.request["env"]["N"] for start in starts(play)] == ["a 0", "b 1", "c 2"]


# -- keys and views ----------------------------------------------------------------------------------------------------


def test_the_key_of_an_instance_is_the_same_over_retries_and_crashes() -> None:
    task = shard(key="item", effect="keyed", maxParallel=1, retry={"attempts": 3, "every": "1s"})
    play = scenario(task)
    for line in ("done shard[0] {exitCode: 1}", "lost shard[1]", "after 2s", "done shard[1]", "done shard[0]"):
        play.feed(line)
    keys: dict[str, set[str]] = {start.task: set() for start in starts(play)}
    for start in starts(play):
        keys[start.task].add(start.key)
    assert keys == {f"shard[{index}]": {f"x1:shard[{name}]:1"} for index, name in enumerate("abc")}


def test_a_task_that_never_ran_has_no_items_and_zero_counts() -> None:
    play = scenario({"id": "first", "shell": "x"}, shard(outputs={"said": "result.stdout"}))
    play.feed("done first {exitCode: 1}")
    view = task_view(play.state, "shard")
    assert (view["status"], view["items"], view["outputs"]) == ("NOT_RUN", [], {"said": []})
    assert set(view["counts"].values()) == {0}


def test_what_others_see_of_it() -> None:
    play = scenario(shard(key="item", tolerate="2", batch={"size": 2}, outputs={"said": "result.stdout"}))
    play.feed("done shard[1] {stdout: two}")
    play.feed("done shard[0] {exitCode: 3}")
    view = task_view(play.state, "shard")
    assert view["outputs"] == {"said": ["two"]}
    assert view["counts"] == {"completed": 1, "failed": 1, "cancelled": 0, "skipped": 0, "total": 3}
    assert [(item["key"], item["status"]) for item in view["items"]] == [
        ("a", "FAILED"), ("b", "COMPLETED"), ("c", "RUNNING"),
    ]  # fmt: skip
    assert view["items"][0]["error"] == {"code": "exit_status", "message": "exit status 3"}


def test_a_failure_names_the_first_instances_and_counts_the_others() -> None:
    play = scenario(shard(foreach="[1, 2, 3, 4, 5, 6]", key="'part ' + string(item)", tolerate="3", maxParallel=5))
    for index in (4, 0, 1, 2, 3):
        play.feed(f"done shard[{index}] {{exitCode: 9, stderr: no disk}}")
    play.feed("done shard[5]")
    failure = play.state.tasks["shard"].failure
    named = "part 5 (exit status 9: no disk), part 1, part 2 and 2 more"
    assert failure == Failure("too_many_failed", f"5 of 6 failed: {named}")


def test_one_task_does_not_wait_for_all_instances_of_another() -> None:
    plan = {"executionPipeline": {"maxParallel": 1}}
    many = {"id": "many", "shell": "x", "foreach": "[1, 2, 3]", "needs": []}
    play = scenario(many, {"id": "other", "shell": "x", "needs": []}, **plan)
    for _ in range(3):
        play.feed(f"done {starts(play)[-1].task}")
    assert [start.task for start in starts(play)] == ["many[0]", "other", "many[1]", "many[2]"]


def test_nor_does_another_phase() -> None:
    many = {"id": "many", "tasks": [{"id": "shard", "shell": "x", "foreach": "[1, 2, 3]"}]}
    rest = {"id": "rest", "needs": [], "tasks": [{"id": "one", "shell": "x"}, {"id": "two", "shell": "x"}]}
    play = scenario(phases=[many, rest], executionPipeline={"maxParallel": 1})
    for _ in range(4):
        play.feed(f"done {starts(play)[-1].task}")
    assert [start.task for start in starts(play)] == ["shard[0]", "one", "shard[1]", "two", "shard[2]"]


def test_a_secret_output_of_one_instance_can_be_passed_on_and_that_of_all_cannot() -> None:
    made = {"outputs": {"key": {"value": "result.stdout", "secret": True}}}
    one = {"id": "one", "shell": "x", "env": {"K": "${{ tasks.shard.items[0].outputs.key }}"}, "optional": True}
    every = {"id": "every", "shell": "x", "env": {"K": "${{ tasks.shard.outputs.key }}"}}
    play = scenario(shard(foreach="['a']", **made), one, every)
    play.feed("done shard[0] {sealed: {key: AAAA}}")
    assert starts(play)[-1].request["env"] == {"K": {"$secret": [{"sealed": "AAAA"}]}}
    play.feed("done one")
    failure = play.state.tasks["every"].failure
    assert failure is not None
    assert "can't be used together" in failure.message


def test_what_has_fanned_out_after_a_failure_is_done_again_with_it_only_by_a_fork() -> None:
    play = scenario(
        {"id": "a", "shell": "x"},
        shard(needs=[{"id": "a", "is": ["FAILED"]}]),
        {"id": "slow", "needs": [], "shell": "x"},
    )
    play.feed("done a {exitCode: 1}")
    for index in range(3):
        play.feed(f"done shard[{index}]")
    refused = refusal(play.state, Command("retry", task="a"))
    assert refused.startswith("`shard` has fanned out after it")
    assert refusal(play.state, Command("skip", task="a")) == refused
    before = play.state.seq
    play.feed("retry a")
    assert play.state.seq == before


def test_an_instance_out_of_turn_is_refused() -> None:
    play = scenario(shard(maxParallel=1))
    with pytest.raises(IllegalEntry, match=r"shard\[2\] can't begin now"):
        apply(play.state, e.TaskSkipped(at=START, task="shard[2]"))


# -- counting ----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 200), st.decimals(0, 150, places=2), st.booleans())
def test_a_share_is_rounded_down(of: int, number: Any, percent: bool) -> None:
    exact = Fraction(number) * of / 100 if percent else Fraction(number)
    assert allowed(f"{number}{'%' if percent else ''}", of) == int(exact)


@given(st.integers(0, 2**32))
def test_whatever_becomes_of_them_no_instance_begins_beyond_its_bounds(seed: int) -> None:
    dice = random.Random(seed)
    size, first = dice.randint(1, 4), dice.choice([None, 1, 2])
    batch = model.Batch(size=size, first=first, tolerate_first=dice.choice([None, "1"]))
    task = model.Task(
        id="t", shell="x", foreach="x", max_parallel=dice.choice([None, 1, 3]), tolerate=dice.choice(["0", "2", "30%"]),
        batch=dice.choice([None, batch]),
    )  # fmt: skip
    fan = FanOut(task, list(range(dice.randint(0, 12))), [])
    under_way: list[int] = []
    while not fan.is_over:
        if not under_way or (fan.may_start and dice.random() < 0.7):
            index = fan.coming
            assert len(fan.bad) <= fan.tolerated
            assert fan.take(index)
            under_way.append(index)
            fan.running += 1
        else:
            index = under_way.pop(dice.randrange(len(under_way)))
            fan.running -= 1
            fan.end(index, dice.choice(["COMPLETED", "COMPLETED", "FAILED", "SKIPPED"]))
        assert fan.running <= (task.max_parallel or 99)
        assert max(under_way, default=-1) < fan.until
    assert fan.ended == fan.next == fan.completed + fan.skipped + len(fan.bad)
    assert fan.is_stopped or fan.next == len(fan.items)
