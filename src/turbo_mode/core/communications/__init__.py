"""Messages to people: who is told what, when, by which channel, and what came of it. A pure machine of its own."""
