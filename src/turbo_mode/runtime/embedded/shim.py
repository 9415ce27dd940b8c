"""The shim: a small process of its own that holds one attempt and outlives the engine.

Started as `python -I -S shim.py <attempt directory>` with the specification as JSON on its standard input, so that
secrets never touch the disk. It answers one line on standard output: `{"started": …}` or `{"error": …}`; with an
error nothing ran.

Only names the modules to import: a program's first file is compiled anew at each start, imported ones are not. The
packages above them are stood in for by empty ones, since their real `__init__` may import what a shim has no time
for.
"""

import os
import sys


def _import_alone() -> None:
    here = os.path.dirname(os.path.realpath(__file__))
    root = os.path.dirname(os.path.dirname(here))
    places = {
        "turbo_mode": root,
        "turbo_mode.security": os.path.join(root, "security"),
        "turbo_mode.runtime": os.path.dirname(here),
        "turbo_mode.runtime.embedded": here,
    }
    for name, place in places.items():
        package = type(sys)(name)
        package.__path__ = [place]
        sys.modules[name] = package


if __name__ == "__main__":
    _import_alone()
    from turbo_mode.runtime.embedded.supervision import main

    main(sys.argv[1])
    os._exit(0)  # the engine waits for this moment; tidying up would only delay it
