"""Programs as text: which of them are worth a closer look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from turbo_mode.core.plan import model
from turbo_mode.core.plan.facts import Facts, Located, actions_of
from turbo_mode.core.plan.likeness import closest
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.regex import regex

GIVEN = frozenset((
    "PATH", "HOME", "LANG", "TMPDIR", "TRACEPARENT", "PWD", "OLDPWD", "IFS", "PPID", "OPTIND", "OPTARG", "OPTERR",
    "LINENO", "PS1", "PS2", "PS4", "TURBO_MODE_EXECUTION", "TURBO_MODE_TASK", "TURBO_MODE_ATTEMPT",
    "TURBO_MODE_IDEMPOTENCY_KEY", "TURBO_MODE_WORKSPACE", "TURBO_MODE_PLAN_DIR", "TURBO_MODE_OUTPUTS",
))  # fmt: skip
"""What every program sees, and what every shell sets by itself."""
_SHELLS = frozenset(("sh", "bash", "dash", "zsh", "ksh", "ash"))
_LIKE_BASH = frozenset(("bash", "zsh", "ksh"))
_WORDS = regex(r"(?:\$\{\{.*?\}\}|\S)+")
_WRITTEN = regex(r"\$\{?TURBO_MODE_OUTPUTS\}?\"?/([\w.-]+)", re.ASCII)
_READ = regex(r"\bresult\.files\.(\w+)", re.ASCII)
_SHORTEST = 4
"""So many words make two commands."""


def run(facts: Facts) -> None:
    """Reports E0305, W0519 to W0521, W0525 and W0526."""
    usual = facts.plan.execution_pipeline.defaults.interpreter
    for located in facts.all_tasks():
        for path, action, _ in actions_of(located.task, located.path):
            for key, spec in (("shell", action.shell), ("service", action.service)):
                if isinstance(spec, str):
                    _script(facts, located, action, spec, (*path, key), usual)
                elif spec is not None and spec.script:
                    _script(facts, located, action, spec.script, (*path, key, "script"), spec.interpreter or usual)
                elif spec is not None and spec.command and not spec.args and len(spec.command) == 1:
                    _apart(facts, spec.command[0], (*path, key, "command"))


def _script(
    facts: Facts, located: Located, action: model.Action, text: str, path: Path, interpreter: Sequence[str] | None
) -> None:
    if "TURBO_MODE_OUTPUTS" in text and not facts.is_broken(path):
        _files(facts, action, text, path)
    seen = (facts.plan.env, located.phase.env if located.phase else {}, action.env)
    unset = "$" in text and not all(name in GIVEN or any(name in each for each in seen) for name in _roughly(text))
    single = "\n" not in text.rstrip("\n") and len(text.split()) >= _SHORTEST
    if unset or single or "{{" in text or text.count('"') % 2 or text.count("'") % 2:
        shell = interpreter[0].rpartition("/")[2] if interpreter else "sh"
        if shell in _SHELLS and not facts.is_broken(path):
            from turbo_mode.core.plan.script_problems import look_closely  # most scripts need no closer look

            look_closely(facts, located, action, text, path, of_bash=shell in _LIKE_BASH)


def _apart(facts: Facts, text: str, path: Path) -> None:
    """W0526: the only text of a ``command`` has arguments in it."""
    words = _WORDS.findall(text)
    if len(words) < 2 or facts.is_broken(path):
        return
    listed = ", ".join(f'"{word}"' if "${{" in word else word for word in words)
    simple = not {'"', "'"} & set(text)
    facts.report.error(
        "W0526", f"there is hardly a program `{text[:64]}`", path, note="no shell takes this text apart",
        label=f"write `[{listed}]`" if simple else "each argument is a text of its own",
    )  # fmt: skip


def _files(facts: Facts, action: model.Action, text: str, path: Path) -> None:
    """W0525: an output reads a file that is called almost like one that the script writes."""
    written = set(_WRITTEN.findall(text))
    values = (each if isinstance(each, str) else each.value for each in action.outputs.values())
    for name in dict.fromkeys(name for value in values for name in _READ.findall(value)):
        meant = closest(name, written) if name not in written and not re.search(rf"\b{name}\b", text) else None
        if meant is not None:
            at = text.index(meant)
            facts.report.error(
                "W0525", f"nothing writes the file `{name}`", path, at=(at, at + len(meant)),
                label=f"did you mean `{name}`?", note=f"an output reads `result.files.{name}`",
            )  # fmt: skip


def _roughly(text: str) -> Iterator[str]:
    """What stands behind each ``$``, without a closer look."""
    for part in text.split("$")[1:]:
        word = part[1:] if part[:1] == "{" else part
        end = next((at for at, sign in enumerate(word) if not (sign.isalnum() or sign == "_")), len(word))
        yield word[:end]
