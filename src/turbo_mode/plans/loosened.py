"""Which changes make a plan less careful: more is decided alone, more may go wrong, less can be undone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from turbo_mode.core.plan import model
from turbo_mode.core.plan.durations import milliseconds

_LEVELS = ("manual", "low", "medium", "high", "full")

_GONE: Mapping[str, str] = {
    "compensate": "a rollback can't undo it any more",
    "verify": "after a crash a person will be asked whether it happened",
    "gate": "nothing is decided here any more",
    "approve": "nobody has to agree any more",
    "require": "nobody has to agree any more",
    "evidence": "the gate looks at less than before",
    "rules": "a rule of the policy is gone",
    "window": "it may happen at any time",
    "changeWindow": "it may happen at any time",
    "expect": "less has to be true for it to count as done",
    "confidence": "less confidence is asked for",
    "autonomyLevel": "more is decided alone",
    "budgets": "a limit is gone",
    "deadline": "a limit is gone",
    "sandbox": "it doesn't run in a sandbox any more",
    "blastRadius": "policy can't see any more how far it reaches",
    "batch": "all instances start without a first batch",
}
_LESS_CAREFUL_IF: Mapping[tuple[str, bool], str] = {
    ("critical", False): "its failure doesn't forbid going on any more",
    ("notAuthor", False): "whoever starts the plan may agree to it",
    ("reversible", True): "it may be chosen alone at a lower level",
    ("allowFailed", True): "it goes on although tasks have failed",
    ("optional", True): "its failure doesn't count any more",
    ("irreversible", False): "policy doesn't treat it as final any more",
    ("pointOfNoReturn", False): "it needs no approval of its own any more",
    ("sandbox", False): "it doesn't run in a sandbox any more",
    ("undo", False): "a repeat doesn't undo what was done before",
}
_NO_LONGER: Mapping[str, str] = {
    "rollback": "it takes nothing back any more",
    "hold": "no person is asked any more",
}
_LARGER = "the budget is larger"
_MORE_IS_LOOSER: Mapping[str, str] = {
    "tolerate": "more instances may fail",
    "tolerateFirst": "more instances may fail",
    "max": "it may be repeated more often",
    "maxRounds": "it may be repeated more often",
    "blastRadius": "it reaches further",
    "cost": _LARGER,
    "tokens": _LARGER,
    "tasks": _LARGER,
    "steps": _LARGER,
    "asks": _LARGER,
    "wallTime": _LARGER,
}
_LESS_IS_LOOSER: Mapping[str, str] = {
    "confidence": "less confidence is asked for", "quorum": "fewer people have to agree",
    "minSamples": "it is judged by less",
}  # fmt: skip
_BUDGET = frozenset(model.Budgets.__struct_encode_fields__)


def gone(record: type, key: str) -> str:
    """Why it matters that a key, or an entry of it, is gone; empty if it doesn't."""
    if record is model.Budgets:
        return "a limit is gone"
    return _GONE.get(key, "")


def more(record: type, key: str, old: Any, new: Any) -> str:
    """Why it matters that something was added."""
    if key == "secrets" and record in (dict, model.SubPlan, model.InnerPlan):
        return "it may use a secret that it could not"
    if key == "passEnv" and set(new) - set(old or ()):
        return "programs see more of the engine's environment"
    return _LESS_CAREFUL_IF.get((key, new), "") if isinstance(new, bool) else ""


def looser(record: type, key: str, old: Any, new: Any) -> str:
    """Why it matters that a value has changed; empty if it is as strict as before, or stricter."""
    if isinstance(new, bool):
        return _LESS_CAREFUL_IF.get((key, new), "")
    if key == "then":
        return _NO_LONGER.get(old, "")
    if key == "sandbox":
        return "fewer programs run in a sandbox" if new == "agents" else ""
    if key == "autonomyLevel":
        return "more is decided alone" if _LEVELS.index(new) > _LEVELS.index(old) else ""
    if key in _BUDGET and record is not model.Budgets:
        return ""
    if key == "max" and record is not model.Option:
        return ""
    before, after = _amount(old), _amount(new)
    if before is None or after is None:
        return ""
    if after > before:
        return _MORE_IS_LOOSER.get(key, "")
    return _LESS_IS_LOOSER.get(key, "") if after < before else ""


def _amount(value: Any) -> float | None:
    """A number, a share, a duration or money as a number to compare; None if it is none of these."""
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"(\d+(\.\d+)?(ms|s|m|h|d))+", value):
        return float(milliseconds(value))
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?:%| [A-Z]{3})?", value)
    return float(found[1]) if found else None
