"""Makes a PDF of a page or a PNG of a picture, with a tool that is there anyway: a Chromium browser, or WeasyPrint."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from turbo_mode.errors import IntegrationError, NotInstalled

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PATIENCE = 60
"""Seconds for one page."""


def pdf(page: str) -> bytes:
    """A page of HTML as PDF. Raises ``NotInstalled`` where there is no tool for it."""

    def command(source: Path, target: Path) -> list[str]:
        if weasyprint := shutil.which("weasyprint"):
            return [weasyprint, str(source), str(target)]
        if browser := _browser(source, "--no-pdf-header-footer", f"--print-to-pdf={target}"):
            return browser
        raise NotInstalled(
            "a PDF needs a Chromium browser or WeasyPrint, and neither is on the path",
            hint="install one of them, or take `--format html` and print that from any browser",
        )

    return _made("PDF", page, "page.html", command)


def png(picture: str, width: int, height: int) -> bytes:
    """An SVG of that size as PNG, twice as fine. Raises ``NotInstalled`` where there is no tool for it."""

    def command(source: Path, target: Path) -> list[str]:
        size = ("--hide-scrollbars", "--force-device-scale-factor=2", f"--window-size={width},{height}")
        if browser := _browser(source, *size, f"--screenshot={target}"):
            return browser
        raise NotInstalled(
            "a PNG needs a Chromium browser, and none is on the path",
            hint="install one, or take a name that ends with .svg",
        )

    return _made("PNG", picture, "picture.svg", command)


def _made(kind: str, text: str, name: str, command: Callable[[Path, Path], list[str]]) -> bytes:
    with TemporaryDirectory(prefix="turbo-mode-") as folder:
        source, target = Path(folder, name), Path(folder, f"made.{kind.lower()}")  # which the browser wants to read
        source.write_text(text, encoding="utf-8")
        asked = command(source, target)
        try:
            done = subprocess.run(asked, capture_output=True, timeout=PATIENCE, check=False, cwd=folder)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise IntegrationError(f"{asked[0]} made no {kind}: {error}") from None
        if not target.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise IntegrationError(f"{asked[0]} made no {kind}: {said[-1] if said else f'exit code {done.returncode}'}")
        return target.read_bytes()


def _browser(source: Path, *options: str) -> list[str]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        return []
    profile = f"--user-data-dir={source.parent}/profile"
    return [found, "--headless", "--disable-gpu", "--no-sandbox", profile, *options, source.as_uri()]
