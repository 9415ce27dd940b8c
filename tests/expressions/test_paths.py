"""A plain path gives what the expression library gives for it: the same value, or the same error."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from turbo_mode.core.plan import expressions
from turbo_mode.core.plan.expression_paths import plain_path
from turbo_mode.core.plan.expressions import ANY, BOOL, DOUBLE, INT, STRING, EvaluationError, ListOf, Record, Scope

SHAPES = {"any": ANY, "text": STRING, "whole": INT, "real": DOUBLE, "yes": BOOL, "many": ListOf(ANY)}
SCOPE = Scope({"inputs": Record(SHAPES), "item": ANY})
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def _value(program: Any, bindings: dict[str, Any]) -> Any:
    try:
        return "value", repr(program.evaluate(bindings))
    except EvaluationError as error:
        return "error", str(error), error.missing


@given(st.sampled_from([*(f"inputs.{name}" for name in SHAPES), "item", "inputs.any.below"]), VALUES, st.booleans())
@example("inputs.any", 1 << 63, True)
@example("inputs.any", float("nan"), True)
@example("item", "\ud800", True)
@settings(max_examples=300)
def test_a_path_is_what_the_library_makes_of_it(text: str, value: Any, there: bool) -> None:
    assert plain_path(text, SCOPE) is not None
    inputs = dict.fromkeys(SHAPES, value) if there else {}
    bindings = {"inputs": inputs, **({"item": value} if there else {})}
    whole = expressions._compiled(text, SCOPE)
    ours = expressions.compile(text, SCOPE)
    assert _value(ours, bindings) == _value(whole, bindings)
    assert (ours.reads, ours.result_type, ours.ways) == (whole.reads, whole.result_type, whole.ways)
