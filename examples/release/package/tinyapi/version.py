"""The version. A release stamps the real one here."""

__version__ = "0.0.0"
