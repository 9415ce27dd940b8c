"""The console script, and ``python -m turbo_mode``."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def script() -> NoReturn:
    """Run the command line, and end at once when all is said: to tidy up the interpreter takes longer than hello.

    What a command loads stays to its end: with Python's own threshold, 700 objects, looking through it for garbage that
    goes in circles takes a tenth of a short command.
    """
    gc.set_threshold(50_000)
    from turbo_mode.cli import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read it is gone
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    script()
