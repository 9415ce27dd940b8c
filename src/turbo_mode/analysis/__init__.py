"""Pure numerics on numpy: judges series of numbers. Imported only when asked; needs the extra ``analysis``.

No clock, file or randomness: the same numbers give the same verdict.
"""

from __future__ import annotations

import os

from turbo_mode.errors import NotInstalled

_THREADS = "OPENBLAS_NUM_THREADS"
"""Read once, when numpy is loaded. What is solved here is small: beside other work, threads of its own slow it down."""
_given = os.environ.get(_THREADS)
os.environ.setdefault(_THREADS, "1")
try:
    import numpy as np
except ImportError:
    raise NotInstalled("numpy, which is computed with here, is not installed",
                       hint='pip install "turbo-mode[analysis]"') from None  # fmt: skip
finally:
    if _given is None:
        del os.environ[_THREADS]  # it isn't for the programs that we start

__all__ = ["np"]
