"""Quality can't be gamed: whatever spoils a document lowers it, and what says nothing is worth nothing."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Person
from tests.deep import deep
from tests.documents.foreign import STYLES, swaps
from tests.documents.lives import life
from tests.documents.mutations import MUTATIONS, paste_another
from tests.documents.vague import SENTENCES
from tests.places import store_of
from turbo_mode.core.documents.kinds import KINDS, DocumentationType
from turbo_mode.core.documents.quality.judging import CAP
from turbo_mode.documents.reading import read
from turbo_mode.operations import documentation, executions
from turbo_mode.operations.documentation import Known

SMALL, WHOLE = 10, 240
"""Documents to be spoiled in each of ten ways."""
SLOWEST = 0.2
"""Seconds for one document."""


def documents(count: int, first: int) -> list[tuple[Known, DocumentationType]]:
    """So many documents of simulated executions, of all types in turn."""
    found: list[tuple[Known, DocumentationType]] = []
    types, seed = list(KINDS), first
    while len(found) < count:
        known = life(seed)
        fitting = documentation.fitting(known.facts)
        found += [(known, type) for place, type in enumerate(types) if type in fitting and place % 3 == seed % 3]
        seed += 1
    return found[:count]


@pytest.mark.parametrize("case", [(SMALL, 0), *deep([(WHOLE, 1000)])])
def test_whatever_spoils_a_document_lowers_its_quality(
    case: tuple[int, int], record_property: Callable[[str, object], None]
) -> None:
    count, first = case
    tried: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    told = documents(count, first)
    for place, (known, type) in enumerate(told):
        judge = documentation.judge_of(known)
        text = documentation.composed(known, type).markdown
        other = documentation.composed(told[(place + 7) % len(told)][0], type).markdown
        quality = judge.judge(read(text)).quality
        for mutation in MUTATIONS:
            rng = random.Random(f"{place} {mutation.__name__}")
            spoiled = mutation(text, rng, other) if mutation is paste_another else mutation(text, rng)
            if spoiled is None or spoiled == text:
                continue
            tried[mutation.__name__] += 1
            kept[mutation.__name__] += judge.judge(read(spoiled)).quality >= quality
    total = sum(tried.values())
    record_property("mutations", total)
    print(
        f"{total:,} mutations of {count} documents: quality fell in {1 - sum(kept.values()) / total:.2%}; not: {+kept}"
    )
    assert len(tried) == len(MUTATIONS)
    assert sum(kept.values()) <= 0.005 * total, kept


@pytest.mark.deep
def test_the_same_holds_for_real_executions(tmp_path: Path) -> None:
    person = Person(tmp_path)
    for plan in ("release", "release --input faulty=0.3", "regions", "agent", "hello"):
        name, *inputs = plan.split()
        person.press("run", str(EXAMPLES / name / "plan.yaml"), *inputs, "-q", code=None)
    with executions.reading(store_of(tmp_path)) as reader:
        known = [documentation.known_in(reader, row) for row in reader.executions(limit=20)]
    assert len(known) >= 5
    kept: list[str] = []
    for place, one in enumerate(known):
        judge = documentation.judge_of(one)
        for type in documentation.fitting(one.facts):
            text = documentation.composed(one, type).markdown
            found = judge.judge(read(text))
            assert (found.claims["UNVERIFIED"], found.claims["CONTRADICTED"]) == (0, 0), found
            assert found.terms["told"] >= 0.98, found
            other = documentation.composed(known[place - 1], type).markdown
            for mutation in MUTATIONS:
                rng = random.Random(f"{place} {type} {mutation.__name__}")
                spoiled = mutation(text, rng, other) if mutation is paste_another else mutation(text, rng)
                if spoiled and spoiled != text and judge.judge(read(spoiled)).quality >= found.quality:
                    kept.append(f"{mutation.__name__} of {type} of {one.facts.plan}")
    assert kept == []


@pytest.mark.parametrize("case", [(SMALL, 100), *deep([(WHOLE, 3000)])])
def test_our_own_documents_say_nothing_but_what_is_true_and_nearly_all_that_must_be_told(case: tuple[int, int]) -> None:
    count, first = case
    slowest = 0.0
    for known, type in documents(count, first):
        began = time.perf_counter()
        text = documentation.composed(known, type).markdown
        slowest = max(slowest, time.perf_counter() - began)
        found = documentation.judge_of(known).judge(read(text))
        where = f"{type} of {known.facts.id}: {found}"
        assert found.claims["UNVERIFIED"] == found.claims["CONTRADICTED"] == 0, where
        assert found.type is type, where
        assert found.terms["told"] >= 0.98, where
        assert found.quality > 0.9, where
        assert found.faults == [], where
        assert text == documentation.composed(known, type).markdown
    assert slowest < SLOWEST


@pytest.mark.parametrize("case", [(2, 60), *deep([(8, 600)])])
def test_a_document_without_facts_can_not_be_made_good(case: tuple[int, int]) -> None:
    lives, steps = case
    best = 0.0
    for seed in range(lives):
        judge, rng = documentation.judge_of(life(seed)), random.Random(seed)
        blocks = rng.sample(SENTENCES, 8)
        quality = judge.judge(read("\n\n".join(blocks))).quality
        for _ in range(steps):
            tried = list(blocks)
            if rng.random() < 0.5:
                tried.insert(rng.randint(0, len(tried)), rng.choice(SENTENCES))
            elif tried:
                tried.pop(rng.randrange(len(tried)))
            rng.shuffle(tried) if rng.random() < 0.1 else None
            found = judge.judge(read("\n\n".join(tried))).quality
            if found >= quality:
                blocks, quality = tried, found
        best = max(best, quality)
    print(f"the best document without facts: {best:.3f}")
    assert best <= 0.2


@pytest.mark.parametrize("case", [(3, 0), *deep([(60, 200)])])
def test_accounts_by_others_are_held_against_the_record_too(case: tuple[int, int]) -> None:
    count, first = case
    tried: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for seed in range(first, first + count):
        known = life(seed)
        judge = documentation.judge_of(known)
        for style in STYLES:
            text, other = style(known.facts), style(life(seed + 1).facts)
            found = judge.judge(read(text))
            claims.update(found.claims)
            for mutation in MUTATIONS:
                rng = random.Random(f"{seed} {style.__name__} {mutation.__name__}")
                spoiled = mutation(text, rng, other) if mutation is paste_another else mutation(text, rng)
                if spoiled is None or spoiled == text or (mutation.__name__ == "swap_order" and swaps(text, spoiled)):
                    continue
                tried[mutation.__name__] += 1
                kept[mutation.__name__] += judge.judge(read(spoiled)).quality >= found.quality
    total = sum(tried.values())
    print(f"{total:,} mutations: quality fell in {1 - sum(kept.values()) / total:.2%}; not: {+kept}; claims: {claims}")
    assert claims["CONTRADICTED"] <= 0.005 * sum(claims.values())
    assert claims["VERIFIED"] >= 0.95 * sum(claims.values())
    assert sum(kept.values()) <= 0.03 * total, kept


REWORDINGS: dict[str, Callable[[str], str]] = {
    "times as in ISO 8601": lambda text: re.sub(r"(\d{4}-\d\d-\d\d)\s(\d\d:\d\d:\d\d)\sUTC", r"\1T\2Z", text),
    "units in full": lambda text: re.sub(r"(\d) s\b", r"\1 seconds", text),
    "other quotes": lambda text: text.replace("'", "’"),
    "spaces that don't break": lambda text: re.sub(r"(\d) (s|min|h)\b", "\\1\N{NO-BREAK SPACE}\\2", text),
    "other ends of lines": lambda text: text.replace("\n", "\r\n"),
    "without entries": lambda text: re.sub(r"\s\(#\d+(?:,\s#\d+)*\)\.", ".", text),
}


@pytest.mark.parametrize("how", REWORDINGS)
def test_honest_rewordings_cost_little(how: str) -> None:
    changed = 0
    for known, type in documents(SMALL, 300):
        judge, text = documentation.judge_of(known), documentation.composed(known, type).markdown
        reworded = REWORDINGS[how](text)
        changed += reworded != text
        found = judge.judge(read(reworded))
        assert found.claims["CONTRADICTED"] == 0, found.findings
        assert found.quality >= 0.8 * judge.judge(read(text)).quality, found
    assert changed or how == "other quotes"


@pytest.mark.parametrize(
    "said",
    ["`{retried}` succeeded at the first attempt.", "Everything in this execution completed at the first attempt.",
     "The execution went on without problems.", "`{failed}` failed because `{retried}` had overloaded the host.",
     "`{retried}` went smoothly."],
)  # fmt: skip
def test_what_is_false_about_tries_trouble_or_causes_lowers_it(said: str) -> None:
    spoiled = 0
    for seed in range(300, 312):
        known = life(seed)
        retried = [task.name for task in known.facts.work if task.retries and task.status == "COMPLETED"]
        failed = [task.name for task in known.facts.failed]
        if not retried or not failed:
            continue
        judge = documentation.judge_of(known)
        text = documentation.composed(known, DocumentationType.POST_MORTEM).markdown
        lie = text.replace("## Impact", f"{said.format(retried=retried[0], failed=failed[0])}\n\n## Impact")
        assert judge.judge(read(lie)).quality < judge.judge(read(text)).quality
        spoiled += 1
    assert spoiled


@pytest.mark.parametrize(("true", "false"), [(" after ", " before "), ("was started by", "was ended by")])
def test_who_began_it_did_not_end_it_and_after_a_time_is_not_before_it(true: str, false: str) -> None:
    tried = 0
    for known in map(life, range(310, 316)):
        if any(event.by for event in known.facts.events):  # somebody has intervened, and may well have ended it
            continue
        judge, text = documentation.judge_of(known), STYLES[0](known.facts)
        assert judge.judge(read(text.replace(true, false, 1))).quality < judge.judge(read(text)).quality
        tried += 1
    assert tried


def test_one_contradicted_claim_caps_it() -> None:
    known = life(1)
    text = documentation.composed(known, DocumentationType.STATUS_DIGEST).markdown
    assert documentation.check(known, text).quality > 0.95
    actor = f"`{known.facts.actor or 'ada'}`"
    lie = text.replace("## Phases", f"It was approved by `mallory`, and not by {actor}.\n\n## Phases")
    found = documentation.check(known, lie)
    assert found.claims["CONTRADICTED"] == 1
    assert found.quality <= CAP
    assert found.findings[0].text.startswith("It was approved by `mallory`")


@pytest.mark.parametrize(
    "text",
    ["", "\n", "#", "|", "| a |\n| - |", "```", "<script>alert(1)</script>", "\x00\x01", "[" * 5000, "`" * 5000,
     "- " * 2000, "#" * 5000, "> " * 500 + "x", "[a]: b 'c'\n", "﷽" * 1000, "é" * 100_000, "1. " * 500, "&amp;" * 1000],
)  # fmt: skip
def test_whatever_is_no_document_is_worth_nothing_and_does_no_harm(text: str) -> None:
    assert 0 <= documentation.check(life(1), text).quality <= 0.2
