"""A build backend (PEP 517) of one file: the same sources always make the same wheel, byte for byte.

``python3 backend.py DIRECTORY`` builds into a directory and prints the wheel's name and SHA-256 as JSON.
"""

import base64
import hashlib
import json
import os
import re
import sys
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PACKAGE = "tinyapi"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can express

WHEEL = "Wheel-Version: 1.0\nGenerator: backend\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class UnsupportedOperation(Exception):
    """PEP 517's way to say no."""


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """Build the wheel and return its file name. It appears whole or not at all."""
    version = _version()
    folder = Path(wheel_directory)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{PACKAGE}-{version}-py3-none-any.whl"
    unfinished = folder / f"{name}.{os.getpid()}.unfinished"
    _write(unfinished, _contents(version), f"{PACKAGE}-{version}.dist-info")
    unfinished.replace(folder / name)
    return name


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:
    """The sources are released as a wheel only."""
    raise UnsupportedOperation("tinyapi has no source distribution")


def _version() -> str:
    found = re.search(r'^__version__ = "(.+)"$', (ROOT / PACKAGE / "version.py").read_text(), re.MULTILINE)
    if found is None:
        raise ValueError(f"no version in {PACKAGE}/version.py")
    return found[1]


def _contents(version: str) -> dict[str, bytes]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / PACKAGE).rglob("*.py")}
    files[f"{PACKAGE}-{version}.dist-info/WHEEL"] = WHEEL.encode()
    files[f"{PACKAGE}-{version}.dist-info/METADATA"] = (
        f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {version}\nSummary: {project['description']}\n"
        f"License-Expression: {project['license']}\nRequires-Python: {project['requires-python']}\n"
    ).encode()
    return dict(sorted(files.items()))


def _write(path: Path, files: dict[str, bytes], info: str) -> None:
    record = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n".encode()}.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)  # stored as it is: compressors differ between machines
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, data)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    wheel = build_wheel(sys.argv[1])
    built = Path(sys.argv[1], wheel).read_bytes()
    print(json.dumps({"wheel": wheel, "sha256": hashlib.sha256(built).hexdigest()}))
