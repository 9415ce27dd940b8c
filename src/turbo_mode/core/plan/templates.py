"""Texts that look as if they were filled in, and aren't: values spliced into programs, and other tools' templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from turbo_mode.core.plan import model
from turbo_mode.core.plan.expressions import Expr
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.positions import Report

_FOREIGN = re.compile(r"\{\{[^{}]*\}\}|\$\{[A-Za-z_][\w.]*\}|\$\([^()\s][^()]*\)|<%[^<>]*%>")
_LAST_NAME = re.compile(r"([A-Za-z_]\w*)\W*$")
_INTERPRETER = re.compile(r"(?:.*/)?(?:(?:ba|da|z|k|a)?sh|python[\d.]*|perl|ruby|node)")
_CODE_OPTION = re.compile(r"-[a-z]*[ce]")


def is_program_text(action: model.Action, path: Path, depth: int) -> bool:
    """An argument that is a program itself: what follows ``-c`` for an interpreter."""
    spec = action.shell if isinstance(action.shell, model.Shell) else action.service
    if spec is None or not spec.command or path[depth + 1 : depth + 2] not in (("command",), ("args",)):
        return False
    words = [*spec.command, *spec.args]
    index = int(path[-1]) + (len(spec.command) if path[depth + 1] == "args" else 0)
    interpreter = _INTERPRETER.fullmatch(spec.command[0])
    return index > 0 and interpreter is not None and _CODE_OPTION.fullmatch(words[index - 1]) is not None


def check_script(report: Report, path: Path, text: str) -> None:
    """E0301: a value in the text of a program."""
    for start, end in _holes(text):
        if report.is_full:
            return
        inner = text[start + 3 : end - 2].strip()
        name = _LAST_NAME.search(inner)
        variable = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[1] if name else "value").upper()
        report.error(
            "E0301", "a value would be spliced into a script", path, at=(start, end),
            label="whoever controls this value would control the program",
            help=f'pass it beside the program, never inside it:\nenv: {{{variable}: "${{{{ {inner} }}}}"}}   '
            f'and in the script "${variable}"',
        )  # fmt: skip


def check_plain(report: Report, path: Path, text: str) -> None:
    """E0305: a template where nothing is filled in."""
    at = next(_holes(text), None)
    if at is None:
        return
    report.error(
        "E0305", f"`{path[-1] if isinstance(path[-1], str) else path[-2]}` is plain text: no value is filled in here",
        path, at=at, label="this would stay as it is",
        help="leave it out, or give the value to a task by `env:`",
    )  # fmt: skip


def unbraced(report: Report, path: Path, text: str) -> bool:
    """E0302 and E0305: an expression in brackets where an expression stands anyway; True if so."""
    key = path[-1]
    start = text.find("${{")
    if start >= 0:
        alone = text.strip().startswith("${{") and text.strip().endswith("}}") and text.count("${{") == 1
        plain = text.replace("${{", "").replace("}}", "").strip()
        plain = re.sub(r" +", " ", plain)
        risky = not alone and key in ("when", "expect", "done", "check")
        report.error(
            "E0302", f"`{key}` is already an expression", path, at=(start, start + 3), label="no ${{ }} here",
            note="in other tools this text would be non-empty, so it would always count as true" if risky else "",
            help=f"{key}: {plain}" if "\n" not in plain and len(plain) < 200 else "",
        )  # fmt: skip
        return True
    other = _FOREIGN.search(text)
    if other is None or other[0].startswith("$("):
        return False
    report.error(
        "E0305", f"`{other[0][:60]}` is another tool's template", path, at=other.span(),
        label="this key is an expression already", help=f"{key}: {_inside(other[0])}",
    )  # fmt: skip
    return True


def foreign(report: Report, path: Path, text: str, holes: Iterable[Expr]) -> None:
    """E0305: other tools' templates in a text that may have ours."""
    masked = _without(text, holes)
    for match in _FOREIGN.finditer(masked):
        found = match[0]
        inside = _inside(found)
        command = found.startswith("$(")
        advice = f"for an input write `${{{{ inputs.{inside} }}}}`" if re.fullmatch(r"\w+", inside) else ""
        if not advice and not command:
            advice = f"write `${{{{ {inside} }}}}`"
        if command:
            advice = "run the command in a task of its own, and read its output"
        quoted = found.replace("\\", "\\\\").replace("'", "\\'")
        report.error(
            "E0305", f"`{found[:60]}` would stay as it is", path, at=match.span(),
            label="no shell sees this text" if found[0] == "$" else "another tool's template",
            help=f"{advice}; if these very characters are meant: ${{{{ '{quoted}' }}}}",
        )  # fmt: skip


def _inside(template: str) -> str:
    return template.strip("${}()<%=> ").strip()


def _without(text: str, holes: Iterable[Expr]) -> str:
    """The text with blanks where our own templates and the literal ``$${{`` stand."""
    for hole in holes:
        start = text.rfind("${{", 0, hole.start)
        end = text.find("}}", hole.end) + 2
        text = text[:start] + " " * (end - start) + text[end:]
    for start, end in _holes(text, literal=True):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _holes(text: str, *, literal: bool = False) -> Iterator[tuple[int, int]]:
    """Where ``${{ }}`` stand, or the ``literal`` ones with a second ``$``."""
    end = 0
    while (start := text.find("${{", end)) >= 0:
        end = text.find("}}", start) + 2
        if end < 2:
            end = len(text)
        if (text[start - 1 : start] == "$") == literal:
            yield start, end
