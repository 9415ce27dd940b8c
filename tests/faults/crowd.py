"""An engine to be killed by the tests: ``python -m tests.faults.crowd FOLDER MANY``.

It goes on with what has not ended, starts ``plan.yaml`` until there are MANY executions, and ends when all have.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.places import store_of
from turbo_mode import Plan, TurboMode
from turbo_mode.operations import executions


def main() -> None:
    folder, many = Path(sys.argv[1]), int(sys.argv[2])
    with TurboMode(folder) as turbo:
        print("owner", flush=True)
        handles = turbo.resume()
        missing = many - len(executions.listed(store_of(folder)))
        handles += [turbo.start(Plan.load(folder / "plan.yaml"), {"odd": number % 2}) for number in range(missing)]
        for handle in handles:
            handle.wait()


if __name__ == "__main__":
    main()
