"""The engine's side of sandboxes: which one this machine has, and how a shim starts a program in it.

==========  ==================================================  ====================================
road        by                                                  what it needs
==========  ==================================================  ====================================
bubblewrap  namespaces: nothing is there but what is shown      `bwrap`, and user namespaces
landlock    rights: nothing opens but what is shown             Linux 6.12
==========  ==================================================  ====================================

Beside these stand a filter of system calls, limits, and no capabilities (`confinement`). A program changes its
workspace, its outputs and a temporary folder of its own; what it reads is said in `sight`. The shim stays outside.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from turbo_mode.errors import TurboModeError
from turbo_mode.runtime.embedded import landlock, seccomp
from turbo_mode.runtime.embedded.confinement import FILTER_FD
from turbo_mode.runtime.embedded.durable import make_directory
from turbo_mode.runtime.embedded.shims import TEMPORARY, ShimSpec
from turbo_mode.runtime.embedded.sight import Place, lies_in, links, ordered

HINT = "install bubblewrap (apt install bubblewrap), or use Linux 6.12 or newer"
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_HOME = ".home"
_PROBE_SECONDS = 10.0


class SandboxMissing(TurboModeError):
    """This machine has no sandbox, and the program may not run without one."""

    code = "sandbox_missing"


class Here(NamedTuple):
    """The sandbox that this machine has, if any; ``program`` is bubblewrap's; ``why``: what can't be used, and why."""

    road: Literal["bubblewrap", "landlock", ""]
    program: str
    why: dict[str, str]


class Sight(Struct, frozen=True, kw_only=True):
    """What a program works with: absolute paths. ``hidden`` is cut out of what is ``shown``."""

    workspace: str
    outputs: str
    temporary: str
    shown: Sequence[str]
    hidden: Sequence[str]


def here() -> Here:
    """Which sandbox programs get. The first look takes about 30 ms where there is bubblewrap."""
    return _look(os.environ.get("PATH", os.defpath))


def required() -> Here:
    """The same. Raises ``SandboxMissing`` where there is none."""
    found = here()
    if not found.road:
        why = "; ".join(f"{road}: {reason}" for road, reason in found.why.items())
        said = f"it may run in a sandbox only, and this machine has none ({why}): {HINT}"
        raise SandboxMissing(said, hint=HINT)
    return found


def confined(spec: ShimSpec, sight: Sight) -> ShimSpec:
    """The same program in the sandbox of this machine. Raises ``SandboxMissing``."""
    found = required()
    places = ordered(sight.shown, sight.hidden)
    if found.road == "bubblewrap":
        argv = [*_bubblewrap(found.program), "--seccomp", str(FILTER_FD), *_mounts(places, sight)]
        argv += ["--chdir", spec.cwd, "--", *spec.argv]
        return structs.replace(spec, argv=argv, env=_at_home(spec.env, "/tmp"), sandbox={"road": "bubblewrap"})
    writable = [sight.workspace, sight.outputs, sight.temporary, *_DEVICES]
    sandbox = {"road": "landlock", **_rules(places), "writable": writable}
    return structs.replace(spec, env=_at_home(spec.env, sight.temporary), sandbox=sandbox)


def make_temporary(attempt_directory: Path) -> Path:
    """The temporary folder of an attempt's program, with a home in it."""
    make_directory(str(attempt_directory))
    folder = attempt_directory / TEMPORARY
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / _HOME).mkdir(mode=0o700, exist_ok=True)
    return folder


@lru_cache(maxsize=8)
def _look(path: str) -> Here:
    if not seccomp.is_known_here():
        return Here("", "", {"seccomp": f"the system calls of {os.uname().machine} are not known"})
    program = shutil.which("bwrap", path=path) or ""
    why = {"bubblewrap": _why_no_bubblewrap(program)}
    if not why["bubblewrap"]:
        return Here("bubblewrap", program, {})
    version = landlock.version()
    if version >= landlock.OLDEST:
        return Here("landlock", "", why)
    why["landlock"] = "this kernel is too old for it" if version else "this kernel has none"
    return Here("", "", why)


def _why_no_bubblewrap(program: str) -> str:
    if not program:
        return "not installed"
    if os.stat(program).st_mode & stat.S_ISUID:
        return f"{program} is set-uid, which no program of a task may be"
    probe = [*_bubblewrap(program), "--ro-bind", "/", "/", "--", sys.executable, "-I", "-S", "-c", ""]
    try:
        done = subprocess.run(
            probe, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_PROBE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem)
    said = done.stderr.strip().splitlines() or [f"it ends with {done.returncode}"]
    return said[-1] if done.returncode else ""


def _bubblewrap(program: str) -> list[str]:
    return [
        program, "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--die-with-parent", "--new-session", "--cap-drop", "ALL",
    ]  # fmt: skip


def _mounts(places: Sequence[Place], sight: Sight) -> list[str]:
    """What is there; a later mount lies over an earlier one."""
    mounts = ["--proc", "/proc", "--dev", "/dev", "--bind", sight.temporary, "/tmp", "--symlink", "../tmp", "/var/tmp"]
    for path, target in links(sight.shown):
        mounts += ["--symlink", target, path]
    for place in places:
        if place.shown:
            mounts += ["--ro-bind", place.path, place.path]
        else:
            mounts += ["--tmpfs", place.path] if os.path.isdir(place.path) else ["--ro-bind", os.devnull, place.path]
    for path in (sight.workspace, sight.outputs):
        mounts += ["--bind", path, path]
    for place in places:
        if not place.shown and os.path.isdir(place.path):
            mounts += ["--remount-ro", place.path]
    return [*mounts, "--remount-ro", "/proc", "--remount-ro", "/"]


def _rules(places: Sequence[Place]) -> dict[str, list[str]]:
    """What Landlock lets a program read. It can't take away, so around what is cut out the rest is given one by one."""
    hidden = {place.path for place in places if not place.shown}
    readable, listable = ["/proc"], []
    todo = [place.path for place in places if place.shown]
    while todo:
        path = todo.pop()
        if not any(lies_in(hole, path) for hole in hidden):
            readable.append(path)
            continue
        listable.append(path)
        with os.scandir(path) as entries:
            todo += [each.path for each in entries if each.path not in hidden and not each.is_symlink()]
    return {"readable": readable, "listable": listable}


def _at_home(environment: Mapping[str, str], temporary: str) -> dict[str, str]:
    """With a home and a temporary folder of its own, where the plan doesn't name others."""
    usual = {"HOME": f"{temporary}/{_HOME}", "TMPDIR": temporary}
    given = {name: text for name, text in environment.items() if name not in usual or text != os.environ.get(name)}
    return usual | given
