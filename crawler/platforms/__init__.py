"""One engine one file: what a platform knows of its own sites."""
