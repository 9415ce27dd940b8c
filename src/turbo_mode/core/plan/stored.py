"""A plan as a store holds it: its model as JSON.

msgspec learns a type when it first meets it, and crashes when two threads do that at once. An import is done by one
thread, so a plan is learnt here, and this module is imported where a plan is read.
"""

from __future__ import annotations

import msgspec

from turbo_mode.core.plan.model import Plan

read = msgspec.json.Decoder(Plan).decode
"""The plan from its JSON. Raises ``msgspec.ValidationError``."""
