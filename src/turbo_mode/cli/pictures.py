"""What our pictures have in common: SVG of our own, light or dark as its reader has it, no script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from turbo_mode.core.regex import regex

_BROKEN = regex(r"[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIZE = regex(r'width="(\d+)" height="(\d+)"')
_LIGHT = {
    ".page": "fill:#ffffff", "text": "fill:#1f2328", ".quiet": "fill:#59636e", ".line": "stroke:#d0d7de",
    ".strong": "stroke:#59636e", ".runs": "fill:#2da44e", ".waits": "fill:#d0d7de", ".pauses": "fill:#d4a72c",
    ".asks": "fill:#a475f9", ".failed": "fill:#cf222e", ".ahead": "fill:#54aeff", ".odd": "fill:#bf3989",
    ".undoes": "fill:#1b7c83",
}  # fmt: skip
_DARK = {
    ".page": "fill:#0d1117", "text": "fill:#e6edf3", ".quiet": "fill:#9198a1", ".line": "stroke:#3d444d",
    ".strong": "stroke:#9198a1", ".runs": "fill:#2ea043", ".waits": "fill:#3d444d", ".pauses": "fill:#bb8009",
    ".asks": "fill:#8957e5", ".failed": "fill:#da3633", ".ahead": "fill:#1f6feb", ".odd": "fill:#db61a2",
    ".undoes": "fill:#39c5cf",
}  # fmt: skip
_ALWAYS = (
    "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}.name{font-weight:600}"
    ".small{font-size:11px}.large{font-size:18px}.line,.strong{fill:none;stroke-width:1}.faint{opacity:.35}"
)


def picture(width: float, height: float, title: str, body: Iterable[str]) -> str:
    """A whole SVG."""
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title">',
        f'<title id="title">{text(title)}</title>',
        f"<style>{_ALWAYS}{_rules(_LIGHT)}@media (prefers-color-scheme:dark){{{_rules(_DARK)}}}</style>",
        '<rect class="page" width="100%" height="100%"/>', *body, "</svg>\n",
    ])  # fmt: skip


def save(drawn: str, file: Path) -> None:
    """Write an SVG, as PNG if the name of the file ends so. Raises ``NotInstalled`` where there is no tool for that."""
    if file.suffix.lower() != ".png":
        file.write_text(drawn, encoding="utf-8")
        return
    from turbo_mode.documents.printing import png

    size = _SIZE.search(drawn)
    assert size is not None
    file.write_bytes(png(drawn, int(size[1]), int(size[2])))


def text(said: str) -> str:
    """Text from anywhere, fit for XML."""
    return escape(_BROKEN.sub(" ", said))


def label(said: str, x: float, y: float, style: str = "", anchor: str = "start") -> str:
    """A text at a place."""
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text(said)}</text>'


def bar(x: float, y: float, width: float, height: float, style: str, about: str = "") -> str:
    """A rectangle, never narrower than a pixel; ``about`` is shown to who points at it."""
    tip = f"<title>{text(about)}</title>" if about else ""
    wide = max(width, 1.0)
    return f'<rect class="{style}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{height:.1f}" rx="2">{tip}</rect>'


def line(x: float, y: float, to_x: float, to_y: float, style: str = "line") -> str:
    """A straight line."""
    return f'<path class="{style}" d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"/>'


def _rules(styles: dict[str, str]) -> str:
    return "".join(f"{selector}{{{style}}}" for selector, style in styles.items())
