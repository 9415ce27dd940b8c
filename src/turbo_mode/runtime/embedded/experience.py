"""What the choices of earlier executions have taught: read for those that begin, and told by people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import RLock

from msgspec import convert, structs

from turbo_mode.core.decisions.advisers import Heard, records
from turbo_mode.core.decisions.opinions import Consulted, Record
from turbo_mode.core.decisions.outcomes import Learned, Outcome, Past, Place, learn, look_back
from turbo_mode.core.decisions.verdict import by_history
from turbo_mode.core.machine import entries as e
from turbo_mode.core.machine.inputs import OutcomeTold
from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.uses import asks_a_model, decided_in
from turbo_mode.errors import NotFound
from turbo_mode.runtime.embedded.engine import Engine, Item, Live
from turbo_mode.runtime.embedded.shelf import Shelf
from turbo_mode.store.queries import Reader, choices_of, outcomes_in
from turbo_mode.store.rows import DecisionRow, OutcomeRow

MOST_HEARD = 1000
"""Of so many choices it is looked up what models had said of them."""
EVER = 10 * 365 * 86_400_000
"""How far back (ms) a history goes that says nothing."""
FRESH = 5_000
"""For so long (ms) what was read serves again: many executions may begin at once."""


class Experience:
    """``settle`` feeds an item and waits until it is durable; ``loading`` is held while executions are loaded."""

    def __init__(self, engine: Engine, shelf: Shelf, settle: Callable[[Item], None], loading: RLock) -> None:
        self._engine = engine
        self._shelf = shelf
        self._settle = settle
        self._loading = loading
        self._read_at = 0
        self._past: Past | None = None
        self._records: dict[str, Record] | None = None

    def of(self, plan: model.Plan) -> Learned | None:
        """What is known of the options and metrics of a plan; None where it decides nothing, or nothing is known."""
        if not any(decided_in(plan)):
            return None
        now = self._engine.clock.now()
        history = self._history(plan, now)
        found = self._of_options(plan, now)
        return structs.replace(found or Learned(), history=history) if history else found

    def _of_options(self, plan: model.Plan, now: int) -> Learned | None:
        if not self._read_at <= now < self._read_at + FRESH:
            with self._engine.journal.reader() as reader:
                self._past = look_back([outcome_of(row) for row in outcomes_in(reader)], now)
            self._read_at, self._records = now, None
        if self._past is None:
            return None
        if self._records is None and asks_a_model(plan):
            with self._engine.journal.reader() as reader:
                self._records = records(heard_in(reader), now)
        found = self._records if self._records is not None and asks_a_model(plan) else {}
        return structs.replace(learn(self._past, plan), advisers=found)

    def _history(self, plan: model.Plan, now: int) -> dict[str, list[float]]:
        """What metrics that are judged beside earlier executions showed where these went on, the oldest first."""
        found: dict[str, list[float]] = {}
        for phase in plan.phases:
            names = metrics_by_history(phase)
            if not names:
                continue
            since = now - max(names.values())
            with self._engine.journal.reader() as reader:
                rows = choices_of(reader, plan.name, phase.id, since)
            for name, back in names.items():
                seen = [row for row in rows if row.at >= now - back]
                found[f"{phase.id}/{name}"] = [each for row in reversed(seen) for each in shown_by(row, name)]
        return found

    def tell(self, id: str, told: OutcomeTold) -> None:
        """Remember what came of a choice, also of one in an execution that has ended.

        Raises ``NotFound`` for an execution or a choice that there isn't.
        """
        with self._loading:
            known = self._engine.state(id)
            with self._engine.journal.reader() as reader:
                if not any(row.id == id for row in reader.find(id)):
                    raise NotFound(f"there is no execution {id}")
            state = known or self._shelf.load(id)
            if not any(chosen.decision == told.decision for chosen in state.choices):
                raise NotFound(
                    f"{told.decision} of execution {id[-6:]} is no choice at a gate or in a task",
                    hint=f"turbo-mode decisions {id[-6:]} lists them",
                )
            if known is None:
                self._engine.take(Live(id, state))
            try:
                self._settle(Item(id, told))
                self._read_at = 0
            finally:
                if known is None:
                    self._engine.forget(id)


def metrics_by_history(phase: model.Phase) -> dict[str, int]:
    """The metrics of a phase's gate that are judged beside earlier executions, and how far back (ms) these go."""
    pieces = phase.gate.evidence if phase.gate is not None else {}
    return {
        name: milliseconds(piece.metric.history) if piece.metric.history else EVER
        for name, piece in pieces.items()
        if piece.metric is not None and piece.foreach is None and by_history(piece.metric, piece.judge or model.Judge())
    }


def shown_by(row: DecisionRow, name: str) -> Iterator[float]:
    """What a metric showed at a gate, if that went on then."""
    entry = e.decode(row.body)
    if isinstance(entry, e.OptionChosen) and entry.about == "gate":
        went_on = any(each["name"] == entry.selection and each.get("then") == "continue" for each in entry.options)
        shown = entry.context.get("evidence", {}).get(name, {}).get("measured", {}).get("candidate")
        if went_on and shown is not None:
            yield float(shown)


def heard_in(reader: Reader) -> Iterator[Heard]:
    """What models had said of the newest choices whose outcome is known."""
    for row in outcomes_in(reader, limit=MOST_HEARD):
        decision = reader.decision(row.decision)
        entry = e.decode(decision.body) if decision is not None else None
        if isinstance(entry, e.OptionChosen):
            for consulted in convert(entry.context.get("opinions", []), list[Consulted]):
                if (said := consulted.chance(row.option)) is not None:
                    yield Heard(consulted.model, said, bool(row.good), row.at)


def outcome_of(row: OutcomeRow) -> Outcome:
    """A stored outcome in the words of the Decision Engine."""
    place = Place(row.doing, row.environment, f"{row.plan_name}/{row.phase}/{row.option}")
    return Outcome(place, row.factor, bool(row.good), row.at)
