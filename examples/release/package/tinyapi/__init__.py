"""A tiny HTTP API that greets people and knows how it feels."""

from tinyapi.version import __version__

__all__ = ["__version__"]
