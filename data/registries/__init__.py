"""Real organisations of the source documents: registries to audit, and lists to compare with."""
