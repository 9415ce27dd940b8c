"""What a program in a sandbox sees of the machine: places that are shown, and within them places that are cut out.

Shown are the system's folders, those of `PATH`, this Python, the folder of the plan. Cut out are the store, the
configuration, secrets in files, the user's home, the system's own secrets and sockets. A place that is shown and lies
in one that is cut out is seen nevertheless: the folder of a plan may lie in a home.
"""

from __future__ import annotations

import os
import pwd
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from turbo_mode.configuration.reading import FILE_VARIABLE, FILES
from turbo_mode.store.place import owners_folder

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt", "/etc", "/nix", "/gnu", "/sys")
_SYSTEM_SECRETS = (
    "/etc/shadow", "/etc/shadow-", "/etc/gshadow", "/etc/gshadow-", "/etc/sudoers", "/etc/sudoers.d", "/etc/ssh",
    "/etc/ssl/private", "/run", "/var/run",
)  # fmt: skip
_NAMES = "/etc/resolv.conf"


class Place(NamedTuple):
    """A real path (no link on the way), and whether it is shown or cut out."""

    path: str
    shown: bool


def shown(environment: Mapping[str, str], plan_dir: str) -> list[str]:
    """The places that a program sees; links among them are not yet followed."""
    programs = [each for each in environment.get("PATH", "").split(":") if os.path.isabs(each)]
    places = [*_SYSTEM, *programs, sys.prefix, sys.base_prefix, str(Path(__file__).parents[3]), plan_dir]
    return [os.path.normpath(each) for each in (*places, os.path.realpath(_NAMES)) if each and os.path.exists(each)]


def cut_out(store: Path, plan_dir: str, secrets: Iterable[Path]) -> list[str]:
    """The places that no program in a sandbox may see."""
    folders = {plan_dir, os.getcwd(), str(store.parent)}
    configured = [os.path.join(folder, name) for folder in folders for name in FILES]
    named = [os.environ[FILE_VARIABLE]] if os.environ.get(FILE_VARIABLE) else []
    return [
        str(store),
        str(owners_folder(store)),
        *map(str, secrets),
        *configured,
        *named,
        *_homes(plan_dir),
        *_SYSTEM_SECRETS,
    ]


def ordered(shown: Sequence[str], hidden: Sequence[str]) -> list[Place]:
    """All places that make a difference, each after those around it; what is cut out wins over the same one shown."""
    real = {os.path.realpath(path): True for path in shown}
    real |= {os.path.realpath(path): False for path in hidden if os.path.lexists(path)}
    found: list[Place] = []
    around: list[Place] = []
    for path in sorted(real, key=lambda path: path.split("/")):
        while around and not lies_in(path, around[-1].path):
            around.pop()
        place = Place(path, real[path])
        if place.shown != bool(around and around[-1].shown):
            found.append(place)
            around.append(place)
    return found


def lies_in(path: str, folder: str) -> bool:
    """Whether a path is a folder or something in it, by their names."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def links(shown: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those of the places that are links themselves, as `/bin` often is, and where they lead."""
    for path in dict.fromkeys(shown):
        folder = os.path.dirname(path)
        if os.path.islink(path) and os.path.realpath(folder) == folder:
            yield path, os.path.realpath(path)


def _homes(plan_dir: str) -> Iterator[str]:
    """The user's home; of one that is itself the folder of the plan, all names that begin with a dot."""
    for home in {os.path.expanduser("~"), pwd.getpwuid(os.getuid()).pw_dir}:
        if os.path.realpath(home) != os.path.realpath(plan_dir or "."):
            yield home
        else:
            yield from (entry.path for entry in os.scandir(home) if entry.name.startswith("."))
