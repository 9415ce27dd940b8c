"""Texts that look as if they were filled in, and aren't: values spliced into programs, and other tools' templates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from turbo_mode.core.plan import model
from turbo_mode.core.plan.expression_paths import plain_path
from turbo_mode.core.plan.expressions import Expr, Scope
from turbo_mode.core.plan.nodes import Path, as_yaml
from turbo_mode.core.plan.positions import Report
from turbo_mode.core.regex import regex

_FOREIGN = regex(
    r"(?<![\$\{])\{(?:inputs|tasks|secrets|execution|item|matrix)\.[\w.]+\}(?!\})|\{\{[^{}]*\}\}|\$\{[A-Za-z_][\w.]*(?:[:?#%/+=-][^{}]*)?\}|\$\([^()\s][^()]*\)|<%[^<>]*%>"
    r"|[#%]\{\s*(?:inputs|tasks|secrets|execution|item|matrix)\.[\w.]+\s*\}|\$(?:inputs|tasks|secrets|execution)(?:\.\w+)+"
)
_IN_PROGRAM = regex(
    r"(?:(?<!\$)\{\{-?\s*|\$\(|\$\{\s*|<%=?\s*)"
    r"(?:inputs|tasks|secrets|phases|execution|params|parameters|steps|needs|workflow|github|matrix|item|variables|ctx)"
    r"[.(][\w.()-]*\s*(?:\}\}|\)|\}|%>)",
    re.ASCII,
)
"""A template of any tool that names a value of the plan."""
_GITHUB = regex(
    r"\$\{?(GITHUB_(?:OUTPUT|ENV|PATH|STEP_SUMMARY|WORKSPACE|SHA|REF|EVENT_PATH))\b\}?|::set-(?:output|env)"
)
_AS_FILE = 'an output is a file of its name: `echo value > "$TURBO_MODE_OUTPUTS/name"`, read as `result.files.name`'
_ROOTS = frozenset(
    ("inputs", "tasks", "phases", "execution", "item", "matrix", "environment", "outputs", "error", "now")
)
_TRANSLATED = tuple(
    (regex(pattern, re.ASCII), ours)
    for pattern, ours in (
        (r"(?:workflow|inputs)\.parameters\.(\w+)", r"inputs.\1"),
        (r"(?:params|parameters|variables|vars|var|values|github\.event\.inputs)\.(\w+)", r"inputs.\1"),
        (r"ctx\(\)\.(\w+)|ctx\((\w+)\)|ctx\.(\w+)|_\.(\w+)", r"inputs.\1\2\3\4"),
        (r"outputs\.(\w+)\.(?:vars\.|values\.)?(\w+)", r"tasks.\1.outputs.\2"),
        (r"(?:steps|tasks|needs|jobs)\.(\w+)\.(?:outputs|results)(?:\.parameters)?\.(\w+)", r"tasks.\1.outputs.\2"),
        (r"secret\(['\"](\w+)['\"]\)", r"secrets.\1"),
        (r"(?:item|loop\.item|each\.value|taskrun\.value)", "item"),
        (r"(?:ds|ts|ds_nodash|ts_nodash|execution_date|logical_date|workflow\.creationTimestamp)", "now"),
        (r"(?!item$|now$|date$|pwd$|whoami$|hostname$|uname$|id$)([A-Za-z_]\w*)", r"inputs.\1"),
    )
)
"""Expressions of other tools, the first that fits counts."""
_PATH = regex(r"\w+(?:\.\w+)*", re.ASCII)
_COMPARED = regex(r"[=!<>]=|[<>]")
_BRACES = regex(r"^(?:\{\{?-?=?|[$#%]\{|\$\(|\$(?=\w)|<%=?)\s*|\s*(?:-?\}\}|\}|\)|%>)$")
_VARIABLE = regex(r"\$[A-Z_][A-Z0-9_]*(?=/|$)")
_VARIABLE_INSIDE = regex(r"(?<![$\w])\$\{?[A-Z_][A-Z0-9_]{2,}\}?(?![\w{])")
_LOWER = regex(r"(?<![\w$])\$([a-z]\w*)(?!\w)", re.ASCII)
_OF_SHELLS = frozenset(("HOSTNAME", "PWD", "OLDPWD", "RANDOM", "SECONDS", "UID", "EUID", "PPID"))
_SENTENCES = frozenset(("http", "url", "message", "question", "concurrency", "key", "idempotencyKey"))
_LAST_NAME = regex(r"([A-Za-z_]\w*)\W*$")
_INTERPRETER = regex(r"(?:.*/)?(?:(?:ba|da|z|k|a)?sh|python[\d.]*|perl|ruby|node)")
_CODE_OPTION = regex(r"-[a-z]*[ce]")


def is_program_text(action: model.Action, path: Path, depth: int) -> bool:
    """An argument that is a program itself: what follows ``-c`` for an interpreter."""
    spec = action.shell if isinstance(action.shell, model.Shell) else action.service
    if spec is None or not spec.command or path[depth : depth + 1] not in (("shell",), ("service",)):
        return False
    if path[depth + 1 : depth + 2] not in (("command",), ("args",)):
        return False
    words = [*spec.command, *spec.args]
    index = int(path[-1]) + (len(spec.command) if path[depth + 1] == "args" else 0)
    interpreter = _INTERPRETER.fullmatch(spec.command[0])
    return index > 0 and interpreter is not None and _CODE_OPTION.fullmatch(words[index - 1]) is not None


def check_script(report: Report, path: Path, text: str) -> None:
    """E0301: a value in the text of a program. E0305: another tool's template, or its variable, in it."""
    for start, end in _holes(text):
        inner = text[start + 3 : end - 2].strip()
        what, whole = ("query", "query") if path[-1] == "query" else ("script", "program")
        report.error(
            "E0301", f"a value would be spliced into a {what}", path, at=(start, end),
            label=f"whoever controls this value would control the {whole}",
            help=f"pass it beside the {whole}, never inside it:\n{_beside(inner, what)}",
        )  # fmt: skip
    masked = _without(text, ()) if "${{" in text else text
    for match in _IN_PROGRAM.finditer(masked):
        inner = translated(_inside(match[0])) or "inputs.NAME"
        what, whole = ("query", "query") if path[-1] == "query" else ("script", "program")
        report.error(
            "E0305", f"`{match[0][:60]}` would stay as it is", path, at=match.span(), label="nothing is filled in here",
            help=f"pass it beside the {whole}:\n{_beside(inner, what)}",
        )  # fmt: skip


def _beside(expression: str, what: str) -> str:
    """How a value is given to a script, or to a query."""
    found = _LAST_NAME.search(expression)
    name = found[1] if found else "value"
    if what == "query":
        return f'params: {{{name}: "${{{{ {expression} }}}}"}}   and in the query :{name}'
    variable = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()
    return f'env: {{{variable}: "${{{{ {expression} }}}}"}}   and in the script "${variable}"'


def check_variables(report: Report, path: Path, text: str, known: Collection[str]) -> None:
    """E0305: a variable that GitHub Actions sets, and nobody here; ``known`` are those that the program is given."""
    for match in _GITHUB.finditer(text):
        if match[1] in known:
            continue
        outputs = match[1] in ("GITHUB_OUTPUT", None)
        report.error(
            "E0305", f"`{match[0]}` is known in GitHub Actions only", path, at=match.span(),
            label="nobody looks at it here" if match[1] is None else "there is no such variable",
            help=_AS_FILE if outputs else "give it to the program: `env: {NAME: value}`",
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
            help=f"{key}: {as_yaml(plain)}" if "\n" not in plain and len(plain) < 200 else "",
        )  # fmt: skip
        return True
    other = _FOREIGN.search(text)
    if other is None or other[0].startswith("$("):
        return False
    ours = translated(_inside(other[0])) or _inside(other[0])
    report.error(
        "E0305", f"`{other[0][:60]}` is another tool's template", path, at=other.span(), label=f"write `{ours}`",
        note="this key is an expression already",
    )  # fmt: skip
    return True


def foreign(report: Report, path: Path, text: str, holes: Iterable[Expr], scope: Scope) -> None:
    """E0305: other tools' templates in a text that may have ours."""
    masked = _without(text, holes)
    for match in _FOREIGN.finditer(masked):
        found = match[0]
        inside = _known_here(_inside(found), scope) or translated(_inside(found))
        command = found.startswith("$(") and not inside
        label = f"write `${{{{ {inside} }}}}`" if inside else ""
        if not label:
            label = "run it in a task of its own, and read its output" if command else "another tool's template"
        quoted = found.replace("\\", "\\\\").replace("'", "\\'")
        report.error(
            "E0305", f"`{found[:60]}` would stay as it is", path, at=match.span(), label=label,
            note="no shell sees this text" if found[0] == "$" else "",
            help=f"if these very characters are meant: ${{{{ '{quoted}' }}}}",
        )  # fmt: skip


def only_text(report: Report, path: Path, text: str, scope: Scope, secrets: Collection[str]) -> None:
    """E0306: a text that is the path of a value, and would stay the path."""
    root, _, rest = text.partition(".")
    if root == "secrets":
        if rest not in secrets:
            return
    elif plain_path(text, scope) is None if rest else text != "item" or "item" not in scope.variables:
        return
    report.error(
        "E0306", f"`{text[:80]}` is only text here", path, label=f"write `${{{{ {text} }}}}`",
        help=f"if these very characters are meant: ${{{{ '{text}' }}}}",
    )  # fmt: skip


def shell_variable(report: Report, path: Path, text: str, scope: Scope, inputs: Collection[str]) -> None:
    """E0305: a variable of a shell where no shell is: ``$HOME``, ``$HOME/bin``, and anywhere in a request."""
    if (named := _named(path, text, scope, inputs)) is not None:
        value, at = named
        report.error(
            "E0305", f"`{text[at[0] : at[1]]}` would stay as it is", path, at=at, label=f"write `${{{{ {value} }}}}`",
            note="no shell sees this text",
        )  # fmt: skip
        return
    sent = "http" in path and ("auth" in path or "headers" in path or "url" in path)
    found = _VARIABLE_INSIDE.search(text) if sent else _VARIABLE.match(text)
    if found is None:
        return
    name = found[0].strip("${}")
    report.error(
        "E0305", f"`{found[0]}` would stay as it is", path, at=found.span(), label="no shell sees this text",
        note="a shell sets it for itself; a script can hand it on as an output" if name in _OF_SHELLS
        else f"a program sees a variable of the engine's environment by `passEnv: [{name}]`",
        help=f"an input is `${{{{ inputs.NAME }}}}`; if these very characters are meant: ${{{{ '{found[0]}' }}}}",
    )  # fmt: skip


def _named(path: Path, text: str, scope: Scope, inputs: Collection[str]) -> tuple[str, tuple[int, int]] | None:
    """``$item``, with the value that it stands for: as the whole text, or anywhere in a URL or a message."""
    if not any(part[:1].islower() for part in text.split("$")[1:]):
        return None
    for found in _LOWER.finditer(text):
        name = found[1]
        value = name if name in scope.variables else f"inputs.{name}" if name in inputs else ""
        if value and (found[0] == text or path[-1] in _SENTENCES):
            return value, found.span()
    return None


def translated(inside: str) -> str:
    """What stands in another tool's template, as an expression of ours; empty where that isn't clear."""
    for pattern, ours in _TRANSLATED:
        if found := pattern.fullmatch(inside):
            return found.expand(ours)
    if negated := re.fullmatch(r"not\s+([\w.]+)", inside):
        return f"!{translated(negated[1]) or negated[1]}"
    if _COMPARED.search(inside):
        return re.sub(r"[\w.]+\.\w+", lambda path: translated(path[0]) or path[0], inside)
    return inside if inside.partition(".")[0] in _ROOTS and _PATH.fullmatch(inside) else ""


def _known_here(inside: str, scope: Scope) -> str:
    """A name that is known at this place as it stands, such as that of an item."""
    return inside if _PATH.fullmatch(inside) and plain_path(inside, scope) is not None else ""


def _inside(template: str) -> str:
    return _BRACES.sub("", template)


def _without(text: str, holes: Iterable[Expr]) -> str:
    """The text with blanks where our own templates and the literal ``$${{`` stand."""
    text = _blanked(text, ((text.rfind("${{", 0, hole.start), text.find("}}", hole.end) + 2) for hole in holes))
    return _blanked(text, _holes(text, literal=True))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in some places, which are given in order."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _holes(text: str, *, literal: bool = False) -> Iterator[tuple[int, int]]:
    """Where ``${{ }}`` stand, or the ``literal`` ones with a second ``$``."""
    end = 0
    while (start := text.find("${{", end)) >= 0:
        end = text.find("}}", start) + 2
        if end < 2:
            end = len(text)
        if (text[start - 1 : start] == "$") == literal:
            yield start, end
