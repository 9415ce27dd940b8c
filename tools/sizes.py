"""Fails when a module, a function or a class has outgrown what one sitting can take in."""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

MODULE = 500
FUNCTION = 60
PUBLIC_METHODS = 15
FORBIDDEN = {"utils", "common", "helpers", "base", "manager", "misc"}
EXCEPTIONS: dict[str, str] = {
    "src/turbo_mode/core/plan/model.py": "every key of the language, one record after another, in one place",
}
"""Path or ``path:name`` to the reason why it may be larger."""


def problems(path: Path, text: str) -> list[str]:
    """What is too large in one module."""
    found = []
    lines = text.count("\n")
    if lines > MODULE and str(path) not in EXCEPTIONS:
        found.append(f"{path}: {lines} lines, {MODULE} at most")
    if path.stem in FORBIDDEN:
        found.append(f"{path}: the name says nothing about what is in it")
    for node in ast.walk(ast.parse(text)):
        name = f"{path}:{getattr(node, 'name', '')}"
        if name in EXCEPTIONS:
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1 - _docstring(node)
            if size > FUNCTION:
                found.append(f"{name}: {size} lines without its docstring, {FUNCTION} at most")
        if isinstance(node, ast.ClassDef):
            functions = [each for each in node.body if isinstance(each, ast.FunctionDef)]
            methods = [each for each in functions if not each.name.startswith("_")]
            if len(methods) > PUBLIC_METHODS:
                found.append(f"{name}: {len(methods)} public methods, {PUBLIC_METHODS} at most")
    return found


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0


def main() -> int:
    """Check everything under src; print the median on the way."""
    paths = sorted(Path("src").rglob("*.py"))
    texts = {path: path.read_text() for path in paths}
    found = [problem for path, text in texts.items() for problem in problems(path, text)]
    sizes = [text.count("\n") for text in texts.values() if text.count("\n") > 3]
    print(f"{len(sizes)} modules, median {statistics.median(sizes):.0f} lines, largest {max(sizes)}")
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
