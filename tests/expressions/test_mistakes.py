"""Every mistake in an expression is found before anything runs, at its place, with the fix."""

import pytest

from tests.expressions.release import SCOPE
from turbo_mode.core.plan.expressions import (
    DOUBLE,
    INT,
    ExpressionProblem,
    ExpressionProblems,
    Record,
    Scope,
    compile,
)


def problem(text: str) -> ExpressionProblem:
    with pytest.raises(ExpressionProblems) as caught:
        compile(text, SCOPE)
    return caught.value.problems[0]


@pytest.mark.parametrize(
    ("text", "code", "place", "advice"),
    [
        ("inputs.n > 3 and inputs.n < 9", "E0401", "and", "write `&&`"),
        ("inputs.n > 3 or inputs.n < 9", "E0401", "or", "write `||`"),
        ("not inputs.n", "E0401", "not inputs.n", "write `!inputs.n`"),
        ("not inputs.n == 3 and true", "E0401", "not inputs.n == 3", "write `!(inputs.n == 3)`"),
        ("inputs.n = 3", "E0401", "=", "write `==`"),
        ("inputs.n >", "E0401", "", ""),
        ("'abc", "E0401", "'", ""),
        ("  ", "E0401", "  ", ""),
        ("input.n > 3", "E0402", "input", "did you mean `inputs`?"),
        ("'é' + inputs.verison", "E0402", "inputs.verison", "did you mean `version`?"),
        ("tasks.biuld.status", "E0402", "tasks.biuld", "did you mean `build`?"),
        ("lenght(inputs.version) > 3", "E0402", "lenght", "did you mean `size`?"),
        ("inputs.version.startWith('1')", "E0402", "startWith", "did you mean `startsWith`?"),
        ("inputs.names.existsOne(n, n == 'a')", "E0402", "existsOne", "did you mean `exists_one`?"),
        ("True", "E0402", "True", "did you mean `true`?"),
        ("Foo{a: 1}", "E0402", "Foo", ""),
        ("tasks.build.outputs.shaa", "E0403", "tasks.build.outputs.shaa", "did you mean `sha`?"),
        ("has(tasks.build.outputs.shaa)", "E0403", "tasks.build.outputs.shaa", "did you mean `sha`?"),
        ("tasks.?build.outputs.?shaa.orValue('')", "E0403", "tasks.?build.outputs.?shaa", "did you mean `sha`?"),
        ("tasks.build.outputs.probes.all(p, p.raet > 0)", "E0403", "raet", "did you mean `rate`?"),
        ("mean(inputs.names)", "E0405", "mean", ""),
        ("inputs.names.first", "E0403", "inputs.names.first", "take one item of the list first: [0]"),
        ("inputs.n.x", "E0403", "inputs.n.x", ""),
        ("(tasks.build).statos", "E0403", "statos", "did you mean `status`?"),
        ("inputs.version.all(c, true)", "E0405", "inputs", ""),
        ("double(now) * 2.0 == inputs.rate", "E0405", "double", ""),
        ("size(inputs.version) + '1' == '21'", "E0405", "+", "convert one side: string(x), int(x), double(x)"),
        ("inputs.version == 1", "E0405", "==", "convert one side: string(x), int(x), double(x)"),
        ("inputs.version in [1, 2]", "E0405", "in", "convert one side: string(x), int(x), double(x)"),
        ("inputs.n && true", "E0405", "&&", "both sides must be true or false"),
        ("inputs.n ? 1 : 2", "E0405", "?", ""),
        ("tasks.?build", "E0405", "tasks.?build", "end the optional access with `.orValue(...)`"),
        ("now.getHours('Europe/Berlin')", "E0405", "getHours", "use local(t, 'Europe/Berlin').hour"),
        ("b'abc'", "E0405", "b'abc'", "bytes can't be kept; turn them into text with string(...)"),
    ],
)
def test_a_mistake_is_named_at_its_place_with_the_fix(text: str, code: str, place: str, advice: str) -> None:
    found = problem(text)
    assert (found.code, text[found.start : found.end], found.help) == (code, place, advice)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("inputs.rate * 100", "write `inputs.rate * 100.0`"),
        ("inputs.n / inputs.rate", "write `double(inputs.n) / inputs.rate`"),
        ("(inputs.n + 1) * inputs.rate > 2.0", "write `double(inputs.n + 1) * inputs.rate`"),
        ("result.json.rate * 100.0", "write `double(result.json.rate) * 100.0`"),
        ("1 - result.json.rate", "write `1.0 - double(result.json.rate)`"),
        ("result.json.n % 2 == 0", "write `int(result.json.n) % 2`"),
        ("tasks.build.outputs.probes.map(p, p.rate * 2)", "write `p.rate * 2.0`"),
        ("inputs.n > 1 && size(inputs.names) + 1.5 > 2.0", "write `double(size(inputs.names)) + 1.5`"),
    ],
)
def test_arithmetic_that_works_with_1_and_fails_with_1_5_is_refused(text: str, advice: str) -> None:
    found = problem(text)
    assert (found.code, found.help) == ("E0407", advice)


@pytest.mark.parametrize(
    "text",
    [
        "{'b': 1, 'a': 2}.map(k, k)",
        "result.files.exists(k, k == 'a')",
        "(inputs.n > 1 ? result : result).map(k, k)",
        "[result.files][0].filter(k, true)",
        "tasks.build.all(k, true)",
        "items(result.files)",
    ],
)
def test_a_map_is_never_walked(text: str) -> None:
    found = problem(text)
    assert (found.code, found.help) == ("E0406", "iterate over keys(m), which are sorted")


def test_the_span_of_a_walked_map_is_the_whole_walk() -> None:
    text = "inputs.n > 1 && {'b': 1}.map(k, k) == []"
    found = problem(text)
    assert text[found.start : found.end] == "{'b': 1}.map(k, k)"


def test_all_names_that_are_wrong_are_reported_at_once() -> None:
    with pytest.raises(ExpressionProblems) as caught:
        compile("inputs.a + inputs.b + size(inputs.c)", SCOPE)
    assert [found.message for found in caught.value.problems] == [f"there is no input `{name}`" for name in "abc"]


def test_an_expression_has_a_largest_size_and_depth() -> None:
    assert "4 KiB" in problem("1 + " * 1500 + "1").message
    assert "nested too deeply" in problem("(" * 40 + "1" + ")" * 40).message


def test_a_place_is_right_after_line_breaks_comments_and_wide_characters() -> None:
    text = "'😀' == '' && // first\n inputs . n == 1 &&\n nope > 1"
    found = problem(text)
    assert text[found.start : found.end] == "nope"


def test_equal_scopes_share_a_program_and_different_ones_do_not() -> None:
    one, two = (Scope({"x": Record({"a": INT})}) for _ in range(2))
    assert one == two
    assert compile("x.a", one) is compile("x.a", two)
    assert compile("x.a", Scope({"x": Record({"a": DOUBLE})})).result_type == "double"
