"""The JSON forms in which files bring gates and canary cases: read with all their problems at once, and judged.

A gate is ``{"series": NAME, "split": N, "block": N}``: the candidate is the block that starts at the split, the
baseline the block before it, and all that comes earlier is history. What comes later isn't looked at, and neither is
any other key. Where a series ends inside the candidate, that is still growing. Gates with the same series and split but
different blocks are looks at one candidate: the rate of false alarms holds for all of them together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct, structs

from turbo_mode.analysis.canary import Classification, Rules, classify
from turbo_mode.analysis.features import Worse
from turbo_mode.analysis.history import LEAST_BLOCK
from turbo_mode.analysis.judge import judge
from turbo_mode.analysis.series import Series, numbers
from turbo_mode.analysis.verdict import Verdict
from turbo_mode.core.plan.model import Judge
from turbo_mode.errors import UsageError

_MOST_TOLD = 5
_LONGEST = 10**12
_Read = TypeVar("_Read")


class Gate(Struct, frozen=True):
    """A place in a series at which something may have changed."""

    series: str
    split: int
    block: int
    length: int
    """The longest block of all looks at this candidate."""
    looks: tuple[int, ...] = ()


class Case(Struct, frozen=True):
    """An experiment and its control, and the rules to classify it by."""

    name: str
    experiment: Series
    control: Series
    rules: Rules


def read_gates(data: object, looks: int = 1) -> tuple[list[Gate], dict[str, Series]]:
    """Gates in their order, and the series that they name; ``looks`` is how often each candidate is looked at.

    Raises ``UsageError`` naming everything that is wrong.
    """
    form = _mapping(data, "series", "gates")
    found = form["series"] if isinstance(form["series"], dict) else {}
    series, wrong = {}, [] if found else ["`series` is no object with lists of numbers"]
    for name, values in found.items():
        series[name] = _tried(wrong, lambda name=name, values=values: numbers(values, f"the series `{name}`"))
    gates = [
        _tried(wrong, lambda i=i, each=each: _gate(i, each, found)) for i, each in enumerate(_items(form["gates"]))
    ]
    _raise(wrong)
    read = [each for each in gates if each is not None]
    return _with_looks(read, looks), {name: each for name, each in series.items() if each is not None}


def judge_gates(
    gates: Sequence[Gate], series: Mapping[str, Series], *, alpha: float, worse: Worse = "either"
) -> Iterator[Verdict]:
    """A verdict for each gate, one after another."""
    spec = Judge(method="history", worse=worse, tolerance="0", alpha=alpha, min_samples=LEAST_BLOCK)
    for gate in gates:
        whole = series[gate.series]
        start = max(0, gate.split - gate.length)
        candidate = whole[gate.split : gate.split + gate.block]
        if not len(candidate):
            yield Verdict("NODATA", f"the series has {len(whole)} values, so nothing follows {gate.split}")
            continue
        looks = sorted({*gate.looks, len(candidate)})
        yield judge(whole[start : gate.split], candidate, whole[:start], spec, block=gate.length, looks=looks)


def read_cases(data: object) -> list[Case]:
    """Canary cases in their order. Raises ``UsageError`` naming everything that is wrong."""
    wrong: list[str] = []
    items = enumerate(_items(_mapping(data, "cases")["cases"]))
    found = [_tried(wrong, lambda i=i, each=each: _case(i, each)) for i, each in items]
    _raise(wrong)
    return [each for each in found if each is not None]


def judge_cases(cases: Sequence[Case]) -> Iterator[Classification]:
    """A classification for each case, one after another."""
    for case in cases:
        yield classify(case.experiment, case.control, case.rules)


# -- gates -------------------------------------------------------------------------------------------------------------


def _gate(place: int, data: object, series: Mapping[str, object]) -> Gate:
    form = data if isinstance(data, dict) else {}
    name, split, block = form.get("series"), form.get("split"), form.get("block")
    if name not in series:
        raise UsageError(f"gate {place} names the series {name!r}, which isn't there")
    if type(split) is not int or not 0 <= split <= _LONGEST:
        raise UsageError(f"gate {place}: `split` is {split!r} and not the place of a value")
    if type(block) is not int or not 1 <= block <= _LONGEST:
        raise UsageError(f"gate {place}: `block` is {block!r} and not a number of values")
    return Gate(str(name), split, block, block)


def _with_looks(gates: Sequence[Gate], looks: int) -> list[Gate]:
    """Each gate with all the lengths at which its candidate is looked at."""
    blocks: dict[tuple[str, int], set[int]] = {}
    for gate in gates:
        blocks.setdefault((gate.series, gate.split), set()).add(gate.block)
    found = []
    for gate in gates:
        lengths = blocks[gate.series, gate.split]
        length = max(lengths)
        evenly = {math.ceil(length * each / looks) for each in range(1, looks + 1)}
        found.append(structs.replace(gate, length=length, looks=tuple(sorted(lengths | evenly))))
    return found


# -- canary cases ------------------------------------------------------------------------------------------------------

_NUMBER = r"([0-9.eE+-]+)"
_PAIR = rf"\(\s*{_NUMBER}\s*,\s*{_NUMBER}\s*\)"
_METHODS = {"MannWhitneyClassifier": "mannWhitney", "MeanInequalityClassifier": "meanInequality"}


def _case(place: int, data: object) -> Case:
    form = data if isinstance(data, dict) else {}
    name = str(form.get("name", f"case {place}"))
    if form.get("classifier", "MannWhitneyClassifier") not in _METHODS:
        raise UsageError(f"{name}: there is no classifier {form['classifier']!r}; there are {', '.join(_METHODS)}")
    for key in ("experiment", "control"):
        if key not in form:
            raise UsageError(f"{name}: `{key}` is missing")
    new, old = (numbers(form[key], f"{name}: the {key}") for key in ("experiment", "control"))
    return Case(name, new, old, _rules(name, form))


def _rules(name: str, form: Mapping[str, Any]) -> Rules:
    """The rules of a case, as written in the call of Kayenta's classifier: ``tolerance = 0.10, confLevel = 0.95``."""
    said, call = str(form.get("args", "")), str(form.get("call", ""))
    rules: dict[str, Any] = {"method": _METHODS[form.get("classifier", "MannWhitneyClassifier")]}
    for key, word in (("tolerance", "tolerance"), ("confidence", "confLevel"), ("outlier_factor", "outlierFactor")):
        if found := re.search(rf"\b{word}\s*=\s*{_NUMBER}", said):
            rules[key] = _float(name, found[1])
    for key, word in (("allowed", "effectSizeThresholds"), ("critical", "criticalThresholds")):
        if found := re.search(rf"\b{word}\s*=\s*{_PAIR}", said):
            rules[key] = (_float(name, found[1]), _float(name, found[2]))
    if re.search(r"(?i)effectSizeMeasure\s*=\s*\S*cles", said):
        rules["effect"] = "cles"
    for direction in ("increase", "decrease", "either"):
        if re.search(rf"(?i)\bMetricDirection\.{direction}\b", call):
            rules["direction"] = direction
    rules["missing"] = "replace" if re.search(r"(?i)\bNaNStrategy\.Replace\b", call) else "remove"
    rules["is_critical"] = bool(re.search(r"(?i)\bisCriticalMetric\s*=\s*true\b", call))
    rules["must_have_data"] = bool(re.search(r"(?i)\b(isDataRequired|mustHaveData)\s*=\s*true\b", call))
    return Rules(**rules)


def _float(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"{name}: `{text}` is no number") from None


# -- what both have in common ------------------------------------------------------------------------------------------


def _mapping(data: object, *keys: str) -> dict[str, Any]:
    lacking = [key for key in keys if not isinstance(data, dict) or key not in data]
    if lacking or not isinstance(data, dict):
        names = " and ".join(f"`{key}`" for key in lacking)
        raise UsageError(f"this is no file to judge: it has no {names}", hint="docs/user/judge.md shows both forms")
    return data


def _items(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise UsageError("what is to be judged is no list")
    return data


def _tried(wrong: list[str], read: Any) -> Any:
    try:
        return read()
    except UsageError as problem:
        wrong.append(problem.message)
        return None


def _raise(wrong: Sequence[str]) -> None:
    if wrong:
        more = f"; and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
        raise UsageError("; ".join(wrong[:_MOST_TOLD]) + more)
