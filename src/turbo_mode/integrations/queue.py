"""The port of message queues: what one has to do, and what it is given.

A system is a folder beside this file, named for its ``type``: ``queue.py`` has a class ``Queue`` for what goes there,
``reader.py`` a class ``Reader`` for what is read, by tasks and where messages are waited for, and ``manifest.toml``
says what it is, which settings it knows and which extra brings its client. Timeouts, attempts, order and secrets are
not its business: whoever carries events to it sees to them.
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from types import ModuleType
from typing import Any, Literal, Protocol, cast

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
        """Returns when the other side has it for good. Raises whatever keeps it from that.

        ``IntegrationError`` is for what the other side has refused, so that it certainly hasn't got it.
        """

    async def close(self) -> None:
        """Leave; also if nothing was ever published."""


Port = Literal["queue", "reader"]


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """A key of the configuration: what it means, and whether it has to be there."""

    means: str
    required: bool = False


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a system is: its name, its ports, the extra with its client, the modules of that, and its settings.

    ``tried`` is against what it is tested.
    ``reader`` are the settings where messages are read. ``target`` is the setting that a task which writes may give by
    itself, ``path`` that of one which reads.
    """

    name: str
    about: str
    tried: str
    ports: list[Port]
    extra: str
    modules: list[str]
    settings: dict[str, Setting]
    reader: dict[str, Setting]
    target: str = ""
    path: str = ""

    def known(self, port: Port) -> dict[str, Setting]:
        """The settings that mean something to a port."""
        return self.settings if port == "queue" else self.reader


def manifest_of(type: str) -> Manifest:
    """The manifest of a system that is there."""
    text = files(f"{__package__}.{_folder(type)}").joinpath("manifest.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Manifest)


def queue_of(type: str) -> Callable[[Settings], Queue]:
    """What makes a queue of this type. Raises ``NotInstalled``, with the line that brings its client."""
    return cast(Callable[[Settings], Queue], module_of(type, "queue").Queue)


def module_of(type: str, port: Port) -> ModuleType:
    """The module of a system for one of its ports. Raises ``NotInstalled``."""
    manifest = manifest_of(type)
    try:
        return importlib.import_module(f"{__package__}.{_folder(type)}.{port}")
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in manifest.modules:
            raise
        raise NotInstalled(
            f"the client of {manifest.name} is not installed", hint=f'pip install "turbo-mode[{manifest.extra}]"'
        ) from None


def hidden_in(settings: Settings) -> list[str]:
    """What of the settings stands in no message of an error: the password, and who stands in the address."""
    user, found = str(settings.get("url", "")).rpartition("@")[0].rpartition("/")[2], [settings.get("password")]
    if password := user.partition(":")[2]:
        found += [user, password]
    return sorted((str(each) for each in found if each), key=len, reverse=True)


def without(hidden: Iterable[str], text: str) -> str:
    """A text in which none of these stands any more; the longest come first."""
    for each in hidden:
        text = text.replace(each, "***")
    return text


def _folder(type: str) -> str:
    return type.replace("-", "_")
