"""What executions share: locks, and the slots of an engine. A second pure machine, with a stream of its own."""
