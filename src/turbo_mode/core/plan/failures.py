"""The codes of failures of attempts: what ``error.code`` may be. They stay the same, and there may be more."""

from __future__ import annotations

FAILURES = (
    "exit_status", "http_status", "expect_false", "bad_output", "too_large", "exception", "plan_failed",
    "not_ready", "bad_items", "too_many_failed", "poll_timeout", "deadline", "no_case", "no_artifact",
    "bad_artifact", "artifact_quota", "bad_answer", "sandbox_missing", "bad_model", "not_approved", "not_decided",
    "outside_window", "data_error", "data_uncertain", "budget_exhausted", "expression", "spawn_failed",
    "secret_error", "egress_denied", "refused", "unreachable", "bad_request", "bad_redirect", "timeout", "deadlock",
    "phase_timeout", "cancelled", "killed", "lost", "crashed",
)  # fmt: skip
