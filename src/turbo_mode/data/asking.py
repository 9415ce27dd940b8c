"""Queries that are JSON, with ``":name"`` where a parameter is to stand: its value alone, never more."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from turbo_mode.data.place import DataError


def asked(query: str, params: Mapping[str, Any], name: str, a_map: Callable[[Any], Any]) -> Any:
    """A query with its parameters in place. ``a_map``: what stands there for one that is a map.

    Raises ``DataError`` for what is no JSON, and for a parameter that isn't given.
    """
    try:
        read = json.loads(query)
    except (ValueError, RecursionError):
        raise DataError(f"{name}: its queries are written as JSON") from None
    return _bound(read, params, name, a_map)


def _bound(value: Any, params: Mapping[str, Any], name: str, a_map: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {key: _bound(each, params, name, a_map) for key, each in value.items()}
    if isinstance(value, list):
        return [_bound(each, params, name, a_map) for each in value]
    if not isinstance(value, str) or not value.startswith(":"):
        return value
    if value[1:] not in params:
        raise DataError(f"{name}: there is no parameter `{value[1:]}`")
    given = params[value[1:]]
    return a_map(given) if isinstance(given, dict) else given
