"""Decisions that were put to the engine by hand, at the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from turbo_mode.cli.settings import current
from turbo_mode.cli.terminal import clean, wrap
from turbo_mode.core.resources import Resource
from turbo_mode.errors import UsageError
from turbo_mode.runtime.embedded.resources import told

ICONS = {"OPEN": "HELD", "CHOSEN": "CHOSEN", "VOID": "CANCELLED"}


def tell_made(found: Resource) -> int:
    """A decision that was made by hand."""
    out, data = current.out, found.data
    if current.json:
        out.say(json.dumps(told(found), ensure_ascii=False))
        return 0
    chosen = f"{out.sign('→', '->')} {clean(data['selection'])}" if data["selection"] else "waits for an answer"
    sure = f"  {data['confidence']:.2f} sure" if data["confidence"] is not None else ""
    out.say([out.icon(ICONS[found.status]), ("bold", f" {clean(data['question'])}"), ("cyan", f"  {found.id}")])
    out.say([("bold", f"  {chosen}"), ("dim", sure)])
    for line in wrap(clean(data["rationale"]), out.width - 4):
        out.say([("plain", f"    {line}")])
    return 0


def pair(text: str) -> tuple[str, str]:
    """``NAME=TEXT`` as the two. Raises ``UsageError``."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"`{text}` says no name", hint="write --context NAME=TEXT")
    return name, value


def read_json(file: str) -> dict[str, Any]:
    """The object in a file. Raises ``UsageError``."""
    try:
        said = json.loads(Path(file).read_text())
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        raise UsageError(f"{file} can't be read: {problem}") from None
    if not isinstance(said, dict):
        raise UsageError(f"{file} holds no object")
    return said
