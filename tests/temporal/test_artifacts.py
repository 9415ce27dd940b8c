"""What tasks leave to be kept comes from any host to the owner of the store, by a place that both reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.temporal.commands import Place, short_id

pytestmark = pytest.mark.temporal
PLAN = """
phases:
  - id: build
    effect: idempotent
    tasks:
      - id: make
        shell: "mkdir dist; echo built > dist/app.whl; echo notes > dist/NOTES"
        artifacts: {wheel: "dist/*"}
"""


def test_artifacts_come_from_a_host_to_the_store(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    (tmp_path / "turbo-mode.yaml").write_text(f"temporal: {{artifacts: {{url: '{tmp_path}/place'}}}}")
    with place.worker("--folder", str(tmp_path / "host")):
        id = short_id(place.run("run", "--runtime", "temporal", place.plan(PLAN)))
        place.run("artifacts", id, "wheel", "--to", str(tmp_path / "got"))
        assert sorted(path.read_text() for path in (tmp_path / "got").rglob("*") if path.is_file()) == [
            "built\n", "notes\n",
        ]  # fmt: skip
        assert not list((tmp_path / "host" / "outgoing").iterdir())
