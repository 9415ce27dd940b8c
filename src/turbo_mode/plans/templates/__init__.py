"""Small good plans to begin with; ``turbo-mode init`` writes them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from turbo_mode.errors import Conflict, UsageError

TEMPLATES = {
    "hello": "two phases and a gate",
    "release": "build, test, put live, look, take back",
    "canary": "a new version beside the old one, compared",
    "agent": "a model proposes, a test judges, the plan decides",
}
"""Their names, and what each shows."""
_BESIDE = {"agent": ("answers.json",)}
"""Further files that a template needs."""


def write(folder: Path, template: str) -> list[Path]:
    """The files of a template, as ``plan.yaml`` and what is needed beside it. Nothing is ever overwritten.

    Raises ``Conflict`` if one of them is there already; then none is written.
    """
    if template not in TEMPLATES:
        raise UsageError(f"there is no template `{template}`", hint=f"there are {', '.join(TEMPLATES)}")
    source = files(__package__)
    texts = {"plan.yaml": source.joinpath(f"{template}.yaml").read_text(encoding="utf-8")}
    texts |= {name: source.joinpath(name).read_text(encoding="utf-8") for name in _BESIDE.get(template, ())}
    folder.mkdir(parents=True, exist_ok=True)
    there = [name for name in texts if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        raise Conflict(f"{folder / there[0]} is there already", hint="Nothing was written. Name another folder.")
    for name, text in texts.items():
        with (folder / name).open("x", encoding="utf-8") as file:
            file.write(text)
    return [folder / name for name in texts]
