"""Which executions are sent as traces, as the variables of OpenTelemetry say: ``OTEL_TRACES_SAMPLER``.

It is settled once, when an execution is accepted, and stands in its record with the trace that it belongs to: so all
its spans are sent or none, over a crash too, and whoever is called is told which.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from turbo_mode.core.ids import is_sampled, named_trace, sampled, trace_of

NAME, ARGUMENT = "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"
_SAMPLERS = ("always_on", "always_off", "traceidratio")
_PARENT_BASED = "parentbased_"
_USUAL = "parentbased_always_on"
_DRAWN = 1 << 56
"""The last 56 bits of the id of a trace are drawn by lot (W3C Trace Context, level 2)."""
_log = logging.getLogger("turbo_mode.delivery")


def sampler_of(environment: Mapping[str, str]) -> Callable[[str, str], str]:
    """Makes of an execution's id, and of that under which it is started, the same with the flag that says whether.

    What the variables say and isn't known is told in the log, and left out, as the standard has it.
    """
    name = environment.get(NAME, "").strip() or _USUAL
    if name.removeprefix(_PARENT_BASED) not in _SAMPLERS:
        _log.warning("%s: there is no sampler `%s` here; taking %s", NAME, name[:60], _USUAL)
        name = _USUAL
    heeds, kind = name.startswith(_PARENT_BASED), name.removeprefix(_PARENT_BASED)
    ratio = {"always_on": 1.0, "always_off": 0.0}.get(kind)
    least = round((1 - (_ratio(environment) if ratio is None else ratio)) * _DRAWN)

    def sample(execution: str, under: str) -> str:
        if heeds and named_trace(under):
            return sampled(under, is_sampled(under))
        return sampled(under, int(trace_of(execution, under)[0][-14:], 16) >= least)

    return sample


def _ratio(environment: Mapping[str, str]) -> float:
    said = environment.get(ARGUMENT, "").strip()
    try:
        ratio = float(said or 1)
    except ValueError:
        ratio = -1.0
    if 0 <= ratio <= 1:
        return ratio
    _log.warning("%s: `%s` is no number from 0 to 1; taking 1", ARGUMENT, said[:60])
    return 1.0
