"""What has failed on Temporal is tried again there: in the same place, and without repeating what was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.temporal.commands import Place, short_id

pytestmark = pytest.mark.temporal
PLAN = """
phases:
  - id: work
    tasks:
      - {id: pay, shell: "echo paid >> $TURBO_MODE_PLAN_DIR/paid; echo receipt > receipt", effect: once}
      - {id: send, needs: [pay], shell: "test -e $TURBO_MODE_PLAN_DIR/ready && cat receipt", effect: idempotent}
"""


def test_a_failed_execution_is_tried_again_on_its_host(address: str, tmp_path: Path) -> None:
    place = Place(tmp_path, address)
    plan = place.plan(PLAN)
    with place.worker(), place.worker("--apart", "--folder", str(tmp_path / "other")):
        source = short_id(place.run("run", "--runtime", "temporal", plan, code=1))
        (tmp_path / "ready").touch()
        told = place.run("retry", source)
        fork = short_id(told)
        assert fork != source
        assert "COMPLETED" in told
        assert (tmp_path / "paid").read_text() == "paid\n"
        assert "receipt" in place.run("logs", fork)
        assert "SUPERSEDED" in place.run("show", source)
        assert "has been superseded" in place.run("retry", source, code=2)
