"""The weights of words in options, in hundredths: a table in parts, written by ``tools/acts.py``."""

from __future__ import annotations

from turbo_mode.core.decisions.acts.weights import high, low, middle

TABLE = low.TABLE + middle.TABLE + high.TABLE
"""Each line: a weight, and the words that have it."""
