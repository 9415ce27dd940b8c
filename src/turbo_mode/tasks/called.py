"""The process of a python task that has one of its own, started as ``python -I called.py``; see `python.serve`."""

import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))))
    from turbo_mode.tasks.python import serve

    serve()
