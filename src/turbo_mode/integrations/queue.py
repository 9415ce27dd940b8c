"""The port of message queues: what one has to do, and what it is given.

A queue is a folder beside this file, named for its ``type``: ``queue.py`` has a class ``Queue``, and ``manifest.toml``
says what it is, which settings it knows and which extra brings its client. Timeouts, attempts, order and secrets are
not its business: whoever carries events to it sees to them.
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from types import ModuleType
from typing import Any, Protocol, cast

import msgspec
from msgspec import Struct

from turbo_mode.errors import NotInstalled

Settings = Mapping[str, Any]
"""Keys of the configuration as they stand there, secrets revealed."""


class Message(Struct, frozen=True):
    """One event: ``id`` is the same however often it comes, ``key`` is what its order is about.

    ``headers`` say what a reader may want to know without looking into ``body``.
    """

    id: str
    event: str
    key: str
    body: bytes
    content_type: str
    headers: dict[str, str]


class Queue(Protocol):
    """A queue, on one asyncio loop. It connects when the first message comes, and again when it was cut off."""

    async def publish(self, message: Message) -> None:
        """Returns when the other side has it for good. Raises whatever keeps it from that."""

    async def close(self) -> None:
        """Leave; also if nothing was ever published."""


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """A key of the configuration: what it means, and whether it has to be there."""

    means: str
    required: bool = False


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a system is: its name, its ports, the extra with its client, the modules of that, and its settings.

    ``inbox`` are the settings where messages come in.
    """

    name: str
    about: str
    ports: list[str]
    extra: str
    modules: list[str]
    settings: dict[str, Setting]
    inbox: dict[str, Setting]


def manifest_of(type: str) -> Manifest:
    """The manifest of a queue that is there."""
    text = files(f"{__package__}.{_folder(type)}").joinpath("manifest.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Manifest)


def queue_of(type: str) -> Callable[[Settings], Queue]:
    """What makes a queue of this type. Raises ``NotInstalled``, with the line that brings its client."""
    return cast(Callable[[Settings], Queue], module_of(type, "queue").Queue)


def module_of(type: str, port: str) -> ModuleType:
    """The file of a port of a system. Raises ``NotInstalled``."""
    manifest = manifest_of(type)
    try:
        return importlib.import_module(f"{__package__}.{_folder(type)}.{port}")
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in manifest.modules:
            raise
        raise NotInstalled(
            f"the client of {manifest.name} is not installed", hint=f'pip install "turbo-mode[{manifest.extra}]"'
        ) from None


def _folder(type: str) -> str:
    return type.replace("-", "_")
