"""Formatting never changes a plan, loses no comment, and has nothing to do the second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.language.marked import EXAMPLES
from tests.language.test_bent_plans import RELEASE, bent
from tests.language.test_hostile import WORDS
from turbo_mode.core.plan import model
from turbo_mode.core.plan.decode import decode
from turbo_mode.core.plan.positions import Positions
from turbo_mode.plans.formatting import formatted
from turbo_mode.plans.key_order import ranks
from turbo_mode.plans.unreadable import Unreadable
from turbo_mode.plans.yaml_nodes import read_yaml
from turbo_mode.plans.yaml_pieces import comments

pytestmark = pytest.mark.deep

MESSY = """\
# the file

---
turbo: 1


phases:   # all
  # the first phase

  - # about the item
    id: a
    tasks:
      # what it does
      - shell: |   # a script
          echo hi
          # in the script
           deeper


        # about the id
        id: one   # its name
        env: {B: "x",  # why b
              A: y}
        # commented out: key
      # an item that is gone
  # the second
  - tasks: [{id: two, shell: make, timeout: 5m,
      title: 'a very long title that goes on and on and on and on', env: {A: b}}]
    # about b
    id: b
    title: a title
      over two lines   # and its note
    when:
      # hidden
      inputs.n > 3
  -
      id: c
      tasks:
      - id: three
        shell: >-
            folded
            text

            more
      # below

      - {id: four, shell: {script: "a
         b", args: [
           x, y]}}
# the name
name: x
inputs:
    n:
        default: 3   # three
        type: integer
    "m": {default: y, type: string,}
# the end
"""

TIDY = """\
# the file

turbo: 1
# the name
name: x
inputs:
  n:
    type: integer
    default: 3       # three
  "m": {type: string, default: y}

phases:   # all
  # the first phase

  # about the item
  - id: a
    tasks:
      # what it does
      # about the id
      - id: one   # its name
        shell: |  # a script
          echo hi
          # in the script
           deeper
        env: {B: "x",  # why b
          A: y}
        # commented out: key
      # an item that is gone
  # the second
  # about b
  - id: b
    title: a title
      over two lines   # and its note
    # hidden
    when: inputs.n > 3
    tasks:
      - {id: two, title: 'a very long title that goes on and on and on and on', shell: make, env: {A: b}, timeout: 5m}
  - id: c
    tasks:
      - id: three
        shell: >-
          folded
          text

          more
      # below

      - id: four
        shell:
          script: "a
            b"
          args: [x, y]
# the end
"""

TEXTS = """\
turbo: 1
name: x
phases:
- id: a
  tasks:
  - id: keep
    shell: |+
      echo

      end

    # after it
    env:
      A: |2
          two spaces
        none
      B: >2-

           lead
         x
      C: ""
      D: 'it''s

        two   three'
      E: &anchor {X: y}
      F: *anchor
    x-note: mine
  - &t
    id: t2
    python: {call: "a:b", args: {x: [1,
        2], y: {}, z: [], q: "a # b", "k\\"": 'it''s'}}
"""


def _model(text: str) -> Any:
    root = read_yaml(text)
    return decode(Positions("plan", text, lambda: root)).plan


def _holds(text: str) -> str:
    """Every law at once; returns the formatted text."""
    result = formatted(text)
    assert _model(result) == _model(text)
    assert sorted(comments(result)) == sorted(comments(text))
    assert formatted(result) == result
    assert result.endswith("\n")
    return result


def test_a_messy_plan_is_tidied() -> None:
    assert _holds(MESSY) == TIDY


def test_texts_keep_every_character() -> None:
    result = _holds(TEXTS)
    assert "          A: |2\n              two spaces\n            none\n" in result
    assert result.index("x-note: mine") > result.index("F: *anchor")


@pytest.mark.parametrize("header", ["|", "|-", "|+", ">", "| # c", "|2"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n   ", "\n # d"])
def test_a_text_at_the_end_of_the_file_keeps_its_last_line_end(header: str, end: str) -> None:
    _holds(f"name: x\nturbo: {header}\n  one\n  two{end}")


def test_line_ends_of_windows_are_read() -> None:
    assert _holds(MESSY.replace("\n", "\r\n")) == TIDY


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_is_in_our_style(path: Path) -> None:
    assert _holds(path.read_text()) == path.read_text(), f"turbo-mode fmt {path}"


def test_what_has_an_alias_keeps_its_order() -> None:
    text = "turbo: 1\nphases:\n  - tasks: [&t {id: b, shell: x}, *t]\n    id: a\nname: x\n"
    assert _holds(text) == text


def test_keys_that_are_there_twice_or_unknown_stay_where_they_are() -> None:
    assert _holds("name: x\nname: y\nturbo: 1\n") == "name: x\nname: y\nturbo: 1\n"
    assert _holds("name: x\nfoo: 1\nturbo: 1\n") == "turbo: 1\nname: x\nfoo: 1\n"


def test_json_in_a_yaml_file_becomes_yaml_where_it_is_long() -> None:
    assert _holds('{"name": "x", "turbo": 1}') == '{"turbo": 1, "name": "x"}\n'
    assert _holds('{"name": "x", "turbo": 1, "title": "' + "long " * 40 + '"}').startswith('"turbo": 1\n"name": "x"\n')


@pytest.mark.parametrize("text", ["", "a: [", "a: !!str x", "a: 1\n---\nb: 2\n", "a: *b\n"])
def test_what_is_no_yaml_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Unreadable):
        formatted(text)


def test_the_order_names_only_keys_that_are_there() -> None:
    from turbo_mode.plans import key_order

    for record, keys in key_order._FIRST.items():
        known = set(model.Task.__struct_encode_fields__) if issubclass(record, model.Action) else set(ranks(record))
        assert set(keys) - {"done"} <= known


# -- laws --------------------------------------------------------------------------------------------------------------


@st.composite
def commented(draw: st.DrawFn) -> str:
    """A plan in some style of YAML, with comments and empty lines in all places."""
    source = draw(st.sampled_from(["dumped", "messy", "texts", "release"]))
    if source == "dumped":
        text = yaml.safe_dump(
            draw(st.just(RELEASE) | bent()),
            default_flow_style=draw(st.sampled_from([None, True, False])),
            width=draw(st.sampled_from([30, 60, 100, 1000])),
            indent=draw(st.integers(2, 5)),
            sort_keys=draw(st.booleans()),
            default_style=draw(st.sampled_from([None, None, "'", '"', "|", ">"])),
            allow_unicode=True,
        )
    else:
        text = {"messy": MESSY, "texts": TEXTS, "release": EXAMPLES[-1].read_text()}[source]
    lines = text.split("\n")
    for number in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(lines)))
        match draw(st.sampled_from(["own line", "behind", "empty"])):
            case "own line":
                lines.insert(at, " " * draw(st.integers(0, 12)) + f"# note {number}")
            case "behind" if at < len(lines):
                lines[at] += f"  # behind {number}"
            case _:
                lines.insert(at, "")
    return "\n".join(lines)


@given(commented())
@example("turbo: 1\nname: x # a\n  # b\n\n\n # c\n")
@example("a:\n  # one\n- b\n # two\n- c\n")
@example("a: # x\n  b # y\nc:\n  # z\n")
@settings(max_examples=100)
def test_a_plan_with_comments_anywhere(text: str) -> None:
    try:
        formatted(text)
    except Unreadable:
        return
    _holds(text)


@given(st.lists(WORDS | st.sampled_from([" # c", "# c\n", "\n\n", "  ", "    "]), max_size=40).map("".join))
@settings(max_examples=300)
def test_any_pieces_of_yaml(text: str) -> None:
    try:
        formatted(text)
    except Unreadable:
        return
    _holds(text)
