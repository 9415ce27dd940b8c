"""An example of each request with a body, for the description of the interface; the tests send every one."""

from __future__ import annotations

from typing import Any

PLAN: dict[str, Any] = {
    "turbo": 1, "name": "release",
    "phases": [{"id": "build", "tasks": [{"id": "make", "effect": "idempotent", "shell": "echo made"}]}],
}  # fmt: skip
REQUESTS: dict[str, Any] = {
    "POST /api/v1/executions": {"plan": PLAN, "inputs": {}},
    "PUT /api/v1/executions/{id}": {"status": "PAUSED", "reason": "lunch"},
    "POST /api/v1/executions/{id}/pause": {"reason": "lunch"},
    "POST /api/v1/executions/{id}/cancel": {"reason": "no longer wanted"},
    "POST /api/v1/executions/{id}/rollback": {"reason": "customers complain"},
    "POST /api/v1/executions/{id}/hold": {"reason": "audit"},
    "POST /api/v1/executions/{id}/retry": {"task": "make"},
    "POST /api/v1/executions/{id}/skip": {"task": "make", "outputs": {}, "reason": "made by hand"},
    "POST /api/v1/executions/{id}/signal": {"name": "go", "data": {"by": "ada"}},
    "POST /api/v1/executions/{id}/fork": {"inputs": {}, "entry": 0, "repeat": ["make"]},
    "POST /api/v1/decisions/{execution}/{name}/answer": {"selection": "ship", "reason": "all is well"},
    "POST /api/v1/decisions": {
        "question": "Which region first?",
        "context": {"load": {"eu": 0.4, "us": 0.7}},
        "options": ["eu", "us"],
    },
    "PUT /api/v1/decisions/{id}": {"question": "Which region first?", "options": ["eu", "us"], "selection": "eu"},
    "POST /api/v1/decisions/{id}/answer": {"selection": "eu", "reason": "less load"},
    "POST /api/v1/decisions/{execution}/{name}/delegate": {"to": "user:bob", "reason": "on the train"},
    "POST /api/v1/decisions/{execution}/{name}/links": {"person": "user:bob", "options": ["ship"], "seconds": 3600},
    "POST /api/v1/decisions/answer": {"link": "eyJ0…", "selection": "ship", "reason": "all is well"},
    "POST /api/v1/plans": {"plan": PLAN},
    "POST /api/v1/plans/check": {"plan": PLAN},
    "PUT /api/v1/plans/{name}": {"plan": PLAN},
    "POST /api/v1/documentation": {"type": "RUNBOOK", "content": "# How\n\nRun it again.", "metadata": {"team": "web"}},
    "PUT /api/v1/documentation/{id}": {"content": "# How\n\nRun it twice."},
    "POST /api/v1/progress": {"percentage": 40, "message": "half of the hosts", "metrics": {"hosts": 12}},
    "PUT /api/v1/progress/{id}": {"percentage": 60, "metrics": {"hosts": 18}},
    "POST /api/v1/communications": {
        "type": "STATUS",
        "content": "Half of it is out",
        "recipients": ["role:operators"],
        "title": "Release",
    },
    "PUT /api/v1/communications/{id}": {"status": "WITHDRAWN"},
    "POST /api/v1/keys": {"holder": "ci", "roles": ["operator"], "scopes": [], "days": 30},
}
"""By method and path."""
