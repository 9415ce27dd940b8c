"""Who we are on this machine."""

from __future__ import annotations

import os
import pwd
from functools import cache


@cache
def user() -> str:
    """What the user of this process is called on this machine, whatever the environment says."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
