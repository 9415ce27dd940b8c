"""The core reads no clock, draws no number, opens no file: imports are held by contracts, calls by this."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CORE = Path(__file__).parents[2] / "src" / "turbo_mode" / "core"
CALLS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint", "id", "hash"}
ATTRIBUTES = {"now", "utcnow", "today", "urandom", "getenv", "environ", "uuid4", "uuid7", "monotonic", "perf_counter"}
ALLOWED = {
    ("shapes.py", "hash"): "shapes keep their hash, and nothing is ordered by it",
}
MODULES = sorted(CORE.rglob("*.py"))


def impurities(text: str, name: str = "module.py") -> list[str]:
    """What in a module's text could make two replays differ."""
    found = []
    for node in ast.walk(ast.parse(text)):
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if called in CALLS and (name, called) not in ALLOWED:
            found.append(f"{name}:{getattr(node, 'lineno', 0)}: {called}()")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ATTRIBUTES:
            found.append(f"{name}:{node.lineno}: .{node.func.attr}()")
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Set | ast.SetComp):
            found.append(f"{name}:{getattr(node, 'lineno', 0)}: walks over a set")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CORE)))
def test_the_core_is_pure(path: Path) -> None:
    assert impurities(path.read_text(), path.name) == []


@pytest.mark.parametrize(
    "text", ["open('x')", "import datetime\ndatetime.datetime.now()", "for x in {1, 2}: pass", "[y for y in {1, 2}]"]
)
def test_an_impure_module_is_found(text: str) -> None:
    assert impurities(text) != []
