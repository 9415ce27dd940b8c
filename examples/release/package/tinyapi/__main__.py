"""``python -m tinyapi``: serve on ``PORT`` (8000) until told to stop. ``TINYAPI_FAULTY`` is the share of failures."""

import os
import signal
import sys

from tinyapi import __version__
from tinyapi.api import Api
from tinyapi.server import LOOPBACK, Server


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    api = Api(faulty=float(os.environ.get("TINYAPI_FAULTY", "0")))
    with Server(int(os.environ.get("PORT", "8000")), api) as server:
        print(f"tinyapi {__version__} on http://{LOOPBACK}:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
