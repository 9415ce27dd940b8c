"""TOML makes the same model, says where things stand, and has its own mistakes explained."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.marked import ALONE, problems_of, unmarked
from tests.language.tomls import as_toml
from tests.waiting import within
from turbo_mode.core.plan.nodes import Unusable, plain_value
from turbo_mode.core.plan.problems import render_all
from turbo_mode.errors import PlanInvalid
from turbo_mode.plans.reader import line_of, load_plan, parse_plan
from turbo_mode.plans.sources import Sources
from turbo_mode.plans.toml_nodes import read_toml
from turbo_mode.plans.unreadable import Unreadable
from turbo_mode.plans.yaml_nodes import read_yaml

HEAD = 'turbo = 1\nname = "test"\n'
TASK = '[[phases]]\nid = "a"\n[[phases.tasks]]\nid = "one"\n'


@pytest.mark.parametrize("headers", [True, False])
@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.parent.name)
def test_an_example_in_toml_is_the_same_plan(path: Path, headers: bool) -> None:
    loaded = load_plan(path)
    data: Any = plain_value(read_yaml(loaded.source))
    other = parse_plan(as_toml(data, headers=headers), "plan.toml")
    assert other.plan == loaded.plan
    assert other.digest == loaded.digest
    assert other.problems == []


def test_it_is_recognised_without_a_name() -> None:
    text = f'# mine\n\n{HEAD}{TASK}shell = "make"\n'
    assert parse_plan(text).plan == parse_plan(text.encode(), "plan.toml").plan


def test_where_text_is_wanted_the_source_text_is_taken() -> None:
    text = f"{HEAD}version = 1.10\ninputs.n = 3.0\n{TASK}shell = 'x'\nenv = {{A = true, B = 1_000, C = 0b11}}\n"
    plan = parse_plan(text, "plan.toml").plan
    assert (plan.version, plan.inputs["n"]) == ("1.10", "3.0")
    assert plan.phases[0].tasks[0].env == {"A": "true", "B": "1000", "C": "3"}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (f'{HEAD}{TASK}shell = "x"\n«timout» = "5m"\n', "E0102", "did you mean `timeout`?"),
        (f'{HEAD}{TASK}shell = "x"\ntimeout = «"10 minutes"»\n', "E0105", "write `10m`"),
        (f'{HEAD}{TASK}shell = "x"\nenv = {{A = "y", B = «["z"]»}}\n', "E0104", "expected text"),
        (f'{HEAD}{TASK}shell = "x"\nretry.«max» = 3\n', "E0102", "write `attempts`"),
        (f'{HEAD}{TASK}http.url = "http://x"\n«shell» = "x"\n', "E0108", "shell and http"),
        (f"{HEAD}inputs.n = 'x'\n{TASK}shell = '''\nset -x\necho «${{{{ inputs.n }}}}»\n'''\n", "E0301", "spliced"),
        (
            f'{HEAD}inputs.n = "x"\n{TASK}shell = """\necho "hi"\necho «${{{{ inputs.n }}}}»\n"""\n',
            "E0301",
            "spliced",
        ),
        (f'{HEAD}{TASK}shell = "x"\npython = {{call = "a:b", args = {{n = «inf»}}}}\n', "E0105", "finite"),
        (f'{HEAD}{TASK}shell = "x"\ntitle = «2024-01-01»\n', "E0100", '"2024-01-01"'),
        (f'{HEAD}{TASK}shell = "x"\ntitle = «1979-05-27 07:32:00»\n', "E0100", "quote it"),
        (f'{HEAD}{TASK}python = {{call = "a:b", args = {{at = «07:32:00»}}}}\n', "E0100", "quote it"),
        ("turbo = 1\nname«:» x\n", "E0100", "TOML writes `key = value`"),
        ("turbo = 1\nname = «[»1, 2\n".replace("«[»1, 2", "[1, «2»"), "E0100", "expected , or ]"),
        ('turbo = 1\nname = «"»x\n', "E0100", "never closed"),
        ('turbo = 1\nname = "x"\nphases = 1\n[[«phases»]]\n', "E0100", "no array of tables"),
        ('turbo = 1\nname = "x"\n«name» = "y"\n'.replace('«name» = "y"\n', 'name = "y"«\n»'), "E0100", "overwrite"),
    ],
)
def test_a_mistake_is_found_where_it_is(text: str, code: str, words: str) -> None:
    text, place = unmarked(text)
    problems = [problem for problem in problems_of(text, "plan.toml") if problem.code == code]
    assert problems, problems_of(text, "plan.toml")
    problem = problems[0]
    assert words in f"{problem.message} {problem.label} {problem.help}"
    if code != "E0108":  # it is about the whole task
        assert (problem.place.line, problem.place.column) == place[:2]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 100_000, id="deep arrays"),
        pytest.param("a = " + "{b = " * 100_000, id="deep tables"),
        pytest.param("a" + ".a" * 100_000 + " = 1", id="a long dotted key"),
        pytest.param("[" + "a." * 100_000 + "a]", id="a long header"),
        pytest.param("".join(f"[{'a.' * n}a]\n" for n in range(40)), id="ever deeper headers"),
        pytest.param("turbo = " + "9" * 100_000, id="a huge number"),
        pytest.param("turbo = 1\nname = '''" + "'" * 100_000, id="quotes"),
        pytest.param('turbo = 1\nname = """' + '\\"' * 100_000, id="escapes"),
        pytest.param("turbo = 1\n" + "name = 1\n" * 20_000, id="one key 20,000 times"),
        pytest.param("turbo = 1\n" + "[[phases]]\n" * 20_000, id="20,000 empty phases"),
        pytest.param("turbo = 1\n" + "".join(f"a.k{n} = 1\n" for n in range(20_000)), id="20,000 dotted keys"),
        pytest.param('turbo = 1\nname = "\\ud800"\n', id="half a character"),
        pytest.param('turbo = 1\nname = "\\U00110000"\n', id="no character"),
        pytest.param("turbo = 1\nname = nan\n", id="not a number"),
        pytest.param("turbo = 1\n= 1\n", id="no key"),
        pytest.param("turbo = 1\n[phases\n", id="an open header"),
        pytest.param("turbo = 1\r", id="a lone carriage return"),
    ],
)
def test_what_wants_to_be_expensive(text: str) -> None:
    with within(1.0):
        with pytest.raises(PlanInvalid) as caught:
            parse_plan(text, "plan.toml")
        assert len(render_all(caught.value.problems)) < 1_000_000


PIECES = st.sampled_from([
    "turbo = 1", "a", "b", "c", "a.b", '"a b"', "'x'", "=", " = ", "\n", "\n", "\n", "[", "]", "[[", "]]", "{", "}",
    ",", ".", "1", "1.5", "0x1F", "1_0", "true", '"t"', '"""', "'''", "\\n", "\\u00e9", "# c", "\r\n", "\t", "inf",
    "é", "[[a]]\n", "[a.b]\n", "x = 1\n", "y = [1, 2]\n", "z = {q = 1}\n", 'w = "v"\n', "v = '''\nl\n'''\n", "\\\n",
])  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400)
def test_the_standard_library_reads_the_same(text: str) -> None:
    try:
        node = read_toml(text)
    except Unreadable:
        return
    try:
        found = plain_value(node)
    except Unusable:  # infinite, or beyond 64 bits
        return
    assert found == tomllib.loads(text)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=5)
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, VALUES, max_size=5), st.booleans())
@settings(max_examples=200)
def test_what_was_written_is_read(data: dict[str, Any], headers: bool) -> None:
    assert plain_value(read_toml(as_toml(data, headers=headers))) == data


def test_later_errors_can_name_the_line_of_a_task() -> None:
    text = f'{HEAD}{TASK}shell = "x"\n'
    assert parse_plan(text, "plan.toml").place_of("one").line == 6
    assert line_of(Sources(text), "one") == 6
