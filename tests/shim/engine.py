"""An engine which starts one attempt and then waits to be killed: `engine.py ATTEMPT finish|kill SCRIPT`."""

import os
import signal
import sys
from pathlib import Path

from turbo_mode.runtime.embedded.shims import ShimSpec, outputs_directory, start

if __name__ == "__main__":
    attempt, policy, script = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    start(
        attempt,
        ShimSpec(
            argv=["sh", "-c", script],
            env={"PATH": os.defpath, "TURBO_MODE_OUTPUTS": str(outputs_directory(attempt))},
            cwd=str(attempt.parent),
            grace_seconds=600,
            on_engine_loss="kill" if policy == "kill" else "finish",
        ),
    )
    print("started", flush=True)
    signal.pause()
