"""The report on the quality of decisions: how sure they were, who took them, and what came of them.

The Brier score is the mean square of what confidence was off by (Brier, Monthly Weather Review 78, 1950): 0 is best,
and 0.25 is what always saying 0.5 comes to.
"""

from __future__ import annotations

from collections import Counter

from turbo_mode.core.documents.accounts import about, decisions, outcome, summary
from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Part, Section, bullets, paragraph, table
from turbo_mode.core.documents.wording import by_whom, cited, code, count, length, share


def sections(facts: Facts) -> list[Section]:
    """The report, section by section."""
    return [
        summary(facts),
        Section("Decisions", [decisions(facts)]),
        Section("Confidence", _confidence(facts)),
        Section("Who decided", [bullets(_deciders(facts), none="Nobody had to decide.")]),
        Section("Outcomes", _outcomes(facts)),
        Section("Calibration", [_calibration(facts)]),
        about(facts),
    ]


def _confidence(facts: Facts) -> list[Part]:
    rows = [
        [code(each.name), code(each.selection, 40), share(each.confidence), f"#{each.seq}"] for each in facts.chosen
    ]
    return table(["Decision", "Selection", "Confidence", "Entry"], rows, none="No decision was taken.")


def _deciders(facts: Facts) -> list[str]:
    found = Counter(each.by for each in facts.chosen)
    said = [
        cited(f"{count(number, 'decision')} decided by {by_whom(by)}",
              *[each.seq for each in facts.chosen if each.by == by][:10])
        for by, number in sorted(found.items())
    ]  # fmt: skip
    asked = [each for each in facts.chosen if each.asked_at]
    if asked:
        waited = length(sum(each.waited for each in asked))
        said.append(cited(f"People were asked {count(len(asked), 'question')} and took {waited}",
                          *[each.seq for each in asked[:10]]))  # fmt: skip
    return said


def _outcomes(facts: Facts) -> list[Part]:
    said = [outcome(each) for each in facts.chosen if each.good is not None]
    unknown = [
        cited(f"What came of {code(each.name)} is not known", each.seq) for each in facts.chosen if each.good is None
    ]
    return [bullets([*said, *unknown], none="There is nothing to come of anything.")]


def _calibration(facts: Facts) -> Part:
    known = [each for each in facts.chosen if each.good is not None]
    if not known:
        return paragraph("No outcome is known, so confidence can't be scored.")
    brier = sum((each.expected - bool(each.good)) ** 2 for each in known) / len(known)
    return paragraph(
        cited(f"The Brier score of {count(len(known), 'decision')} is {share(brier)}",
              *[each.outcome_seq for each in known[:10]])
    )  # fmt: skip
