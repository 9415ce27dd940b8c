"""An environment of its own for each peer, so that their dependencies never meet ours or each other's."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PEERS = HERE / "peers"


def interpreter(peer: str) -> Path:
    """Say where the peer's Python is, or will be."""
    return HERE / ".venvs" / peer / "bin" / "python"


def ensure(peer: str) -> None:
    """Create the peer's environment from its pinned requirements, unless it is there already.

    Bytecode is compiled at once: no peer pays for that in its first cold start.

    Raises:
        CalledProcessError: the environment could not be made; `stderr` says why.
    """
    wanted = PEERS / peer / "requirements.txt"
    home = interpreter(peer).parent.parent
    installed = home / "requirements.txt"
    if installed.exists() and installed.read_text() == wanted.read_text():
        return
    print(f"Making the environment of {peer} …", flush=True)
    for command in _commands(home, wanted):
        subprocess.run(command, check=True, capture_output=True, text=True)
    shutil.copyfile(wanted, installed)


def ensure_ours() -> None:
    """Install this checkout as a user would, with nothing that only its developers need: for cold starts."""
    home = interpreter("ours").parent.parent
    uv = str(Path(sys.executable).with_name("uv"))
    install = [uv, "pip", "install", "--compile-bytecode", "--reinstall-package", "turbo-mode"]
    for command in (
        [uv, "venv", "--clear", "--python", sys.executable, str(home)],
        [*install, "--python", str(interpreter("ours")), str(HERE.parent)],
    ):
        subprocess.run(command, check=True, capture_output=True, text=True)


def _commands(home: Path, wanted: Path) -> list[list[str]]:
    """With uv where there is one, else with what Python brings along."""
    python = str(home / "bin" / "python")
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv:
        install = [uv, "pip", "install", "--compile-bytecode", "--python", python, "-r", str(wanted)]
        return [[uv, "venv", "--clear", "--python", sys.executable, str(home)], install]
    return [
        [sys.executable, "-m", "venv", "--clear", str(home)],
        [python, "-m", "pip", "install", "--quiet", "-r", str(wanted)],
    ]
