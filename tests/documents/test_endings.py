"""Documents of executions that didn't go as planned: what a reader must hear of a cancel, and of advice not taken."""

from __future__ import annotations

import os
import pwd

import pytest

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.core.documents.kinds import DocumentationType as T
from turbo_mode.operations import documentation, executions
from turbo_mode.operations.documentation import Known

ME = pwd.getpwuid(os.getuid()).pw_name
CUT_OFF = """
turbo: 1
name: reindex
phases:
  - id: index
    parallel: true
    tasks:
      - {id: send, shell: 'touch "$TURBO_MODE_PLAN_DIR/sending"; sleep 60'}
      - {id: dump, effect: idempotent, shell: 'touch "$TURBO_MODE_PLAN_DIR/dumping"; sleep 60'}
"""
ADVISED = f"""
turbo: 1
name: prices
phases:
  - id: canary
    effect: idempotent
    tasks: [{{id: measure, shell: echo 3}}]
    gate:
      question: For everybody?
      evidence: {{quiet: {{check: "tasks.measure.status == 'COMPLETED'"}}}}
      options: {{rollOut: {{then: continue}}, wait: {{then: fail}}}}
      approve: {{from: ["user:{ME}"]}}
"""


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = tmp_path_factory.mktemp("cut")
    (folder / "plan.yaml").write_text(CUT_OFF)
    with TurboMode(folder) as turbo:
        handle = turbo.start(Plan.load(folder / "plan.yaml"))
        until(lambda: (folder / "sending").exists() and (folder / "dumping").exists())
        executions.cancel(store_of(folder), handle.id, "the disk is needed")
        handle.wait(60)
    return documentation.known(store_of(folder))


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = tmp_path_factory.mktemp("advised")
    (folder / "plan.yaml").write_text(ADVISED)
    with TurboMode(folder) as turbo:
        handle = turbo.start(Plan.load(folder / "plan.yaml"))
        until(lambda: handle.questions)
        handle.answer("d1", "wait", by=ME, reason="support is away")
        handle.wait(60)
    return documentation.known(store_of(folder))


def told(known: Known, type: T) -> str:
    """A document on one line; all that it says is true by its own judge."""
    markdown = documentation.composed(known, type).markdown
    found = documentation.check(known, markdown, type)
    assert (found.claims["UNVERIFIED"], found.claims["CONTRADICTED"], found.quality) == (0, 0, 1.0), found
    return " ".join(markdown.split())


@pytest.mark.parametrize("type", [T.POST_MORTEM, T.STATUS_DIGEST, T.RELEASE_NOTES, T.RISK_REGISTER])
def test_what_was_cut_off_and_may_have_happened_is_told(cut_off: Known, type: T) -> None:
    assert "`send` was cut off, and may have happened" in told(cut_off, type)


def test_a_cancelled_execution_was_not_done_as_planned(cut_off: Known) -> None:
    whole = told(cut_off, T.POST_MORTEM)
    assert "Everything was done as planned" not in whole
    assert "`dump` was cut off (" in whole
    assert f"cancelled: the disk is needed, by `{ME}`" in whole
    assert whole.count("phase `index` ended CANCELLED") == 1


def test_a_phase_that_was_closed_takes_no_more_time(cut_off: Known) -> None:
    assert "so far" not in told(cut_off, T.STATUS_DIGEST)


def test_auditors_hear_of_what_is_safe_to_repeat_too(cut_off: Known) -> None:
    assert "Started as well, and safe to repeat: `dump`" in told(cut_off, T.CHANGE_RECORD)


@pytest.mark.parametrize("type", [T.DECISION_QUALITY, T.DECISION_RECORD])
def test_who_chooses_otherwise_is_not_said_to_be_wrong(advised: Known, type: T) -> None:
    (decision,) = advised.facts.decisions.values()
    assert (decision.selection, decision.judged, decision.good) == ("wait", "rollOut", False)
    whole = told(advised, type)
    sure = f"`rollOut` with {decision.expected:.2f}"
    assert f"The advice at `d1`, {sure}, turned out wrong: {ME} chose wait instead" in whole
    assert "It turned out wrong" not in whole


def test_confidence_is_scored_by_what_was_advised(advised: Known) -> None:
    (decision,) = advised.facts.decisions.values()
    assert f"The Brier score of 1 decision is {decision.expected**2:.2f}" in told(advised, T.DECISION_QUALITY)
