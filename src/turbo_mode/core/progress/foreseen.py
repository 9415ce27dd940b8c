"""What becomes of a plan if it is started now."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from turbo_mode.core.progress.report import Span


class Critical(Struct, frozen=True):
    """A task on the critical path; ``chance`` is in which part of all simulations it lies there."""

    task: str
    seconds: float
    chance: float


class Foreseen(Struct, frozen=True):
    """A forecast of a whole execution, from so many earlier ``executions``. Seconds; chances from 0 to 1."""

    plan: str
    executions: int
    duration: Span
    questions: float
    asked: dict[str, float]
    failure: float
    risks: dict[str, float]
    critical: list[Critical]
    tasks: int

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "plan": self.plan, "executions": self.executions, "tasks": self.tasks,
            "duration": {name: round(value, 3) for name, value in self.duration._asdict().items()},
            "questions": round(self.questions, 2),
            "asks": {name: round(chance, 3) for name, chance in self.asked.items()},
            "failureProbability": round(self.failure, 4),
            "risks": {task: round(chance, 4) for task, chance in self.risks.items()},
            "criticalPath": [
                {"task": each.task, "seconds": round(each.seconds, 3), "chance": round(each.chance, 3)}
                for each in self.critical
            ],
        }  # fmt: skip
