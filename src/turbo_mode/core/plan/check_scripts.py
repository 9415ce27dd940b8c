"""Programs as text: which of them are worth a closer look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from turbo_mode.core.plan import model
from turbo_mode.core.plan.facts import Facts, Located, actions_of
from turbo_mode.core.plan.nodes import Path

GIVEN = frozenset((
    "PATH", "HOME", "LANG", "TMPDIR", "TRACEPARENT", "PWD", "OLDPWD", "IFS", "PPID", "OPTIND", "OPTARG", "OPTERR",
    "LINENO", "PS1", "PS2", "PS4", "TURBO_MODE_EXECUTION", "TURBO_MODE_TASK", "TURBO_MODE_ATTEMPT",
    "TURBO_MODE_IDEMPOTENCY_KEY", "TURBO_MODE_WORKSPACE", "TURBO_MODE_PLAN_DIR", "TURBO_MODE_OUTPUTS",
))  # fmt: skip
"""What every program sees, and what every shell sets by itself."""
_SHELLS = frozenset(("sh", "bash", "dash", "zsh", "ksh", "ash"))
_LIKE_BASH = frozenset(("bash", "zsh", "ksh"))
_SHORTEST = 4
"""So many words make two commands."""


def run(facts: Facts) -> None:
    """Reports E0305 and W0519 to W0521."""
    usual = facts.plan.execution_pipeline.defaults.interpreter
    for located in facts.all_tasks():
        for path, action, _ in actions_of(located.task, located.path):
            for key, spec in (("shell", action.shell), ("service", action.service)):
                if isinstance(spec, str):
                    _script(facts, located, action, spec, (*path, key), usual)
                elif spec is not None and spec.script:
                    _script(facts, located, action, spec.script, (*path, key, "script"), spec.interpreter or usual)


def _script(
    facts: Facts, located: Located, action: model.Action, text: str, path: Path, interpreter: Sequence[str] | None
) -> None:
    seen = (facts.plan.env, located.phase.env if located.phase else {}, action.env)
    unset = "$" in text and not all(name in GIVEN or any(name in each for each in seen) for name in _roughly(text))
    single = "\n" not in text.rstrip("\n") and len(text.split()) >= _SHORTEST
    if unset or single or "{{" in text or text.count('"') % 2 or text.count("'") % 2:
        shell = interpreter[0].rpartition("/")[2] if interpreter else "sh"
        if shell in _SHELLS and not facts.is_broken(path):
            from turbo_mode.core.plan.script_problems import look_closely  # most scripts need no closer look

            look_closely(facts, located, action, text, path, of_bash=shell in _LIKE_BASH)


def _roughly(text: str) -> Iterator[str]:
    """What stands behind each ``$``, without a closer look."""
    for part in text.split("$")[1:]:
        word = part[1:] if part[:1] == "{" else part
        end = next((at for at, sign in enumerate(word) if not (sign.isalnum() or sign == "_")), len(word))
        yield word[:end]
