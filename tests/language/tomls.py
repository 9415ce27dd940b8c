"""Writes TOML, to see what is read of it: tables with headers, or everything on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any


def as_toml(data: dict[str, Any], *, headers: bool = True) -> str:
    """A plan, or any other mapping without ``null``."""
    lines = _table(data, "") if headers else (f"{_key(key)} = {_value(value)}" for key, value in data.items())
    return "\n".join(lines) + "\n"


def _table(data: dict[str, Any], path: str) -> Iterator[str]:
    later = {key: value for key, value in data.items() if _has_header(value)}
    yield from (f"{_key(key)} = {_value(value)}" for key, value in data.items() if key not in later)
    for key, value in later.items():
        name = f"{path}.{_key(key)}".lstrip(".")
        for item in value if isinstance(value, list) else [value]:
            yield from ("", f"[[{name}]]" if isinstance(value, list) else f"[{name}]")
            yield from _table(item, name)


def _has_header(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)
    )


def _key(key: str) -> str:
    return (
        key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")
    )


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str) and "\n" in value and _is_plain(value):
        return f"'''\n{value}'''"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_plain(text: str) -> bool:
    return "'''" not in f"{text}'" and all(sign == "\n" or sign.isprintable() for sign in text)
