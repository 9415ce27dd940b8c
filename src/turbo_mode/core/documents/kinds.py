"""The types of documents, in one place for all doors: what each is called, and where it is written."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class DocumentationType(StrEnum):
    """What a document is about, by the name that plans use; on the wire the name of the member stands."""

    PLAN_BRIEF = "planBrief"
    RUNBOOK = "runbook"
    DECISION_RECORD = "decisionRecord"
    RELEASE_NOTES = "releaseNotes"
    HAND_OVER = "handOver"
    CHANGE_RECORD = "changeRecord"
    POST_MORTEM = "postMortem"
    STATUS_DIGEST = "statusDigest"
    RISK_REGISTER = "riskRegister"
    DECISION_QUALITY = "decisionQuality"
    COST_REPORT = "costReport"
    CONFIGURATION_REFERENCE = "configurationReference"
    OTHER = "other"
    """Something that somebody has written by hand, and that is none of these."""


class Kind(NamedTuple):
    """What a type is called in a heading, what it is for, and the name of its file without an ending.

    ``words`` are other names by which people head such a document.
    """

    title: str
    purpose: str
    file: str
    words: tuple[str, ...] = ()


KINDS: dict[DocumentationType, Kind] = {
    DocumentationType.PLAN_BRIEF: Kind(
        "Plan brief", "what will be done, phase by phase, and what may be decided alone", "plan-brief", ("plan",)
    ),
    DocumentationType.RUNBOOK: Kind("Runbook", "how to do it again, command by command", "runbook", ("playbook",)),
    DocumentationType.DECISION_RECORD: Kind(
        "Decision record", "each decision with its options, evidence and consequences", "decision-record",
        ("decision", "adr"),
    ),
    DocumentationType.RELEASE_NOTES: Kind(
        "Release notes", "what went out, for those who use it", "release-notes", ("release", "changelog")
    ),
    DocumentationType.HAND_OVER: Kind(
        "Hand-over", "what each phase leaves to whoever goes on", "hand-over", ("handover", "handoff")
    ),
    DocumentationType.CHANGE_RECORD: Kind(
        "Change record", "who changed what, when, with whose word: for auditors", "change-record", ("audit", "change")
    ),
    DocumentationType.POST_MORTEM: Kind(
        "Post-mortem", "what went wrong, with facts and hypotheses apart", "post-mortem",
        ("postmortem", "incident", "failure"),
    ),
    DocumentationType.STATUS_DIGEST: Kind(
        "Status digest", "how it stands, in a minute", "status-digest", ("status", "digest", "summary", "report")
    ),
    DocumentationType.RISK_REGISTER: Kind(
        "Risk register", "what could go wrong, and what can't be taken back", "risk-register", ("risk", "risks")
    ),
    DocumentationType.DECISION_QUALITY: Kind(
        "Decision quality", "how sure decisions were, and what came of them", "decision-quality", ("calibration",)
    ),
    DocumentationType.COST_REPORT: Kind(
        "Cost report", "time, tries and budgets that were used up", "cost-report", ("cost", "costs", "budget")
    ),
    DocumentationType.CONFIGURATION_REFERENCE: Kind(
        "Configuration reference", "inputs, settings and limits as they were in force", "configuration-reference",
        ("configuration", "settings"),
    ),
}  # fmt: skip
"""Every type that can be composed from a record."""


def type_named(name: str) -> DocumentationType | None:
    """A type as somebody has written it: ``postMortem``, ``POST_MORTEM`` or ``post-mortem``."""
    plain = _plain(name)
    return next((each for each in DocumentationType if _plain(each.value) == plain), None)


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").replace(" ", "").casefold()
