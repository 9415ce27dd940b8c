"""What must always hold of says that are handed on and of links. Part of the invariants.

Judged from the entries alone: whose say is in whose hands is kept here once more.
"""

from __future__ import annotations

from collections.abc import Iterable

from turbo_mode.core.decisions.model import Answer
from turbo_mode.core.machine import entries as e
from turbo_mode.testing.say_features import STALE
from turbo_mode.testing.shadow import Shadow
from turbo_mode.testing.simulator import Simulation, require


def says_of(answer: Answer) -> list[str]:
    """Whose says an answer was given with."""
    own = [] if answer.handed_on else [answer.by]
    return sorted([*own, *(say.by for say in answer.says)])


class SayRules:
    """``hands`` has by question whose say is in whose hands, where it isn't their own. ``used`` are links."""

    def __init__(self, shadow: Shadow, simulation: Simulation) -> None:
        self.shadow = shadow
        self.simulation = simulation
        self.hands: dict[str, dict[str, str]] = {}
        self.used: set[str] = set()
        self.refused: set[str] = set()
        self.expected: e.LinkUsed | None = None

    def judge(self, entry: e.AnyEntry) -> None:
        """An entry, before the shadow follows it."""
        self._judge_road(entry)
        answers = list(self.shadow.limits.answers.get(getattr(entry, "decision", ""), {}).values())
        match entry:
            case e.SayDelegated():
                spoken = [each.by for each in answers if entry.by in says_of(each)]
                require(not spoken, f"{spoken} have answered with the say of {entry.by}, which is handed on")
                require(entry.reason, f"{entry.by} hands a say on, and not why")
                self.hands.setdefault(entry.decision, {})[entry.by] = entry.to
            case e.AnswerGiven():
                answer, said = entry.answer, says_of(entry.answer)
                require(said == self.givers(entry.decision, answer.by), f"{answer.by} speaks for {said}")
                self._judge_votes([each for each in answers if each.by != answer.by], said)
            case e.LinkUsed():
                self._judge_link(entry)
            case e.LinkRefused():
                again = entry.link in self.refused
                require(not again or entry.link in self.used, f"{entry.link} is refused in the record again and again")
                self.refused.add(entry.link)

    def givers(self, decision: str, person: str) -> list[str]:
        """Whose says are in the hands of a person."""
        hands = self.hands.get(decision, {})
        own = [person] if hands.get(person, person) == person else []
        return sorted([*own, *(by for by, to in hands.items() if to == person != by)])

    def _judge_votes(self, others: Iterable[Answer], said: list[str]) -> None:
        for each in others:
            twice = {*says_of(each)} & {*said}
            require(not twice, f"{each.by} has answered with the say of {twice} already")

    def _judge_link(self, entry: e.LinkUsed) -> None:
        require(entry.link not in self.used, f"the link {entry.link} acts twice")
        require(not entry.link.startswith(STALE), f"{entry.link} is for another question")
        warrants = [given.warrant for given in self.simulation.inbox.values() if given.warrant]
        made = next(each for each in warrants if each.id == entry.link)
        require(entry.at < made.expires, f"{entry.link} has expired, and acts")
        self.used.add(entry.link)
        self.expected = entry

    def _judge_road(self, entry: e.AnyEntry) -> None:
        """What a link is used for follows at once."""
        used, self.expected = self.expected, None
        if used is not None:
            answers = isinstance(entry, e.AnswerGiven) and (entry.decision, entry.answer.by) == (used.decision, used.by)
            require(answers, f"{used.link} is used up, and no answer of {used.by} follows")
