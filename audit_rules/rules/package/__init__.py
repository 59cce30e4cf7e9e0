"""Rules on the package of local acts."""
