"""The store to papers."""
