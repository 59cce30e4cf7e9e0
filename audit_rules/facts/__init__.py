"""Facts: what the stored pages say, before anyone judges it."""
