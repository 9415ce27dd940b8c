"""``python -m turbo_mode``."""

import sys

from turbo_mode.cli import main

if __name__ == "__main__":
    sys.exit(main())
