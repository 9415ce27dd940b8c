"""Whatever somebody types, and whatever a task returns, the answer is a value or one of our own errors."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.expressions.release import BINDINGS, SCOPE
from turbo_mode.core.plan.expressions import (
    EvaluationError,
    ExpressionProblem,
    ExpressionProblems,
    compile,
    compile_template,
    parse_template,
)

WORDS = """inputs.n inputs.rate inputs.version inputs.names tasks.build.outputs.probes tasks.?start.outputs.?pid error
    result.json.rate result.json.list result.json.map result.files now 1 2.5 'a' "é" null true [] {} {'a':1} [1,2] _0 p
    + - * / % == != < <= in && || ! ? : ( ) [ ] { } , . .? [? .map(p, .all(p, .filter(p, has( size( keys( sum( toJson(
    fromJson( double( int( string( .orValue( .items() local( .join(',') .optMap(p, and = // \\ ' ` $ @""".split()  # noqa: SIM905
# Enough of the language that many texts compile, and enough rubbish that most don't.
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*WORDS, "\n"]), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abn"), inner, max_size=3),
    max_leaves=6,
)


def check_place(start: int, end: int, text: str) -> None:
    assert 0 <= start <= end <= len(text)


def check(problems: list[ExpressionProblem], text: str) -> None:
    assert problems
    for problem in problems:
        assert problem.code in {"E0303", "E0401", "E0402", "E0403", "E0405", "E0406", "E0407"}
        check_place(problem.start, problem.end, text)
        assert problem.message


@given(texts)
@settings(max_examples=400)
def test_any_text_is_an_expression_or_a_list_of_problems(text: str) -> None:
    try:
        program = compile(text, SCOPE)
    except ExpressionProblems as error:
        check(error.problems, text)
        return
    try:
        program.evaluate(BINDINGS)
    except EvaluationError as error:
        check_place(error.start, error.end, text)


@given(st.lists(st.one_of(texts, texts.map(lambda text: f"${{{{ {text} }}}}"), st.just("$")), max_size=4).map("".join))
@settings(max_examples=200)
def test_any_template_is_filled_or_refused(text: str) -> None:
    try:
        template = compile_template(text, SCOPE)
        template.evaluate(BINDINGS)
    except ExpressionProblems as error:
        check(error.problems, text)
    except EvaluationError:
        pass


@given(st.lists(st.text(max_size=8), max_size=4))
def test_text_without_holes_stays_as_it_is(parts: list[str]) -> None:
    text = "".join(parts).replace("${{", "")
    if "${{" not in text:
        assert "".join(str(part) for part in parse_template(text)) == text


@given(json_values, st.sampled_from(["error.a", "error", "error == 1", "error.map(p, p)", "toJson(error)", "error.?a"]))
@settings(max_examples=300)
def test_any_json_value_may_come_in(value: object, text: str) -> None:
    program = compile(text + ".orValue(1)" if ".?" in text else text, SCOPE)
    try:
        program.evaluate({"error": value})
    except EvaluationError as error:
        check_place(error.start, error.end, program.text)
