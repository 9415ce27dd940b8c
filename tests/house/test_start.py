"""A command begins at once: it compiles no regular expression in vain, and imports no engine to look on."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from turbo_mode.core import regex

SOURCE = Path(regex.__file__).parents[1]
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "regex(" in path.read_text()]
HELLO = Path(__file__).parents[2] / "examples" / "hello" / "plan.yaml"


def compiled_at_import(text: str) -> list[int]:
    """The lines at which a module compiles a regular expression when it is imported."""
    return [
        node.lineno
        for node in _outside_functions(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    ]


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _outside_functions(child)


def test_nothing_is_compiled_at_import() -> None:
    found = {str(path): compiled_at_import(path.read_text()) for path in sorted(SOURCE.rglob("*.py"))}
    assert {path: lines for path, lines in found.items() if lines} == {}
    assert compiled_at_import("class A:\n    x = [re.compile('a')]\n\ndef f():\n    re.compile('b')") == [2]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_what_is_compiled_later_can_be(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
    for value in vars(module).values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, regex._Later):
                assert each.groups >= 0, each


def test_a_pattern_is_compiled_once_and_is_all_that_one_of_re_is() -> None:
    pattern = regex.regex(r"(?P<word>[a-z]+)")
    assert pattern.fullmatch("abc")
    assert not pattern.fullmatch("1")
    assert pattern.fullmatch is pattern.fullmatch
    assert pattern.sub("-", "a1b") == "-1-"
    assert (pattern.pattern, dict(pattern.groupindex)) == (r"(?P<word>[a-z]+)", {"word": 1})
    assert regex.regex(rb"\d").search(b"a1")


@pytest.mark.parametrize("command", [["list"], ["show"], ["decisions"], ["logs"]])
def test_who_looks_on_needs_no_engine(command: list[str], tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    turbo_mode = [sys.executable, "-m", "turbo_mode"]
    subprocess.run([*turbo_mode, "run", str(HELLO), "--store", store, "-q"], check=True, capture_output=True)
    unwanted = ["turbo_mode.runtime.embedded.engine", "turbo_mode.runtime.embedded.runtime", "yaml"]
    code = (
        f"import sys; from turbo_mode.cli import main; code = main({[*command, '--store', store]}); "
        f"print(code, [name for name in {unwanted} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert said.stdout.splitlines()[-1] == "0 []", said.stderr
