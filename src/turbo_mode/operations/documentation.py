"""Documents about executions: composed from the journal on demand, written into a folder, held against the journal.

One function per operation, like ``operations.py``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from turbo_mode.core.documents.composing import compose
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.quality.judging import Judge, Quality
from turbo_mode.core.documents.quality.reference import Account
from turbo_mode.core.documents.recording import Recording
from turbo_mode.core.machine.state import Execution
from turbo_mode.documents.reading import read
from turbo_mode.documents.rendering import render
from turbo_mode.errors import Conflict, NotFound
from turbo_mode.operations import executions
from turbo_mode.plans.sources import Sources
from turbo_mode.store.following import blueprint_of
from turbo_mode.store.place import Where
from turbo_mode.store.queries import Reader
from turbo_mode.store.rows import ExecutionRow

FORMATS = ("md", "html", "pdf")


class Known(NamedTuple):
    """The facts of an execution, where its plan lies, as far as it is still there, and its state."""

    facts: Facts
    plan_file: str
    state: Execution


class Written(NamedTuple):
    """A document as Markdown. ``seq``: the last entry that it tells of."""

    type: DocumentationType
    part: str
    execution: str
    seq: int
    markdown: str

    @property
    def file(self) -> str:
        """The name of its file, without an ending."""
        return f"{KINDS[self.type].file}{f'-{self.part}' if self.part else ''}"


def known(place: Where, reference: str | None = None) -> Known:
    """What is known of an execution (the newest if none is named). Raises ``NotFound``."""
    with executions.reading(place) as reader:
        return known_in(reader, executions.newest(reader, reference))


def known_in(reader: Reader, row: ExecutionRow, until: int = 0) -> Known:
    """Likewise, for whoever has the store open; by the entries up to ``until`` (0: all)."""
    recording = Recording(blueprint_of(reader, row))
    for seen in executions.history(reader, row):
        recording.see(seen.seq, seen.entry, seen.state)
        if seen.seq == until:
            break
    facts = recording.facts()
    stored = reader.plan(row.plan_digest)
    file = Sources.unpack(stored.source).path_in(Path(facts.plan_dir)) if stored and facts.plan_dir else None
    return Known(facts, str(file or ""), recording.state)


def composed(known: Known, type: DocumentationType, part: str = "", templates: Path | None = None) -> Written:
    """A document of a type; ``part`` is one decision or one phase. Raises ``NotFound``, ``TemplateBroken``."""
    facts = known.facts
    if part and part not in parts(facts, type):
        raise NotFound(
            f"execution {facts.short} has no `{part}` that a {KINDS[type].title.lower()} tells of",
            hint=f"there are {', '.join(parts(facts, type)) or 'none'}",
        )
    document = compose(type, facts, plan_file=known.plan_file, part=part)
    return Written(type, part, facts.id, document.seq, render(document, facts, templates))


def parts(facts: Facts, type: DocumentationType) -> list[str]:
    """The decisions or phases that have a document of a type for themselves."""
    match type:
        case DocumentationType.DECISION_RECORD:
            return list(facts.decisions)
        case DocumentationType.HAND_OVER:
            return [phase.id for phase in facts.phases.values() if phase.first_seq]
    return []


def everything(known: Known, templates: Path | None = None) -> list[Written]:
    """A document of every type that has something to tell."""
    return [composed(known, type, templates=templates) for type in fitting(known.facts)]


def fitting(facts: Facts) -> list[DocumentationType]:
    """The types that have something to tell of an execution."""
    silent = set()
    if not facts.decisions:
        silent |= {DocumentationType.DECISION_RECORD, DocumentationType.DECISION_QUALITY}
    if not any(task.mishaps for task in facts.tasks.values()) and facts.ending in ("COMPLETED", "RUNNING", "PENDING"):
        silent.add(DocumentationType.POST_MORTEM)
    return [type for type in KINDS if type not in silent]


def formatted(document: Written, format: str) -> bytes:
    """A document in one of ``FORMATS``. Raises ``NotInstalled`` where a PDF can't be made."""
    from turbo_mode.documents.page import html
    from turbo_mode.documents.printing import pdf

    if format == "md":
        return document.markdown.encode()
    page = html(document.markdown)
    return pdf(page) if format == "pdf" else page.encode()


def write(documents: Sequence[Written], folder: Path, formats: Sequence[str] = ("md",)) -> list[Path]:
    """Write documents into a folder, which is made; those of before are replaced, each as a whole.

    Raises ``Conflict`` where the folder can't be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            for format in formats:
                path = folder / f"{document.file}.{format}"
                replace(path, formatted(document, format))
                written.append(path)
    except OSError as error:
        raise Conflict(
            f"{error.filename or folder} can't be written: {(error.strerror or str(error)).lower()}"
        ) from None
    return written


def replace(path: Path, content: bytes) -> None:
    """Put a whole file into the place of an older one, or leave that as it is. Raises ``OSError``."""
    with NamedTemporaryFile(dir=path.parent, prefix=".turbo-mode-", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def judge_of(known: Known) -> Judge:
    """What holds documents against an execution."""
    accounts = [
        Account(type, read(render(compose(type, known.facts, plan_file=known.plan_file, part=part), known.facts)))
        for type in KINDS
        for part in ["", *parts(known.facts, type)]
    ]
    kinds = [f"{kind.file}.{ending}" for kind in KINDS.values() for ending in FORMATS]
    return Judge(known.facts, accounts, frozenset([*kinds, known.plan_file]))


def check(known: Known, markdown: str, type: DocumentationType | None = None) -> Quality:
    """How good a document is, held against an execution; whoever wrote it."""
    return judge_of(known).judge(read(markdown), type)
