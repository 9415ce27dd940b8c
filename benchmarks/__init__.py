"""Our speed beside the peers' and the disk's, measured in one interleaved run: `python -m benchmarks`."""
