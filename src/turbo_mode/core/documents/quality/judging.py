"""The quality of a document in [0, 1], from its text and the record alone.

    quality = density × told × (0.50 claims + 0.15 steps + 0.15 structure + 0.10 links + 0.10 readability)

and at most 0.4 of that if one claim is contradicted. Where there are no steps to run, the others share their weight.

``claims``       the share of sentences, rows and programs that are verified: the record says the same. One that says
                 nothing which could be verified is not verified.
``told``         the share of what such a document must tell that it tells. The facts weigh 0.8, the sentences in which
                 the composed document tells them 0.2.
``steps``        of a runbook: the share of its programs that are those of the record, or commands with its plan.
``structure``    the sections of its type, in order; sentences in order; no fault of form.
``links``        the share of links that lead somewhere.
``readability``  LIX.
``density``      the share of its words that stand in what is verified and is not said before; what a document of
                 another type would tell counts half.

That facts multiply, and style is added, is on purpose: nothing makes up for a document that says nothing, and
whatever is added to a good one without being true and new makes it worse. The idea of precision by claims is that of
FActScore (Min et al., 2023), that of owing facts is recall by nuggets (Voorhees, TREC 2003); both from the record
instead of a judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.kinds import DocumentationType
from turbo_mode.core.documents.quality import terms
from turbo_mode.core.documents.quality.claim import Read
from turbo_mode.core.documents.quality.comparing import Verdict
from turbo_mode.core.documents.quality.duties import GUESSED, Duty, duties
from turbo_mode.core.documents.quality.places import Places
from turbo_mode.core.documents.quality.prose import claims
from turbo_mode.core.documents.quality.reference import Account, Reference, lines_of
from turbo_mode.core.documents.quality.subjects import Subject, Subjects
from turbo_mode.core.documents.quality.units import Page, Unit
from turbo_mode.core.documents.quality.words import Word, words
from turbo_mode.core.regex import regex

CAP = 0.4
"""What is left of the quality if one claim is contradicted."""
WEIGHTS = {"claims": 0.50, "steps": 0.15, "structure": 0.15, "links": 0.10, "readability": 0.10}
OF_FACTS = 0.8
WORDS_OF_A_FACT = 12
"""So many words does a fact carry that is told in words of one's own."""

WORDS_OF_A_HEADING = 6
_ENTRIES = regex(r"\bentries 1 to (\d{1,12}) of the journal\b")


class Finding(Struct, frozen=True, rename="camel", omit_defaults=True):
    """What is wrong with one claim; ``true`` is the nearest that the record says."""

    verdict: Verdict
    text: str
    true: str = ""


class Quality(Struct, frozen=True, rename="camel"):
    """How good a document is, and why. ``missing`` are facts that it should tell, ``dead`` links that lead nowhere."""

    quality: float
    type: DocumentationType
    terms: dict[str, float]
    claims: dict[str, int]
    findings: list[Finding]
    missing: list[str]
    dead: list[str]
    faults: list[str]
    stale: bool = False


class Held(Struct):
    """One unit held against the record: what came of it, and how many of its words carry something new.

    It says that ``share`` of the ``true`` sentence.
    """

    unit: Unit
    verdict: Verdict | None
    carried: int
    true: str = ""
    share: float = 1.0


class Judge:
    """Judges documents against one execution. ``files`` are those to which a link may lead."""

    def __init__(self, facts: Facts, accounts: Sequence[Account], files: frozenset[str] = frozenset()) -> None:
        self.facts = facts
        self.subjects = Subjects(facts)
        self.reference = Reference(accounts, self.subjects.names)
        self.files = files
        self._before: tuple[int, list[Subject]] = (0, [])

    def judge(self, page: Page, wanted: DocumentationType | None = None) -> Quality:
        """A document as it was read; ``wanted`` is the type that it is said to be of."""
        account = self.reference.account(page, wanted)
        held = self._all(page, account.page)
        type = wanted or account.type
        owed = duties(type, self.facts)
        told, missing = _told(held, owed, account.page)
        alive, dead = terms.links(page, self.subjects, self.files)
        found = {
            "claims": _share(held), "steps": _steps(held, type), "structure": terms.structure(page, account.page,
            self.subjects), "links": alive, "readability": terms.readability(page.units),
        }  # fmt: skip
        weighed = {name: value for name, value in found.items() if value is not None}
        style = sum(WEIGHTS[name] * value for name, value in weighed.items())
        style /= sum(WEIGHTS[name] for name in weighed)
        density = _density(held, page)
        counts = Counter(each.verdict for each in held if each.verdict is not None)
        quality = density * told * style * (CAP if counts["CONTRADICTED"] else 1.0)
        shown = {**weighed, "told": told, "density": density}
        return Quality(
            round(quality, 6), type, {name: round(value, 6) for name, value in shown.items()},
            {name: counts[name] for name in ("VERIFIED", "UNVERIFIED", "CONTRADICTED")},
            [Finding(each.verdict, each.unit.text, each.true) for each in held
             if each.verdict in ("UNVERIFIED", "CONTRADICTED")],
            missing, [link.target for link in dead], page.faults, self._is_stale(page),
        )  # fmt: skip

    def _is_stale(self, page: Page) -> bool:
        """Whether it says of how many entries it tells, and there are more by now."""
        told = [int(found[1]) for unit in page.units if (found := _ENTRIES.search(unit.text))]
        return bool(told) and max(told) < self.facts.seq

    def _all(self, page: Page, account: Page) -> list[Held]:
        allowed = Counter(unit.text for unit in account.units)
        said = self._known_facts(page)
        late = set(terms.chronology(page.units, self.subjects))
        out = terms.displaced(page, account)
        held = []
        for place, unit in enumerate(page.units):
            one = self._one(unit, allowed, said)
            is_known = self.reference.true(unit.text) or (one.true and one.share == 1)
            if place in out or (place in late and not is_known):
                one.verdict, one.carried = "CONTRADICTED", 0
            held.append(one)
        return held

    def _known_facts(self, page: Page) -> set[str]:
        """What is claimed in sentences that are true as they stand: whatever says it once more says nothing new."""
        found: set[str] = set()
        for unit in page.units:
            if unit.sort == "sentence" and self.reference.true(unit.text):
                cut = words(unit.text, self.reference.names)
                found |= {f"\0{claim}" for claim in claims(cut, self.subjects, _about(unit)).held}
        return found

    def _one(self, unit: Unit, allowed: Counter[str], said: set[str]) -> Held:
        true = self.reference.true(unit.text)
        text = true or unit.text
        belongs = text in allowed
        is_new = allowed[text] > 0 or text not in said
        allowed[text] -= 1
        said.add(text)
        is_claim = unit.sort in ("sentence", "program") or bool(unit.sort == "row" and unit.columns)
        if true or (unit.sort == "program" and _known(unit, self.reference)):
            carried = terms.size(unit.text) * is_new // (1 if belongs else 2)
            return Held(unit, "VERIFIED" if is_claim else None, carried, text, len(unit.text) / len(text))
        if unit.sort == "row" and not is_claim:
            return Held(unit, None, terms.size(unit.text) * is_new)
        if not is_claim:
            return self._heading(unit, is_new)
        if unit.sort == "program":
            return self._program(unit, said)
        return self._sentence(unit, unit.text, said)

    def _heading(self, unit: Unit, is_new: bool) -> Held:
        """A heading claims something only if it is nearly a true one, or gives an outcome. A short one is free."""
        cut = words(unit.text, self.reference.names)
        near = self.reference.nearest(cut)
        if near is not None and near[1].is_same and near[1].verdict == "CONTRADICTED":
            return Held(unit, "CONTRADICTED", 0, near[0])
        if near is not None:
            return Held(unit, None, near[1].common * is_new)
        if claims(cut, self.subjects).wrong:
            return Held(unit, "CONTRADICTED", 0)
        size = terms.size(unit.text)
        return Held(unit, None, size if is_new and size <= WORDS_OF_A_HEADING else 0)

    def _program(self, unit: Unit, said: set[str]) -> Held:
        """A program is verified if all its lines are known, in an order that is."""
        worst: Verdict = "UNVERIFIED"
        for line in lines_of(unit):
            near = self.reference.nearest(words(line, self.reference.names))
            if line not in self.reference.texts and near is not None and near[1].verdict == "CONTRADICTED":
                worst = "CONTRADICTED"
        return Held(unit, worst, 0)

    def _sentence(self, unit: Unit, text: str, said: set[str]) -> Held:
        cut = words(text, self.reference.names)
        before = self._before[1] if self._before[0] == unit.block else []
        read = claims(words(_as_sentence(unit), self.reference.names), self.subjects, _about(unit), before)
        self._before = (unit.block, read.scope)
        near = self.reference.nearest(cut)
        if near is None or (unit.sort == "row" and near[0].count(" | ") != text.count(" | ")):
            return Held(unit, read.verdict, _carried(text, read, said))
        true, compared = near
        others = words(true, self.reference.names)
        share = compared.common / len(others)
        wrong = read.wrong > 0 and read.wrong > claims(others, self.subjects, _about(unit), before).wrong
        if compared.verdict == "VERIFIED" and not wrong:
            new = true not in said
            said.add(true)
            return Held(unit, "VERIFIED", _part(unit.text, compared.common, len(cut)) * new, true, share)
        if compared.verdict == "CONTRADICTED" and (compared.is_same or read.verdict != "VERIFIED"):
            if compared.is_same or wrong or _same_subject(cut, others):
                return Held(unit, "CONTRADICTED", 0, true)
            return Held(unit, "UNVERIFIED", 0, true)
        if compared.is_same:
            return Held(unit, "CONTRADICTED" if wrong else "UNVERIFIED", 0, true)
        return Held(unit, read.verdict, _carried(text, read, said), true, share)


def _as_sentence(unit: Unit) -> str:
    """A row as a sentence: each cell with the head of its column behind it."""
    if unit.sort != "row":
        return unit.text
    cells = unit.text.split(" | ")
    heads = [*unit.columns[1:], *([""] * len(cells))]
    return " ".join([cells[0], *(f"{cell} {head}" for cell, head in zip(cells[1:], heads, strict=False))])


def _about(unit: Unit) -> list[str]:
    """The names that its row, or else its headings, give a unit."""
    if unit.sort == "row":
        return [unit.text.partition(" | ")[0]]
    return [word for heading in reversed(unit.within[1:]) for word in heading.replace("`", "").split()]


def _carried(text: str, read: Read, said: set[str]) -> int:
    """How many words are carried by what is verified and wasn't known before: half of those that nothing is held
    against."""
    if read.verdict != "VERIFIED":
        return 0
    new = {f"\0{claim}" for claim in read.held} - said
    said |= new
    return int(min(terms.size(text), WORDS_OF_A_FACT * len(new)) * (1 + read.covers) / 2)


def _part(text: str, common: int, total: int) -> int:
    """How many words of a text are true, where so many of all its pieces are."""
    return terms.size(text) * common // total


def _same_subject(said: Sequence[Word], true: Sequence[Word]) -> bool:
    """They name the same thing first."""
    first = [next((each.plain for each in words if each.sort == "name"), "") for words in (said, true)]
    return first[0] == first[1]


def _known(unit: Unit, reference: Reference) -> bool:
    """A program that stands in a composed document as it is."""
    return any(unit.text == each.text for account in reference.accounts for each in account.page.units
               if each.sort == "program")  # fmt: skip


def _share(held: Sequence[Held]) -> float:
    verdicts = [each.verdict for each in held if each.verdict is not None]
    return verdicts.count("VERIFIED") / len(verdicts) if verdicts else 0.0


def _steps(held: Sequence[Held], type: DocumentationType) -> float | None:
    """The share of programs that are those of the record; None where nobody expects any."""
    programs = [each for each in held if each.unit.sort == "program"]
    if not programs:
        return 0.0 if type is DocumentationType.RUNBOOK else None
    return sum(each.verdict == "VERIFIED" for each in programs) / len(programs)


def _told(held: Sequence[Held], owed: Sequence[Duty], account: Page) -> tuple[float, list[str]]:
    """How much of what must be told is, and the facts that aren't."""
    places = Places([each.unit for each in held if each.verdict != "CONTRADICTED"])
    missing = [duty for duty in owed if not places.have(duty)]
    weight = sum(duty.weight for duty in owed)
    facts = 1 - sum(duty.weight for duty in missing) / weight if weight else 0.0
    told = OF_FACTS * facts + (1 - OF_FACTS) * _said(held, account)
    return told, [duty.what for duty in missing]


def _said(held: Sequence[Held], account: Page) -> float:
    """The share of the sentences of the composed document that are said too, wholly or in part.

    One that names nothing and has no number weighs little: it could stand anywhere.
    """
    wanted = Counter(unit.text for unit in account.units if unit.sort != "heading")
    total, found = sum(_weight(text) * count for text, count in wanted.items()), 0.0
    for each in sorted(held, key=lambda each: -each.share):
        if each.unit.sort != "heading" and wanted[each.true] > 0:
            wanted[each.true] -= 1
            found += each.share * _weight(each.true)
    return found / total if total else 0.0


def _weight(text: str) -> float:
    return 1.0 if any(each.sort in ("name", "number") for each in words(text)) else GUESSED


def _density(held: Sequence[Held], page: Page) -> float:
    """Words that carry something, of all words of the source; marks of lists and programs don't count."""
    seen = sum(terms.size(each.unit.text) for each in held)
    marks = sum(bool(each.unit.place) for each in held) + sum(each.unit.sort == "program" for each in held)
    hidden = max(page.words - seen - marks, 0)
    return sum(each.carried for each in held) / (seen + hidden) if seen else 0.0
