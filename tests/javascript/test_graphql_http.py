"""The reference audits of GraphQL over HTTP (`graphql-http`): none of what a server must or should do is missing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.javascript.conftest import Node
from tests.server.conftest import Server, serve

__all__ = ["serve"]

AUDIT = Path(__file__).with_name("audit")


def test_every_audit_passes(tmp_path: Path, node: Node, serve: Callable[..., Server]) -> None:
    audit = shutil.copytree(AUDIT, tmp_path / "audit", ignore=shutil.ignore_patterns("node_modules"))
    done = subprocess.run(
        ["npm", "ci", "--silent"], cwd=audit, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(node.run(str(audit / "audit.mjs"), server=serve()))
    assert len(found) > 60
    assert [each for each in found if each["status"] != "ok"] == []
