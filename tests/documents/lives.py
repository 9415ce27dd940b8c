"""Executions to write documents about: simulated lives, with everything in them that can happen."""

from __future__ import annotations

from turbo_mode.core.documents.recording import Recording
from turbo_mode.core.machine.apply import apply
from turbo_mode.core.machine.entries import decode
from turbo_mode.core.machine.state import Execution
from turbo_mode.operations.documentation import Known
from turbo_mode.testing.faults import draw_case
from turbo_mode.testing.simulator import Simulation


def life(seed: int) -> Known:
    """One simulated life, as operations know an execution."""
    simulation = Simulation(draw_case(seed)).run()
    state = Execution(simulation.blueprint)
    recording = Recording(simulation.blueprint)
    for seq, body in enumerate(simulation.disk, 1):
        entry = decode(body)
        apply(state, entry)
        recording.see(seq, entry, state)
    return Known(recording.facts(), "/plans/random/plan.yaml", state)
