"""Text with ``${{ ... }}`` in it."""

import pytest

from tests.expressions.release import BINDINGS, SCOPE
from turbo_mode.core.plan.expressions import Expr, ExpressionProblems, compile_template, parse_template


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain } text {", "plain } text {"),
        ("", ""),
        ("v${{ inputs.version }}", "v1.2"),
        ("${{ inputs.n }}", 3),
        ("${{ inputs.names }}", ["b", "a"]),
        ("${{inputs.n}}${{inputs.n}}", "33"),
        ("n=${{ inputs.n }} r=${{ inputs.rate }} t=${{ true }} e=${{ error }}.", "n=3 r=1.0 t=true e=."),
        ("names: ${{ inputs.names }} ${{ result.json.map }}", 'names: ["b","a"] {"a":2,"b":1}'),
        ("${{ {'a': {'b': 1}} }}", {"a": {"b": 1}}),
        ("${{ {'a': {'b': 1}}}}", {"a": {"b": 1}}),
        ("x ${{ '}}' + \"}}\" }} y", "x }}}} y"),
        ("${{ r'\\d}}' }}|", "\\d}}|"),
        ("cost: $${{ inputs.n }}", "cost: ${{ inputs.n }}"),
        ("$ {{ x }} ${ y }", "$ {{ x }} ${ y }"),
    ],
)
def test_a_template_is_filled(text: str, expected: object) -> None:
    found = compile_template(text, SCOPE).evaluate(BINDINGS)
    assert found == expected
    assert type(found) is type(expected)


def test_the_parts_know_their_place() -> None:
    text = "a ${{  inputs.n }} b"
    parts = parse_template(text)
    assert parts == ["a ", Expr("inputs.n", 7, 15), " b"]
    assert text[7:15] == "inputs.n"


def test_a_template_tells_what_it_reads() -> None:
    template = compile_template("${{ inputs.n }}-${{ inputs.version }}-${{ inputs.n }}", SCOPE)
    assert template.reads == (("inputs", "n"), ("inputs", "version"))
    assert not template.is_plain
    assert compile_template("$${{ no }}", SCOPE).is_plain


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("v${{ inputs.version", "E0303", "${{"),
        ("ok ${{ inputs.n }} and ${{ 'never }}", "E0401", "'"),
        ("a ${{ inputs.nn }}", "E0402", "inputs.nn"),
        ("a ${{ }}", "E0401", ""),
    ],
)
def test_a_mistake_in_a_template_has_its_place_in_the_whole_text(text: str, code: str, place: str) -> None:
    with pytest.raises(ExpressionProblems) as caught:
        compile_template(text, SCOPE)
    (found,) = caught.value.problems
    assert (found.code, text[found.start : found.end]) == (code, place)
