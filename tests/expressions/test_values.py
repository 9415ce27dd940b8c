"""What expressions evaluate to, what they read, and what they say when there is no value."""

import copy
import json
from datetime import UTC, datetime

import pytest

from tests.expressions.release import BINDINGS, SCOPE
from turbo_mode.core.plan.expressions import ANY, EvaluationError, Scope, compile


def value(text: str) -> object:
    return compile(text, SCOPE).evaluate(BINDINGS)


def failure(text: str, bindings: dict[str, object] = BINDINGS) -> EvaluationError:
    with pytest.raises(EvaluationError) as caught:
        compile(text, SCOPE).evaluate(bindings)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inputs.version", "1.2"),
        ("inputs.n + 1", 4),
        ("inputs.rate * 100.0", 100.0),
        ("double(result.json.rate) * 100.0", 150.0),
        ("inputs.rate == 1", True),
        ("(inputs.rate + 1.0) * 2.0 == 4 && inputs.rate in [1, 2]", True),
        ("size(inputs.names) > 1.5", True),
        ("result.json.rate > 1", True),
        ("inputs.version == null || error == null", True),
        ("error != null && error.code == 'timeout'", False),
        ("tasks.?start.outputs.?pid.orValue('none')", "none"),
        ("tasks.?build.outputs.?size.orValue(0) + 1", 8),
        ("has(tasks.build.outputs.report.b) && !has(tasks.build.outputs.report.c)", True),
        ("tasks.?build.optMap(b, b.status).orValue('')", "COMPLETED"),
        ("tasks['build'].outputs['sha']", "abc"),
        ("(tasks.build).outputs.sha + ((result).files)['t']", "abcv"),
        ("tasks.build.outputs.probes.all(p, p.rate * 2.0 >= 1)", True),
        ("tasks.build.outputs.probes[0].rate * 2.0", 2.0),
        ("tasks.build.outputs.report.a.map(x, double(x) * 2.0)", [2.0, 4.0]),
        ("[1, 2].map(inputs, inputs + 1)", [2, 3]),
        ("keys(result.json.map).map(k, result.json.map[k])", [2, 1]),
        ("keys(result.files)", ["t"]),
        ("fromJson('[3, 4]').map(x, x)", [3, 4]),
        ("fromJson(toJson(result.json)) == result.json", True),
        ("toJson([result.json.map, null, 1.5])", '[{"a":2,"b":1},null,1.5]'),
        ("sum([1, 2.5])", 3.5),
        ("sum([])", 0.0),
        ("mean(result.json.list)", 2.0),
        ("quantile(result.json.list, 0.25)", 1.5),
        ("[3, 1, 2].slice(1, 3)", [1, 2]),
        ("result.json.list.slice(0, 0)", []),
        ("range(3).map(i, i * 2)", [0, 2, 4]),
        ("math.greatest(1, 2) == 2 && math.round(1.5) == 2.0", True),
        ("inputs.names.join(',').upperAscii()", "B,A"),
        ("'%s'.format([result.json.map])", "{a: 2, b: 1}"),
        ("now + duration('90s')", "2026-07-01T12:01:30Z"),
        ("[duration('1h30m'), duration('-0.5s')]", ["5400s", "-0.5s"]),
        ("now.getHours('+02:00')", 14),
        ("local(now, 'Europe/Berlin').hour * 100 + local(now, 'America/New_York').hour", 1408),
        ("local(now, 'Europe/Berlin').weekday", 3),
        ("type(error) == type(null)", True),
    ],
)
def test_an_expression_has_this_value(text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_the_keys_of_a_map_leave_sorted_at_every_depth() -> None:
    assert json.dumps(value("[result.json, {'z': {2: 1, 1: 1}}]")) == (
        '[{"list": [3, 1, 2], "map": {"a": 2, "b": 1}, "rate": 1.5}, {"z": {"1": 1, "2": 1}}]'
    )


@pytest.mark.parametrize("rate", [0, 1, 1.5, 2**60])
def test_a_declared_double_is_a_double_however_json_wrote_it(rate: float) -> None:
    bindings = {"inputs": {"rate": rate}}
    assert compile("inputs.rate * 100.0", SCOPE).evaluate(bindings) == rate * 100.0
    assert compile("double(result.json) * 2.0", SCOPE).evaluate({"result": {"json": rate}}) == rate * 2.0


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("tasks.build.outputs.sha != '' && inputs.n > 1", ["tasks.build.outputs.sha", "inputs.n"]),
        ("tasks.?start.outputs.?pid.orValue('')", ["tasks.start.outputs.pid"]),
        ("has(tasks.build.outputs.report.b)", ["tasks.build.outputs.report.b"]),
        ("tasks['build'].outputs.probes[0].rate > 1", ["tasks.build.outputs.probes"]),
        ("[1].map(tasks, tasks + inputs.n)", ["inputs.n"]),
        ("size(tasks)", ["tasks"]),
        ("1 + 1", []),
    ],
)
def test_a_program_tells_what_it_reads_and_needs_nothing_else(text: str, reads: list[str]) -> None:
    program = compile(text, SCOPE)
    assert [".".join(path) for path in program.reads] == reads
    needed: dict[str, object] = {}
    for path in program.reads:
        _copy(path, BINDINGS, needed)
    assert program.evaluate(needed) == program.evaluate(BINDINGS)


def _copy(path: tuple[str, ...], source: object, target: dict[str, object]) -> None:
    if isinstance(source, dict) and path[0] in source:
        if len(path) == 1:
            target[path[0]] = source[path[0]]
        else:
            inner = target.setdefault(path[0], {})
            assert isinstance(inner, dict)
            _copy(path[1:], source[path[0]], inner)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("result.files.whel != ''", "result.files has no `whel`; it has t", "result.files.whel"),
        ("inputs.n > 1 && error.code == 'x'", "error is null, so it has no `code`", "error.code"),
        ("tasks.start.outputs.pid", "tasks.start has no `outputs`; it has status", "tasks.start.outputs.pid"),
        ("result.json.rate.x", "result.json.rate is the number 1.5, so it has no `x`", "result.json.rate.x"),
        ("tasks.build.outputs.report.map(k, k)", "only a list can be walked", "tasks.build.outputs.report"),
    ],
)
def test_a_missing_path_is_explained_by_what_is_there(text: str, message: str, place: str) -> None:
    found = failure(text)
    assert message in found.message
    assert text[found.start : found.end] == place


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fromJson('{\"b\": 1}').map(k, k)", "a map is walked here"),
        ("[result.json.map, error].map(m, m.map(k, k))", "a map is walked here"),
        ("result.json.list.map(i, fromJson('{\"b\": 1}').map(k, k))", "a map is walked here"),
        ("9223372036854775807 + inputs.n", "integer overflow"),
        ("1 / (inputs.n - 3)", "divide by zero"),
        ("1.0 / 0.0", "inf"),
        ("result.json.rate && true", "`&&` needs true or false"),
        ("double(fromJson('\"x\"'))", "cannot convert string to double"),
        ("mean([])", "empty list"),
        ("mean(fromJson('[\"a\"]'))", "needs numbers"),
        ("quantile([1], 1.5)", "from 0 to 1"),
        ("[1].slice(0, 2)", "beyond a list of 1"),
        ("range(10001)", "10,000"),
        ("range(9000).all(i, true) && range(9000).all(i, true)", "too many items"),
        ("local(now, 'Europe/Berln')", "no time zone `Europe/Berln`"),
        ("fromJson('{')", "not JSON"),
        ("fromJson('123456789012345678901234567890')", "64 bits"),
        ("{1: 2, '1': 3}", "same text"),
        ("inputs.version.matches('(')", "regular expression"),
        ("result.json.list[9]", "index"),
    ],
)
def test_an_expression_without_a_value_says_why(text: str, message: str) -> None:
    assert message in failure(text).message


def test_what_is_not_needed_may_be_missing() -> None:
    assert compile("false && inputs.n > 1", SCOPE).evaluate({}) is False
    assert compile("inputs.n > 1 || true", SCOPE).evaluate({"inputs": {"n": "text"}}) is True
    assert failure("inputs.n > 1", {}).message == "`inputs` has no value here"


@pytest.mark.parametrize(
    ("number", "message"), [("3", "the text '3', not a whole number"), (1.5, "1.5"), (True, "true"), (2**64, "64 bits")]
)
def test_a_value_that_breaks_its_declaration_is_named(number: object, message: str) -> None:
    assert message in failure("inputs.n + 1", {"inputs": {"n": number}}).message


def test_integers_beyond_64_bits_are_refused_wherever_they_hide() -> None:
    assert "64 bits" in failure("result.json", {"result": {"json": 2**70}}).message
    assert "64 bits" in failure("result.json.x == 1", {"result": {"json": {"x": 2**70}}}).message


def test_a_regular_expression_takes_linear_time() -> None:
    program = compile("result.json.matches('(a+)+$')", SCOPE)
    assert program.evaluate({"result": {"json": "a" * 20_000 + "b"}}) is False


def test_a_huge_text_is_refused_at_the_door() -> None:
    assert "1,048,576" in failure("inputs.version == ''", {"inputs": {"version": "x" * 2_000_000}}).message


def test_a_text_that_looks_like_an_error_is_a_text() -> None:
    text = 'UNKNOWN: No value with name "_0" found in Activation'
    assert compile("error", SCOPE).evaluate({"error": text}) == text


def test_moments_may_be_bound_as_datetime_too() -> None:
    moment = datetime(2026, 7, 1, 12, 0, 0, 250_000, tzinfo=UTC)
    assert compile("now", SCOPE).evaluate({"now": moment}) == "2026-07-01T12:00:00.25Z"


def test_evaluating_changes_nothing_that_was_given() -> None:
    before = copy.deepcopy(BINDINGS)
    value("[tasks, inputs]")
    assert before == BINDINGS


def test_an_any_may_be_every_json_value() -> None:
    program = compile("x", Scope({"x": ANY}))
    examples: tuple[object, ...] = (None, True, 1, -1.5, "é", [], {}, [{"b": [None], "a": {}}])
    for example in examples:
        assert program.evaluate({"x": example}) == example
