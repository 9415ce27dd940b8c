"""An engine to be killed by the tests: ``python -m tests.faults.payer FOLDER run|fork|resume [JSON]``.

``run`` carries out ``plan.yaml``, ``fork`` goes on with the newest execution by the keywords that are given, unless
that has been done already. Whatever is asked is answered with `keep`, or with what a probe would say.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.places import store_of
from turbo_mode import Plan, TurboMode
from turbo_mode.errors import Conflict, NotFound
from turbo_mode.library import Handle
from turbo_mode.operations import executions

ENDS = ("COMPLETED", "FAILED", "CANCELLED")


def begin(turbo: TurboMode, folder: Path, what: str, wish: dict[str, Any]) -> list[Handle]:
    if what == "run":
        return [turbo.start(Plan.load(folder / "plan.yaml"), wish)]
    if what == "fork":
        newest = executions.listed(store_of(folder), limit=1)[0]
        return [turbo.fork(newest.id, **wish)]
    return turbo.resume()


def main() -> None:
    folder, what, *more = Path(sys.argv[1]), *sys.argv[2:]
    with TurboMode(folder) as turbo:
        print("owner", flush=True)
        handles = begin(turbo, folder, what, json.loads(more[0]) if more else {})
        while any(handle.status not in ENDS for handle in handles):
            for handle in handles:
                for decision, question in handle.questions.items():
                    names = [option["name"] for option in question["options"]]
                    # What was said before a kill may be heard first: then nothing is asked any more.
                    with suppress(NotFound, Conflict):
                        handle.answer(decision, "keep" if "keep" in names else names[0])
            time.sleep(0.005)


if __name__ == "__main__":
    main()
