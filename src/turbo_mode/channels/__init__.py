"""Sending messages to people: what is said, and the process that says it through Apprise."""
