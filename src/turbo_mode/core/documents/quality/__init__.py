"""How good a document is, in [0, 1], from its text and the journal alone. ``judging`` tells how that is measured."""
