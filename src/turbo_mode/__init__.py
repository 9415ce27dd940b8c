"""TURBO MODE carries out whole multi-phase deployment plans by itself."""
