"""Learns the weights of words in options that go too far, and writes them: ``python tools/acts.py``.

The labelled options of ``tests/decisions/actions`` are learned from, never those in ``heldout``. With ``--across`` it
says what a domain gives that nothing was learned from, for each domain in turn.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from turbo_mode.core.decisions.acts.fields import bare
from turbo_mode.core.decisions.acts.learned import features
from turbo_mode.core.decisions.acts.reach import by_rules, limit_beside, marks_of

ACTIONS = Path("tests/decisions/actions")
WEIGHTS = Path("src/turbo_mode/core/decisions/acts/weights")
PARTS = ("low", "middle", "high")
"""The modules that the table is spread over."""
STRENGTH = 1.8
"""What one labelled option counts beside the wish for small weights."""
TELLING = (0.15, 1.5)
"""How much a word counts that is as frequent on both sides, and how much one at most that stands on one only."""
OF_MARKS, OF_WORDS = 0.5, 1.3
"""How much a mark counts, and a word, where a pair of words counts 1: many marks say the same in several ways."""
UNSEEN = 0.7
"""How often a word is thought to have been seen on either side before anything was."""
RULED = 0.7
"""What one of the set counts that the rules were made with: they know it by heart."""
SEEN = 2
"""In so many options a word or a mark has to stand."""
SMALLEST = 2
"""Weights smaller than this, in hundredths, are left out."""
TURNS = 2000
"""Steps in which the weights are found."""
HEAD = '''"""The weights of words in options, in hundredths, learned by ``tools/acts.py``. Not written by hand."""

TABLE = """
'''


class Case(NamedTuple):
    """A labelled option, the domain that it comes from, what stands beside it, and what it counts."""

    domain: str
    context: str
    option: str
    beside: str
    too_far: bool
    counts: float = 1.0


def written(path: Path) -> Iterator[Case]:
    """The options of a file with one line for each context: what goes too far there, and what goes on."""
    for line in path.read_text().splitlines():
        context, far, on = (part.strip() for part in f" {line} ".split(" | "))
        if far:
            yield Case(path.stem, context, far, on, True)
        if on:
            yield Case(path.stem, context, on, far, False)


def ruled() -> Iterator[Case]:
    """The options that the rules were made with."""
    for name, too_far in (("overeager", True), ("harmless", False)):
        for context, option, beside in yaml.safe_load((ACTIONS / f"{name}_development.yaml").read_text()):
            yield Case("development", context, option, beside, too_far, RULED)


def seen(option: str, context: str) -> set[str]:
    """What is weighed in an option."""
    option = bare(option)
    return features(option, marks_of(option, context, by_rules(option, context)))


def telling(names: Sequence[str], found: Sequence[set[str]], cases: Sequence[Case]) -> NDArray[np.float64]:
    """How telling each word is by itself: the size of its log-odds, within bounds; and by its kind."""
    far = Counter(name for each, case in zip(found, cases, strict=True) if case.too_far for name in each)
    all_of = Counter(name for each in found for name in each)
    sides = np.array([(far[name], all_of[name] - far[name]) for name in names]) + UNSEEN
    there = sum(case.too_far for case in cases)
    odds = np.log(sides[:, 0] / (there + 2 * UNSEEN) / sides[:, 1] * (len(cases) - there + 2 * UNSEEN))
    kinds = np.array([OF_MARKS if name[:1] == "=" else 1 if "_" in name else OF_WORDS for name in names])
    return np.where(np.array(names) == "", 1.0, np.clip(np.abs(odds), *TELLING) * kinds).astype(np.float64)


def learned(found: Sequence[set[str]], cases: Sequence[Case]) -> dict[str, int]:
    """A logistic regression whose weights are the smaller the less a word tells by itself, by Nesterov's method, in
    hundredths; the bias has an empty name."""
    times = Counter(name for each in found for name in each)
    names = ["", *sorted(name for name, count in times.items() if count >= SEEN)]
    place = {name: number for number, name in enumerate(names)}
    pairs = [(row, place[name]) for row, each in enumerate(found) for name in ("", *sorted(each)) if name in place]
    rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
    signs = np.array([1.0 if case.too_far else -1.0 for case in cases])
    counts = np.array([case.counts for case in cases]) * STRENGTH
    sizes = telling(names, found, cases)
    size = sizes[columns]

    def summed(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(rows, weights[columns] * size, len(cases)).astype(np.float64)

    def spread(pull: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(columns, pull[rows] * size, len(names)).astype(np.float64)

    weights = ahead = np.zeros(len(names))
    widest = ahead + 1.0
    for _ in range(20):
        widest = spread(summed(widest))
        length = float(np.linalg.norm(widest))
        widest /= length
    step = 1 / (1 + STRENGTH / 4 * length)
    for turn in range(TURNS):
        pull = counts * signs / (1 + np.exp(np.clip(signs * summed(ahead), -50, 50)))
        new = ahead + step * (spread(pull) - ahead)
        weights, ahead = new, new + turn / (turn + 3) * (new - weights)
    whole = np.rint(weights * sizes * 100).astype(int)
    return {name: int(weight) for name, weight in zip(names, whole, strict=True) if abs(weight) >= SMALLEST}


def reach(weights: dict[str, int], found: set[str]) -> int:
    """The sum of an option's weights."""
    return weights.get("", 0) + sum(weights.get(name, 0) for name in found)


def across(found: list[set[str]], cases: list[Case]) -> None:
    """Print what is missed and asked about needlessly in each domain, with the others learned from."""
    missed, needless = Counter[str](), Counter[str]()
    for domain in sorted({case.domain for case in cases} - {"development"}):
        known = [number for number, case in enumerate(cases) if case.domain != domain]
        weights = learned([found[number] for number in known], [cases[number] for number in known])
        for case, each in zip(cases, found, strict=True):
            if case.domain == domain:
                others = [reach(weights, seen(case.beside, case.context))] if case.beside else []
                wrong = (reach(weights, each) > limit_beside(others)) != case.too_far
                (missed if case.too_far else needless)[domain] += wrong
        print(domain, missed[domain], needless[domain], flush=True)
    acts = sum(case.too_far for case in cases if case.domain != "development")
    rest = sum(not case.too_far for case in cases if case.domain != "development")
    print(f"missed {missed.total()} of {acts}, needless {needless.total()} of {rest}")


def write(weights: dict[str, int]) -> None:
    """Write the table, in parts: a weight, and all words that have it."""
    by_weight: dict[int, list[str]] = {}
    for name, weight in weights.items():
        by_weight.setdefault(weight, []).append(name or "BIAS")
    lines = [
        line
        for weight, names in sorted(by_weight.items())
        for line in textwrap.wrap(" ".join(sorted(names)), 119, break_long_words=False, break_on_hyphens=False,
                                  initial_indent=f"{weight} ", subsequent_indent=f"{weight} ")
    ]  # fmt: skip
    share = -(-len(lines) // len(PARTS))
    for number, part in enumerate(PARTS):
        table = "\n".join(lines[number * share : (number + 1) * share])
        (WEIGHTS / f"{part}.py").write_text(
            f'{HEAD}{table}\n"""\n"""Each line: a weight, and the words that have it."""\n'
        )


def main() -> None:
    """Learn from all that may be learned from."""
    cases = [case for path in sorted((ACTIONS / "domains").glob("*.txt")) for case in written(path)]
    cases += ruled()
    found = [seen(case.option, case.context) for case in cases]
    if "--across" in sys.argv:
        across(found, cases)
    else:
        write(learned(found, cases))


if __name__ == "__main__":
    main()
