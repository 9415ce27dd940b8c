"""The files of a new plugin; ``turbo-mode plugins new`` writes them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from turbo_mode.core.regex import regex
from turbo_mode.errors import Conflict, UsageError

FILES = {
    "{module}.py": "plugin.py.txt",
    "test_{module}.py": "test_plugin.py.txt",
    "pyproject.toml": "pyproject.toml.txt",
    "turbo-mode.yaml": "turbo-mode.yaml.txt",
    "plan.yaml": "plan.yaml.txt",
}
"""What is written, and what it is made of."""
_NAME = regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def write(folder: Path, name: str) -> list[Path]:
    """A plugin with this name, such as ``issue-tracker``, and its tests. Nothing is ever overwritten.

    Raises ``UsageError`` for a name that can't be one, ``Conflict`` if one of the files is there; then none is written.
    """
    if not _NAME.fullmatch(name) or len(name) > 64:
        raise UsageError(f"`{name}` can't be the name of a plugin", hint="a-z, 0-9 and -, such as issue-tracker")
    words = name.split("-")
    module = "_".join(words)
    kind = "".join(word.title() for word in words) + "Plugin"
    source = files(__package__)
    texts = {}
    for target, template in FILES.items():
        text = source.joinpath(template).read_text(encoding="utf-8")
        for mark, said in (("@name@", name), ("@module@", module), ("@class@", kind)):
            text = text.replace(mark, said)
        texts[target.format(module=module)] = text
    folder.mkdir(parents=True, exist_ok=True)
    for target in texts:
        if (folder / target).exists() or (folder / target).is_symlink():
            raise Conflict(f"{folder / target} is there already", hint="Nothing was written. Name another folder.")
    for target, text in texts.items():
        with (folder / target).open("x", encoding="utf-8") as file:
            file.write(text)
    return [folder / target for target in texts]
