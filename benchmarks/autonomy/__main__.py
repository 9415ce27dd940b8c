"""Two hundred plans at ``high``, in a world whose truth is known: does it stop only where it should?

``python -m benchmarks.autonomy [PLANS [SEED …]]`` makes up plans of several phases with gates of all sorts, carries
each out with the machine in the simulated runtime, and learns from one to the next, as in life, starting from
nothing. For each stop it is told from the plan and the truth whether policy or evidence asks for it, and what the
choices brought is compared with what somebody could have got who knows how everything turns out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from benchmarks.autonomy import stops
from benchmarks.autonomy.plans import Drawn, draw
from benchmarks.autonomy.scores import Score, scores
from benchmarks.autonomy.world import Experience, decoded, live
from turbo_mode.core.machine import entries as e

PLANS = 200


def run(plans: int, seed: int) -> tuple[list[Score], Counter[str], list[str]]:
    """One world: its gates, how often tasks and phases stopped and why, and the stops that nothing justifies."""
    found: list[Score] = []
    others: Counter[str] = Counter()
    wrong: list[str] = []
    experience = Experience()
    for number in range(plans):
        drawn = draw(seed * 1_000_000 + number)
        usual = stops.usual_of(experience.known)
        entries = decoded(live(drawn, experience.of(drawn)))
        experience.remember(drawn, entries)
        found += scores(drawn, entries, usual)
        wrong += unjustified(drawn, entries, usual)
        others.update(elsewhere(drawn, entries, usual))
    return found, others, wrong


def elsewhere(drawn: Drawn, entries: Sequence[e.AnyEntry], usual: dict[str, float]) -> list[str]:
    """The stops that are not at gates, each with its reason."""
    asked = [f"asked, {each.about}: {stops.why_asked(drawn, each, usual) or 'unjustified'}"
             for each in entries if isinstance(each, e.EscalationRaised) and each.about != "gate"]  # fmt: skip
    failed = [f"a phase failed: {stops.why_failed(each) or 'unjustified'}" for each in _failed(entries)]
    return asked + failed


def _failed(entries: Sequence[e.AnyEntry]) -> list[e.PhaseEnded]:
    ended = [each for each in entries if isinstance(each, e.PhaseEnded) and each.status == "FAILED"]
    return [each for each in ended if "its gate chose" not in each.why]


def unjustified(drawn: Drawn, entries: Sequence[e.AnyEntry], usual: dict[str, float]) -> list[str]:
    """The stops that neither policy nor evidence asks for, in words."""
    found = []
    for entry in entries:
        at = f"seed {drawn.seed}"
        if isinstance(entry, e.EscalationRaised) and not _is_hold(entry) and not stops.why_asked(drawn, entry, usual):
            found.append(f"{at}: {entry.decision} {entry.about} {entry.phase}{entry.task}: {entry.reason}")
        if isinstance(entry, e.OptionChosen) and entry.selection == "end" and entry.by == "rules":
            found += [] if stops.why_ended(entry) else [f"{at}: {entry.phase} {entry.rationale}"]
    return found + [
        f"seed {drawn.seed}: {each.phase} {each.why}" for each in _failed(entries) if not stops.why_failed(each)
    ]


def _is_hold(entry: e.EscalationRaised) -> bool:
    return entry.about == "gate" and "round" not in entry.context


def main(plans: int = PLANS, *seeds: int) -> int:
    """Prints the tables; 1 where a stop is not justified."""
    bad: list[str] = []
    for seed in seeds or (1,):
        found, others, wrong = run(plans, seed)
        print(f"seed {seed}: {plans} plans, {sum(len(each.decisions) for each in found):,} decisions at gates")
        print(f"{'gates':<12} {'decided':>7} {'alone':>7} {'but for policy':>15} {'policy':>6} {'evidence':>8} "
              f"{'neither':>7} {'regret':>7}")  # fmt: skip
        for sort in ["all", *sorted({sort for each in found for sort in each.sorts})]:
            print(_row(sort, [each for each in found if sort in ("all", *each.sorts)]))
        print(*(f"{name}, {times}" for name, times in sorted(others.items())), sep="\n", end="\n\n")
        bad += wrong
    print(*bad, sep="\n")
    return 1 if bad else 0


def _row(sort: str, found: Sequence[Score]) -> str:
    every = [each for score in found for each in score.decisions]
    asked = Counter(each.why for each in every if each.asked)
    neither = sum(each.why == "unjustified" for each in every)
    alone, size = len(every) - sum(asked.values()), len(every)
    could = sum(each.could for each in found)
    regret = 1 - sum(each.got for each in found) / could if could else 0.0
    return (f"{sort:<12} {size:>7,} {alone / size:>7.1%} {alone / max(1, size - asked['policy']):>15.1%} "
            f"{asked['policy']:>6} {asked['evidence']:>8} {neither:>7} {regret:>7.1%}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
