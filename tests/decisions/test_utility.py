"""What options and questions are worth."""

from __future__ import annotations

import math
import re

from hypothesis import example, given
from hypothesis import strategies as st

from turbo_mode.core.decisions import policy, rules, utility
from turbo_mode.core.decisions.calibration import Correction
from turbo_mode.core.decisions.model import Advice, Finding, Measured, Offer, Verdict
from turbo_mode.core.decisions.offers import Circumstances, weighed, with_repeats
from turbo_mode.core.decisions.outcomes import Learned
from turbo_mode.core.plan import model

OPTIONS = {
    "go": model.Option(then="continue", benefit=100, loss=500),
    "again": model.Option(then="repeat", cost=5),
    "back": model.Option(then="rollback", benefit=0, loss=0),
}


def offers(findings: list[Finding], learned: Learned | None = None) -> list[Offer]:
    sight = Circumstances(findings)
    found = [
        weighed(Offer(name, option.then), OPTIONS, sight, learned, f"p/{name}") for name, option in OPTIONS.items()
    ]
    return with_repeats(found, OPTIONS, sight, learned)


def test_evidence_lowers_the_odds_by_its_p_value_within_a_bound() -> None:
    def factor(p: float | None, verdict: Verdict = "PASS") -> float:
        measured = Measured(p=p) if p is not None else None
        return rules.factor_of(Finding("x", verdict, measured=measured))

    assert factor(None) == factor(0.9) == factor(0.4) == 1.0
    assert math.isclose(factor(0.06), -math.e * 0.06 * math.log(0.06))
    assert factor(0.0) == factor(1e-9) == rules.LEAST
    assert factor(None, "FAIL") == rules.AGAINST
    assert factor(0.3, "FAIL") == rules.AGAINST
    assert factor(1e-5, "FAIL") == rules.LEAST
    assert factor(0.5, "INCONCLUSIVE") == 1.0
    assert factor(None, "INCONCLUSIVE") == rules.AGAINST


@given(st.lists(st.sampled_from(["PASS", "FAIL", "NODATA"]), max_size=6), st.floats(0.01, 0.99))
def test_more_against_it_never_makes_it_likelier(verdicts: list[Verdict], usual: float) -> None:
    findings = [Finding(str(number), verdict) for number, verdict in enumerate(verdicts)]
    factor = rules.evidence(findings, 0)
    assert 0 < factor <= 1
    assert rules.evidence([*findings, Finding("more", "FAIL")], 0) < factor
    assert rules.evidence(findings, 1) < factor
    assert Correction()(usual, factor) <= Correction()(usual) + 1e-12


@given(st.floats(0.01, 0.99), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(-1e6, 1e6))
def test_asking_is_worth_most_where_one_is_least_sure_and_never_more_than_the_mistake(
    chance: float, benefit: float, loss: float, instead: float
) -> None:
    chosen = Offer("go", "continue", success=chance, value=1.0, benefit=benefit, loss=loss)
    other = Offer("other", "fail", success=0.5, value=instead)
    found = utility.asking([chosen, other], "go")
    assert found is not None
    assert found.value <= (1 - chance) * (loss + max(instead, 0)) + 1e-3
    assert list(found.prices.values()) == sorted(found.prices.values())


def test_where_the_plan_says_no_numbers_asking_has_no_price() -> None:
    offer = Offer("go", "continue", success=0.9)
    assert utility.asking([offer], "go") is None


def test_it_asks_although_it_is_sure_enough_where_much_is_at_stake() -> None:
    learned = Learned({"p/go": 0.82}, {"p/go": 50})
    found = offers([], learned)
    choice = policy.weigh(Advice("go", found[0].success, "so"), found, [], "high", 0.0)
    assert choice.asking is not None
    assert not choice.alone
    assert choice.why_ask.startswith("asking is worth ")
    assert choice.levels["full"] == "alone: go"
    sure = policy.weigh(Advice("go", 0.97, "so"), offers([]), [], "high", 0.0)
    assert sure.alone


@given(st.floats(0.8, 0.9, exclude_max=True))
@example(0.8985)
@example(0.8999999999999999)
def test_a_confidence_below_its_threshold_is_written_as_one(confidence: float) -> None:
    offer = Offer("go", "continue", success=confidence)
    said = policy.weigh(Advice("go", confidence, "so"), [offer], [], "medium", 0.0).why_ask
    shown, least = re.findall(r"[\d.]+\d", said)
    assert (float(shown) < float(least), float(least)) == (True, 0.9), said


@given(st.floats(0.01, 0.99), st.floats(0, 1000), st.floats(0, 1000))
def test_a_lower_level_never_decides_alone_what_a_higher_one_asks_about(
    chance: float, gain: float, loss: float
) -> None:
    offer = Offer("go", "continue", success=chance, value=1.0, benefit=gain, loss=loss)
    choice = policy.weigh(Advice("go", chance, "so"), [offer], [], "manual", 0.0)
    alone = [choice.levels[level].startswith("alone") for level in policy.LEVELS]
    assert alone == sorted(alone)


def test_experience_stands_in_for_the_prior_and_is_corrected() -> None:
    plain, learned = (
        offers([])[0],
        offers([], Learned({"p/go": 0.6, "p/again": 0.5}, {"p/go": 12.0}, Correction(lean=-0.5))),
    )
    assert (plain.success, plain.usual, plain.seen) == (0.97, 0.97, 0.0)
    assert learned[0].usual == 0.6
    assert learned[0].success < 0.6
    assert learned[0].seen == 12.0


def test_a_repeat_is_worth_what_can_be_done_after_it() -> None:
    """It brings nothing where the next round finds the same, and never seems to undo the risk of going on."""
    go, again, back = (offer.value or 0.0 for offer in offers([]))
    assert math.isclose(go, 0.97 * 100 - 0.03 * 500)
    assert math.isclose(again, go - 5)
    failing = [Finding("x", "FAIL", critical=False)]
    worse, again, back = (offer.value or 0.0 for offer in offers(failing, Learned({"p/again": 0.5})))
    assert worse < go
    assert math.isclose(again, 0.5 * go + 0.5 * max(worse, back) - 5)
