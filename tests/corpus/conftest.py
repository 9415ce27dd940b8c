"""Stories from outside: a person at a terminal in a folder of their own."""

from tests.cli.conftest import person

__all__ = ["person"]
