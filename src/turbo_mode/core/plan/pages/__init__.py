"""A short page about every code that ``check`` may report, in a module for each group of codes."""
