"""A process that owns a store, to be killed by the tests: ``python owner.py FOLDER [PLAN]``.

With a plan it starts an execution, without one it goes on with what has not ended. It ends when everything has
ended or waits for a person.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from turbo_mode import Plan, TurboMode


def main() -> None:
    folder = Path(sys.argv[1])
    with TurboMode(folder) as turbo:
        print("owner", flush=True)
        handles = [turbo.start(Plan.load(sys.argv[2]))] if len(sys.argv) > 2 else turbo.resume()
        while any(handle.status not in ("COMPLETED", "FAILED", "CANCELLED", "HELD") for handle in handles):
            time.sleep(0.005)


if __name__ == "__main__":
    main()
