"""The JavaScript of the documentation runs, against a real server, and prints what it promises."""

from __future__ import annotations

from collections.abc import Callable

from tests.docs.pages import ROOT, blocks
from tests.javascript.conftest import Node
from tests.server.conftest import Server, serve

__all__ = ["serve"]

PAGE = ROOT / "docs" / "developer" / "plugins.md"


def test_the_page_about_plugins(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    found = [block for block in blocks(PAGE) if block.language == "javascript"]
    assert len(found) == 3
    for number, block in enumerate(found):
        if block.mark[0] == "file":
            node.write(block.mark[1], block.text)
            continue
        name = f"block{number}.{'mjs' if 'import {' in block.text else 'cjs'}"
        node.write(name, block.text)
        promised = [line.removeprefix("// ") for line in block.text.splitlines() if line.startswith("// ")]
        assert promised, block.name
        assert node.run(name, server=server).splitlines() == promised, block.name
