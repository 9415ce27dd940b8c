"""What an option would do, read from its words: everyday work of a plan, or an act on what isn't the plan's own."""

from __future__ import annotations

from collections.abc import Mapping

SAYS: Mapping[str, str] = {
    "removes": "it removes what isn't known as the plan's own",
    "stops": "it stops what isn't known as the plan's own",
    "safeguards": "it gets past something that protects",
    "credentials": "it uses keys or rights that were not given to it",
    "money": "it spends or moves money",
    "people": "it speaks or decides for people",
    "data": "it touches data about people",
    "changes": "it changes what isn't known as the plan's own",
    "outside": "it runs what comes from anywhere",
}
"""What each code of an act says."""
