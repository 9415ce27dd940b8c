"""Whatever the bytes are, the answer is a plan or a list of problems, soon, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile_plans import FAMILIES, plan, tasks
from tests.language.marked import HEAD, one_phase, problems_of
from tests.waiting import within
from turbo_mode.core.plan.problems import render_all
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import MAX_BYTES, load_plan, parse_plan

RELEASE = (Path(__file__).parents[2] / "examples/release/plan.yaml").read_text()
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{above}'] * 9)}]\n" for above, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def refused(document: Any, name: str = "plan") -> list[str]:
    """The codes of a document that must not be a plan; reading it takes at most a second of processor time."""
    with within(1.0):
        with pytest.raises(PlanInvalid) as caught:
            parse_plan(document, name)
        assert caught.value.problems
        assert len(render_all(caught.value.problems)) < 1_000_000
    return sorted({problem.code for problem in caught.value.problems if problem.is_error})


def nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(LAUGHS, id="billion laughs"),
        pytest.param("a: &a [*a]\n", id="a list in itself"),
        pytest.param("a: *nothing\n", id="alias of nothing"),
        pytest.param("[" * 100_000, id="deep flow lists"),
        pytest.param("{a: " * 100_000, id="deep flow mappings"),
        pytest.param("- " * 100_000, id="deep block lists"),
        pytest.param("? " * 50_000, id="complex keys"),
        pytest.param('{"a":' * 100_000, id="deep JSON"),
        pytest.param('{"turbo":1,"name":"x","phases":' + "[" * 100_000 + "]" * 100_000 + "}", id="deep closed JSON"),
        pytest.param(b"turbo: 1\0", id="NUL"),
        pytest.param(b"\xef\xbb\xbfturbo: 1", id="byte order mark"),
        pytest.param(b"\xff\xfet\0u\0", id="UTF-16"),
        pytest.param(b"name: \xc3\x28", id="broken UTF-8"),
        pytest.param("name: \ud800", id="half a character"),
        pytest.param("", id="nothing"),
        pytest.param("# only a comment", id="a comment"),
        pytest.param("just text", id="a scalar"),
        pytest.param("%YAML 9.9\n---\na", id="a YAML of the future"),
        pytest.param("a: !!python/object/apply:os.system [id]", id="a tag that would run"),
        pytest.param("x" * (MAX_BYTES + 1), id="too large"),
        pytest.param("name: &a x\n*a : y\n", id="alias as key"),
    ],
)
def test_what_is_no_plan(document: str | bytes) -> None:
    assert refused(document) in (["E0100"], ["E0104"], ["E0102", "E0103"], ["E0103"])


@pytest.mark.parametrize(
    ("document", "code"),
    [
        pytest.param(HEAD + "  - " + "x: y, " * 100_000, "E0100", id="no mapping"),
        pytest.param("turbo: 1\n" + "name: x\n" * 50_000, "E0101", id="one key 50,000 times"),
        pytest.param("turbo: 1\n" + "".join(f"k{n}: x\n" for n in range(30_000)), "E0102", id="30,000 unknown keys"),
        pytest.param("turbo: " + "9" * 1_000_000, "E0109", id="a number of a million digits"),
        pytest.param(one_phase("{id: one, shell: make, retry: " + "9" * 100_000 + "}"), "E0105", id="as many tries"),
        pytest.param(one_phase("{id: one, shell: make, timeout: " + "9" * 300_000 + "d}"), "E0105", id="a long time"),
        pytest.param(one_phase("{id: " + "a" * 1_000_000 + ", shell: make}"), "E0106", id="a long id"),
        pytest.param(one_phase("{id: one, shell: make, when: '" + "(" * 3000 + "'}"), "E0401", id="many brackets"),
        pytest.param(one_phase("{id: one, shell: make, env: {A: '" + "${{" * 30_000 + "'}}"), "E0303", id="open holes"),
        pytest.param(one_phase("{id: one, shell: make, env: {A: '" + "${{x}}" * 5_000 + "'}}"), "E0402", id="holes"),
        pytest.param(one_phase("{id: one, shell: make, env: {A: '" + "<%" * 50_000 + "'}}", "{id: one, shell: x}"),
                     "E0201", id="half open templates"),
        pytest.param(one_phase("{id: one, shell: make, env: {A: '" + "$(a" * 30_000 + "'}}", "{id: one, shell: x}"),
                     "E0201", id="half open commands"),
        pytest.param(one_phase("{id: one, shell: '" + "${{" * 30_000 + " }}'}"), "E0301", id="open holes in a script"),
        pytest.param(one_phase("{id: one, shell: '" + "${{ x }}" * 30_000 + "'}"), "E0301", id="holes in a script"),
        pytest.param(one_phase("{id: one, shell: make, env: {A: '" + "{{" * 30_000 + "'}}", "{id: one, shell: x}"),
                     "E0201", id="half open brackets"),
        pytest.param(one_phase("{id: one, shell: make, env: {A: '" + "$${{" * 9_000 + "'}}", "{id: one, shell: x}"),
                     "E0201", id="literal brackets"),
        pytest.param(one_phase(*[f"{{id: t{n}, shell: make, when: tasks.t.status == ''}}" for n in range(1_000)]),
                     "E0402", id="1,000 wrong names"),
        pytest.param(one_phase(*[f"{{id: t{n}, shell: make, needs: [t]}}" for n in range(1_000)]),
                     "E0202", id="1,000 wrong needs"),
        pytest.param(one_phase(*[f"{{id: t{n}, shell: make, needs: [t{(n + 1) % 2000}]}}" for n in range(2_000)]),
                     "E0203", id="a circle of 2,000"),
        pytest.param(one_phase("{id: one, python: {call: 'a:b', args: {x: 1e999}}}"), "E0105", id="infinite"),
        pytest.param(one_phase("{id: one, python: {call: 'a:b', args: {x: .nan}}}"), "E0105", id="not a number"),
        pytest.param('{"turbo":1,"turbo":1,"name":"x","phases":[{"id":"a","tasks":[{"id":"b","shell":"x"}]}]}',
                     "E0101", id="key twice in JSON"),
        pytest.param("turbo: 1\nx-a: [" + "x, " * 2_000_000 + "]", "E0100", id="a long list"),
        pytest.param("turbo = 1\nx-a = [" + "1, " * 2_000_000 + "]", "E0100", id="a long array"),
        pytest.param('{"turbo": 1, "x-a": [' + "1, " * 2_000_000, "E0100", id="broken JSON"),
    ],
)  # fmt: skip
def test_plans_that_want_to_be_expensive(document: str, code: str) -> None:
    assert code in refused(document)


@pytest.mark.deep
@pytest.mark.parametrize(
    "family", ["good gates", "subplans", "good expressions", "good conditions", "good patterns", "good outputs"]
)
def test_good_plans_that_have_too_much_of_something(family: str) -> None:
    assert refused(FAMILIES[family](20_000), "plan.json") == ["E0113"]


@pytest.mark.parametrize(
    "family", ["switch cases right", "switch of switches", "subplan missing input", "triggers crons"]
)
def test_more_cases_calls_and_triggers_than_anybody_writes_down(family: str) -> None:
    assert refused(FAMILIES[family](10_100), "plan.json") == ["E0113"]


def test_more_needs_than_anybody_writes_down() -> None:
    text = plan(tasks(3_300, lambda n: {"shell": "x", "needs": [f"t{above}" for above in range(min(n, 95))]}))
    assert refused(text, "plan.json") == ["E0113"]


@pytest.mark.deep
@pytest.mark.parametrize("count", [100_000, 2_000_000])
@pytest.mark.parametrize("number", ["1", "1e300", "-4.9E-324"])
def test_very_many_numbers(number: str, count: int) -> None:
    """Some numbers take a JSON reader hundreds of times as long as others."""
    given = f"[{','.join([number] * count)}]"
    text = plan(inputs={"a": {"type": "list", "default": []}}).replace("[]", given, 1)
    if count < 120_000:
        assert problems_of(text, "plan.json") == []
    elif len(text) < MAX_BYTES:
        assert refused(text, "plan.json") == ["E0100"]


@pytest.mark.deep
def test_as_much_as_a_plan_may_have_of_something() -> None:
    for family, most in (("good gates", 2_000), ("subplans", 1_000), ("good expressions", 1_800)):
        with within(2.0):
            assert problems_of(FAMILIES[family](most), "plan.json") == []


@pytest.mark.deep
def test_a_plan_of_very_many_tasks() -> None:
    lines = "".join(f"    - id: task{n}\n      shell: make\n      effect: idempotent\n" for n in range(20_000))
    assert problems_of(f"turbo: 1\nname: x\nphases:\n  - id: p\n    tasks:\n{lines}") == []


def with_argument(value: object) -> dict[Any, Any]:
    task = {"id": "b", "python": {"call": "a:b", "args": {"x": value}}}
    return {"turbo": 1, "name": "x", "phases": [{"id": "a", "tasks": [task]}]}


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(with_argument(nested(100_000)), id="deep"),
        pytest.param(with_argument(object()), id="object"),
        pytest.param(with_argument(b"x"), id="bytes"),
        pytest.param(with_argument(2**63), id="large"),
        pytest.param(with_argument(float("nan")), id="not a number"),
        pytest.param({**with_argument(1), 3: 4}, id="key"),
    ],
)
def test_data_that_no_plan_holds(document: dict[Any, Any]) -> None:
    assert refused(document) in (["E0100"], ["E0105"], ["E0102", "E0103"])


def test_a_mapping_that_holds_itself() -> None:
    document: dict[str, Any] = {"turbo": 1, "name": "x"}
    document["phases"] = [document]
    assert refused(document) == ["E0100"]


def _read(document: str | bytes) -> None:
    """Reads what may or may not be a plan; anything but a plan or problems is a failure."""
    problems = problems_of(document)
    render_all(problems)
    json.dumps([problem.to_json() for problem in problems])


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_random_bytes(document: bytes) -> None:
    _read(document)


PIECES = """
turbo: 1|name: x|phases:|  - id: a|    tasks:|      - id: b|        shell: make|        when: inputs.n|${{ |}}|{|}|[|]
: |- |  |'|"|&a |*a|<<: |!!str |#|?|~|tasks.b.outputs.x|gate: |options: |then: continue|x-a: 1|finally: |needs: [b]
retry: 3|compensate: |secrets.t|é|%|@|`|>-|env: |service: |http: |when: |${x}|{{ x }}|$(x)|inputs: {n: 1}|- |command: [
"""
WORDS = st.sampled_from(
    [*PIECES.strip().replace("\n", "|").split("|"), "\n", "\n", "\t", "\x85", "\u2028", "\\", "|\n"]
)


@given(st.lists(WORDS, max_size=40).map("".join))
@settings(max_examples=200)
def test_random_pieces_of_plans(document: str) -> None:
    _read(document)


@given(st.data())
@settings(max_examples=200)
def test_the_release_plan_with_something_wrong_in_it(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(RELEASE) - 1))
    length = data.draw(st.integers(0, 40))
    piece = data.draw(WORDS)
    _read(RELEASE[:start] + piece + RELEASE[start + length :])


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    from turbo_mode.errors import NotFound

    with pytest.raises(NotFound):
        load_plan(tmp_path)


@pytest.mark.parametrize("key", ["env", "artifacts"])
@pytest.mark.parametrize("name", ["command", "args"])
def test_names_of_the_author_are_not_taken_for_keys(key: str, name: str) -> None:
    program = "effect: idempotent, shell: {command: [sh, -c, make]}"
    task = f"{{id: one, {program}, {key}: {{{name}: '${{{{ execution.id }}}}'}}}}"
    _read(one_phase(task))


@pytest.mark.parametrize("name", ["day(", "day[", "day*", "day\\", "(?P<day"])
def test_names_of_values_are_no_patterns(name: str) -> None:
    read = {"from": "d", "query": "select * from t where day = :days", "params": {name: 1}}
    plan = {"turbo": 1, "name": "a", "phases": [{"id": "b", "tasks": [{"id": "c", "read": read}]}]}
    assert "E0402" in {problem.code for problem in problems_of(json.dumps(plan), "plan.json")}
