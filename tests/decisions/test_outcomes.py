"""What earlier choices teach: nothing counts twice, what is near counts more, and nothing is made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from turbo_mode.core.decisions import outcomes, rules
from turbo_mode.core.decisions.outcomes import DAY, HALF_LIFE, Outcome, Place, learn, look_back, mean, tallies
from turbo_mode.core.plan import model

NOW = 1_000 * DAY
HERE = Place("continue", "production", "shop/canary/promote")
PLACES = [HERE, HERE._replace(name="shop/other/go"), HERE._replace(environment="staging"), HERE._replace(then="repeat")]
many = st.lists(
    st.builds(Outcome, st.sampled_from(PLACES), st.floats(0.002, 1), st.booleans(), st.integers(0, NOW)),
    max_size=40,
)


def test_without_a_past_the_prior_is_what_there_is() -> None:
    assert mean({}, HERE, 0.97) == (0.97, 0.0)
    assert look_back([], NOW) is None


@given(many)
def test_a_mean_is_a_chance_and_order_does_not_matter(past: list[Outcome]) -> None:
    found, seen = mean(tallies(past, NOW), HERE, rules.GREEN)
    turned, same = mean(tallies(past[::-1], NOW), HERE, rules.GREEN)
    assert 0 < found < 1
    assert seen >= 0
    assert abs(found - turned) < 1e-9
    assert abs(seen - same) < 1e-9


@given(many, st.sampled_from(PLACES[:3]))
def test_one_more_good_outcome_never_lowers_it(past: list[Outcome], place: Place) -> None:
    before, _ = mean(tallies(past, NOW), HERE, rules.GREEN)
    after, _ = mean(tallies([*past, Outcome(place, 1.0, True, NOW)], NOW), HERE, rules.GREEN)
    worse, _ = mean(tallies([*past, Outcome(place, 1.0, False, NOW)], NOW), HERE, rules.GREEN)
    assert worse < before + 1e-12
    assert after >= before - 1e-12


def test_what_is_nearer_counts_more() -> None:
    means = [mean(tallies([Outcome(place, 1.0, False, NOW)] * 5, NOW), HERE, 0.97)[0] for place in PLACES]
    assert means[0] < means[1] < means[2] < means[3] == 0.97


def test_much_experience_outweighs_every_prior() -> None:
    past = [Outcome(HERE, 1.0, number % 2 == 0, NOW) for number in range(2_000)]
    assert abs(mean(tallies(past, NOW), HERE, 0.97)[0] - 0.5) < 0.01


def test_after_its_half_life_an_outcome_counts_half() -> None:
    past = [Outcome(HERE, 1.0, True, NOW), Outcome(HERE, 1.0, False, NOW - HALF_LIFE)]
    assert tallies(past, NOW)["continue", "production", HERE.name] == (1.0, 0.5)


def test_a_plan_learns_about_its_own_options_in_each_environment() -> None:
    gate = model.Gate(options={"promote": model.Option(then="continue"), "back": model.Option(then="rollback")})
    phase = model.Phase(id="canary", tasks=[], gate=gate, environment="${{ inputs.where }}")
    plan = model.Plan(turbo=1, name="shop", phases=[phase], environments={"production": model.Environment()})
    past = look_back([Outcome(HERE, 1.0, False, NOW)] * 4, NOW)
    assert past is not None
    learned = learn(past, plan)
    assert learned.means.keys() == {"canary/promote", "canary/promote@production"}
    assert learned.seen == {"canary/promote@production": 4.0}
    assert learned.means["canary/promote@production"] < learned.means["canary/promote"] < rules.GREEN
    assert learned.correction.lean < 0
    assert outcomes.key("canary", "promote", "production") in learned.means
