"""Secrets: named in the plan, resolved just before an attempt, shown nowhere.

A plan holds references only. The performer resolves them at the last moment; what was resolved is remembered so that
everything which leaves the process can be masked.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NoReturn, get_args

from msgspec import Struct

from turbo_mode.core.plan.model import SecretSource
from turbo_mode.errors import IntegrationError
from turbo_mode.security.secret_stores import STORES, Unreadable, read

SOURCES: Final[tuple[str, ...]] = get_args(SecretSource)
"""Where a secret may be."""

SHORTEST: Final = 6
"""Characters. Masking anything shorter would black out ordinary text."""

LARGEST_FILE: Final = 64 * 1024
"""Bytes."""

SECRET_KEYS: Final = frozenset({"env", "headers", "auth", "config"})
"""Keys of a request in which a plan may name a secret. The same marker elsewhere is somebody's data."""


class SecretError(IntegrationError):
    """A secret can't be used."""

    code = "secret_error"


class SecretRef(Struct, frozen=True):
    """Where a secret is, and its name there: the engine's environment (``env``), a ``file``, one of ``STORES``."""

    source: str
    name: str


class Secret:
    """A value that shows itself as ``***`` in text, repr and format, and can be neither pickled nor encoded."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The plain text."""
        return self._value

    def __str__(self) -> str:
        return "***"

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return "***"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret can't be pickled or copied")


class SecretResolver:
    """Resolves the secrets that a plan declares, and those only; relative files are found from `folder`.

    Nothing is cached: a rotated secret is seen by the next attempt. Every value ever seen stays in `known`.
    """

    def __init__(
        self,
        declared: Mapping[str, SecretRef],
        *,
        folder: str | Path,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._declared = declared
        self._folder = folder
        self._environ = environ
        self._known: dict[str, None] = {}

    @property
    def known(self) -> tuple[str, ...]:
        """Every plain value that was resolved or remembered, for a redactor."""
        return tuple(self._known)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files in which declared secrets lie."""
        refs = self._declared.values()
        return tuple(Path(self._folder, Path(ref.name).expanduser()) for ref in refs if ref.source == "file")

    def remember(self, value: str) -> None:
        """Have `value` masked too, such as a secret output that was unsealed."""
        self._known.setdefault(value)

    def resolve(self, name: str) -> Secret:
        """The value of the secret that the plan calls `name`. Raises `SecretError`, which never holds the value."""
        ref = self._declared.get(name)
        if ref is None:
            raise SecretError(f"secret `{name}` is not declared", hint="declare it under `secrets:` in the plan")
        value = self._read(name, ref)
        if len(value) < SHORTEST:
            raise _error(
                name, ref, f"is shorter than {SHORTEST} characters", "it could not be masked: use a longer one"
            )
        if "\0" in value:
            raise _error(name, ref, "holds a NUL character", "encode it, e.g. as base64")
        self.remember(value)
        return Secret(value)

    def _read(self, name: str, ref: SecretRef) -> str:
        if ref.source == "file":
            return _read_file(name, ref, Path(self._folder, Path(ref.name).expanduser()))
        if ref.source in STORES:
            try:
                return read(ref.source, ref.name)
            except Unreadable as why:
                raise _error(name, ref, why.problem, why.hint) from None
        if ref.source != "env":
            raise _error(name, ref, "has an unknown source", f"use one of {', '.join(SOURCES)}")
        value = self._environ.get(ref.name)
        if value is None:
            raise _error(name, ref, "is not set", f"set {ref.name} in the environment that starts turbo-mode")
        return value


def reveal(value: Any, lookup: Callable[[str], Secret], unseal: Callable[[str], str] | None = None) -> Any:
    """`value` with each rendered secret turned into plain text, at any depth.

    ``{"$secret": ["Bearer ", {"ref": "token"}]}`` becomes text through `lookup`; ``{"$sealed": "…"}`` and
    ``{"sealed": "…"}`` inside such a list through `unseal`. Raises `SecretError` for what can't be resolved.
    """
    if isinstance(value, dict):
        match value:
            case {"$secret": list(parts)} if len(value) == 1:
                return "".join(_part(part, lookup, unseal) for part in parts)
            case {"$sealed": str(sealed)} if len(value) == 1:
                return _part({"sealed": sealed}, lookup, unseal)
        return {key: reveal(item, lookup, unseal) for key, item in value.items()}
    if isinstance(value, list):
        return [reveal(item, lookup, unseal) for item in value]
    return value


def reveal_request(
    request: Mapping[str, Any],
    lookup: Callable[[str], Secret],
    unseal: Callable[[str], str] | None = None,
) -> dict[str, Any]:
    """`request` with its secrets revealed where a plan may name them (`SECRET_KEYS`) and nowhere else.

    Elsewhere the marker can only be data that looks like one. Revealing it in a body would let any server that
    answers ``{"$secret": [{"ref": "token"}]}`` have the token sent to it by the next task.
    """
    return {key: reveal(item, lookup, unseal) if key in SECRET_KEYS else item for key, item in request.items()}


def _part(part: Any, lookup: Callable[[str], Secret], unseal: Callable[[str], str] | None) -> str:
    match part:
        case str():
            return part
        case {"ref": str(name)}:
            return lookup(name).reveal()
        case {"sealed": str(sealed)} if unseal is not None:
            return unseal(sealed)
        case {"sealed": str()}:
            raise SecretError("a sealed output can't be opened here", hint="the key of this store is needed")
    raise SecretError("a rendered secret is damaged", hint="this is a bug: please report it")


def _read_file(name: str, ref: SecretRef, path: Path) -> str:
    try:
        # NONBLOCK: a pipe in the file's place must not hang us.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        if path.is_symlink():
            raise _error(name, ref, "is a symbolic link", "name the file itself") from None
        reason = os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else "not a path"
        raise _error(name, ref, f"can't be read ({reason})", f"it is looked for at {path}") from None
    try:
        _check_file(name, ref, os.fstat(descriptor))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(LARGEST_FILE + 1)
    finally:
        os.close(descriptor)
    if len(data) > LARGEST_FILE:
        raise _error(name, ref, f"is larger than {LARGEST_FILE // 1024} KiB", "a secret is a short text")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise _error(name, ref, "is not UTF-8 text", "encode it, e.g. as base64") from None
    return text.removesuffix("\n").removesuffix("\r")


def _check_file(name: str, ref: SecretRef, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _error(name, ref, "is not a regular file", "name a plain file")
    if status.st_uid != os.geteuid():
        raise _error(name, ref, "belongs to somebody else", "it must belong to the user that runs turbo-mode")
    if status.st_mode & 0o077:
        raise _error(name, ref, "is open to others", f"chmod 600 {ref.name}")


def _error(name: str, ref: SecretRef, problem: str, hint: str) -> SecretError:
    return SecretError(f"secret `{name}` ({ref.source} {ref.name}) {problem}", hint=hint)
