"""Pure numerics on numpy: judges series of numbers. Imported only when asked; needs the extra ``analysis``.

No clock, file or randomness: the same numbers give the same verdict.
"""

from __future__ import annotations

from turbo_mode.errors import NotInstalled

try:
    import numpy as np
except ImportError:
    raise NotInstalled("numpy, which the judge computes with, is not installed",
                       hint='pip install "turbo-mode[analysis]"') from None  # fmt: skip

__all__ = ["np"]
