"""Makes a PDF of a page, with a tool that is there anyway: a Chromium browser, or WeasyPrint."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from turbo_mode.errors import NotInstalled, RuntimeFault

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PATIENCE = 60
"""Seconds for one page."""


def pdf(page: str) -> bytes:
    """A page of HTML as PDF. Raises ``NotInstalled`` where there is no tool for it."""
    with TemporaryDirectory(prefix="turbo-mode-") as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        command = _command(source, target, Path(folder))
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False, cwd=folder)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise RuntimeFault(f"{command[0]} made no PDF: {error}") from None
        if not target.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise RuntimeFault(f"{command[0]} made no PDF: {said[-1] if said else f'exit code {done.returncode}'}")
        return target.read_bytes()


def _command(source: Path, target: Path, folder: Path) -> list[str]:
    if weasyprint := shutil.which("weasyprint"):
        return [weasyprint, str(source), str(target)]
    for name in BROWSERS:
        if browser := shutil.which(name):
            return [
                browser, "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri(),
            ]  # fmt: skip
    raise NotInstalled(
        "a PDF needs a Chromium browser or WeasyPrint, and neither is on the path",
        hint="install one of them, or take `--format html` and print that from any browser",
    )
