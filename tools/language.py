"""The page of the language for agents, as the MCP door hands it out: a copy of ``docs/user/agents.md``."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "src" / "turbo_mode" / "server" / "mcp" / "language.md"


def page() -> str:
    """The text of the page."""
    return (ROOT / "docs" / "user" / "agents.md").read_text(encoding="utf-8")
