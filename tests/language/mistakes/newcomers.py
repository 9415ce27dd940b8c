"""What people write who come from elsewhere, found by writing like them."""

from __future__ import annotations

from tests.language.mistakes.mistake import Mistake as M

MISTAKES: list[M] = []
