"""Composes a document of a type from the facts of an execution: the same facts, the same document."""

from __future__ import annotations

from collections.abc import Callable

from turbo_mode.core.documents import (
    change_record,
    configuration_reference,
    cost_report,
    decision_quality,
    decision_record,
    hand_over,
    plan_brief,
    post_mortem,
    release_notes,
    risk_register,
    runbook,
    status_digest,
)
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.parts import Document, Items, Paragraph, Section, Table
from turbo_mode.core.documents.wording import plain

T = DocumentationType
OF_THE_BEGINNING = frozenset({T.PLAN_BRIEF})
"""What tells of the first entry alone: it stays the same whatever follows."""
_SECTIONS: dict[DocumentationType, Callable[[Facts], list[Section]]] = {
    T.PLAN_BRIEF: plan_brief.sections,
    T.RELEASE_NOTES: release_notes.sections,
    T.CHANGE_RECORD: change_record.sections,
    T.POST_MORTEM: post_mortem.sections,
    T.STATUS_DIGEST: status_digest.sections,
    T.RISK_REGISTER: risk_register.sections,
    T.DECISION_QUALITY: decision_quality.sections,
    T.COST_REPORT: cost_report.sections,
    T.CONFIGURATION_REFERENCE: configuration_reference.sections,
}


def compose(type: DocumentationType, facts: Facts, *, plan_file: str = "", part: str = "") -> Document:
    """The document of a type. ``plan_file``: where the plan lies, for a runbook. ``part``: one decision or one phase
    alone, for the types that have something to tell of each."""
    match type:
        case T.RUNBOOK:
            sections = runbook.sections(facts, plan_file)
        case T.DECISION_RECORD:
            sections = decision_record.sections(facts, part)
        case T.HAND_OVER:
            sections = hand_over.sections(facts, part)
        case _:
            sections = _SECTIONS[type](facts)
    about = f" {part}" if part else ""
    title = f"{KINDS[type].title}{about}: {plain(facts.plan)} {facts.short}"
    seq = 1 if type in OF_THE_BEGINNING else facts.seq
    return Document(type, title, facts.id, seq, [_filled(each) for each in sections])


def _filled(section: Section) -> Section:
    """Without parts in which nothing stands."""
    return Section(section.heading, [part for part in section.parts if not _is_empty(part)])


def _is_empty(part: object) -> bool:
    match part:
        case Paragraph(sentences=[]) | Items(items=[]) | Table(rows=[]):
            return True
    return False
