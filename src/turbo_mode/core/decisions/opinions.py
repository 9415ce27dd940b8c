"""What an adviser thinks of the options of a gate, and how much of it counts.

An adviser is asked for the chance of each permitted option that it turns out right; these chances needn't add up to
anything. Its opinion is pooled with what the rules say as the weighted mean of the log-odds, and never counts for more
than this:

* It is asked about permitted options only, and has no say in what is permitted.
* It may talk a gate out of an option that goes on, and never into one: going on is chosen only if the rules choose it.
* Where anything speaks against going on (evidence that doesn't pass, a failed task, a rule), an opinion lowers the
  confidence or leaves it; nothing that it says can raise it.
* Elsewhere an opinion beside the rules takes their 0.97 to 0.983 at most, since no chance counts for more than
  0.99, and no adviser for more than the rules: its weight is what its own record is worth (``advisers``).

An answer that isn't of this form is no advice.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

LEAST, MOST = 0.01, 0.99
"""A chance below or above counts as this: nobody is that sure."""
WEIGHTS: Mapping[str, float] = {"rules": 1.0, "model": 0.5}
"""How much each counts before anything is known of its record."""
SILENT = 0.05
"""An adviser that counts for less than this has nothing to say where the rules have no voice."""
LONGEST = 500
"""Characters of a reason; more is cut off."""


class Adviser(Struct, frozen=True):
    """The model that the owner lets advise, how long it may take in ms, and of how many tokens its answer may be."""

    name: str
    timeout_ms: int = 30_000
    max_tokens: int = 4000


class Opinion(Struct, frozen=True, omit_defaults=True):
    """For each option the chance that it turns out right, why, and the evidence that it has used."""

    by: str
    chances: dict[str, float]
    reason: str = ""
    used: list[str] = []


class Consulted(Struct, frozen=True, omit_defaults=True):
    """What came of asking an adviser: an opinion, or ``none``: why there isn't one.

    ``cost`` is in US dollars, as far as the price of the model is known; ``ms`` is how long it took.
    """

    by: str
    model: str = ""
    attempt: str = ""
    opinion: Opinion | None = None
    none: str = ""
    tokens: int = 0
    cost: float = 0.0
    ms: int = 0

    def chance(self, option: str) -> float | None:
        """What it gives an option; None if it says nothing about it."""
        return None if self.opinion is None else self.opinion.chances.get(option)


class Record(Struct, frozen=True):
    """How well an adviser has done: of so many choices that it spoke about the outcome is ``known``; its mean squared
    error (``brier``), and the ``weight`` that follows. See ``advisers``."""

    known: int
    brier: float
    weight: float


def weights_by(record: Record | None) -> Mapping[str, float]:
    """How much each counts, given the record of the adviser."""
    return WEIGHTS if record is None else {**WEIGHTS, "model": record.weight}


def trusted(consulted: Consulted | None, record: Record | None, *, rules_speak: bool) -> Consulted | None:
    """What was heard, without the opinion of one whose word would stand alone and is worth nothing."""
    if consulted is None or record is None or rules_speak or record.weight >= SILENT:
        return consulted
    return structs.replace(consulted, opinion=None, none="what it has said before was worth nothing")


class Nonsense(ValueError):
    """An answer that is no opinion; the text says what is wrong with it."""


def schema(options: Sequence[str], evidence: Sequence[str]) -> dict[str, Any]:
    """The form of an answer about these options, as JSON schema."""
    chance = {"type": "number", "minimum": 0, "maximum": 1}
    return {
        "type": "object",
        "properties": {
            "chances": {
                "type": "object",
                "properties": dict.fromkeys(options, chance),
                "required": list(options),
                "additionalProperties": False,
            },
            "reason": {"type": "string", "description": "One or two sentences."},
            "evidence": {
                "type": "array",
                "items": {"type": "string", "enum": list(evidence)} if evidence else {"type": "string"},
                "description": "The names of the evidence that this rests on.",
            },
        },
        "required": ["chances", "reason", "evidence"],
        "additionalProperties": False,
    }


def read(answer: Any, options: Sequence[str], evidence: Sequence[str], by: str = "model") -> Opinion:
    """An answer as an opinion. Evidence that doesn't exist is left out. Raises ``Nonsense``."""
    if not isinstance(answer, dict) or answer.keys() != {"chances", "reason", "evidence"}:
        raise Nonsense("its answer isn't of the form that was asked for")
    chances, reason, used = answer["chances"], answer["reason"], answer["evidence"]
    if not isinstance(chances, dict) or not isinstance(reason, str) or not isinstance(used, list):
        raise Nonsense("its answer isn't of the form that was asked for")
    if missing := [name for name in options if name not in chances]:
        raise Nonsense(f"its answer gives no chance to {', '.join(missing)}")
    if len(chances) > len(options):
        raise Nonsense("its answer is about options that don't exist, or aren't permitted")
    if wrong := [name for name in options if not _is_chance(chances[name])]:
        raise Nonsense(f"its answer gives {', '.join(wrong)} a chance that isn't a number from 0 to 1")
    said = {name: round(float(chances[name]), 4) for name in options}
    return Opinion(by, said, _line(reason), [name for name in evidence if name in used])


def _is_chance(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _line(text: str) -> str:
    """A text as one line of at most ``LONGEST`` characters that can be printed."""
    printed = "".join(each if each.isprintable() else " " for each in text[: 4 * LONGEST])
    line = " ".join(printed.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def pooled(said: Sequence[tuple[float, float]]) -> float:
    """The chance that follows from chances, each with its weight: the weighted mean of their log-odds."""
    weight = sum(weight for weight, _ in said)
    odds = sum(weight * _log_odds(chance) for weight, chance in said) / weight
    return 1 / (1 + math.exp(-odds))


def _log_odds(chance: float) -> float:
    clipped = min(max(chance, LEAST), MOST)
    return math.log(clipped / (1 - clipped))


def heeded(
    own: float, said: float | None, *, rules_speak: bool, against: bool, weights: Mapping[str, float] = WEIGHTS
) -> float:
    """The chance of an option to which the rules give ``own`` and an adviser ``said``.

    Without the rules (``rules_speak``) it is the adviser's alone, and the least there is where that says nothing.
    ``against``: something speaks against going on.
    """
    if said is None:
        return own if rules_speak else min(own, LEAST)
    mine = [(weights["rules"], own)] if rules_speak else []
    chance = pooled([*mine, (weights["model"], said)])
    return min(chance, own) if against else chance
