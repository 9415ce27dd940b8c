"""What has come of earlier choices, and how likely the next one is to turn out right.

A choice belongs to three groups, each within the one before: all choices of its kind (to go on, to repeat …), those of
its kind in its environment, and those of this very option at this gate of this plan. In each group the share of good
ones is a Beta-distributed quantity, whose prior is the posterior mean of what else there is in the group around it; the
outermost prior is the stated one. ``WORTH`` says how many choices each prior is worth, so that what is near counts
more. So a gate that has never been seen starts from what is usual for its kind, and one that has been seen often is
judged by itself (partial pooling; see Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 5). Nothing counts twice.
What is long ago counts less: after ``HALF_LIFE`` half.

How confidence is to be corrected is learned from how likely each choice would seem today by all the others. What had
seemed at the time would be corrected for having known less then, a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from turbo_mode.core.decisions import calibration, rules
from turbo_mode.core.decisions.calibration import Correction
from turbo_mode.core.decisions.opinions import Record
from turbo_mode.core.plan import model

DAY = 86_400_000
HALF_LIFE = 90 * DAY
"""Time in ms after which an outcome counts half."""
WORTH = (40.0, 20.0, 10.0)
"""How many choices the prior of each group is worth: of all of a kind, of an environment, of one option."""


class Place(NamedTuple):
    """Where an option stands: what it does (``then``), in which environment, and its own name ``plan/phase/option``."""

    then: str
    environment: str
    name: str


class Outcome(NamedTuple):
    """What came of one choice; ``factor`` as in ``Seen``, ``at`` in ms."""

    place: Place
    factor: float
    good: bool
    at: int


class Learned(Struct, frozen=True, omit_defaults=True):
    """What is known from earlier executions at the start of one; it stands in its first entry, and never changes.

    ``means`` says how often each option turns out right when nothing is against it, by ``key``, and ``seen`` how many
    choices stand behind that, where there are any. ``advisers`` has the records of models that were asked, by name.
    ``history`` has what metrics showed where earlier executions of the plan went on, by ``PHASE/EVIDENCE``.
    """

    means: dict[str, float] = {}
    seen: dict[str, float] = {}
    correction: Correction = Correction()
    advisers: dict[str, Record] = {}
    history: dict[str, list[float]] = {}


class Tally(NamedTuple):
    """Good and bad outcomes of a group, each counting by its age."""

    good: float = 0.0
    bad: float = 0.0

    def mean(self, prior: float, worth: float) -> float:
        """The posterior mean, from a prior mean that is worth so many outcomes."""
        return (self.good + worth * prior) / (self.good + self.bad + worth)


Group = tuple[str, ...]


def tallies(outcomes: Iterable[Outcome], now: int) -> dict[Group, Tally]:
    """The groups of all levels; ``now`` in ms."""
    found: dict[Group, Tally] = {}
    for each in outcomes:
        weight = faded(each.at, now)
        more = Tally(weight, 0.0) if each.good else Tally(0.0, weight)
        for group in _groups(each.place):
            was = found.get(group, Tally())
            found[group] = Tally(was.good + more.good, was.bad + more.bad)
    return found


def mean(groups: Mapping[Group, Tally], place: Place, prior: float) -> tuple[float, float]:
    """How likely a choice there is to turn out right, and how many choices of this very option that rests on."""
    found = [groups.get(group, Tally()) for group in _groups(place)]
    for around, within, worth in zip(found, [*found[1:], Tally()], WORTH, strict=True):
        prior = Tally(around.good - within.good, around.bad - within.bad).mean(prior, worth)
    return prior, found[-1].good + found[-1].bad


def key(phase: str, option: str, environment: str = "") -> str:
    """Under what an option is kept."""
    return f"{phase}/{option}@{environment}" if environment else f"{phase}/{option}"


class Past(NamedTuple):
    """All that earlier choices tell: the tallies of their groups, and how confidence is to be corrected."""

    groups: dict[Group, Tally]
    correction: Correction


def look_back(outcomes: Sequence[Outcome], now: int) -> Past | None:
    """What outcomes tell at ``now`` (ms); None where there are none."""
    if not outcomes:
        return None
    groups = tallies(outcomes, now)
    went_on = [each for each in outcomes if each.place.then == "continue"]
    seen = [calibration.Seen(_without(groups, each, now), each.factor, each.good) for each in went_on]
    return Past(groups, calibration.fit(seen))


def _without(groups: Mapping[Group, Tally], outcome: Outcome, now: int) -> float:
    """How likely the choice of an outcome would seem by all the others."""
    weight = faded(outcome.at, now)
    own = Tally(weight, 0.0) if outcome.good else Tally(0.0, weight)
    rest = {
        group: Tally(groups[group].good - own.good, groups[group].bad - own.bad) for group in _groups(outcome.place)
    }
    return mean(rest, outcome.place, rules.prior(outcome.place.then))[0]


def faded(at: int, now: int) -> float:
    """How much an outcome of a time still counts (both ms)."""
    return float(0.5 ** (max(0, now - at) / HALF_LIFE))


def learn(past: Past, plan: model.Plan) -> Learned:
    """What there is to know about the options of a plan."""
    means: dict[str, float] = {}
    seen: dict[str, float] = {}
    for name, place in _places(plan):
        found, behind = mean(past.groups, place, rules.prior(place.then))
        means[name] = round(found, 6)
        if behind:
            seen[name] = round(behind, 2)
    return Learned(means, seen, past.correction)


def _places(plan: model.Plan) -> Iterator[tuple[str, Place]]:
    """Every option of a plan whose outcome is ever known, in each environment in which it may stand."""
    for phase in plan.phases:
        environments = ["", *plan.environments] if phase.environment else [""]
        chosen = [(phase.id, name, option.then) for name, option in (phase.gate.options.items() if phase.gate else ())]
        for task in phase.tasks:
            options = task.decide.options if task.decide else ()
            chosen += [(f"{phase.id}/{task.id}", name, "continue") for name in options]
        for where, name, then in chosen:
            if then in ("continue", "repeat"):
                for environment in environments:
                    yield key(where, name, environment), Place(then, environment, f"{plan.name}/{where}/{name}")


def _groups(place: Place) -> tuple[Group, Group, Group]:
    return (place.then,), (place.then, place.environment), tuple(place)
