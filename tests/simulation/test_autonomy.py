"""The benchmark of autonomy in small: made-up plans at ``high``, in a world whose truth is known."""

from __future__ import annotations

from benchmarks.autonomy.__main__ import run


def test_it_stops_only_where_policy_or_evidence_asks_for_it() -> None:
    found, _, wrong = run(40, 1)
    every = [each for score in found for each in score.decisions]
    assert not wrong
    assert len(every) > 80
    by_policy = sum(each.asked and each.why == "policy" for each in every)
    asked = sum(each.asked for each in every)
    assert 1 - (asked - by_policy) / (len(every) - by_policy) >= 0.93
    assert sum(each.got for each in found) >= 0.9 * sum(each.could for each in found)
