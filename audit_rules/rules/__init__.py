"""One rule one file; the path is the id of the rule."""
