"""``python -m turbo_mode``."""

from turbo_mode.cli import script

if __name__ == "__main__":
    script()
